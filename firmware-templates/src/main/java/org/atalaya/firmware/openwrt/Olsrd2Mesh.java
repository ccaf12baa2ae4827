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

/** OLSRv2 (RFC 7181) by olsrd2 of the OONF. */
final class Olsrd2Mesh implements MeshProtocol {

  @Override
  public String id() {
    return "openwrt-olsrd2";
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
    String nameServer = "-" + setup.nameServer() + "/32";
    ClientNetwork own = ClientNetwork.of(setup.node());
    List<String> attached = new ArrayList<>(List.of(own.ipv4Text(), own.ipv6Text()));
    if (setup.node().gateway()) {
      attached.addAll(List.of("0.0.0.0/0", setup.nameServer() + "/32"));
    }
    List<UciSection> sections = new ArrayList<>();
    sections.add(new UciSectionEdit("global", "global").set("failfast", "no").set("pidfile", "/var/run/olsrd2.pid")
        .set("lockfile", "/var/lock/olsrd2").done());
    sections.add(new UciSectionEdit("olsrv2", "olsrv2").list("lan", attached)
        // several gateways have the name servers' address: it names no router
        .list("originator", nameServer, setup.ipv4Network().dotted() + "/" + setup.ipv4Network().length(),
            setup.ipv6Network().compressed() + "/64", "default_reject").done());
    sections.add(new UciSectionEdit("domain", "domain").set("table", "254").set("protocol", "100").done());
    sections.add(new UciSectionEdit("telnet", "telnet").set("port", "2009")
        .list("bindto", "127.0.0.1", "::1", "default_reject").done());
    sections.add(new UciSectionEdit("interface", "node").set("ifname", "loopback")
        .list("bindto", nameServer, "-127.0.0.0/8", "-::1/128", "default_accept").done());
    setup.meshInterfaces().forEach(link ->
        sections.add(new UciSectionEdit("interface", link.name()).set("ifname", link.name()).done()));
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/config/olsrd2", UciWriter.write(new UciPackage("olsrd2", sections)));
    return files;
  }
}
