package org.atalaya.firmware.libremesh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;

/** What {@code lime-config} makes of {@code /etc/config/wireless}. */
final class LimeWireless {
  private static final Pattern INDEX = Pattern.compile("(\\d+)$");
  // only these prefixes belong to one mode; options of other modes reach every interface
  private static final Set<String> PREFIXES = Set.of("adhoc", "ap", "apname", "apbb", "ieee80211s");
  private static final Pattern OF_THE_RADIO = Pattern.compile(
      "modes|.*(channel|country|legacy_rates|txpower|htmode|distance|unstuck_interval|unstuck_timeout).*");

  private final UciPackage autogen;
  private final String hostName;
  private final LimeTemplates templates;

  LimeWireless(UciPackage autogen, String hostName, LimeTemplates templates) {
    this.autogen = autogen;
    this.hostName = hostName;
    this.templates = templates;
  }

  UciPackage configure(UciPackage wireless) {
    List<UciSection> devices = wireless.sections().stream()
        .filter(section -> section.type().equals("wifi-device") && section.name().isPresent())
        .sorted(Comparator.comparingInt(LimeWireless::index)).toList();
    Map<String, UciSection> changed = new LinkedHashMap<>();
    List<UciSection> interfaces = new ArrayList<>();
    Map<String, Integer> inBand = new LinkedHashMap<>();
    for (UciSection device : devices) {
      String band = fiveGigahertz(device) ? "5ghz" : "2ghz";
      int indexInBand = inBand.merge(band, 1, Integer::sum) - 1;
      String name = device.name().orElseThrow();
      Map<String, UciOption> options = options(band, name);
      List<String> modes = options.containsKey("modes") ? options.get("modes").values() : List.of();
      if (!modes.isEmpty() && !modes.getFirst().equals("manual")) {
        changed.put(name, device(device, band, indexInBand, options, modes));
        modes.forEach(mode -> networkInterface(name, mode, options).ifPresent(interfaces::add));
      }
    }
    List<UciSection> sections = new ArrayList<>();
    for (UciSection section : wireless.sections()) {
      // lime-config deletes every wifi-iface before it writes its own
      if (!section.type().equals("wifi-iface")) {
        sections.add(section.name().map(changed::get).orElse(section));
      }
    }
    sections.addAll(interfaces);
    return new UciPackage(wireless.name(), sections);
  }

  /** General options, under those of the band, under those of the radio. */
  private Map<String, UciOption> options(String band, String radio) {
    Map<String, UciOption> options = new LinkedHashMap<>();
    for (String name : List.of("wifi", band, radio)) {
      autogen.find(name).ifPresent(section -> section.options().forEach(option -> options.put(option.name(), option)));
    }
    return options;
  }

  private static UciSection device(UciSection device, String band, int indexInBand, Map<String, UciOption> options,
      List<String> modes) {
    UciSectionEdit edit = new UciSectionEdit(device).set("disabled", "0").set("noscan", "1");
    List<String> channels = options.containsKey("channel") ? options.get("channel").values() : List.of();
    if (!channels.isEmpty()) {
      edit.set("channel", channels.get(indexInBand % channels.size()));
    } else if (modes.getFirst().equals("client")) {
      edit.set("channel", "auto");
    }
    for (String name : List.of("distance", "country", "txpower", "htmode")) {
      Optional.ofNullable(options.get(name)).ifPresent(edit::set);
    }
    if (band.equals("2ghz")) {
      Optional.ofNullable(options.get("legacy_rates")).ifPresent(edit::set);
    }
    return edit.done();
  }

  private Optional<UciSection> networkInterface(String radio, String mode, Map<String, UciOption> options) {
    // mode of the wifi-iface, and what is put behind it in the interface's name
    String[] kind = switch (mode) {
      case "ap" -> new String[] {"ap", ""};
      case "apname" -> new String[] {"ap", "name"};
      case "ieee80211s" -> new String[] {"mesh", ""};
      case "adhoc" -> new String[] {"adhoc", ""};
      case "client" -> new String[] {"sta", ""};
      default -> new String[0];
    };
    if (kind.length == 0) {
      return Optional.empty();
    }
    String interfaceName = "wlan" + index(radio) + "-" + kind[0] + kind[1];
    String word = interfaceName.replace('-', '_');
    UciSectionEdit edit = new UciSectionEdit("wifi-iface", "lm_" + word + "_" + radio).set("mode", kind[0]).set("device", radio)
        .set("ifname", interfaceName).set("network", "lm_net_" + word);
    options.values().stream().filter(option -> passedOn(option.name(), mode)).forEach(option -> {
      String name = option.name().startsWith(mode + "_") ? option.name().substring(mode.length() + 1) : option.name();
      switch (option) {
        case UciOption.Single single -> edit.set(name, name.equals("ssid") ? ssid(single.value()) : single.value());
        case UciOption.Many many -> edit.set(new UciOption.Many(name, many.values()));
      }
    });
    if (kind[0].equals("ap")) {
      edit.set("network", "lan");
    }
    return Optional.of(edit.done());
  }

  private static boolean passedOn(String option, String mode) {
    String prefix = option.replaceFirst("_.*", "");
    return !OF_THE_RADIO.matcher(option).matches() && (!PREFIXES.contains(prefix) || prefix.equals(mode));
  }

  /** Placeholders replaced, then cut at 32 bytes; a character that would be cut in two is left out here. */
  private String ssid(String template) {
    String name = templates.hexadecimal(template.replace("%H", hostName), false);
    StringBuilder cut = new StringBuilder();
    int bytes = 0;
    for (int point : name.codePoints().toArray()) {
      bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > NetworkNames.SSID_BYTES) {
        break;
      }
      cut.appendCodePoint(point);
    }
    return cut.toString();
  }

  private static boolean fiveGigahertz(UciSection device) {
    Optional<String> band = value(device, "band");
    if (band.isPresent()) {
      // LibreMesh treats a 6 GHz radio as one of 5 GHz
      return !band.get().equals("2g");
    }
    return value(device, "channel").filter(channel -> channel.matches("\\d{1,3}")).map(Integer::parseInt)
        .map(channel -> channel >= 32 && channel < 178)
        .orElseGet(() -> value(device, "hwmode").filter(mode -> mode.contains("a")).isPresent());
  }

  private static Optional<String> value(UciSection section, String option) {
    return section.find(option).map(found -> found.values().getFirst());
  }

  private static int index(UciSection device) {
    return index(device.name().orElseThrow());
  }

  private static int index(String radio) {
    Matcher matcher = INDEX.matcher(radio);
    return matcher.find() && matcher.group(1).length() <= 3 ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
