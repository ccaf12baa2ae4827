package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.provisioning.router.LiveConfiguration;

/**
 * What lime-config should have made of a node's layers, judged by the values that decide whether the mesh works:
 * host name, each radio's channel, power, width, country and mesh id, and the main address. Written from what
 * LibreMesh documents, independently of the code that renders: the two check each other. A value that the rendered
 * layers leave to the router's own defaults is not judged.
 */
final class EffectiveValues {
  static final SortedSet<String> PACKAGES = new TreeSet<>(List.of("system", "wireless", "network"));

  private static final List<String> LAYERS = List.of("lime-community", "lime-node");

  private final Map<String, UciPackage> live = new LinkedHashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private EffectiveValues() {}

  static List<Difference> differences(RenderedNode node, Device device, LiveConfiguration configuration) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (String layer : LAYERS) {
      String text = node.files().get(LiveConfiguration.CONFIG_FOLDER + layer);
      if (text != null) {
        UciParser.parse(layer, text).sections().forEach(section -> put(section, wanted));
      }
    }
    if (wanted.isEmpty()) {
      return List.of();
    }
    EffectiveValues values = new EffectiveValues();
    if (values.parse(configuration)) {
      values.compareSystem(wanted);
      values.compareNetwork(wanted);
      device.radios().forEach(radio -> values.compareRadio(radio, wanted));
    }
    return List.copyOf(values.differences);
  }

  /** Later layers win, a list as a whole. */
  private static void put(UciSection section, Map<String, List<String>> wanted) {
    section.name().ifPresent(name -> section.options()
        .forEach(option -> wanted.put(name + "." + option.name(), option.values())));
  }

  private boolean parse(LiveConfiguration configuration) {
    for (String name : PACKAGES) {
      String path = LiveConfiguration.CONFIG_FOLDER + name;
      try {
        live.put(name, UciParser.parse(name, configuration.find(path).orElse("")));
      } catch (UciSyntaxException e) {
        differences.add(new Difference(path, "a readable file", "line " + e.line() + " can't be read"));
      }
    }
    return differences.isEmpty();
  }

  private void compareSystem(Map<String, List<String>> wanted) {
    // a name with a pattern in it is lime-config's to fill in
    single(wanted, "system.hostname").filter(name -> name.indexOf('%') < 0).ifPresent(name ->
        expect("system", section("system", "system", s -> true), "system", "hostname", name));
  }

  private void compareNetwork(Map<String, List<String>> wanted) {
    single(wanted, "network.main_ipv4_address").flatMap(Ipv4::parse).ifPresent(address -> {
      Optional<UciSection> lan = live.get("network").find("lan");
      expect("network", lan, "lan", "ipaddr", address.address());
      expect("network", lan, "lan", "netmask", address.netmask());
    });
  }

  private void compareRadio(Radio radio, Map<String, List<String>> wanted) {
    Optional<List<String>> modes = setting(wanted, radio, "modes");
    if (modes.filter(list -> list.contains("manual")).isPresent()) {
      // lime-config leaves such a radio as it is
      return;
    }
    Optional<UciSection> device = live.get("wireless").find(radio.uciName());
    Map<String, String> options = new LinkedHashMap<>();
    options.put("channel", "channel");
    options.put("txpower", "txpower");
    options.put("country", "country");
    options.put("htmode", "htmode");
    options.forEach((lime, uci) -> setting(wanted, radio, lime).ifPresent(values -> {
      // a list of channels goes by the radio's index within its band, the last one serving those beyond
      String value = values.get(Math.min(radio.indexInBand(), values.size() - 1));
      expect("wireless", device, radio.uciName(), uci, value);
    }));
    if (modes.filter(list -> list.contains("ieee80211s")).isPresent()) {
      setting(wanted, radio, "ieee80211s_mesh_id").ifPresent(id -> {
        String where = "@wifi-iface[" + radio.uciName() + " mesh]";
        Optional<UciSection> face = section("wireless", "wifi-iface",
            s -> value(s, "device").equals(radio.uciName()) && value(s, "mode").equals("mesh"));
        expect("wireless", face, where, "mesh_id", id.getFirst());
      });
    }
  }

  /** A radio's own section, else its band's, else the one for all radios. */
  private static Optional<List<String>> setting(Map<String, List<String>> wanted, Radio radio, String option) {
    for (String section : List.of(radio.uciName(), radio.band().id(), "wifi")) {
      List<String> values = wanted.get(section + "." + option);
      if (values != null && !values.isEmpty()) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> single(Map<String, List<String>> wanted, String key) {
    return Optional.ofNullable(wanted.get(key)).filter(values -> !values.isEmpty()).map(List::getFirst);
  }

  private Optional<UciSection> section(String packageName, String type,
      java.util.function.Predicate<UciSection> that) {
    return live.get(packageName).sections().stream().filter(s -> s.type().equals(type)).filter(that).findFirst();
  }

  private void expect(String packageName, Optional<UciSection> section, String label, String option,
      String expected) {
    String found = section.map(s -> value(s, option)).filter(v -> !v.isEmpty()).orElse(Difference.NONE);
    if (!found.equals(expected)) {
      differences.add(Difference.ofOption("/etc/config/" + packageName + ": " + label + "." + option, option,
          expected, found));
    }
  }

  private static String value(UciSection section, String option) {
    return section.find(option).map(UciOption::values).map(values -> String.join(" ", values)).orElse("");
  }

  /** {@code 10.13.1.1/16}. */
  private record Ipv4(String address, String netmask) {
    static Optional<Ipv4> parse(String text) {
      // with a pattern or a second length the address depends on the router's own MAC
      if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}")) {
        return Optional.empty();
      }
      int slash = text.indexOf('/');
      int length = Integer.parseInt(text.substring(slash + 1));
      if (length > 32) {
        return Optional.empty();
      }
      long mask = length == 0 ? 0 : 0xFFFFFFFFL << (32 - length) & 0xFFFFFFFFL;
      return Optional.of(new Ipv4(text.substring(0, slash),
          (mask >> 24) + "." + (mask >> 16 & 255) + "." + (mask >> 8 & 255) + "." + (mask & 255)));
    }
  }
}
