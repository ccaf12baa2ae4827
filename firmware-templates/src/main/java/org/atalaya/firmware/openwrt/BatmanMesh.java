package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.plan.NodeConfig;

/** batman-adv: the whole mesh is one Ethernet, with the addresses of the plan on it. */
final class BatmanMesh implements MeshProtocol {
  /** The interface by which a node without the line gets its default route, from the nearest gateway. */
  static final String UPLINK = "uplink";
  /** batman-adv's header on top of 1500 bytes; mac80211 carries up to 2304. */
  private static final int RADIO_MTU = 1532;

  @Override
  public String id() {
    return "openwrt-batman";
  }

  @Override
  public boolean routed() {
    return false;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    return IpPrefix.ipv4(node.router().ipv4()).filter(own -> own.length() == 16).filter(own -> {
      long offset = own.address().subtract(own.network().address()).longValueExact();
      return offset >= LibreMeshAddresses.DHCP_START
          && offset < LibreMeshAddresses.DHCP_START + LibreMeshAddresses.DHCP_LIMIT;
    }).map(own -> List.of("the router's IPv4 address is among those that clients get")).orElse(List.of());
  }

  @Override
  public List<String> bridged() {
    return List.of("bat0");
  }

  @Override
  public List<UciSection> network(NodeSetup setup) {
    List<UciSection> sections = new ArrayList<>();
    sections.add(new UciSectionEdit("interface", "bat0").set("proto", "batadv").set("routing_algo", "BATMAN_IV")
        .set("gw_mode", setup.node().gateway() ? "server" : "client").set("bridge_loop_avoidance", "1")
        .set("distributed_arp_table", "1").set("fragmentation", "1").set("orig_interval", "1000").done());
    if (!setup.node().gateway()) {
      sections.add(new UciSectionEdit("interface", UPLINK).set("device", "br-lan").set("proto", "dhcp").done());
    }
    return sections;
  }

  @Override
  public UciSection link(NodeSetup setup, MeshInterface link) {
    UciSectionEdit hard = new UciSectionEdit("interface", link.name());
    link.device().ifPresent(device -> hard.set("device", device));
    hard.set("proto", "batadv_hardif").set("master", "bat0");
    if (link.radio().isPresent()) {
      // over a cable batman-adv splits its frames: not every switch between two routers takes longer ones
      hard.set("mtu", RADIO_MTU);
    }
    return hard.done();
  }

  @Override
  public SortedMap<String, String> files(NodeSetup setup) {
    return new TreeMap<>();
  }
}
