package org.atalaya.provisioning.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.atalaya.planner.BadInputException;

/**
 * Asks by multicast DNS who offers SSH or a web page. The question comes from a port of its own, so that the answers
 * come to it alone (RFC 6762, section 6.7), and another program may go on listening at 5353.
 */
final class MulticastDns {
  private static final List<String> SERVICES = List.of("_ssh._tcp.local", "_http._tcp.local");
  private static final int PORT = 5353;
  private static final int MAX_PACKETS = 256;
  private static final int MAX_PACKET = 9000;
  private static final String SSH = "_ssh._tcp.local";

  private MulticastDns() {}

  /**
   * Asks and listens until the time is up.
   *
   * @param heard gets each address with the port at which SSH answers there
   */
  static void ask(NetworkLink link, Duration patience, BiConsumer<InetAddress, Integer> heard) throws IOException {
    NetworkInterface network = NetworkInterface.getByName(link.name());
    if (network == null) {
      throw new IOException(link.name() + " is gone");
    }
    try (MulticastSocket socket = new MulticastSocket(0)) {
      socket.setNetworkInterface(network);
      socket.setTimeToLive(255);
      byte[] question = DnsMessage.question(SERVICES);
      int sent = 0;
      for (InetAddress group : List.of(InetAddress.getByName("224.0.0.251"),
          Inet6Address.getByAddress(null, InetAddress.getByName("ff02::fb").getAddress(), network))) {
        sent += send(socket, question, group) ? 1 : 0;
      }
      if (sent == 0) {
        return;
      }
      long end = System.nanoTime() + patience.toNanos();
      DatagramPacket packet = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
      for (int i = 0; i < MAX_PACKETS; i++) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        socket.setSoTimeout((int) left);
        packet.setLength(MAX_PACKET);
        try {
          socket.receive(packet);
        } catch (java.net.SocketTimeoutException e) {
          return;
        }
        found(Arrays.copyOf(packet.getData(), packet.getLength()), packet.getAddress()).forEach(heard);
      }
    }
  }

  private static boolean send(MulticastSocket socket, byte[] question, InetAddress group) {
    try {
      socket.send(new DatagramPacket(question, question.length, new InetSocketAddress(group, PORT)));
      return true;
    } catch (IOException e) {
      // the interface has no address of this kind
      return false;
    }
  }

  /** Who sent an answer, and whom it names; an answer that can't be read names nobody. */
  static Map<InetAddress, Integer> found(byte[] message, InetAddress sender) {
    Map<InetAddress, Integer> hosts = new LinkedHashMap<>();
    try {
      List<DnsMessage.Answer> answers = DnsMessage.parse(message);
      Map<String, Integer> ports = new LinkedHashMap<>();
      for (DnsMessage.Answer answer : answers) {
        if (answer instanceof DnsMessage.Answer.Service service && service.name().endsWith(SSH) && service.port() > 0) {
          ports.putIfAbsent(service.host(), service.port());
        }
      }
      int senderPort = ports.size() == 1 ? ports.values().iterator().next() : 22;
      hosts.put(sender, senderPort);
      for (DnsMessage.Answer answer : answers) {
        if (answer instanceof DnsMessage.Answer.Host host && isUnicast(host.address())) {
          hosts.putIfAbsent(host.address(), ports.getOrDefault(host.name(), 22));
        }
      }
    } catch (BadInputException e) {
      // whoever sends nonsense is not told of
    }
    return hosts;
  }

  private static boolean isUnicast(InetAddress address) {
    return !address.isMulticastAddress() && !address.isAnyLocalAddress() && !address.isLoopbackAddress()
        && (address instanceof Inet4Address || address instanceof Inet6Address);
  }
}
