package org.atalaya.firmware.freedombox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.ServiceHost;
import org.atalaya.firmware.raspberrypi.RaspberryPiTarget;
import org.atalaya.planner.plan.NodeConfig;

/**
 * A Debian machine with services for people: the node itself where the plan has a device there that can be one
 * (a Raspberry Pi), a machine on the cable of the node's people elsewhere. The mesh key is in wpa_supplicant's files
 * of the first kind alone; the second has none. What each file is for: docs/firmware/freedombox.md.
 */
public final class FreedomBoxTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "freedombox";
  /** Folder of the files that every router gets. */
  static final String EVERY_ROUTER = "every-router";

  private final RaspberryPiTarget pi = new RaspberryPiTarget();

  @Override
  public String id() {
    return ID;
  }

  private static boolean isNode(NodeConfig node) {
    return node.device().firmwares().contains(RaspberryPiTarget.ID);
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    if (node.router().hostName().equalsIgnoreCase(EVERY_ROUTER)) {
      found.add("the router is called " + EVERY_ROUTER + ", as is the folder for all of them");
    }
    if (isNode(node)) {
      found.addAll(pi.objections(node));
    } else {
      found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
      found.addAll(ServiceHost.objections(node, ServiceHost.Kind.FREEDOMBOX));
    }
    return List.copyOf(found);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    return isNode(node) ? meshNode(node) : machineBeside(node);
  }

  /** The boxes' names, for the dnsmasq of every router. */
  @Override
  public List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    StringBuilder text = new StringBuilder();
    for (NodeConfig node : nodes) {
      String address = isNode(node) ? ClientNetwork.of(node).routerIpv4()
          : ServiceHost.of(node, ServiceHost.Kind.FREEDOMBOX).fixed().dotted();
      text.append("host-record=").append(name(node)).append(".lan,").append(address).append('\n');
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/dnsmasq.conf", text.toString());
    return List.of(new RenderedNode(EVERY_ROUTER, files));
  }

  private static String name(NodeConfig node) {
    return "freedombox-" + node.router().hostName().toLowerCase(Locale.ROOT);
  }

  /** What a Raspberry Pi gets as a node; FreedomBox's own managers of network and firewall keep off. */
  private SortedMap<String, String> meshNode(NodeConfig node) {
    SortedMap<String, String> files = new TreeMap<>(pi.files(node));
    files.put("/etc/NetworkManager/conf.d/90-mesh.conf", """
        [keyfile]
        unmanaged-devices=*
        """);
    files.compute("/etc/systemd/system-preset/50-mesh.preset", (_, text) -> text + "disable firewalld.service\n");
    return files;
  }

  private static SortedMap<String, String> machineBeside(NodeConfig node) {
    String address = ServiceHost.of(node, ServiceHost.Kind.FREEDOMBOX).text();
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/hostname", name(node) + "\n");
    files.put("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 " + name(node) + ".lan " + name(node) + "\n::1 localhost\n");
    files.put("/etc/systemd/network/20-mesh.network", """
        [Match]
        Name=e*

        [Network]
        DHCP=yes
        Address=%s
        """.formatted(address));
    // FreedomBox shows services to its zone "internal", and to "external" only some of them
    files.put("/etc/NetworkManager/system-connections/mesh.nmconnection", """
        [connection]
        id=mesh
        type=ethernet
        autoconnect-priority=10
        zone=internal

        [ipv4]
        method=auto
        address1=%s

        [ipv6]
        method=auto
        """.formatted(address));
    files.put("/etc/nftables.conf", firewall(node));
    return files;
  }

  /** For plain Debian: the mesh's addresses reach the services, everybody else gets answers alone. */
  private static String firewall(NodeConfig node) {
    IpPrefix four = IpPrefix.ipv4(node.community().ipv4Network()).orElseThrow();
    IpPrefix six = IpPrefix.ipv6(node.community().ipv6Network()).orElseThrow();
    IpPrefix site = new IpPrefix(six.address(), 48, 128).network();
    return """
        #!/usr/sbin/nft -f
        flush ruleset

        table inet services {
        \tchain input {
        \t\ttype filter hook input priority filter; policy drop;
        \t\tct state established,related accept
        \t\tiifname "lo" accept
        \t\tmeta l4proto { icmp, ipv6-icmp } accept
        \t\tudp dport { 68, 546, 5353 } accept
        \t\tip saddr { %s } tcp dport { 22, 80, 443 } accept
        \t\tip6 saddr { %s/48, fe80::/10 } tcp dport { 22, 80, 443 } accept
        \t}
        }
        """.formatted(Stream.of(four, ClientNetwork.supply(node.community())).distinct()
            .map(network -> network.dotted() + "/" + network.length()).collect(Collectors.joining(", ")),
        site.compressed());
  }
}
