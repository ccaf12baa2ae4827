package org.atalaya.provisioning.discovery;

import java.util.List;

/** Where routers answer that nobody has configured yet, and the names by which LibreMesh leads to the nearest node. */
final class UsualAddresses {
  static final List<String> HOSTS = List.of(
      // OpenWrt and most makers
      "192.168.1.1", "192.168.0.1", "192.168.2.1",
      // Ubiquiti, MikroTik, GL.iNet, Cudy, Xiaomi, TP-Link's CPEs, modems
      "192.168.1.20", "192.168.88.1", "192.168.8.1", "192.168.10.1", "192.168.31.1", "192.168.0.254", "192.168.100.1",
      // LibreMesh's anygw before a community has chosen its own network; Gluon's setup mode
      "10.13.0.1", "thisnode.info");

  private UsualAddresses() {}
}
