package org.atalaya.provisioning.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * A network interface of this computer.
 *
 * @param name as the system calls it: {@code eth0}
 * @param index its number
 * @param networks that it is in
 */
public record NetworkLink(String name, int index, List<Network> networks) {

  /**
   * An address of this computer and the network that it is in.
   *
   * @param own address, 4 or 16 bytes
   * @param prefixBits of the network
   */
  record Network(InetAddress own, int prefixBits) {
    boolean contains(InetAddress other) {
      byte[] a = own.getAddress();
      byte[] b = other.getAddress();
      if (a.length != b.length) {
        return false;
      }
      for (int bit = 0; bit < prefixBits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((a[bit / 8] ^ b[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  public NetworkLink {
    networks = List.copyOf(networks);
  }

  /** All that are up and lead anywhere, by name. */
  public static List<NetworkLink> all() {
    try {
      List<NetworkLink> links = new ArrayList<>();
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp() && !each.isLoopback()) {
          links.add(of(each));
        }
      }
      links.sort(Comparator.comparing(NetworkLink::name));
      return links;
    } catch (SocketException e) {
      throw new BadInputException("network", "interfaces that can't be listed", "a computer with a network", e);
    }
  }

  /**
   * The one of this name.
   *
   * @throws BadInputException if there is none, or it is down
   */
  public static NetworkLink named(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      if (found == null || !found.isUp()) {
        throw new BadInputException("network interface", "'" + PlainText.of(name, 40) + "'",
            "one of " + String.join(", ", all().stream().map(NetworkLink::name).toList()));
      }
      return of(found);
    } catch (SocketException e) {
      throw new BadInputException("network interface", "'" + PlainText.of(name, 40) + "'", "one that can be read", e);
    }
  }

  private static NetworkLink of(NetworkInterface found) {
    List<Network> networks = new ArrayList<>();
    for (InterfaceAddress address : found.getInterfaceAddresses()) {
      networks.add(new Network(address.getAddress(), address.getNetworkPrefixLength()));
    }
    return new NetworkLink(found.getName(), found.getIndex(), networks);
  }

  /** True for an address that is reached over this interface without a router between. */
  boolean reaches(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  boolean isOwn(InetAddress address) {
    return networks.stream().anyMatch(network -> java.util.Arrays.equals(network.own().getAddress(), address.getAddress()));
  }

  List<String> ipv4Addresses() {
    return networks.stream().map(Network::own).filter(Inet4Address.class::isInstance).map(InetAddress::getHostAddress)
        .toList();
  }
}
