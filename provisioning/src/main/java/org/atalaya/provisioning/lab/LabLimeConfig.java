package org.atalaya.provisioning.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciWriter;

/**
 * What {@code lime-config} does on a virtual router: merges the layers option by option (a list in a higher layer
 * replaces the whole list) into {@code lime-autogen}, and computes host name, main address and radios from it. Like
 * the real one it checks nothing, and does nothing at all while its pid file lies there.
 */
final class LabLimeConfig {
  static final String PID_FILE = "/var/run/lime-config.pid";

  private final LabFiles files;
  private final String mac;
  private final Map<String, UciSection> merged = new LinkedHashMap<>();

  LabLimeConfig(LabFiles files, String mac) {
    this.files = files;
    this.mac = mac;
  }

  void run() {
    if (files.exists(PID_FILE)) {
      return;
    }
    List.of("lime-defaults", "lime-community", "lime-" + mac.replace(":", ""), "lime-node")
        .forEach(layer -> merge(read(layer)));
    write(new UciPackage("lime-autogen", List.copyOf(merged.values())));
    configureSystem();
    configureNetwork();
    configureWireless();
  }

  private void merge(UciPackage layer) {
    for (UciSection section : layer.sections()) {
      section.name().ifPresent(name -> merged.merge(name, section, (low, high) -> {
        Map<String, UciOption> options = new LinkedHashMap<>();
        low.options().forEach(option -> options.put(option.name(), option));
        high.options().forEach(option -> options.put(option.name(), option));
        return new UciSection(high.type(), high.name(), List.copyOf(options.values()));
      }));
    }
  }

  private void configureSystem() {
    String name = filled(value("system", "hostname").orElse("LiMe-%M4%M5%M6")).replace(' ', '-')
        .replaceAll("[^A-Za-z0-9-]", "");
    edit("system", "system", section -> true, Map.of("hostname", name.substring(0, Math.min(32, name.length()))));
  }

  private void configureNetwork() {
    Optional<String> main = value("network", "main_ipv4_address").map(this::filled);
    if (main.isEmpty() || main.get().indexOf('/') < 0) {
      return;
    }
    String[] parts = main.get().split("/");
    int length = Integer.parseInt(parts[1]);
    long mask = length == 0 ? 0 : 0xFFFFFFFFL << (32 - length) & 0xFFFFFFFFL;
    long address = 0;
    for (String octet : parts[0].split("\\.")) {
      address = address << 8 | Integer.parseInt(octet);
    }
    if ((address & ~mask) == 0) {
      // a network address: the low bits come from the last three bytes of the MAC
      address |= Long.parseLong(mac.replace(":", "").substring(6), 16) & ~mask;
    }
    Map<String, String> lan = new LinkedHashMap<>();
    lan.put("ipaddr", dotted(address));
    lan.put("netmask", dotted(mask));
    value("network", "main_ipv6_address").map(this::filled).ifPresent(ip6 -> lan.put("ip6addr", ip6));
    edit("network", "interface", section -> section.name().filter("lan"::equals).isPresent(), lan);
  }

  private void configureWireless() {
    Map<String, Integer> indexInBand = new LinkedHashMap<>();
    List<UciSection> sections = new ArrayList<>();
    List<UciSection> faces = new ArrayList<>();
    for (UciSection section : read("wireless").sections()) {
      if (!section.type().equals("wifi-device")) {
        if (section.name().filter(name -> name.startsWith("lm_")).isEmpty()) {
          sections.add(section);
        }
        continue;
      }
      String radio = section.name().orElse("");
      String band = section.find("band").map(o -> o.values().getFirst()).orElse("2g").equals("2g") ? "2ghz" : "5ghz";
      int index = indexInBand.merge(band, 1, Integer::sum) - 1;
      if (setting(radio, band, "modes").filter(modes -> modes.contains("manual")).isPresent()) {
        sections.add(section);
        continue;
      }
      Map<String, String> options = new LinkedHashMap<>();
      options.put("disabled", "0");
      for (String option : List.of("channel", "htmode", "txpower", "country", "distance")) {
        setting(radio, band, option).ifPresent(values ->
            options.put(option, values.get(Math.min(index, values.size() - 1))));
      }
      sections.add(with(section, options));
      setting(radio, band, "modes").orElse(List.of()).forEach(mode -> faces.add(face(radio, band, mode)));
    }
    sections.addAll(faces);
    write(new UciPackage("wireless", sections));
  }

  private UciSection face(String radio, String band, String mode) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("device", radio);
    options.put("mode", switch (mode) {
      case "ieee80211s" -> "mesh";
      case "apname" -> "ap";
      default -> mode;
    });
    options.put("network", "lm_net_" + radio + "_" + mode);
    // any mode_xyz is passed on as xyz
    for (String section : List.of("wifi", band, radio)) {
      Optional.ofNullable(merged.get(section)).ifPresent(found -> found.options().stream()
          .filter(option -> option.name().startsWith(mode + "_"))
          .forEach(option -> options.put(option.name().substring(mode.length() + 1),
              filled(option.values().getFirst()))));
    }
    return with(new UciSection("wifi-iface", Optional.of("lm_wlan" + radio.substring(radio.length() - 1) + "_"
        + (mode.equals("ieee80211s") ? "mesh" : mode) + "_" + radio), List.of()), options);
  }

  private Optional<List<String>> setting(String radio, String band, String option) {
    for (String section : List.of(radio, band, "wifi")) {
      Optional<UciOption> found = Optional.ofNullable(merged.get(section)).flatMap(s -> s.find(option));
      if (found.isPresent()) {
        return found.map(UciOption::values);
      }
    }
    return Optional.empty();
  }

  private Optional<String> value(String section, String option) {
    return Optional.ofNullable(merged.get(section)).flatMap(s -> s.find(option)).map(o -> o.values().getFirst());
  }

  /** %Mn is the n-th byte of the MAC, %H the host name. */
  private String filled(String pattern) {
    String[] bytes = mac.split(":");
    String text = pattern;
    for (int i = 0; i < bytes.length; i++) {
      text = text.replace("%M" + (i + 1), bytes[i].toLowerCase(Locale.ROOT));
    }
    return text.contains("%H") ? text.replace("%H", hostName(files)) : text;
  }

  /** The host name that the saved configuration gives. */
  static String hostName(LabFiles files) {
    return UciParser.parse("system", files.findText("/etc/config/system").orElse("")).sections().stream()
        .filter(section -> section.type().equals("system")).findFirst().flatMap(s -> s.find("hostname"))
        .map(option -> option.values().getFirst()).orElse("OpenWrt");
  }

  private void edit(String packageName, String type, java.util.function.Predicate<UciSection> which,
      Map<String, String> options) {
    boolean[] done = {false};
    UciPackage before = read(packageName);
    List<UciSection> sections = new ArrayList<>(before.sections().stream().map(section -> {
      if (done[0] || !section.type().equals(type) || !which.test(section)) {
        return section;
      }
      done[0] = true;
      return with(section, options);
    }).toList());
    write(new UciPackage(packageName, sections));
  }

  private static UciSection with(UciSection section, Map<String, String> options) {
    Map<String, UciOption> all = new LinkedHashMap<>();
    section.options().forEach(option -> all.put(option.name(), option));
    options.forEach((name, value) -> all.put(name, new UciOption.Single(name, value)));
    return new UciSection(section.type(), section.name(), List.copyOf(all.values()));
  }

  private UciPackage read(String name) {
    return UciParser.parse(name, files.findText("/etc/config/" + name).orElse(""));
  }

  private void write(UciPackage uciPackage) {
    files.write("/etc/config/" + uciPackage.name(),
        UciWriter.write(uciPackage).getBytes(StandardCharsets.UTF_8));
  }

  private static String dotted(long address) {
    return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
  }
}
