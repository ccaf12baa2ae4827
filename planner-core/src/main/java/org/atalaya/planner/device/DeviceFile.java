package org.atalaya.planner.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one device from JSON, strictly: every field is known, present, and in its range. */
final class DeviceFile {
  private static final int MAX_BYTES = 1 << 20;

  private final String name;
  private final JsonNode root;

  DeviceFile(String name, byte[] json) {
    this.name = name;
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
    Part part = new Part("", root, "id", "name", "boardName", "firmwares", "price", "currency", "priceProvenance",
        "powerWatts", "powerProvenance", "radios");
    String id = part.text("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw part.bad("id", id, "lower-case letters, digits and hyphens");
    }
    String currency = part.text("currency");
    if (!currency.matches("[A-Z]{3}")) {
      throw part.bad("currency", currency, "an ISO 4217 code");
    }
    Provenance priceProvenance = part.provenance("priceProvenance");
    part.provenance("powerProvenance");
    List<Radio> radios = part.list("radios").stream().map(DeviceFile::radio).toList();
    requireDistinct(part, radios);
    List<String> firmwares = part.list("firmwares").stream().map(item -> item.asText()).toList();
    return new Device(id, part.text("name"), part.text("boardName"), radios, firmwares,
        part.number("price", 0, 1e7), currency, priceProvenance, Optional.of(part.number("powerWatts", 0.1, 1000)));
  }

  private static void requireDistinct(Part part, List<Radio> radios) {
    if (radios.isEmpty() || radios.stream().map(Radio::uciName).distinct().count() != radios.size()) {
      throw part.bad("radios", radios.stream().map(Radio::uciName).toList().toString(), "one or more, each name once");
    }
  }

  private static Radio radio(Part in) {
    Part part = in.only("uciName", "band", "indexInBand", "minFrequencyMhz", "maxFrequencyMhz", "widthsMhz",
        "cableLossDb", "antenna", "rateProvenance", "rates");
    String bandId = part.text("band");
    Band band = Arrays.stream(Band.values()).filter(value -> value.id().equals(bandId)).findFirst()
        .orElseThrow(() -> part.bad("band", bandId, "2ghz or 5ghz"));
    String uciName = part.text("uciName");
    if (!uciName.matches("radio[0-9]")) {
      throw part.bad("uciName", uciName, "radio0 to radio9");
    }
    int min = part.whole("minFrequencyMhz", 2000, 7200);
    int max = part.whole("maxFrequencyMhz", min, 7200);
    List<Integer> widths = part.list("widthsMhz").stream().map(item -> item.asInt(20, 160)).toList();
    List<Rate> rates = part.list("rates").stream().map(DeviceFile::rate).toList();
    requireOrdered(part, widths, rates);
    return new Radio(uciName, band, part.whole("indexInBand", 0, 9), min, max, widths, rates,
        part.provenance("rateProvenance"), antenna(part.child("antenna")), part.number("cableLossDb", 0, 30));
  }

  private static void requireOrdered(Part part, List<Integer> widths, List<Rate> rates) {
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

  private static Rate rate(Part in) {
    Part part = in.only("mcs", "widthMhz", "mbps", "transmitPowerDbm", "sensitivityDbm");
    return new Rate(part.whole("mcs", 0, 31), part.whole("widthMhz", 20, 160), part.number("mbps", 0.1, 10_000),
        part.number("transmitPowerDbm", -10, 36), part.number("sensitivityDbm", -110, -20));
  }

  private static Antenna antenna(Part in) {
    Part part = in.only("name", "gainDbi", "horizontalBeamwidthDegrees", "verticalBeamwidthDegrees", "frontToBackDb",
        "provenance");
    return new Antenna(part.text("name"), part.number("gainDbi", -10, 45),
        part.number("horizontalBeamwidthDegrees", 0.1, 360), part.number("verticalBeamwidthDegrees", 0.1, 180),
        part.number("frontToBackDb", 0, 80), part.provenance("provenance"));
  }

  /** A place in the file, which knows how to name itself. */
  private final class Part {
    private final String path;
    private final JsonNode node;

    Part(String path, JsonNode node, String... fields) {
      this.path = path;
      this.node = node;
      if (fields.length > 0) {
        only(fields);
      }
    }

    Part only(String... fields) {
      if (!node.isObject()) {
        throw bad("", node.getNodeType().toString(), "an object");
      }
      Set<String> unknown = new HashSet<>(node.propertyNames());
      unknown.removeAll(Set.of(fields));
      if (!unknown.isEmpty()) {
        throw bad("", unknown.stream().sorted().toList().toString(), "only " + String.join(", ", fields));
      }
      return this;
    }

    Part child(String field) {
      if (!node.has(field)) {
        throw bad(field, "nothing", "a value");
      }
      return new Part(path.isEmpty() ? field : path + "." + field, node.get(field));
    }

    List<Part> list(String field) {
      Part child = child(field);
      if (!child.node.isArray() || child.node.isEmpty() || child.node.size() > 256) {
        throw bad(field, child.node.getNodeType() + " of " + child.node.size(), "a list of 1 to 256");
      }
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < child.node.size(); i++) {
        parts.add(new Part(child.path + "[" + i + "]", child.node.get(i)));
      }
      return parts;
    }

    String text(String field) {
      return child(field).asText();
    }

    String asText() {
      if (!node.isString() || node.asString().isBlank() || node.asString().length() > 2000) {
        throw new BadInputException(where(), node.toString(), "a text");
      }
      return node.asString();
    }

    double number(String field, double least, double most) {
      Part child = child(field);
      double value = child.node.isNumber() ? child.node.asDouble() : Double.NaN;
      if (!(value >= least && value <= most)) {
        throw new BadInputException(child.where(), child.node.toString(), least + " to " + most);
      }
      return value;
    }

    int whole(String field, int least, int most) {
      return child(field).asInt(least, most);
    }

    int asInt(int least, int most) {
      int value = node.isInt() ? node.asInt() : Integer.MIN_VALUE;
      if (value < least || value > most) {
        throw new BadInputException(where(), node.toString(), "a whole number, " + least + " to " + most);
      }
      return value;
    }

    Provenance provenance(String field) {
      Part part = child(field).only("kind", "source");
      String kind = part.text("kind");
      return new Provenance(Arrays.stream(Provenance.Kind.values()).filter(value -> value.name().equals(kind)).findFirst()
          .orElseThrow(() -> part.bad("kind", kind, Arrays.toString(Provenance.Kind.values()))), part.text("source"));
    }

    String where() {
      return path.isEmpty() ? name : name + ", " + path;
    }

    BadInputException bad(String field, String found, String expected) {
      return new BadInputException(field.isEmpty() ? where() : where() + (path.isEmpty() ? ", " : ".") + field, found, expected);
    }
  }
}
