package org.atalaya.provisioning.lab;

import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a virtual router says of itself. */
final class LabFacts {
  private final LabOptions options;
  private final String mac;
  private final LabFiles files;
  private final LabFirmware firmware;
  private final BooleanSupplier lies;

  /** @param lies true while it says that it is another board */
  LabFacts(LabOptions options, String mac, LabFiles files, LabFirmware firmware, BooleanSupplier lies) {
    this.options = options;
    this.mac = mac;
    this.files = files;
    this.firmware = firmware;
    this.lies = lies;
  }

  /** Of eth0. */
  String mac() {
    return mac;
  }

  boolean runsDebian() {
    return LabDebian.runsOn(options.boardName());
  }

  /** OpenWrt itself, without LibreMesh. */
  boolean runsOpenWrt() {
    return options.openWrt();
  }

  boolean hasHalves() {
    return options.halves();
  }

  /** As its maker writes it. */
  String model() {
    return options.model();
  }

  /** As it says it. */
  String boardName() {
    return lies.getAsBoolean() ? "tplink,archer-c7-v2" : options.boardName();
  }

  /** Interface and MAC, a line each. */
  List<String> interfaces() {
    String tail = mac.substring(2);
    return List.of("eth0 " + mac, "eth1 06" + tail, "lo 00:00:00:00:00:00", "wlan0 0a" + tail, "wlan1 0e" + tail,
        "wlan2 12" + tail);
  }

  /** {@code ubus call system board}. */
  String boardJson() {
    JsonMapper json = new JsonMapper();
    ObjectNode board = json.createObjectNode();
    board.put("kernel", "5.10.176");
    board.put("hostname", LabLimeConfig.hostName(files));
    board.put("system", "Qualcomm Atheros QCA9558 ver 1 rev 0");
    board.put("model", options.model());
    board.put("board_name", boardName());
    LabSysupgrade.Release release = firmware.release();
    ObjectNode said = board.putObject("release");
    said.put("distribution", release.distribution());
    said.put("version", release.version());
    said.put("target", release.target());
    said.put("description", release.distribution() + " " + release.version() + " (virtual)");
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(board) + "\n";
  }

  /** {@code ubus call system info}. */
  String infoJson() {
    return "{\"uptime\":60,\"memory\":{\"total\":127467520,\"available\":68018176}}\n";
  }

  /** {@code /proc/meminfo}. */
  String memory() {
    long available = files.memoryRoom() >> 10;
    return "MemTotal:         124480 kB\nMemFree:           " + available + " kB\nMemAvailable:      " + available
        + " kB\n";
  }
}
