package org.atalaya.planner.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * NSMA recommendation WG16.99.050: records {@code KEY:,value}, and for each cut (AZ or H, EL or V) its polarisation,
 * number of points, first and last angle, and the points. Azimuths count clockwise, elevations upwards. The first
 * co-polar pair is taken. A cut from 0° to 180° alone is meant for both sides; an elevation cut of the front alone
 * leaves what the horizontal cut says behind.
 */
final class NsmaPattern {
  private static final int MAX_POINTS = 7300;
  private static final int MAX_CUTS = 64;
  private static final double ANGLE_TOLERANCE = 0.011;
  /** Share of equal steps from which on a cut counts as evenly spaced, so that a gap is a missing angle. */
  private static final double EVEN_SHARE = 0.9;
  /** What a pattern in absolute dB may rise above the mid-band gain. */
  private static final double ABOVE_GAIN_DB = 1;

  private final PatternFile file;
  private final Map<String, String> header = new HashMap<>();
  private final Map<String, Integer> headerLine = new HashMap<>();
  private final List<Cut> cuts = new ArrayList<>();

  /** A cut as the file has it; angles ascend. */
  private record Cut(boolean vertical, String polarization, int line, List<Double> angles, List<Double> values) {
    boolean coPolar() {
      String[] both = polarization.split("/");
      return both.length < 2 || both[0].strip().equals(both[1].strip());
    }
  }

  NsmaPattern(PatternFile file) {
    this.file = file;
  }

  MeasuredPattern read() {
    int at = 0;
    while (at < file.size()) {
      String key = key(at);
      if (key.equals("ENDFIL")) {
        break;
      }
      if (key.equals("PATCUT")) {
        at = cut(at);
      } else {
        if (!key.isEmpty() && header.putIfAbsent(key, value(at)) == null) {
          headerLine.put(key, at);
        }
        at++;
      }
    }
    Cut horizontal = find(false, Optional.empty());
    Cut vertical = find(true, Optional.of(horizontal.polarization));
    double gain = gain();
    PatternCut level = around(horizontal, gain);
    return new MeasuredPattern(level, upright(vertical, gain, level.lossDb(180)), gain, frequencyMhz(), polarization(),
        file.name() + " (" + PatternFile.shown((header.getOrDefault("ANTMAN", "") + " " + header.getOrDefault("MODNUM", "")).strip()) + ")");
  }

  private String key(int at) {
    int colon = file.line(at).indexOf(':');
    return colon < 0 ? "" : file.line(at).substring(0, colon).strip().toUpperCase(Locale.ROOT);
  }

  /** What follows {@code KEY:,} without the comment that may stand behind. */
  private String value(int at) {
    String line = file.line(at);
    String rest = line.substring(line.indexOf(':') + 1).strip();
    String value = rest.startsWith(",") ? rest.substring(1) : rest;
    int comment = value.indexOf('!');
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }

  /** @return index of the line after the cut */
  private int cut(int start) {
    String plane = value(start).toUpperCase(Locale.ROOT);
    if (!List.of("AZ", "H", "EL", "V").contains(plane)) {
      throw file.bad(start, "cut \"" + PatternFile.shown(plane) + "\"", "AZ, H, EL or V");
    }
    if (cuts.size() == MAX_CUTS) {
      throw file.bad(start, "more than " + MAX_CUTS + " cuts", "at most that many");
    }
    Map<String, Integer> records = new HashMap<>();
    List<Double> angles = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int at = start + 1;
    for (; at < file.size() && !key(at).equals("PATCUT") && !key(at).equals("ENDFIL"); at++) {
      if (!key(at).isEmpty()) {
        records.put(key(at), at);
      } else if (!file.line(at).isEmpty()) {
        point(at, angles, values);
      }
    }
    check(plane, start, at, records, angles);
    String polarization = records.containsKey("POLARI") ? value(records.get("POLARI")).toUpperCase(Locale.ROOT) : "";
    cuts.add(new Cut(plane.equals("EL") || plane.equals("V"), polarization, start, angles, values));
    return at;
  }

  private void point(int at, List<Double> angles, List<Double> values) {
    String[] numbers = file.line(at).split(",");
    if (numbers.length < 2) {
      throw file.bad(at, "\"" + PatternFile.shown(file.line(at)) + "\"", "an angle and a value");
    }
    double angle = file.number(at, numbers[0], -360, 360, "an angle");
    if (!angles.isEmpty() && !(angle > angles.getLast())) {
      throw file.bad(at, "angle " + PatternFile.plain(angle) + " after " + PatternFile.plain(angles.getLast()), "angles that ascend");
    }
    if (angles.size() == MAX_POINTS) {
      throw file.bad(at, "more than " + MAX_POINTS + " points", "at most that many in a cut");
    }
    angles.add(angle);
    values.add(file.number(at, numbers[1], -200, 100, "a value in dB"));
  }

  private void check(String plane, int start, int end, Map<String, Integer> records, List<Double> angles) {
    if (angles.size() < 2) {
      throw file.bad(start, angles.size() + " points in the cut " + plane, "at least 2");
    }
    missing(plane, start, angles);
    Integer count = records.get("NUPOIN");
    if (count != null && file.number(count, value(count), 2, MAX_POINTS, "a number of points") != angles.size()) {
      throw file.bad(end, angles.size() + " points in the cut " + plane, value(count) + ", as line " + (count + 1) + " says");
    }
    Integer range = records.get("FSTLST");
    if (range != null) {
      String[] ends = value(range).split(",");
      for (int i = 0; i < Math.min(2, ends.length); i++) {
        double promised = file.number(range, ends[i], -360, 360, "an angle");
        double found = i == 0 ? angles.getFirst() : angles.getLast();
        if (Math.abs(promised - found) > ANGLE_TOLERANCE) {
          throw file.bad(start, "angle " + PatternFile.plain(found) + " at the " + (i == 0 ? "start" : "end") + " of the cut " + plane,
              "angle " + PatternFile.plain(promised) + ", as line " + (range + 1) + " says");
        }
      }
    }
  }

  /** Refuses a gap in a cut whose steps are otherwise equal. */
  private void missing(String plane, int start, List<Double> angles) {
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < angles.size(); i++) {
      steps.add(angles.get(i) - angles.get(i - 1));
    }
    double usual = steps.stream().sorted().toList().get(steps.size() / 2);
    long even = steps.stream().filter(step -> Math.abs(step - usual) < ANGLE_TOLERANCE).count();
    for (int i = 0; even >= EVEN_SHARE * steps.size() && i < steps.size(); i++) {
      if (steps.get(i) > 1.5 * usual) {
        throw file.bad(start, "angle " + PatternFile.plain(angles.get(i + 1)) + " after " + PatternFile.plain(angles.get(i))
            + " in the cut " + plane, "angle " + PatternFile.plain(angles.get(i) + usual));
      }
    }
  }

  private Cut find(boolean vertical, Optional<String> polarization) {
    return cuts.stream()
        .filter(cut -> cut.vertical == vertical && cut.coPolar())
        .filter(cut -> polarization.isEmpty() || cut.polarization.equals(polarization.get())).findFirst()
        .orElseThrow(() -> file.bad("no co-polar cut " + (vertical ? "EL or V" : "AZ or H"),
            "an antenna pattern with a cut in both planes"));
  }

  private double gain() {
    Integer line = headerLine.get("MDGAIN");
    if (line == null) {
      throw file.bad("no record MDGAIN", "an antenna pattern with its mid-band gain");
    }
    String number = value(line).replaceAll("[^0-9.+-].*$", "");
    return file.number(line, number, -20, 60, "gain in dB") + (unit(0).equals("DBD") ? PatternFile.DIPOLE_DBI : 0);
  }

  /** Of the gain (0) or of the cuts (1). */
  private String unit(int which) {
    String[] units = header.getOrDefault("GUNITS", "DBI/DBR").toUpperCase(Locale.ROOT).split("/");
    String unit = units.length > which ? units[which].strip() : "DBR";
    if (!List.of("DBI", "DBD", "DBR").contains(unit)) {
      throw file.bad(headerLine.get("GUNITS"), "unit \"" + PatternFile.shown(unit) + "\"", "DBI, DBD or DBR");
    }
    return unit;
  }

  private double lossDb(Cut cut, int i, double gain) {
    double value = cut.values.get(i);
    double loss = switch (unit(1)) {
      case "DBI" -> gain - value;
      case "DBD" -> gain - value - PatternFile.DIPOLE_DBI;
      default -> -value;
    };
    if (loss < -ABOVE_GAIN_DB) {
      throw file.bad(cut.line, PatternFile.plain(value) + " dB at " + PatternFile.plain(cut.angles.get(i)) + " degrees",
          "no more than the antenna's gain");
    }
    return Math.max(0, loss);
  }

  private TreeMap<Double, Double> points(Cut cut, double gain) {
    TreeMap<Double, Double> points = new TreeMap<>();
    boolean half = Math.abs(cut.angles.getFirst()) <= ANGLE_TOLERANCE && Math.abs(cut.angles.getLast() - 180) <= ANGLE_TOLERANCE;
    for (int i = 0; i < cut.angles.size(); i++) {
      points.putIfAbsent(PatternFile.folded(cut.angles.get(i)), lossDb(cut, i, gain));
      if (half) {
        points.putIfAbsent(PatternFile.folded(-cut.angles.get(i)), lossDb(cut, i, gain));
      }
    }
    return points;
  }

  private PatternCut around(Cut cut, double gain) {
    TreeMap<Double, Double> points = points(cut, gain);
    double widest = 0;
    double before = points.firstKey();
    for (double angle : points.tailMap(before, false).keySet()) {
      widest = Math.max(widest, angle - before);
      before = angle;
    }
    double open = 360 - (points.lastKey() - points.firstKey());
    if (points.firstKey() > -180 && open > widest + ANGLE_TOLERANCE) {
      throw file.bad(cut.line, "angles " + PatternFile.plain(cut.angles.getFirst()) + " to " + PatternFile.plain(cut.angles.getLast()),
          "a cut all around, -180 to 180");
    }
    return PatternCut.of(points);
  }

  private PatternCut upright(Cut cut, double gain, double behindDb) {
    if (cut.angles.getFirst() < -90 - ANGLE_TOLERANCE || cut.angles.getLast() > 90 + ANGLE_TOLERANCE
        || cut.angles.getFirst() > -90 + ANGLE_TOLERANCE || cut.angles.getLast() < 90 - ANGLE_TOLERANCE) {
      return around(cut, gain);
    }
    TreeMap<Double, Double> points = points(cut, gain);
    points.put(Math.nextDown(points.firstKey()), behindDb);
    points.put(Math.nextUp(points.lastKey()), behindDb);
    points.put(-180.0, behindDb);
    return PatternCut.of(points);
  }

  private double frequencyMhz() {
    if (header.containsKey("PATFRE")) {
      return file.number(headerLine.get("PATFRE"), value(headerLine.get("PATFRE")).split("[,\\s]")[0], 0, 1e6, "frequency in MHz");
    }
    for (String key : new String[] {"LOWFRQ", "HGHFRQ"}) {
      if (!header.containsKey(key)) {
        throw file.bad("no record PATFRE and no " + key, "an antenna pattern with its frequency");
      }
    }
    return (file.number(headerLine.get("LOWFRQ"), header.get("LOWFRQ"), 0, 1e6, "frequency in MHz")
        + file.number(headerLine.get("HGHFRQ"), header.get("HGHFRQ"), 0, 1e6, "frequency in MHz")) / 2;
  }

  private Polarization polarization() {
    List<String> coPolar = cuts.stream().filter(Cut::coPolar).map(cut -> cut.polarization.split("/")[0].strip()).distinct().toList();
    return coPolar.size() > 1 ? Polarization.DUAL : switch (coPolar.getFirst()) {
      case "V" -> Polarization.VERTICAL;
      case "H" -> Polarization.HORIZONTAL;
      case "SLR", "SLL" -> Polarization.SLANT;
      default -> Polarization.UNKNOWN;
    };
  }
}
