package org.atalaya.firmware.openwrt;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.OpenWrtNamespace;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.planner.addressing.AddressHabit;

/** The kit of {@link org.atalaya.firmware.RoutedKit} rendered for one target, a namespace for each router. */
final class KitInNamespaces implements AutoCloseable {
  final Namespaces network;
  final Map<String, RenderedNode> nodes = new LinkedHashMap<>();
  private final Map<String, OpenWrtNamespace> routers = new LinkedHashMap<>();

  KitInNamespaces(String id, Path folder) throws Exception {
    this(id, folder, AddressHabit.LIBREMESH);
  }

  /** In a community that shares its addresses out in this way. */
  KitInNamespaces(String id, Path folder, AddressHabit habit) throws Exception {
    network = new Namespaces(folder);
    OpenWrtTargetTest.rendered(id, Optional.empty(), habit).forEach(node -> nodes.put(node.hostName(), node));
    for (String host : nodes.keySet()) {
      network.add(host);
    }
    network.join("Radio", "mesh1", "Escuela", "mesh1");
    network.join("Escuela", "mesh2", "Club-social", "mesh2");
    network.join("Radio", "mesh2", "Club-social", "mesh1");
    network.join("Club-social", "eth1.100", "Club-social-2", "eth0.100");
    network.join("Club-social-2", "mesh0", "Puesto", "mesh0");
    for (RenderedNode node : nodes.values()) {
      OpenWrtNamespace router =
          new OpenWrtNamespace(network, node.hostName(), OpenWrtTargetTest.uci(node, "network"));
      router.setUp();
      routers.put(node.hostName(), router);
    }
    line("Radio");
  }

  String device(String host, String logical) {
    return routers.get(host).device(logical);
  }

  /** A line to the internet, with the route that OpenWrt's DHCP client would set. */
  private void line(String host) throws Exception {
    network.must(host, List.of("ip", "link", "add", "wan", "type", "veth", "peer", "name", "provider"));
    network.must(host, List.of("ip", "link", "set", "provider", "up"));
    network.must(host, List.of("ip", "link", "set", "wan", "up"));
    network.must(host, List.of("ip", "addr", "add", "192.0.2.2/24", "dev", "wan"));
    network.must(host, List.of("ip", "route", "add", "default", "via", "192.0.2.1", "dev", "wan", "proto", "static"));
  }

  /** What the kernel of a router says of the way to an address. */
  String way(String from, String to) throws Exception {
    return network.ask(from, "ip", "route", "get", to);
  }

  /** A router's address on its own people's network. */
  String lan(String host) {
    return value(host, "lan", "ipaddr");
  }

  /** The address by which the plan knows a router. */
  String address(String host) {
    return value(host, "node", "ipaddr").replace("/32", "");
  }

  String value(String host, String section, String option) {
    UciPackage uci = OpenWrtTargetTest.uci(nodes.get(host), "network");
    return uci.find(section).orElseThrow().find(option).orElseThrow().values().getFirst();
  }

  @Override
  public void close() throws Exception {
    network.close();
  }
}
