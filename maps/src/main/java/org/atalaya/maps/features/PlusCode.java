package org.atalaya.maps.features;

import java.util.Locale;
import java.util.Optional;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Open Location Codes ("plus codes"), after the published specification: a place as a few digits of base 20, each two of
 * which divide a cell of latitude and longitude by 20 × 20, from the eleventh on each one by 5 × 4; a plus sign stands
 * after the eighth. {@code 47CVM9W8+X6} is a cell of 14 m.
 */
public final class PlusCode {
  private static final String DIGITS = "23456789CFGHJMPQRVWX";
  private static final int BASE = 20;
  private static final int BEFORE_PLUS = 8;
  private static final int PAIRED = 10;
  private static final int MOST_DIGITS = 15;
  private static final int GRID_ROWS = 5;
  private static final int GRID_COLUMNS = 4;
  /** Cells of the finest code in a degree: 8,000 of ten digits, each divided five times. */
  private static final long PER_DEGREE_LATITUDE = 8_000L * 3_125;
  private static final long PER_DEGREE_LONGITUDE = 8_000L * 1_024;

  private PlusCode() {}

  /**
   * A cell on the ground, degrees.
   *
   * @param south its lower edge
   * @param west its left edge
   */
  public record Cell(double south, double west, double north, double east) {
    /** Its middle. */
    public GeoPoint middle() {
      return new GeoPoint((south + north) / 2, (west + east) / 2);
    }
  }

  /**
   * The code of the cell that a place lies in.
   *
   * @param digits 2, 4, 6, 8, or 10 to 15
   */
  public static String of(GeoPoint place, int digits) {
    if (digits < 2 || digits > MOST_DIGITS || digits < PAIRED && digits % 2 == 1) {
      throw new IllegalArgumentException(digits + " digits, expected 2, 4, 6, 8, or 10 to " + MOST_DIGITS);
    }
    long latitude = Math.clamp((long) Math.floor(tidy((place.latitudeDegrees() + 90) * PER_DEGREE_LATITUDE)), 0, 180 * PER_DEGREE_LATITUDE - 1);
    long longitude = Math.floorMod((long) Math.floor(tidy((place.longitudeDegrees() + 180) * PER_DEGREE_LONGITUDE)), 360 * PER_DEGREE_LONGITUDE);
    char[] code = new char[MOST_DIGITS];
    for (int i = MOST_DIGITS - 1; i >= PAIRED; i--) {
      code[i] = DIGITS.charAt((int) (latitude % GRID_ROWS * GRID_COLUMNS + longitude % GRID_COLUMNS));
      latitude /= GRID_ROWS;
      longitude /= GRID_COLUMNS;
    }
    for (int i = PAIRED - 2; i >= 0; i -= 2) {
      code[i] = DIGITS.charAt((int) (latitude % BASE));
      code[i + 1] = DIGITS.charAt((int) (longitude % BASE));
      latitude /= BASE;
      longitude /= BASE;
    }
    String all = new String(code);
    return digits < BEFORE_PLUS ? all.substring(0, digits) + "0".repeat(BEFORE_PLUS - digits) + "+"
        : all.substring(0, BEFORE_PLUS) + "+" + all.substring(BEFORE_PLUS, digits);
  }

  /** What decimal degrees lack of a whole cell through being binary. */
  private static double tidy(double cells) {
    return Math.rint(cells * 1e6) / 1e6;
  }

  /** The cell of a whole code; empty where the text is none. Digits after the fifteenth are valid, and passed over. */
  public static Optional<Cell> find(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    return code.indexOf('+') == BEFORE_PLUS && valid(code) && firstDigitsFit(code) ? Optional.of(decode(code)) : Optional.empty();
  }

  /**
   * The cell of a code that leaves out its first digits, nearest to a place; empty where the text is no such code.
   *
   * @param near a place that whoever shortened the code had in mind
   */
  public static Optional<Cell> findNear(String text, GeoPoint near) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    int left = code.indexOf('+');
    if (left < 0 || left >= BEFORE_PLUS || left % 2 == 1 || !valid(code) || code.indexOf('0') >= 0) {
      return Optional.empty();
    }
    int missing = BEFORE_PLUS - left;
    Cell cell = decode(of(near, PAIRED).substring(0, missing) + code);
    double size = Math.pow(BASE, 2 - missing / 2.0);
    GeoPoint middle = cell.middle();
    double north = shift(near.latitudeDegrees() - middle.latitudeDegrees(), size);
    if (Math.abs(middle.latitudeDegrees() + north) > 90) {
      north = 0;
    }
    double east = shift(near.longitudeDegrees() - middle.longitudeDegrees(), size);
    return Optional.of(new Cell(cell.south() + north, wrapped(cell.west() + east), cell.north() + north,
        wrapped(cell.west() + east) + cell.east() - cell.west()));
  }

  private static double shift(double away, double size) {
    return away > size / 2 ? size : away < -size / 2 ? -size : 0;
  }

  private static double wrapped(double longitude) {
    return longitude < -180 ? longitude + 360 : longitude >= 180 ? longitude - 360 : longitude;
  }

  /** One plus sign at an even place, digits of base 20, zeros only in pairs to fill up to a plus sign that ends the code. */
  private static boolean valid(String code) {
    int plus = code.indexOf('+');
    String digits = code.replace("+", "");
    int zeros = code.indexOf('0');
    String told = zeros < 0 ? digits : digits.substring(0, zeros);
    return code.length() <= 32 && plus >= 0 && plus == code.lastIndexOf('+') && plus <= BEFORE_PLUS && plus % 2 == 0
        && !told.isEmpty() && told.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0)
        && code.length() - plus != 2
        && (zeros < 0 || zeros % 2 == 0 && plus == BEFORE_PLUS && code.length() == BEFORE_PLUS + 1
            && digits.substring(zeros).chars().allMatch(digit -> digit == '0'));
  }

  /** The first two digits may not lie beyond the pole, or beyond a turn around the earth. */
  private static boolean firstDigitsFit(String code) {
    return DIGITS.indexOf(code.charAt(0)) * BASE < 180 && DIGITS.indexOf(code.charAt(1)) * BASE < 360;
  }

  private static Cell decode(String code) {
    String digits = code.replace("+", "").replace("0", "");
    int length = Math.min(digits.length(), MOST_DIGITS);
    long latitude = -90 * PER_DEGREE_LATITUDE;
    long longitude = -180 * PER_DEGREE_LONGITUDE;
    long high = BASE * BASE * PER_DEGREE_LATITUDE;
    long wide = BASE * BASE * PER_DEGREE_LONGITUDE;
    for (int i = 0; i < length; i++) {
      int digit = DIGITS.indexOf(digits.charAt(i));
      if (i >= PAIRED) {
        high /= GRID_ROWS;
        wide /= GRID_COLUMNS;
        latitude += digit / GRID_COLUMNS * high;
        longitude += digit % GRID_COLUMNS * wide;
      } else if (i % 2 == 0) {
        high /= BASE;
        latitude += digit * high;
      } else {
        wide /= BASE;
        longitude += digit * wide;
      }
    }
    return new Cell(latitude / (double) PER_DEGREE_LATITUDE, longitude / (double) PER_DEGREE_LONGITUDE,
        (latitude + high) / (double) PER_DEGREE_LATITUDE, (longitude + wide) / (double) PER_DEGREE_LONGITUDE);
  }
}
