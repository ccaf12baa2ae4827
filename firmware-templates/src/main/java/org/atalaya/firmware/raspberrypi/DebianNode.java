package org.atalaya.firmware.raspberrypi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** One node as all its files see it: which interfaces there are, and what they are called. */
record DebianNode(NodeConfig node) {
  /** The one Ethernet port. */
  static final String ETHERNET = "eth0";
  /** Tag of the frames between nodes of one site, as on OpenWrt. */
  static final int CABLE_VLAN = 100;
  static final String CABLE = ETHERNET + "." + CABLE_VLAN;
  /** Joins the port and the access points: where people are. */
  static final String BRIDGE = "br-lan";

  /** A radio with a task. */
  record Face(Radio radio, PlannedRadio task) {

    /** The kernel counts radios and their interfaces alike: {@code wlan1} of {@code radio1}. */
    String name() {
      return "wlan" + index();
    }

    String index() {
      return radio.uciName().substring("radio".length());
    }
  }

  /** Radios that serve people, in the device's order. */
  List<Face> accessPoints() {
    return faces().filter(face -> face.task.accessPoint()).toList();
  }

  /** Radios that carry links, in the device's order. */
  List<Face> meshes() {
    return faces().filter(face -> face.task.mesh()).toList();
  }

  private Stream<Face> faces() {
    return node.device().radios().stream().flatMap(radio -> node.router().radios().stream()
        .filter(task -> task.uciName().equals(radio.uciName())).map(task -> new Face(radio, task)));
  }

  /** True where the site has several routers, joined by cable. */
  boolean cabled() {
    return node.neighbours().stream().anyMatch(neighbour -> neighbour.radio().isEmpty());
  }

  /** Interfaces that carry links: radios, then the cable. */
  List<String> links() {
    List<String> links = new ArrayList<>(meshes().stream().map(Face::name).toList());
    if (cabled()) {
      links.add(CABLE);
    }
    return links;
  }

  /** True for the router that gives addresses to whoever is on the site's cable. */
  boolean serves() {
    return node.router().index() == 1;
  }

  /** Where the line to the internet is plugged in. */
  Optional<String> line() {
    return node.gateway() ? Optional.of(ETHERNET) : Optional.empty();
  }

  String host() {
    return node.router().hostName();
  }

  String ipv4() {
    return IpPrefix.ipv4(node.router().ipv4()).orElseThrow().dotted();
  }

  String ipv6() {
    return IpPrefix.ipv6(node.router().ipv6()).orElseThrow().compressed();
  }

  IpPrefix ipv4Network() {
    return IpPrefix.ipv4(node.community().ipv4Network()).orElseThrow();
  }

  IpPrefix ipv6Network() {
    return IpPrefix.ipv6(node.community().ipv6Network()).orElseThrow();
  }

  /** Where name servers answer: the first host of the network, on every gateway at once. */
  String nameServer() {
    return ipv4Network().plus(1).dotted();
  }

  ClientNetwork people() {
    return ClientNetwork.of(node);
  }
}
