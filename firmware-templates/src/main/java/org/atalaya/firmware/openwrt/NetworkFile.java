package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.device.Hardware.BuiltInSwitch;
import org.atalaya.planner.device.Hardware.Vlan;

/** {@code /etc/config/network}, in the form of OpenWrt 21.02 and later. */
final class NetworkFile {
  private final NodeSetup setup;
  private final MeshProtocol protocol;
  private final List<UciSection> sections = new ArrayList<>();

  NetworkFile(NodeSetup setup, MeshProtocol protocol) {
    this.setup = setup;
    this.protocol = protocol;
  }

  UciPackage uci() {
    add(new UciSectionEdit("interface", "loopback").set("device", "lo").set("proto", "static")
        .set("ipaddr", "127.0.0.1").set("netmask", "255.0.0.0"));
    setup.ports().builtInSwitch().ifPresent(this::switchVlans);
    lan();
    if (protocol.routed()) {
      node();
    }
    sections.addAll(protocol.network(setup));
    setup.meshInterfaces().forEach(this::link);
    setup.wanDevice().ifPresent(device ->
        add(new UciSectionEdit("interface", "wan").set("device", device).set("proto", "dhcp")));
    return new UciPackage("network", sections);
  }

  private void add(UciSectionEdit edit) {
    sections.add(edit.done());
  }

  private void switchVlans(BuiltInSwitch chip) {
    add(new UciSectionEdit("switch", chip.name()).set("name", chip.name()).set("reset", "1").set("enable_vlan", "1"));
    List<Vlan> vlans = new ArrayList<>(chip.vlans());
    if (setup.cabled()) {
      vlans.add(new Vlan(NodeSetup.CABLE_VLAN, chip.cablePorts()));
    }
    for (Vlan vlan : vlans) {
      add(new UciSectionEdit("switch_vlan", "vlan" + vlan.number()).set("device", chip.name())
          .set("vlan", vlan.number()).set("ports", vlan.ports()));
    }
  }

  private void lan() {
    List<String> ports = new ArrayList<>(setup.lanDevices());
    ports.addAll(protocol.bridged());
    UciSectionEdit bridge = new UciSectionEdit("device", "br_lan").set("name", "br-lan").set("type", "bridge")
        .list("ports", ports);
    if (ports.isEmpty()) {
      // the access point alone is in it, and comes later
      bridge.set("bridge_empty", "1");
    }
    add(bridge);
    UciSectionEdit lan = new UciSectionEdit("interface", "lan").set("device", "br-lan").set("proto", "static");
    if (protocol.routed()) {
      ClientNetwork own = ClientNetwork.of(setup.node());
      lan.set("ipaddr", own.routerIpv4())
          .set("netmask", new IpPrefix(own.ipv4().address(), Math.max(protocol.clientPrefixLength(), own.ipv4().length()), 32).dottedMask())
          .set("ip6addr", own.routerIpv6() + "/64");
    } else {
      lan.set("ipaddr", setup.ipv4()).set("netmask", setup.ipv4Network().dottedMask())
          .set("ip6addr", setup.ipv6() + "/" + setup.ipv6Network().length());
    }
    add(lan);
  }

  /** The address by which the plan knows the router: on no port, so that it answers whichever link is down. */
  private void node() {
    List<String> addresses = new ArrayList<>(List.of(setup.ipv4() + "/32"));
    if (setup.node().gateway()) {
      addresses.add(setup.nameServer() + "/32");
    }
    add(new UciSectionEdit("interface", "node").set("device", "lo").set("proto", "static")
        .list("ipaddr", addresses).set("ip6addr", setup.ipv6() + "/128"));
  }

  private void link(MeshInterface link) {
    link.device().filter(_ -> setup.ports().builtInSwitch().isEmpty()).ifPresent(device ->
        add(new UciSectionEdit("device", link.name() + "_vlan").set("type", "8021q")
            .set("ifname", device.substring(0, device.lastIndexOf('.'))).set("vid", NodeSetup.CABLE_VLAN)
            .set("name", device)));
    sections.add(protocol.link(setup, link));
  }
}
