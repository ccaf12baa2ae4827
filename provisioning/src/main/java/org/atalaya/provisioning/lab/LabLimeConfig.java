package org.atalaya.provisioning.lab;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.libremesh.LimeConfig;
import org.atalaya.firmware.libremesh.LimeLayers;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciWriter;

/** The {@code lime-config} of a virtual router. Like the real one it does nothing while its pid file lies there. */
final class LabLimeConfig {
  static final String PID_FILE = "/var/run/lime-config.pid";
  private static final String CONFIG = "/etc/config/";

  private final LabFiles files;
  private final String mac;

  LabLimeConfig(LabFiles files, String mac) {
    this.files = files;
    this.mac = mac;
  }

  void run() {
    if (files.exists(PID_FILE)) {
      return;
    }
    SortedMap<String, UciPackage> before = new TreeMap<>();
    files.list("/etc/config").forEach(name ->
        before.put(name, UciParser.parse(name, files.findText(CONFIG + name).orElse(""))));
    Optional<String> primary = Optional.of(mac);
    LimeConfig.effective(LimeLayers.autogen(before, primary), before, primary).forEach((name, after) -> {
      if (!after.equals(before.get(name))) {
        files.write(CONFIG + name, UciWriter.write(after));
      }
    });
  }

  /** The host name that the saved configuration gives. */
  static String hostName(LabFiles files) {
    return UciParser.parse("system", files.findText("/etc/config/system").orElse("")).sections().stream()
        .filter(section -> section.type().equals("system")).findFirst().flatMap(s -> s.find("hostname"))
        .map(option -> option.values().getFirst()).orElse("OpenWrt");
  }
}
