package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.device.Hardware.EthernetPorts;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** One router as all its files see it: which interfaces there are, and what they are called. */
record NodeSetup(NodeConfig node, EthernetPorts ports) {
  /** Tag of the frames between routers of one site. */
  static final int CABLE_VLAN = 100;

  /**
   * A link interface of the mesh, under one name in the network and the wireless file.
   *
   * @param name of the interface
   * @param radio that carries it; empty for a cable
   * @param device that it lies on; empty for a radio's, which the wireless file attaches
   */
  record MeshInterface(String name, Optional<PlannedRadio> radio, Optional<String> device) {}

  /** All interfaces of the mesh: radios in the device's order, then cables. */
  List<MeshInterface> meshInterfaces() {
    List<MeshInterface> interfaces = new ArrayList<>();
    for (Radio radio : node.device().radios()) {
      task(radio).filter(PlannedRadio::mesh).ifPresent(planned -> interfaces.add(
          new MeshInterface("mesh" + radioIndex(radio.uciName()), Optional.of(planned), Optional.empty())));
    }
    List<String> cables = cableDevices();
    for (int i = 0; i < cables.size(); i++) {
      interfaces.add(new MeshInterface("cable" + i, Optional.empty(), Optional.of(cables.get(i))));
    }
    return interfaces;
  }

  /** What a radio has to do; empty where it has nothing. */
  Optional<PlannedRadio> task(Radio radio) {
    return node.router().radios().stream().filter(planned -> planned.uciName().equals(radio.uciName()))
        .filter(planned -> planned.mesh() || planned.accessPoint()).findFirst();
  }

  /** {@code 1} of {@code radio1}: OpenWrt numbers its radio sections as the kernel numbers the radios. */
  static String radioIndex(String uciName) {
    return uciName.substring("radio".length());
  }

  /** Where the line to the internet is plugged in; a board without a port for it gives its first one. */
  Optional<String> wanDevice() {
    return node.gateway() ? Optional.of(ports.wan().orElse(ports.lan().getFirst())) : Optional.empty();
  }

  /** A gateway on a board with a single kind of port: whoever plugs in a laptop is on the line's side. */
  boolean wanOnLanPort() {
    return node.gateway() && ports.wan().isEmpty();
  }

  /** Ports of the bridge for people: on a node without the line, its port serves people too. */
  List<String> lanDevices() {
    List<String> devices = new ArrayList<>(ports.lan());
    if (!node.gateway()) {
      ports.wan().ifPresent(devices::add);
    } else if (ports.wan().isEmpty()) {
      devices.removeFirst();
    }
    return devices;
  }

  /** True where the site has several routers, joined by cable. */
  boolean cabled() {
    return node.neighbours().stream().anyMatch(neighbour -> neighbour.radio().isEmpty());
  }

  /** A tagged network on each LAN port, so that people on the same cable are kept apart. */
  private List<String> cableDevices() {
    if (!cabled()) {
      return List.of();
    }
    return ports.builtInSwitch().map(chip -> List.of(chip.cableDevice() + "." + CABLE_VLAN))
        .orElseGet(() -> ports.lan().stream().map(port -> port + "." + CABLE_VLAN).toList());
  }

  /** True for the router that gives addresses to whoever is on the site's cable. */
  boolean servesCable() {
    return node.router().index() == 1;
  }

  IpPrefix ipv4Network() {
    return IpPrefix.ipv4(node.community().ipv4Network()).orElseThrow();
  }

  IpPrefix ipv6Network() {
    return IpPrefix.ipv6(node.community().ipv6Network()).orElseThrow();
  }

  /** The router's address in the plan, without a length. */
  String ipv4() {
    return IpPrefix.ipv4(node.router().ipv4()).orElseThrow().dotted();
  }

  String ipv6() {
    return IpPrefix.ipv6(node.router().ipv6()).orElseThrow().compressed();
  }

  /** Where name servers answer in a routed mesh: the first host of the network, on every gateway at once. */
  String nameServer() {
    return ipv4Network().plus(1).dotted();
  }
}
