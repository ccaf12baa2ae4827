package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * Serves one image, under the names that a boot loader asks for, and nothing else: no folder is opened, nothing is
 * taken. TFTP with the options blksize, timeout and tsize (RFC 1350, 2347, 2348, 2349).
 */
public final class TftpServer implements AutoCloseable {
  /** Where boot loaders ask. */
  public static final int PORT = 69;

  private static final int DEFAULT_BLOCK = 512;
  private static final int LEAST_BLOCK = 8;
  /** What an Ethernet frame carries without being split. */
  private static final int MOST_BLOCK = 1468;
  private static final int MOST_AT_ONCE = 8;
  /** Who asks for more patience with each packet does not get it. */
  private static final int MOST_SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final DatagramSocket socket;
  private final FileChannel image;
  private final Set<String> names;
  private final TftpEvent.Listener listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Set<SocketAddress> served = ConcurrentHashMap.newKeySet();

  private TftpServer(DatagramSocket socket, FileChannel image, List<String> names, TftpEvent.Listener listener) {
    this.socket = socket;
    this.image = image;
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    this.listener = listener;
  }

  /**
   * Begins to serve.
   *
   * @param address of this computer, the only one that is listened at
   * @param port {@link #PORT}; 0 for any that is free
   * @param names under which the image may be asked for, case aside
   * @throws IOException if the port can't be had or the file not be read
   */
  public static TftpServer start(InetAddress address, int port, Path image, List<String> names, TftpEvent.Listener listener)
      throws IOException {
    FileChannel channel = FileChannel.open(image, StandardOpenOption.READ);
    try {
      TftpServer server = new TftpServer(new DatagramSocket(new InetSocketAddress(address, port)), channel, names, listener);
      server.threads.submit(server::listen);
      return server;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void listen() {
    byte[] buffer = new byte[MOST_BLOCK];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketException closed) {
        return;
      } catch (IOException unreadable) {
        continue;
      }
      SocketAddress from = packet.getSocketAddress();
      if (TftpPacket.parse(packet.getData(), packet.getLength()).orElse(null) instanceof TftpPacket.Request request) {
        consider(request, from);
      }
    }
  }

  private void consider(TftpPacket.Request request, SocketAddress from) {
    String name = request.file().replaceFirst("^/+", "");
    if (request.write()) {
      refuse(from, TftpPacket.ACCESS_VIOLATION, "nothing is taken here");
    } else if (!names.contains(name.toLowerCase(Locale.ROOT))) {
      refuse(from, TftpPacket.NOT_FOUND, "no such file");
      listener.on(new TftpEvent.Refused(TftpTransfer.address(from), PlainText.of(request.file(), 80)));
    } else if (!request.mode().equals("octet")) {
      refuse(from, TftpPacket.ILLEGAL, "octet only");
      listener.on(new TftpEvent.Refused(TftpTransfer.address(from), PlainText.of(request.file(), 80)));
    } else if (served.add(from)) {
      // a request that comes again while it is answered is the same request
      if (places.tryAcquire()) {
        threads.submit(() -> serve(request, name, from));
      } else {
        served.remove(from);
        refuse(from, TftpPacket.NOT_DEFINED, "busy");
      }
    }
  }

  private void refuse(SocketAddress to, int code, String message) {
    byte[] bytes = new TftpPacket.Error(code, message).bytes();
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException gone) {
      // it will ask again
    }
  }

  private void serve(TftpPacket.Request request, String name, SocketAddress client) {
    String router = TftpTransfer.address(client);
    try (DatagramSocket own = new DatagramSocket(new InetSocketAddress(address().getAddress(), 0))) {
      long size = image.size();
      Map<String, String> granted = granted(request.options(), size);
      int block = Optional.ofNullable(granted.get("blksize")).map(Integer::valueOf).orElse(DEFAULT_BLOCK);
      Duration patience = Optional.ofNullable(granted.get("timeout")).map(Long::valueOf).map(Duration::ofSeconds).orElse(PATIENCE);
      TftpTransfer transfer = new TftpTransfer(own, image, block, patience, listener);
      listener.on(new TftpEvent.Began(router, PlainText.of(name, 80), size));
      if (!granted.isEmpty()) {
        transfer.deliver(new TftpPacket.OptionAck(granted), 0, client);
      }
      transfer.sendTo(client);
      listener.on(new TftpEvent.Done(router, PlainText.of(name, 80), size));
    } catch (IOException e) {
      if (!socket.isClosed()) {
        listener.on(new TftpEvent.Broke(router, String.valueOf(e.getMessage())));
      }
    } finally {
      served.remove(client);
      places.release();
    }
  }

  private static Map<String, String> granted(Map<String, String> asked, long size) {
    Map<String, String> granted = new LinkedHashMap<>();
    asked.forEach((name, value) -> {
      switch (name) {
        case "blksize" -> number(value, 65_464).filter(bytes -> bytes >= LEAST_BLOCK)
            .ifPresent(bytes -> granted.put(name, String.valueOf(Math.min(bytes, MOST_BLOCK))));
        case "timeout" -> number(value, MOST_SECONDS).filter(seconds -> seconds >= 1).ifPresent(seconds -> granted.put(name, value));
        case "tsize" -> granted.put(name, String.valueOf(size));
        default -> { }
      }
    });
    return granted;
  }

  private static Optional<Integer> number(String text, int most) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= most ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
    image.close();
  }
}
