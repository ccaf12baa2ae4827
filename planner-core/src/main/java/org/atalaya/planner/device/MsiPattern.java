package org.atalaya.planner.device;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MSI Planet's form: header lines of a key and a value, then {@code HORIZONTAL 360} and {@code VERTICAL 360}, each
 * followed by that many lines of angle and loss in dB. A gain without unit is in dBd. Angles of the vertical cut count
 * from the horizon downwards.
 */
final class MsiPattern {
  private static final int MAX_POINTS = 3600;
  private static final int LEAST_POINTS = 4;
  private static final double ANGLE_TOLERANCE = 0.011;
  private static final Pattern GAIN = Pattern.compile("([-+]?[0-9]+(?:[.,][0-9]+)?)\\s*(DBI|DBD)?.*");
  private static final Pattern FREQUENCY =
      Pattern.compile("([0-9]+(?:[.,][0-9]+)?)(?:\\s*(?:-|TO)\\s*([0-9]+(?:[.,][0-9]+)?))?\\s*(MHZ|GHZ)?.*");

  private final PatternFile file;
  private final Map<String, String> header = new HashMap<>();
  private final Map<String, Integer> headerLine = new HashMap<>();
  private final Map<String, PatternCut> cuts = new HashMap<>();

  MsiPattern(PatternFile file) {
    this.file = file;
  }

  MeasuredPattern read() {
    int at = 0;
    while (at < file.size()) {
      String[] parts = file.line(at).split("\\s+", 2);
      String key = parts[0].toUpperCase(Locale.ROOT);
      String value = parts.length > 1 ? parts[1].strip() : "";
      boolean cut = key.equals("HORIZONTAL") || key.equals("VERTICAL");
      if (cut) {
        at = cut(key, at, value);
      } else {
        if (!key.isEmpty() && header.putIfAbsent(key, value) == null) {
          headerLine.put(key, at);
        }
        at++;
      }
    }
    for (String key : new String[] {"HORIZONTAL", "VERTICAL"}) {
      if (!cuts.containsKey(key)) {
        throw file.bad("no cut " + key, "an antenna pattern of MSI Planet or NSMA WG16.99.050, with HORIZONTAL and VERTICAL");
      }
    }
    return new MeasuredPattern(cuts.get("HORIZONTAL"), cuts.get("VERTICAL").mirrored(), gainDbi(), frequencyMhz(),
        polarization(header.getOrDefault("POLARIZATION", header.getOrDefault("POLARISATION", ""))),
        file.name() + " (" + PatternFile.shown((header.getOrDefault("MAKE", "") + " " + header.getOrDefault("NAME", "")).strip()) + ")");
  }

  /** @return index of the line after the cut */
  private int cut(String key, int at, String value) {
    int count = (int) file.number(at, value.isEmpty() ? "360" : value, LEAST_POINTS, MAX_POINTS, "points of " + key);
    TreeMap<Double, Double> points = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      double expected = 360.0 * i / count;
      String wanted = "angle " + PatternFile.plain(expected) + " of " + key;
      int line = at + 1 + i;
      if (line >= file.size() || file.line(line).isEmpty()) {
        throw file.bad(line, line >= file.size() ? "the end of the file" : "an empty line", wanted);
      }
      String[] numbers = file.line(line).split("[\\s;]+");
      if (numbers.length != 2) {
        throw file.bad(line, "\"" + PatternFile.shown(file.line(line)) + "\"", wanted + ", and its loss");
      }
      double angle = file.number(line, numbers[0], 0, 360, wanted);
      if (Math.abs(angle - expected) > ANGLE_TOLERANCE) {
        throw file.bad(line, "angle " + PatternFile.plain(angle), wanted);
      }
      points.put(PatternFile.folded(expected), file.number(line, numbers[1], 0, 200, "loss in dB at " + wanted) + 0.0);
    }
    if (cuts.put(key, PatternCut.of(points)) != null) {
      throw file.bad(at, "a second " + key, "one");
    }
    return at + 1 + count;
  }

  private double gainDbi() {
    Matcher gain = GAIN.matcher(get("GAIN").toUpperCase(Locale.ROOT));
    if (!gain.matches()) {
      throw file.bad(headerLine.get("GAIN"), "\"" + PatternFile.shown(get("GAIN")) + "\"", "a gain in dBd or dBi");
    }
    double value = file.number(headerLine.get("GAIN"), gain.group(1), -20, 60, "gain in dB");
    return "DBI".equals(gain.group(2)) ? value : value + PatternFile.DIPOLE_DBI;
  }

  private double frequencyMhz() {
    Matcher frequency = FREQUENCY.matcher(get("FREQUENCY").toUpperCase(Locale.ROOT));
    int line = headerLine.get("FREQUENCY");
    if (!frequency.matches()) {
      throw file.bad(line, "\"" + PatternFile.shown(get("FREQUENCY")) + "\"", "a frequency in MHz");
    }
    double scale = "GHZ".equals(frequency.group(3)) ? 1000 : 1;
    double low = file.number(line, frequency.group(1), 0, 1e6, "frequency") * scale;
    double high = frequency.group(2) == null ? low : file.number(line, frequency.group(2), 0, 1e6, "frequency") * scale;
    return (low + high) / 2;
  }

  private String get(String key) {
    String value = header.get(key);
    if (value == null) {
      throw file.bad("no line " + key, "an antenna pattern with " + key);
    }
    return value;
  }

  /** By the words that makers use; what is not understood is unknown. */
  static Polarization polarization(String text) {
    String word = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9+/-]", "");
    if (word.contains("DUAL") || word.startsWith("X") || word.contains("CROSS") || word.contains("+/-") || word.equals("H/V")
        || word.equals("V/H")) {
      return Polarization.DUAL;
    }
    if (word.contains("45") || word.contains("SLANT")) {
      return Polarization.SLANT;
    }
    return word.startsWith("V") ? Polarization.VERTICAL : word.startsWith("H") ? Polarization.HORIZONTAL : Polarization.UNKNOWN;
  }
}
