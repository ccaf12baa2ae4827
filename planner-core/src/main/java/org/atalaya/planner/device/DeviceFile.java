package org.atalaya.planner.device;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Hardware.BuiltInSwitch;
import org.atalaya.planner.device.Hardware.EthernetPorts;
import org.atalaya.planner.device.Hardware.FirmwareImage;
import org.atalaya.planner.device.Hardware.Memory;
import org.atalaya.planner.device.Hardware.Vlan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one device from JSON, strictly: every field is known and in its range. What reaches a router's files or a
 * command line (names of ports, boards, profiles, images) has an alphabet of its own.
 */
final class DeviceFile {
  static final int MAX_BYTES = 1 << 20;
  private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";
  private static final String BOARD = "[A-Za-z0-9][A-Za-z0-9,._+ -]{0,127}";
  private static final String PORT = "[a-z][a-z0-9]{0,9}([.][1-9][0-9]{0,3})?";
  private static final String SWITCH_PORTS = "[0-9]{1,2}t?( [0-9]{1,2}t?){0,15}";
  private static final String FILE_NAME = "[A-Za-z0-9*][A-Za-z0-9*,._+-]{0,199}";
  private static final String PACKAGE = "-?[a-z0-9][a-z0-9.+-]{0,79}";
  private static final String PROFILE = "[A-Za-z0-9][A-Za-z0-9_.,+-]{0,99}";

  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9 ._+()-]{0,119}";
  /** Between the gain of a device's file and that of its pattern: makers round both. */
  private static final double GAIN_TOLERANCE_DB = 0.5;
  /** How far beyond a radio's range its antenna may have been measured: a ratio of frequencies. */
  private static final double PATTERN_BAND = 1.15;

  /** Finds the pattern files that a device names. */
  interface Patterns {
    /** @param file a name without folders @throws BadInputException if there is none, naming {@code where} */
    byte[] get(String where, String file);
  }

  private final String name;
  private final JsonNode root;
  private final Patterns patterns;

  /** One that names no pattern files. */
  DeviceFile(String name, byte[] json) {
    this(name, json, (where, file) -> {
      throw new BadInputException(where, file, "no pattern: it is read beside a project only");
    });
  }

  DeviceFile(String name, byte[] json, Patterns patterns) {
    this.name = name;
    this.patterns = patterns;
    if (json.length > MAX_BYTES) {
      throw new BadInputException(name, json.length + " bytes", "at most " + MAX_BYTES);
    }
    try {
      root = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new BadInputException(name, "no JSON: " + e.getOriginalMessage(), "a device in JSON", e);
    }
  }

  JsonNode root() {
    return root;
  }

  Device device() {
    DevicePart part = new DevicePart(name, root).only("id", "name", "boardName", "firmwares", "price", "currency",
        "priceProvenance", "powerWatts", "powerProvenance", "memory", "ports", "image", "firmwareNames", "radios");
    String id = part.text("id", ID, "lower-case letters, digits and hyphens");
    List<Radio> radios = part.list("radios", 0).stream().map(this::radio).toList();
    if (radios.stream().map(Radio::uciName).distinct().count() != radios.size()) {
      throw part.bad("radios", radios.stream().map(Radio::uciName).toList().toString(), "each name once");
    }
    List<String> firmwares = part.list("firmwares", 1).stream()
        .map(item -> item.asText(ID, "the id of a firmware")).toList();
    return new Device(id, part.text("name"), part.text("boardName", BOARD, "a board_name"), radios, firmwares,
        price(part), power(part), part.find("powerProvenance").map(stated -> part.provenance("powerProvenance")),
        new Hardware(part.find("memory").map(DeviceFile::memory),
            part.find("ports").map(DeviceFile::ports), part.find("image").map(DeviceFile::image), names(part)));
  }

  private static Optional<Price> price(DevicePart part) {
    return part.find("price").isEmpty() && part.find("priceProvenance").isEmpty() && part.find("currency").isEmpty()
        ? Optional.empty()
        : Optional.of(new Price(part.number("price", 0, 1e7),
            part.text("currency", "[A-Z]{3}", "an ISO 4217 code"), part.provenance("priceProvenance")));
  }

  private static Optional<Double> power(DevicePart part) {
    if (part.find("powerWatts").isEmpty() && part.find("powerProvenance").isEmpty()) {
      return Optional.empty();
    }
    part.provenance("powerProvenance");
    return Optional.of(part.number("powerWatts", 0.1, 1000));
  }

  private static Memory memory(DevicePart in) {
    DevicePart part = in.only("ramMegabytes", "flashMegabytes", "provenance");
    return new Memory(part.whole("ramMegabytes", 1, 1 << 20),
        part.find("flashMegabytes").map(flash -> flash.asInt(1, 1 << 20)), part.provenance("provenance"));
  }

  private static EthernetPorts ports(DevicePart in) {
    DevicePart part = in.only("lan", "wan", "switch", "provenance");
    String form = "a network device";
    return new EthernetPorts(part.list("lan", 1).stream().map(port -> port.asText(PORT, form)).toList(),
        part.find("wan").map(port -> port.asText(PORT, form)), part.find("switch").map(DeviceFile::builtInSwitch),
        part.provenance("provenance"));
  }

  private static BuiltInSwitch builtInSwitch(DevicePart in) {
    DevicePart part = in.only("name", "vlans", "cableDevice", "cablePorts");
    List<Vlan> vlans = part.list("vlans", 1).stream().map(vlan -> {
      DevicePart each = vlan.only("number", "ports");
      return new Vlan(each.whole("number", 1, 4094), each.text("ports", SWITCH_PORTS, "ports of a switch"));
    }).toList();
    return new BuiltInSwitch(part.text("name", "[a-z][a-z0-9]{0,9}", "a switch"), vlans,
        part.text("cableDevice", "[a-z][a-z0-9]{0,9}", "a network device"),
        part.text("cablePorts", SWITCH_PORTS, "ports of a switch"));
  }

  private static FirmwareImage image(DevicePart in) {
    DevicePart part = in.only("target", "profile", "sysupgrade", "factory", "limitBytes", "meshPackages",
        "provenance");
    String form = "a file name without folders";
    return new FirmwareImage(part.text("target", "[a-z0-9_]{1,40}/[a-z0-9_-]{1,40}", "a target and its part: ath79/generic"),
        part.text("profile", PROFILE, "a profile of OpenWrt"), part.text("sysupgrade", FILE_NAME, form),
        part.find("factory").map(file -> file.asText(FILE_NAME, form)),
        part.find("limitBytes").map(limit -> (long) limit.asInt(1 << 20, Integer.MAX_VALUE)),
        part.find("meshPackages").isEmpty() ? List.of() : part.list("meshPackages", 0).stream()
            .map(item -> item.asText(PACKAGE, "a package's name, with - before it to leave it out")).toList(),
        part.provenance("provenance"));
  }

  private static Map<String, String> names(DevicePart part) {
    Map<String, String> names = new TreeMap<>();
    part.find("firmwareNames").ifPresent(object -> object.names().forEach(firmware -> {
      if (!firmware.matches(ID)) {
        throw object.bad("", firmware, "the id of a firmware");
      }
      names.put(firmware, object.text(firmware, PROFILE, "a device's name in " + firmware));
    }));
    return names;
  }

  private Radio radio(DevicePart in) {
    DevicePart part = in.only("uciName", "band", "indexInBand", "standard", "mesh", "minFrequencyMhz",
        "maxFrequencyMhz", "widthsMhz", "cableLossDb", "powerOffsetDb", "antenna", "rateProvenance", "rates", "rateTable", "linkLimit");
    String bandId = part.text("band");
    Band band = Arrays.stream(Band.values()).filter(value -> value.id().equals(bandId)).findFirst()
        .orElseThrow(() -> part.bad("band", bandId, "2ghz or 5ghz"));
    String standardId = part.text("standard");
    WifiStandard standard = Arrays.stream(WifiStandard.values()).filter(value -> value.id().equals(standardId)).findFirst()
        .orElseThrow(() -> part.bad("standard", standardId, "802.11n or 802.11ac"));
    String uciName = part.text("uciName", "radio[0-9]", "radio0 to radio9");
    int min = part.whole("minFrequencyMhz", 2000, 7200);
    int max = part.whole("maxFrequencyMhz", min, 7200);
    List<Integer> widths = widths(part, standard);
    List<Rate> rates = rates(part, standard, widths);
    requireOrdered(part, widths, rates);
    Antenna antenna = antenna(part.child("antenna"));
    antenna.measured().filter(pattern -> pattern.frequencyMhz() < min / PATTERN_BAND || pattern.frequencyMhz() > max * PATTERN_BAND)
        .ifPresent(pattern -> {
          throw part.bad("antenna.pattern", "a pattern measured at " + PatternFile.plain(pattern.frequencyMhz()) + " MHz, as "
              + pattern.source() + " says", "one of this radio's band, " + min + " to " + max + " MHz");
        });
    return new Radio(uciName, band, part.whole("indexInBand", 0, 9), standard,
        part.find("mesh").isEmpty() || part.flag("mesh"), min, max, widths, rates, part.provenance("rateProvenance"),
        antenna, part.number("cableLossDb", 0, 30),
        part.find("powerOffsetDb").isEmpty() ? 0 : part.number("powerOffsetDb", 0, 20),
        part.find("linkLimit").map(DeviceFile::linkLimit).orElse(LinkLimit.USUAL));
  }

  private static LinkLimit linkLimit(DevicePart in) {
    DevicePart part = in.only("most", "provenance");
    return new LinkLimit(part.whole("most", 1, 250), part.provenance("provenance"));
  }

  private static List<Integer> widths(DevicePart part, WifiStandard standard) {
    List<Integer> widths = part.list("widthsMhz", 1).stream().map(item -> item.asInt(20, 160)).toList();
    if (!List.of(20, 40, 80, 160).containsAll(widths) || widths.getLast() > standard.widestMhz()
        || !widths.stream().sorted().distinct().toList().equals(widths)) {
      throw part.bad("widthsMhz", widths.toString(), "widths that " + standard.id() + " has, ascending, of 20, 40, 80, 160");
    }
    return widths;
  }

  private static List<Rate> rates(DevicePart part, WifiStandard standard, List<Integer> widths) {
    if (part.find("rates").isPresent() == part.find("rateTable").isPresent()) {
      throw part.bad("rates", "rates and rateTable together, or neither", "one of them");
    }
    if (part.find("rates").isPresent()) {
      return part.list("rates", 1).stream().map(DeviceFile::rate).toList();
    }
    DevicePart table = part.child("rateTable").only("streams", "mostDbm", "fastestDbm");
    double most = table.number("mostDbm", -10, 36);
    return RateTable.minimum(standard, table.whole("streams", 1, 4), widths, most, table.number("fastestDbm", -10, most));
  }

  private static void requireOrdered(DevicePart part, List<Integer> widths, List<Rate> rates) {
    for (int width : widths) {
      List<Double> mbps = rates.stream().filter(rate -> rate.widthMhz() == width).map(Rate::mbps).toList();
      if (mbps.isEmpty() || !mbps.stream().sorted().toList().equals(mbps)) {
        throw part.bad("rates", mbps + " Mbit/s at " + width + " MHz", "rates for every width, ascending");
      }
    }
    if (rates.stream().anyMatch(rate -> !widths.contains(rate.widthMhz()))) {
      throw part.bad("rates", "a rate for another width", "only widths in " + widths);
    }
  }

  private static Rate rate(DevicePart in) {
    DevicePart part = in.only("mcs", "widthMhz", "mbps", "transmitPowerDbm", "sensitivityDbm");
    return new Rate(part.whole("mcs", 0, 409), part.whole("widthMhz", 20, 160), part.number("mbps", 0.1, 10_000),
        part.number("transmitPowerDbm", -10, 36), part.number("sensitivityDbm", -110, -20));
  }

  private Antenna antenna(DevicePart in) {
    DevicePart part = in.only("name", "builtIn", "type", "polarization", "gainDbi", "horizontalBeamwidthDegrees",
        "verticalBeamwidthDegrees", "frontToBackDb", "provenance", "pattern");
    double gain = part.number("gainDbi", -10, 45);
    double width = part.number("horizontalBeamwidthDegrees", 0.1, 360);
    Optional<MeasuredPattern> measured = part.find("pattern").map(file -> {
      String named = file.asText(PATTERN, "the name of a pattern file in the same folder");
      return PatternFile.read(patterns.get(name, named), named);
    });
    measured.filter(pattern -> Math.abs(pattern.gainDbi() - gain) > GAIN_TOLERANCE_DB).ifPresent(pattern -> {
      throw part.bad("gainDbi", String.valueOf(gain), PatternFile.plain(pattern.gainDbi()) + " dBi, as the pattern "
          + pattern.source() + " says: the limit of the country counts with it");
    });
    return new Antenna(part.text("name"), part.flag("builtIn"), type(part, width), polarization(part, measured), gain, width,
        part.number("verticalBeamwidthDegrees", 0.1, 180), part.number("frontToBackDb", 0, 80),
        part.provenance("provenance"), measured);
  }

  private static AntennaType type(DevicePart part, double width) {
    if (part.find("type").isEmpty()) {
      return width >= 360 ? AntennaType.OMNIDIRECTIONAL : AntennaType.PANEL;
    }
    String id = part.text("type");
    AntennaType type = Arrays.stream(AntennaType.values()).filter(value -> value.id().equals(id)).findFirst()
        .orElseThrow(() -> part.bad("type", id, "omni, panel or dish"));
    if ((type == AntennaType.OMNIDIRECTIONAL) != (width >= 360)) {
      throw part.bad("type", id + " of " + width + " degrees", "omni with 360 degrees, panel or dish with less");
    }
    return type;
  }

  private static Polarization polarization(DevicePart part, Optional<MeasuredPattern> measured) {
    if (part.find("polarization").isEmpty()) {
      return measured.map(MeasuredPattern::polarization).orElse(Polarization.UNKNOWN);
    }
    String id = part.text("polarization");
    return Arrays.stream(Polarization.values()).filter(value -> value.id().equals(id)).findFirst()
        .orElseThrow(() -> part.bad("polarization", id, "vertical, horizontal, slant, dual or unknown"));
  }
}
