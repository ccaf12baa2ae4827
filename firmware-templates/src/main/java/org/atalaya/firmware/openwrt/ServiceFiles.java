package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.addressing.LibreMeshAddresses;

/** {@code system} and {@code dhcp}: the name, the clock, names and addresses for people. */
final class ServiceFiles {
  /** The name at which a phone finds the node it is connected to, as in LibreMesh. */
  static final String THIS_NODE = "thisnode.info";

  private final NodeSetup setup;
  private final boolean routed;

  ServiceFiles(NodeSetup setup, boolean routed) {
    this.setup = setup;
    this.routed = routed;
  }

  UciPackage system() {
    return new UciPackage("system", List.of(
        new UciSectionEdit("system", "system").set("hostname", setup.node().router().hostName())
            .set("timezone", "UTC").set("zonename", "UTC").set("log_size", "64").set("ttylogin", "0").done(),
        new UciSectionEdit("timeserver", "ntp").set("enabled", "1").set("enable_server", "0")
            .list("server", "0.openwrt.pool.ntp.org", "1.openwrt.pool.ntp.org", "2.openwrt.pool.ntp.org",
                "3.openwrt.pool.ntp.org").done()));
  }

  UciPackage dhcp() {
    List<UciSection> sections = new ArrayList<>();
    sections.add(dnsmasq());
    sections.add(lan());
    if (setup.node().gateway()) {
      sections.add(new UciSectionEdit("dhcp", "wan").set("interface", "wan").set("ignore", "1").done());
    }
    sections.add(new UciSectionEdit("odhcpd", "odhcpd").set("maindhcp", "0").set("leasefile", "/tmp/hosts/odhcpd")
        .set("leasetrigger", "/usr/sbin/odhcpd-update").set("loglevel", "4").done());
    return new UciPackage("dhcp", sections);
  }

  private UciSection dnsmasq() {
    String own = routed ? ClientNetwork.of(setup.node()).routerIpv4() : setup.ipv4();
    UciSectionEdit dnsmasq = new UciSectionEdit("dnsmasq", "dnsmasq").set("domainneeded", "1").set("boguspriv", "1")
        .set("localise_queries", "1").set("expandhosts", "1").set("authoritative", "1").set("readethers", "1")
        // names of the network's own servers have private addresses
        .set("rebind_protection", "0")
        // questions come from other nodes' networks too
        .set("localservice", "0")
        .set("local", "/lan/").set("domain", "lan").set("leasefile", "/tmp/dhcp.leases")
        .set("ednspacket_max", "1232").list("address", "/" + THIS_NODE + "/" + own);
    if (routed && !setup.node().gateway()) {
      dnsmasq.set("noresolv", "1").list("server", setup.nameServer());
    } else {
      dnsmasq.set("resolvfile", "/tmp/resolv.conf.d/resolv.conf.auto");
    }
    return dnsmasq.done();
  }

  /**
   * A routed node gives addresses to its own people; on one bridge the gateways do for all, and batman-adv brings each
   * question to the nearest. Where routers share a cable the first one answers.
   */
  private UciSection lan() {
    UciSectionEdit lan = new UciSectionEdit("dhcp", "lan").set("interface", "lan");
    boolean serves = routed ? setup.servesCable() : setup.node().gateway();
    if (!serves) {
      return lan.set("ignore", "1").set("ra", "disabled").set("dhcpv6", "disabled").done();
    }
    boolean divided = setup.ipv4Network().length() == 16;
    return lan.set("start", routed ? ClientNetwork.DHCP_START : divided ? LibreMeshAddresses.DHCP_START : 10)
        .set("limit", routed ? ClientNetwork.of(setup.node()).dhcpLimit() : divided ? LibreMeshAddresses.DHCP_LIMIT : 100)
        .set("leasetime", "1h").set("dhcpv4", "server").set("ra", "server").set("dhcpv6", "server").done();
  }
}
