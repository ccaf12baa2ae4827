package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;

/**
 * {@code /etc/config/firewall}, in what firewall3 and firewall4 read alike: free passage between people and mesh,
 * masquerading on the line to the internet, and nothing in from there.
 */
final class FirewallFile {
  private final NodeSetup setup;
  private final MeshProtocol protocol;
  private final List<UciSection> sections = new ArrayList<>();

  FirewallFile(NodeSetup setup, MeshProtocol protocol) {
    this.setup = setup;
    this.protocol = protocol;
  }

  UciPackage uci() {
    add(new UciSectionEdit("defaults", "defaults").set("input", "REJECT").set("output", "ACCEPT")
        .set("forward", "REJECT").set("synflood_protect", "1"));
    add(open("lan").list("network", protocol.routed() || setup.node().gateway()
        ? List.of("lan") : List.of("lan", BatmanMesh.UPLINK)));
    if (protocol.routed()) {
      add(open("mesh").list("network", setup.meshInterfaces().stream().map(MeshInterface::name).toList())
          .list("device", protocol.tunnelDevices()));
      forward("lan", "mesh");
      forward("mesh", "lan");
    }
    if (setup.node().gateway()) {
      wan();
    }
    return new UciPackage("firewall", sections);
  }

  private void add(UciSectionEdit edit) {
    sections.add(edit.done());
  }

  private static UciSectionEdit open(String name) {
    return new UciSectionEdit("zone", name).set("name", name).set("input", "ACCEPT").set("output", "ACCEPT")
        .set("forward", "ACCEPT");
  }

  private void forward(String from, String to) {
    add(new UciSectionEdit("forwarding", from + "_" + to).set("src", from).set("dest", to));
  }

  private void wan() {
    add(new UciSectionEdit("zone", "wan").set("name", "wan").set("input", "REJECT").set("output", "ACCEPT")
        .set("forward", "REJECT").set("masq", "1").set("mtu_fix", "1").list("network", "wan"));
    forward("lan", "wan");
    if (protocol.routed()) {
      forward("mesh", "wan");
    }
    add(new UciSectionEdit("rule", "wan_dhcp").set("name", "Allow-DHCP-Renew").set("src", "wan")
        .set("proto", "udp").set("dest_port", "68").set("family", "ipv4").set("target", "ACCEPT"));
    add(new UciSectionEdit("rule", "wan_ping").set("name", "Allow-Ping").set("src", "wan").set("proto", "icmp")
        .list("icmp_type", "echo-request").set("family", "ipv4").set("target", "ACCEPT"));
    if (setup.wanOnLanPort()) {
      // the only port: without this, whoever stands beside the router with a cable could not reach it
      add(new UciSectionEdit("rule", "wan_ssh").set("name", "Allow-SSH-Link-Local").set("src", "wan")
          .set("proto", "tcp").set("dest_port", "22").set("src_ip", "fe80::/10").set("family", "ipv6")
          .set("target", "ACCEPT"));
      add(new UciSectionEdit("rule", "wan_icmpv6").set("name", "Allow-ICMPv6-Link-Local").set("src", "wan")
          .set("proto", "icmp").set("src_ip", "fe80::/10").set("family", "ipv6").set("target", "ACCEPT"));
    }
  }
}
