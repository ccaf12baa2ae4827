package org.atalaya.firmware.openwrt;

import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;

/** Links of the protocols that route by themselves. */
final class RoutedLinks {
  private RoutedLinks() {}

  /**
   * The router's one address on each of its links, as a host: neighbours are found by the protocol, not by a shared
   * network, and answers to errors on the way come from an address that the plan knows.
   */
  static UciSection withRouterAddress(NodeSetup setup, MeshInterface link) {
    UciSectionEdit section = new UciSectionEdit("interface", link.name());
    link.device().ifPresent(device -> section.set("device", device));
    return section.set("proto", "static").set("ipaddr", setup.ipv4()).set("netmask", "255.255.255.255").done();
  }
}
