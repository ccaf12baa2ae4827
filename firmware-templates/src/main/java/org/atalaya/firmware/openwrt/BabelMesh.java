package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.firmware.uci.UciWriter;
import org.atalaya.planner.plan.NodeConfig;

/** Babel (RFC 8966) by babeld: every radio is an interface of its own, every node routes. */
final class BabelMesh implements MeshProtocol {

  @Override
  public String id() {
    return "openwrt-babel";
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
  public SortedMap<String, String> files(NodeSetup setup) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/config/babeld", UciWriter.write(uci(setup)));
    return files;
  }

  private static UciPackage uci(NodeSetup setup) {
    List<UciSection> sections = new ArrayList<>();
    sections.add(new UciSectionEdit("general", "general").set("local_port", "33123").done());
    for (MeshInterface link : setup.meshInterfaces()) {
      sections.add(new UciSectionEdit("interface", link.name()).set("ifname", link.name())
          .set("type", link.radio().isPresent() ? "wireless" : "wired").done());
    }
    ClientNetwork own = ClientNetwork.of(setup.node());
    // babeld takes the first rule that matches, and "local" rules alone match addresses of the router itself
    sections.add(redistribute("node4").set("local", "1").set("ip", setup.ipv4Network().dotted() + "/"
        + setup.ipv4Network().length()).set("eq", "32").set("action", "allow").done());
    sections.add(redistribute("node6").set("local", "1").set("ip", setup.ipv6Network().compressed() + "/64")
        .set("eq", "128").set("action", "allow").done());
    sections.add(redistribute("clients4").set("ip", own.ipv4Text()).set("eq", Integer.toString(own.ipv4().length())).set("action", "allow").done());
    sections.add(redistribute("clients6").set("ip", own.ipv6Text()).set("eq", "64").set("action", "allow").done());
    if (setup.node().gateway()) {
      sections.add(redistribute("internet").set("ip", "0.0.0.0/0").set("eq", "0").set("action", "metric 128").done());
    }
    sections.add(redistribute("other_addresses").set("local", "1").set("action", "deny").done());
    sections.add(redistribute("other_routes").set("action", "deny").done());
    return new UciPackage("babeld", sections);
  }

  private static UciSectionEdit redistribute(String name) {
    return new UciSectionEdit("filter", name).set("type", "redistribute");
  }
}
