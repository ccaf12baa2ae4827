package org.atalaya.planner.device;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.atalaya.planner.BadInputException;

/** Reads antenna patterns as makers publish them: MSI Planet ({@code .msi}, {@code .pln}) and NSMA WG16.99.050 ({@code .adf}). */
public final class PatternFile {
  /** A half-wave dipole over an isotropic antenna: gains in dBd. */
  static final double DIPOLE_DBI = 2.15;
  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LINE = 1000;

  private final String name;
  private final List<String> lines;

  private PatternFile(String name, byte[] bytes) {
    this.name = name;
    if (bytes.length > MAX_BYTES) {
      throw new BadInputException(name, "more than " + MAX_BYTES + " bytes", "an antenna pattern");
    }
    // every byte is a character here: names of makers come in any encoding, and the numbers are ASCII
    lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().map(String::strip).toList();
  }

  /**
   * The pattern in a file of either form.
   *
   * @param name of the file, for messages
   * @throws BadInputException naming the line, if it is neither, an angle is missing or twice, or a number is out of range
   */
  public static MeasuredPattern read(byte[] bytes, String name) {
    PatternFile file = new PatternFile(name, bytes);
    return file.lines.stream().filter(line -> !line.isEmpty()).findFirst().orElse("").contains(":,")
        ? new NsmaPattern(file).read() : new MsiPattern(file).read();
  }

  String name() {
    return name;
  }

  int size() {
    return lines.size();
  }

  /** A line, counted from 0, without spaces around it. */
  String line(int index) {
    String line = lines.get(index);
    if (line.length() > MAX_LINE) {
      throw bad(index, "a line of " + line.length() + " characters", "at most " + MAX_LINE);
    }
    return line;
  }

  double number(int index, String text, double least, double most, String what) {
    double value;
    try {
      value = Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= least && value <= most)) {
      throw bad(index, "\"" + shown(text) + "\"", what + ", " + plain(least) + " to " + plain(most));
    }
    return value;
  }

  /** An index at the end means the file's end. */
  BadInputException bad(int index, String found, String expected) {
    return new BadInputException(name + ", line " + (index + 1), found, expected);
  }

  BadInputException bad(String found, String expected) {
    return new BadInputException(name, found, expected);
  }

  static String shown(String text) {
    String printable = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > 40 ? printable.substring(0, 40) + "..." : printable;
  }

  static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
  }

  /** Into −180 to below 180. */
  static double folded(double degrees) {
    double turned = OffAxis.turned(degrees);
    return (turned == 180 ? -180 : turned) + 0.0;
  }
}
