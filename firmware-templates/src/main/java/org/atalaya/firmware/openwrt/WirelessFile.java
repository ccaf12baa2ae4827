package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.node.Channels;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;

/** {@code /etc/config/wireless}: every radio of the board, with or without a task. */
final class WirelessFile {
  private final NodeSetup setup;
  private final boolean routed;

  WirelessFile(NodeSetup setup, boolean routed) {
    this.setup = setup;
    this.routed = routed;
  }

  UciPackage uci() {
    List<UciSection> sections = new ArrayList<>();
    for (Radio radio : setup.node().device().radios()) {
      Optional<PlannedRadio> task = setup.task(radio);
      sections.add(task.map(planned -> device(radio, planned))
          .orElseGet(() -> begin(radio).set("disabled", "1").done()));
      task.filter(PlannedRadio::mesh).ifPresent(planned -> sections.add(mesh(radio)));
      task.filter(PlannedRadio::accessPoint).ifPresent(planned -> sections.add(accessPoint(radio)));
    }
    return new UciPackage("wireless", sections);
  }

  /** Without the path of the bus, which differs from board to board, the kernel's number binds section and radio. */
  private static UciSectionEdit begin(Radio radio) {
    return new UciSectionEdit("wifi-device", radio.uciName())
        .set("type", "mac80211")
        .set("phy", "phy" + NodeSetup.radioIndex(radio.uciName()))
        .set("band", radio.band() == Band.GHZ_2 ? "2g" : "5g");
  }

  private UciSection device(Radio radio, PlannedRadio planned) {
    UciSectionEdit device = begin(radio)
        .set("channel", planned.channel())
        .set("htmode", Channels.htmode(radio.band(), planned.channel(), planned.widthMhz()))
        .set("country", setup.node().community().country())
        .set("txpower", planned.transmitPowerDbm());
    if (planned.distanceMeters() > 0) {
      device.set("distance", planned.distanceMeters());
    }
    return device.set("disabled", "0").done();
  }

  private UciSection mesh(Radio radio) {
    String name = "mesh" + NodeSetup.radioIndex(radio.uciName());
    Optional<String> key = setup.node().meshKey().map(Secret::reveal);
    UciSectionEdit face = new UciSectionEdit("wifi-iface", name)
        .set("device", radio.uciName())
        .set("ifname", name)
        .set("network", name)
        .set("mode", "mesh")
        .set("mesh_id", setup.node().community().meshId())
        .set("mesh_fwding", "0")
        .set("mcast_rate", radio.band() == Band.GHZ_2 ? "24000" : "6000")
        .set("encryption", key.isPresent() ? "sae" : "none");
    key.ifPresent(text -> face.set("key", text));
    return face.done();
  }

  private UciSection accessPoint(Radio radio) {
    String name = "ap" + NodeSetup.radioIndex(radio.uciName());
    return new UciSectionEdit("wifi-iface", name)
        .set("device", radio.uciName())
        .set("ifname", name)
        .set("network", "lan")
        .set("mode", "ap")
        .set("ssid", ssid())
        .set("encryption", "none")
        .done();
  }

  /**
   * One name for all nodes where people keep their address as they walk; each node's own where they would not, for a
   * phone asks for no new address on a network that has the same name.
   */
  private String ssid() {
    Community community = setup.node().community();
    if (!routed) {
      return community.accessPointSsid();
    }
    String host = setup.node().router().hostName();
    String both = community.accessPointSsid() + "/" + host;
    return NetworkNames.fits(both) ? both : host;
  }
}
