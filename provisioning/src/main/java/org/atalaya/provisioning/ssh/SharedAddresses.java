package org.atalaya.provisioning.ssh;

import java.util.Set;

/**
 * Addresses at which any router of a kit may answer: they say nothing about which one it is, so that no host key is
 * pinned to them. What makers and OpenWrt give out at the factory, and the names that lead to LibreMesh's anygw.
 */
public final class SharedAddresses {
  private static final Set<String> HOSTS = Set.of(
      // OpenWrt, TP-Link
      "192.168.1.1", "192.168.0.1",
      // Ubiquiti, MikroTik, GL.iNet, Cudy, Xiaomi, TP-Link's CPEs
      "192.168.1.20", "192.168.88.1", "192.168.8.1", "192.168.10.1", "192.168.31.1", "192.168.0.254",
      // LibreMesh, before a community has chosen its own network
      "10.13.0.1", "thisnode.info", "openwrt", "openwrt.lan");

  private SharedAddresses() {}

  public static boolean contains(RouterAddress address) {
    return HOSTS.contains(address.host().toLowerCase(java.util.Locale.ROOT));
  }
}
