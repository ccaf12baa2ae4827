package org.atalaya.provisioning.rescue;

import static org.atalaya.provisioning.rescue.RescueWay.ImageKind.FACTORY;
import static org.atalaya.provisioning.rescue.RescueWay.ImageKind.MAKER;
import static org.atalaya.provisioning.rescue.RescueWay.ImageKind.MEMORY;
import static org.atalaya.provisioning.rescue.RescueWay.ImageKind.SYSUPGRADE;
import static org.atalaya.provisioning.rescue.RescueWay.Purpose.FIRST_FLASH;
import static org.atalaya.provisioning.rescue.RescueWay.Purpose.RESCUE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.atalaya.provisioning.rescue.RescueWay.Card;
import org.atalaya.provisioning.rescue.RescueWay.Failsafe;
import org.atalaya.provisioning.rescue.RescueWay.Fetch;
import org.atalaya.provisioning.rescue.RescueWay.Method;
import org.atalaya.provisioning.rescue.RescueWay.NetworkBoot;
import org.atalaya.provisioning.rescue.RescueWay.Page;
import org.atalaya.provisioning.rescue.RescueWay.Purpose;
import org.atalaya.provisioning.rescue.RescueWay.Receive;
import org.atalaya.provisioning.rescue.RescueWay.Serial;
import org.atalaya.provisioning.rescue.RescueWay.Upgrade;

/** What is known of each model in the catalogue. None of it was tried on the hardware by us: each way names its source. */
public final class RescueGuides {
  private static final Set<Purpose> BOTH = EnumSet.of(FIRST_FLASH, RESCUE);
  private static final RescueWay FAILSAFE = way(Set.of(RESCUE), new Failsafe("192.168.1.1", "192.168.1.2"),
      "OpenWrt, package/base-files: failsafe mode, the same on all its boards");
  private static final RescueWay UPGRADE = way(Set.of(FIRST_FLASH), new Upgrade(),
      "OpenWrt or a firmware made of it is on the router when it is sold");

  private RescueGuides() {}

  /** The guide of a device; for one that nobody described, what holds for every OpenWrt router. */
  public static RescueGuide of(String deviceId) {
    return switch (deviceId) {
      case "librerouter-v1" -> guide(deviceId, "ETH1", true, UPGRADE, FAILSAFE,
          way(Set.of(RESCUE), new Serial("192.168.1.10", "192.168.1.1", "firmware.bin",
              List.of("tftp 82000000 firmware.bin", "erase 0x9f050000 +$filesize", "cp.b 0x82000000 0x9f050000 $filesize",
                  "bootm 0x9f050000"), SYSUPGRADE),
              "OpenWrt, the commit that adds LibreRouter v1 (24463d0d9479)", "note.two-halves"));
      case "mikrotik-lhg-xl-hp5" -> guide(deviceId, "PoE", true,
          way(BOTH, new NetworkBoot("192.168.1.10", "192.168.1.100", MEMORY),
              "OpenWrt, pull request 4624 (LHG 5): the initramfs image by network, then sysupgrade; MikroTik's common procedure",
              "note.routeros-licence", "note.then-upgrade"), FAILSAFE);
      case "tp-link-wdr3500-v1" -> tpLink(deviceId, "wdr3500v1_tp_recovery.bin");
      case "tp-link-wdr3600-v1" -> tpLink(deviceId, "wdr3600v1_tp_recovery.bin");
      case "tp-link-wdr4300-v1" -> tpLink(deviceId, "wdr4300v1_tp_recovery.bin");
      case "tp-link-archer-c7-v2" -> tpLink(deviceId, "ArcherC7v2_tp_recovery.bin", "ArcherC7v3_tp_recovery.bin");
      case "tp-link-archer-c7-v5" -> tpLink(deviceId, "ArcherC7v5_tp_recovery.bin");
      case "tp-link-cpe210-v1", "tp-link-cpe210-v3", "tp-link-cpe510-v1", "tp-link-cpe510-v3" -> guide(deviceId, "LAN0 / PoE",
          true, way(Set.of(FIRST_FLASH), new Page("192.168.0.254", "192.168.0.100", FACTORY, false),
              "TP-Link, PharOS: the router's own address; OpenWrt's factory image is made for this page"),
          FAILSAFE,
          way(BOTH, new Fetch(List.of("192.168.0.100"), "192.168.0.254", List.of("recovery.bin"), FACTORY),
              "the boot loader's own messages on a CPE510 v1.1: server 192.168.0.100, own address 192.168.0.254, recovery.bin"));
      case "tp-link-eap225-outdoor-v1" -> guide(deviceId, "ETH / PoE", true,
          way(Set.of(FIRST_FLASH), new Page("192.168.0.254", "192.168.0.100", FACTORY, false),
              "Freifunk's Gluon, pull request 2203, and OpenWrt's commit for the model", "note.eap-stopcs"),
          FAILSAFE, way(Set.of(RESCUE), new Serial("192.168.1.10", "192.168.1.1", "firmware.bin",
              List.of("tftp 0x80060000 firmware.bin", "erase 0x9f040000 +0xd80000", "cp.b 0x80060000 0x9f040000 $filesize", "reset"),
              SYSUPGRADE), "LEDE, pull request 1238: the EAP245 v1, whose flash is laid out alike", "note.no-recovery"));
      case "ubiquiti-nanostation-m2-xm", "ubiquiti-nanostation-m5-xm", "ubiquiti-nanostation-m2-xw",
          "ubiquiti-nanostation-m5-xw", "ubiquiti-rocket-m5-rd-5g30" -> guide(deviceId, "PoE", true,
          way(BOTH, new Receive("192.168.1.20", "192.168.1.10", FACTORY, 10),
              "Ubiquiti, TFTP recovery of airMAX devices; OpenWrt's pages of the models", "note.airos-version"), FAILSAFE);
      case "ubiquiti-unifi-ac-mesh" -> guide(deviceId, "PoE", true,
          way(Set.of(RESCUE), new Receive("192.168.1.20", "192.168.1.10", MAKER, 10),
              "the boot loader's own messages on UniFi devices: TFTP server at 192.168.1.20, signed images only",
              "note.signed", "note.unifi-then"), FAILSAFE);
      case "gl-inet-ar150", "gl-inet-ar300m-nor" -> guide(deviceId, "LAN", false, UPGRADE,
          way(BOTH, new Page("192.168.1.1", "192.168.1.2", SYSUPGRADE, true),
              "GL.iNet, Debrick via U-Boot: hold until the light has flashed five times"), FAILSAFE);
      case "cudy-wr2100" -> guide(deviceId, "LAN", false,
          way(Set.of(FIRST_FLASH), new Page("192.168.10.1", "192.168.10.2", MAKER, false),
              "OpenWrt, commits for Cudy's MT7621 routers", "note.cudy-between", "note.then-upgrade"), FAILSAFE,
          way(Set.of(RESCUE), new Fetch(List.of("192.168.1.88"), "", List.of("recovery.bin"), MAKER),
              "OpenWrt, commits for Cudy's MT7621 routers: 192.168.1.88, recovery.bin, signed images only", "note.signed",
              "note.cudy-between"));
      case "xiaomi-mi-router-4a-gigabit" -> guide(deviceId, "LAN", false, FAILSAFE,
          way(Set.of(RESCUE), new NetworkBoot("192.168.31.100", "192.168.31.101", MAKER),
              "Xiaomi, MiWiFi repair tool: the loader asks by DHCP and fetches the maker's image", "note.xiaomi-open"));
      case "raspberry-pi-3", "raspberry-pi-4", "raspberry-pi-4-mt7612u", "raspberry-pi-5" -> guide(deviceId, "Ethernet", false,
          way(BOTH, new Card(), "Raspberry Pi: it starts from the card, and nothing on the board can be broken by one"));
      case "x86-64" -> guide(deviceId, "Ethernet", false,
          way(BOTH, new Card(), "a PC starts from its disk or a stick"));
      default -> guide(deviceId, "LAN", false, FAILSAFE);
    };
  }

  private static RescueGuide tpLink(String deviceId, String... files) {
    return guide(deviceId, "LAN", false,
        way(Set.of(FIRST_FLASH), new Page("192.168.0.1", "192.168.0.2", FACTORY, false),
            "TP-Link: the router's own address; OpenWrt's factory image is made for this page", "note.short-name"),
        FAILSAFE,
        way(BOTH, new Fetch(List.of("192.168.0.66", "192.168.1.66"), "192.168.0.86", List.of(files), FACTORY),
            "OpenWrt's pages of the models and many reports: 192.168.0.66; loaders from before 2014 ask at 192.168.1.66"));
  }

  private static RescueGuide guide(String deviceId, String port, boolean poe, RescueWay... ways) {
    return new RescueGuide(deviceId, port, poe, List.of(ways));
  }

  private static RescueWay way(Set<Purpose> purposes, Method method, String source, String... notes) {
    return new RescueWay(purposes, method, List.of(notes), source);
  }
}
