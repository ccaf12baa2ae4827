package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.firmware.uci.UciWriter;
import org.atalaya.planner.plan.NodeConfig;

/** BMX7: IPv6 from node to node, and everything else in tunnels that nodes offer and ask for. */
final class Bmx7Mesh implements MeshProtocol {

  @Override
  public String id() {
    return "openwrt-bmx7";
  }

  @Override
  public boolean routed() {
    return true;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    return ClientNetwork.objections(node);
  }

  @Override
  public UciSection link(NodeSetup setup, MeshInterface link) {
    return RoutedLinks.withRouterAddress(setup, link);
  }

  @Override
  public List<String> tunnelDevices() {
    return List.of("X7+");
  }

  @Override
  public SortedMap<String, String> files(NodeSetup setup) {
    ClientNetwork own = ClientNetwork.of(setup.node());
    List<UciSection> sections = new ArrayList<>();
    sections.add(new UciSectionEdit("bmx7", "general").set("dbgMuteTimeout", "1000000").set("tunOutTimeout", "100000")
        .done());
    for (String plugin : List.of("config", "json", "tun")) {
      sections.add(new UciSectionEdit("plugin", plugin).set("plugin", "bmx7_" + plugin + ".so").done());
    }
    for (MeshInterface link : setup.meshInterfaces()) {
      sections.add(new UciSectionEdit("dev", link.name()).set("dev", link.device().orElse(link.name())).done());
    }
    sections.add(new UciSectionEdit("tunDev", "main").set("tunDev", "main").set("tun4Address", setup.ipv4() + "/32")
        .set("tun6Address", setup.ipv6() + "/128").done());
    offer(sections, "node4", setup.ipv4() + "/32");
    offer(sections, "node6", setup.ipv6() + "/128");
    offer(sections, "clients4", own.ipv4Text());
    offer(sections, "clients6", own.ipv6Text());
    if (setup.node().gateway()) {
      offer(sections, "names4", setup.nameServer() + "/32");
      offer(sections, "inet4", "0.0.0.0/0");
    }
    ask(sections, "nodes4", setup.ipv4Network().dotted() + "/" + setup.ipv4Network().length());
    IpPrefix supply = ClientNetwork.supply(setup.node().community());
    if (!supply.equals(setup.ipv4Network())) {
      ask(sections, "people4", supply.dotted() + "/" + supply.length());
    }
    // the routers' /64 is the first of the /48 whose others are the clients'
    ask(sections, "all6", setup.ipv6Network().compressed() + "/48");
    if (!setup.node().gateway()) {
      sections.add(new UciSectionEdit("tunOut", "line4").set("tunOut", "line4").set("network", "0.0.0.0/0")
          .set("maxPrefixLen", "0").done());
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/config/bmx7", UciWriter.write(new UciPackage("bmx7", sections)));
    return files;
  }

  private static void offer(List<UciSection> sections, String name, String network) {
    sections.add(new UciSectionEdit("tunIn", name).set("tunIn", name).set("network", network).done());
  }

  private static void ask(List<UciSection> sections, String name, String network) {
    sections.add(new UciSectionEdit("tunOut", name).set("tunOut", name).set("network", network).done());
  }
}
