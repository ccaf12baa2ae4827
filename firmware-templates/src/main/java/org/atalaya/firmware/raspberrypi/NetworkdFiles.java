package org.atalaya.firmware.raspberrypi;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.raspberrypi.DebianNode.Face;

/** {@code /etc/systemd/network}: interfaces, the bridge for people, addresses. */
final class NetworkdFiles {
  private static final String FOLDER = "/etc/systemd/network/";

  private final DebianNode node;
  private final SortedMap<String, String> files = new TreeMap<>();

  NetworkdFiles(DebianNode node) {
    this.node = node;
  }

  SortedMap<String, String> files() {
    // Debian's and Raspberry Pi OS's kernels name the port differently; these drivers are those of the models 3, 4 and 5
    put("10-ethernet.link", """
        [Match]
        Driver=smsc95xx lan78xx bcmgenet macb

        [Link]
        Name=%s
        """.formatted(DebianNode.ETHERNET));
    loopback();
    bridge();
    ethernet();
    for (Face face : node.meshes()) {
      link(face.name());
    }
    if (node.cabled()) {
      put("40-cable.netdev", """
          [NetDev]
          Name=%s
          Kind=vlan

          [VLAN]
          Id=%d
          """.formatted(DebianNode.CABLE, DebianNode.CABLE_VLAN));
      link(DebianNode.CABLE);
    }
    return files;
  }

  private void put(String name, String text) {
    files.put(FOLDER + name, text);
  }

  /** The address by which the plan knows the node: on no port, so that it answers whichever link is down. */
  private void loopback() {
    List<String> addresses = new ArrayList<>(List.of(node.ipv4() + "/32"));
    if (node.node().gateway()) {
      addresses.add(node.nameServer() + "/32");
    }
    addresses.add(node.ipv6() + "/128");
    StringBuilder text = new StringBuilder("[Match]\nName=lo\n\n[Network]\n");
    addresses.forEach(address -> text.append("Address=").append(address).append('\n'));
    put("20-node.network", text.toString());
  }

  private void bridge() {
    put("30-lan.netdev", """
        [NetDev]
        Name=%s
        Kind=bridge
        """.formatted(DebianNode.BRIDGE));
    put("30-lan.network", """
        [Match]
        Name=%s

        [Network]
        Address=%s/%d
        Address=%s/64
        ConfigureWithoutCarrier=yes
        IPv6AcceptRA=no
        """.formatted(DebianNode.BRIDGE, node.people().routerIpv4(), node.people().ipv4().length(), node.people().routerIpv6())
        + (node.serves() ? """
        IPv6SendRA=yes

        [IPv6SendRA]
        EmitDNS=no

        [IPv6Prefix]
        Prefix=%s
        """.formatted(node.people().ipv6Text()) : ""));
  }

  private void ethernet() {
    String vlan = node.cabled() ? "VLAN=" + DebianNode.CABLE + "\n" : "";
    String task = node.line().isPresent() ? """
        DHCP=ipv4
        IPv6AcceptRA=no

        [DHCPv4]
        UseHostname=no
        UseDomains=no
        """ : "Bridge=" + DebianNode.BRIDGE + "\n";
    put("40-ethernet.network", "[Match]\nName=" + DebianNode.ETHERNET + "\n\n[Network]\n" + vlan + task);
  }

  /**
   * The node's one address on each of its links, as a host: neighbours are found by the protocol, not by a shared
   * network.
   */
  private void link(String name) {
    put("50-" + name + ".network", """
        [Match]
        Name=%s

        [Network]
        Address=%s/32
        LinkLocalAddressing=ipv6
        IPv6AcceptRA=no
        """.formatted(name, node.ipv4()));
  }
}
