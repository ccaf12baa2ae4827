package org.atalaya.firmware.raspberrypi;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.raspberrypi.DebianNode.Face;

/** What the node's daemons are told: dnsmasq, nftables, babeld, and systemd about which of them to start. */
final class ServiceFiles {
  /** The name at which a phone finds the node it is connected to, as in LibreMesh. */
  private static final String THIS_NODE = "thisnode.info";

  private final DebianNode node;

  ServiceFiles(DebianNode node) {
    this.node = node;
  }

  String dnsmasq() {
    List<String> lines = new ArrayList<>(List.of("interface=" + DebianNode.BRIDGE));
    // questions of other nodes' people come in over the links
    node.links().forEach(link -> lines.addAll(List.of("interface=" + link, "no-dhcp-interface=" + link)));
    lines.addAll(List.of("bind-dynamic", "domain-needed", "bogus-priv", "localise-queries", "expand-hosts",
        "domain=lan", "local=/lan/", "edns-packet-max=1232",
        "host-record=" + THIS_NODE + "," + node.people().routerIpv4()));
    if (node.node().gateway()) {
      lines.add("resolv-file=/run/systemd/resolve/resolv.conf");
    } else {
      lines.addAll(List.of("no-resolv", "server=" + node.nameServer()));
    }
    if (node.serves()) {
      ClientNetwork own = node.people();
      lines.addAll(List.of("dhcp-authoritative", "dhcp-range=" + own.ipv4().plus(ClientNetwork.DHCP_START).dotted() + ","
          + own.ipv4().plus(ClientNetwork.DHCP_START + own.dhcpLimit() - 1).dotted() + "," + own.ipv4().dottedMask() + ",1h"));
    }
    return String.join("\n", lines) + "\n";
  }

  String nftables() {
    String inside = Stream.concat(Stream.of(DebianNode.BRIDGE), node.links().stream())
        .map(name -> '"' + name + '"').reduce((a, b) -> a + ", " + b).orElseThrow();
    String port = DebianNode.ETHERNET;
    boolean line = node.line().isPresent();
    return """
        #!/usr/sbin/nft -f
        flush ruleset

        table inet node {
        \tchain input {
        \t\ttype filter hook input priority filter; policy drop;
        \t\tct state established,related accept
        \t\tiifname "lo" accept
        \t\tiifname { %s } accept
        """.formatted(inside)
        + (line ? """
        \t\tiifname "%1$s" udp dport 68 accept
        \t\tiifname "%1$s" icmp type echo-request accept
        \t\tiifname "%1$s" ip6 saddr fe80::/10 meta l4proto ipv6-icmp accept
        \t\tiifname "%1$s" ip6 saddr fe80::/10 tcp dport 22 accept
        """.formatted(port) : "")
        + """
        \t}

        \tchain forward {
        \t\ttype filter hook forward priority filter; policy drop;
        \t\tct state established,related accept
        \t\tiifname { %1$s } oifname { %1$s } accept
        """.formatted(inside)
        + (line ? "\t\tiifname { " + inside + " } oifname \"" + port + "\" accept\n" : "")
        + "\t}\n"
        + (line ? """

        \tchain leave {
        \t\ttype nat hook postrouting priority srcnat;
        \t\tmeta nfproto ipv4 oifname "%s" masquerade
        \t}
        """.formatted(port) : "")
        + "}\n";
  }

  /** The same rules as on OpenWrt: the first that matches decides, and "local" rules alone match own addresses. */
  String babeld() {
    ClientNetwork own = node.people();
    StringBuilder text = new StringBuilder("local-port 33123\n");
    text.append("redistribute local ip ").append(node.ipv4Network().dotted()).append('/')
        .append(node.ipv4Network().length()).append(" eq 32 allow\n");
    text.append("redistribute local ip ").append(node.ipv6Network().compressed()).append("/64 eq 128 allow\n");
    text.append("redistribute ip ").append(own.ipv4Text()).append(" eq ").append(own.ipv4().length()).append(" allow\n");
    text.append("redistribute ip ").append(own.ipv6Text()).append(" eq 64 allow\n");
    if (node.node().gateway()) {
      text.append("redistribute ip 0.0.0.0/0 eq 0 metric 128\n");
    }
    text.append("redistribute local deny\nredistribute deny\n");
    node.links().forEach(link -> text.append("interface ").append(link).append(" type ")
        .append(link.equals(DebianNode.CABLE) ? "wired" : "wireless").append('\n'));
    return text.toString();
  }

  /** For {@code systemctl preset-all}: what runs, and what would take the interfaces away from it. */
  String preset() {
    TreeSet<String> enabled = new TreeSet<>(List.of("babeld.service", "dnsmasq.service", "nftables.service",
        "systemd-networkd.service"));
    if (node.node().gateway()) {
      enabled.add("systemd-resolved.service");
    }
    Stream.concat(node.accessPoints().stream(), node.meshes().stream())
        .forEach(face -> enabled.add("radio-" + face.name() + ".service"));
    // preset-all knows the template alone: its instances stand behind it, all on the one line that it takes
    enabled.addAll(instances("hostapd@.service", node.accessPoints()));
    enabled.addAll(instances("wpa_supplicant@.service", node.meshes()));
    StringBuilder text = new StringBuilder();
    enabled.forEach(unit -> text.append("enable ").append(unit).append('\n'));
    for (String unit : List.of("NetworkManager.service", "dhcpcd.service", "hostapd.service", "networking.service",
        "wpa_supplicant.service")) {
      text.append("disable ").append(unit).append('\n');
    }
    return text.toString();
  }

  private static List<String> instances(String template, List<Face> faces) {
    return faces.isEmpty() ? List.of()
        : List.of(template + faces.stream().map(face -> " " + face.name()).collect(Collectors.joining()));
  }
}
