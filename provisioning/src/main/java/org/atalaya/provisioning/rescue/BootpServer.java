package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells boot loaders that ask who they are and which file to run: BOOTP (RFC 951) and as much of DHCP (RFC 2131) as
 * they speak. Answers loaders alone, by what they call themselves (RouterBOOT: {@code Mips_boot}; PXE: {@code PXEClient})
 * or by asking in plain BOOTP, which no computer of today does: a laptop on the same cable is left to its own server.
 * There is one address to give; who asks second while it is in use gets none.
 */
public final class BootpServer implements AutoCloseable {
  /** Where loaders ask, and where they listen. */
  public static final int SERVER_PORT = 67;
  static final int CLIENT_PORT = 68;

  private static final int LEAST = 236;
  private static final int MOST = 1500;
  private static final int REPLY_BYTES = 300;
  private static final byte[] COOKIE = {99, (byte) 130, 83, 99};
  private static final int MESSAGE_TYPE = 53;
  private static final int VENDOR_CLASS = 60;
  private static final int LEASE_SECONDS = 3600;

  private final DatagramSocket listening;
  private final DatagramSocket answering;
  private final Inet4Address laptop;
  private final Inet4Address lease;
  private final String file;
  private final TftpEvent.Listener listener;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<String> holder = Optional.empty();

  private BootpServer(DatagramSocket listening, DatagramSocket answering, Inet4Address laptop, Inet4Address lease, String file,
      TftpEvent.Listener listener) {
    this.listening = listening;
    this.answering = answering;
    this.laptop = laptop;
    this.lease = lease;
    this.file = file;
    this.listener = listener;
  }

  /**
   * Begins to answer.
   *
   * @param laptop this computer's address on the cable, in a network of 24 bits
   * @param lease the address that is given away, in the same network
   * @param file which the loader is to fetch from this computer by TFTP, at most 127 ASCII characters
   * @throws IOException if port 67 can't be had
   */
  public static BootpServer start(Inet4Address laptop, Inet4Address lease, String file, TftpEvent.Listener listener)
      throws IOException {
    DatagramSocket listening = new DatagramSocket(null);
    DatagramSocket answering = null;
    try {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(SERVER_PORT));
      answering = new DatagramSocket(null);
      answering.setReuseAddress(true);
      answering.setOption(StandardSocketOptions.SO_BROADCAST, true);
      answering.bind(new InetSocketAddress(laptop, SERVER_PORT));
    } catch (IOException e) {
      listening.close();
      if (answering != null) {
        answering.close();
      }
      throw e;
    }
    BootpServer server = new BootpServer(listening, answering, laptop, lease, file, listener);
    server.thread.submit(server::listen);
    return server;
  }

  private void listen() {
    byte[] buffer = new byte[MOST];
    while (!listening.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        listening.receive(packet);
        Optional<byte[]> reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (reply.isPresent()) {
          send(reply.get());
        }
      } catch (SocketException closed) {
        if (listening.isClosed()) {
          return;
        }
      } catch (IOException unreadable) {
        // the next packet may be better
      }
    }
  }

  /** To all on that cable: the loader has no address yet, and its network's broadcast leads out of the right socket. */
  private void send(byte[] reply) throws IOException {
    byte[] everyone = laptop.getAddress();
    everyone[3] = (byte) 255;
    answering.send(new DatagramPacket(reply, reply.length, InetAddress.getByAddress(everyone), CLIENT_PORT));
  }

  /** The answer to one packet; empty where there is none to give. */
  Optional<byte[]> reply(byte[] request) {
    if (request.length < LEAST || request[0] != 1 || request[1] != 1 || request[2] != 6) {
      return Optional.empty();
    }
    Map<Integer, byte[]> options = options(request);
    Optional<Integer> type = Optional.ofNullable(options.get(MESSAGE_TYPE)).filter(value -> value.length == 1)
        .map(value -> (int) value[0]);
    String vendor = new String(options.getOrDefault(VENDOR_CLASS, new byte[0]), StandardCharsets.US_ASCII);
    boolean loader = type.isEmpty() || vendor.endsWith("_boot") || vendor.startsWith("PXEClient");
    // of DHCP: discover and request alone
    if (!loader || type.isPresent() && type.get() != 1 && type.get() != 3) {
      return Optional.empty();
    }
    String mac = HexFormat.ofDelimiter(":").formatHex(request, 28, 34);
    if (holder.isPresent() && !holder.get().equals(mac)) {
      return Optional.empty();
    }
    if (holder.isEmpty()) {
      holder = Optional.of(mac);
      listener.on(new TftpEvent.Leased(mac, lease.getHostAddress()));
    }
    return Optional.of(answer(request, type));
  }

  private byte[] answer(byte[] request, Optional<Integer> type) {
    ByteBuffer reply = ByteBuffer.allocate(REPLY_BYTES + COOKIE.length + 64);
    reply.put((byte) 2).put((byte) 1).put((byte) 6).put((byte) 0);
    reply.put(request, 4, 4).putShort((short) 0).put(request, 10, 2);
    reply.putInt(0).put(lease.getAddress()).put(laptop.getAddress()).putInt(0);
    reply.put(request, 28, 16).position(108);
    reply.put(file.getBytes(StandardCharsets.US_ASCII)).position(236);
    reply.put(COOKIE);
    type.ifPresent(asked -> {
      reply.put((byte) MESSAGE_TYPE).put((byte) 1).put((byte) (asked == 1 ? 2 : 5));
      reply.put((byte) 54).put((byte) 4).put(laptop.getAddress());
      reply.put((byte) 51).put((byte) 4).putInt(LEASE_SECONDS);
    });
    reply.put((byte) 1).put((byte) 4).putInt(0xFFFFFF00);
    reply.put((byte) 255);
    return Arrays.copyOf(reply.array(), Math.max(REPLY_BYTES, reply.position()));
  }

  private static Map<Integer, byte[]> options(byte[] request) {
    Map<Integer, byte[]> options = new LinkedHashMap<>();
    int at = LEAST + COOKIE.length;
    if (request.length < at || !Arrays.equals(request, LEAST, at, COOKIE, 0, COOKIE.length)) {
      return options;
    }
    while (at < request.length && request[at] != (byte) 255) {
      if (request[at] == 0) {
        at++;
        continue;
      }
      if (at + 1 >= request.length) {
        break;
      }
      int length = request[at + 1] & 0xFF;
      if (at + 2 + length > request.length) {
        break;
      }
      options.putIfAbsent(request[at] & 0xFF, Arrays.copyOfRange(request, at + 2, at + 2 + length));
      at += 2 + length;
    }
    return options;
  }

  @Override
  public void close() {
    listening.close();
    answering.close();
    thread.shutdownNow();
  }
}
