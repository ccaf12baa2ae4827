package org.atalaya.app.wording;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Numbers with their units as people of one language write them, rounded to what a person can use. A no-break space
 * stands between number and unit; negative numbers carry a true minus sign.
 */
public final class Quantities {
  private static final char SPACE = '\u00a0';
  private static final char MINUS = '\u2212';

  private final Locale locale;
  private final DecimalFormatSymbols symbols;

  public Quantities(Locale locale) {
    this.locale = locale;
    this.symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setMinusSign(MINUS);
  }

  /** Three significant digits or so: {@code 6.84 km}, {@code 640 m}. */
  public String distance(double meters) {
    if (meters < 1000) {
      return number(meters, 0) + SPACE + "m";
    }
    return number(meters / 1000, meters >= 100_000 || meters % 1000 == 0 ? 0 : 2) + SPACE + "km";
  }

  /** {@code 812 m}. */
  public String wholeMeters(double meters) {
    return number(meters, 0) + SPACE + "m";
  }

  /** {@code 4.1 m}; always rounded up, for what must be reached. */
  public String metersAtLeast(double meters) {
    return number(Raise.shownMeters(meters), 1) + SPACE + "m";
  }

  /** {@code 4.1 m}, or {@code 4 m} where the tenth is 0. */
  public String height(double meters) {
    return number(meters, Math.rint(meters) == Math.rint(meters * 10) / 10 ? 0 : 1) + SPACE + "m";
  }

  /** {@code −71 dBm}. */
  public String dbm(double value) {
    return number(value, 0) + SPACE + "dBm";
  }

  /** {@code 4.6 dB}. */
  public String db(double value) {
    return number(value, 1) + SPACE + "dB";
  }

  /** A difference, {@code +4.6 dB}: its sign is always there. */
  public String signedDb(double value) {
    return (Math.abs(value) < 0.05 ? "±" : value > 0 ? "+" : "") + db(value);
  }

  /** {@code 087.4°}: three digits before the point, as on a compass. */
  public String azimuth(double degrees) {
    return format("000.0", degrees >= 359.95 ? 0 : degrees) + "°";
  }

  /** {@code +0.3°}. */
  public String tilt(double degrees) {
    return (degrees > 0.05 ? "+" : "") + number(degrees, 1) + "°";
  }

  /** {@code 41 %}. */
  public String percent(double fraction) {
    return number(fraction * 100, 0) + SPACE + "%";
  }

  /** {@code 4 %}, {@code 0.4 %}: rounded up, for what is promised not to be more; tenths below 1 %. */
  public String percentAtMost(double fraction) {
    double percent = fraction * 100;
    return (percent < 1 ? number(Math.ceil(percent * 10 - 1e-9) / 10, 1) : number(Math.ceil(percent - 1e-9), 0)) + SPACE + "%";
  }

  /** {@code 52 Mbit/s}. */
  public String megabits(double mbps) {
    return number(mbps, mbps < 10 ? 1 : 0) + SPACE + "Mbit/s";
  }

  /** {@code 5500 MHz}, without a thousands separator. */
  public String megahertz(double mhz) {
    return format("0.#", mhz) + SPACE + "MHz";
  }

  /** {@code USD 612}. */
  public String money(double amount, String currency) {
    int digits = Math.rint(amount) == amount ? 0 : fractionDigits(currency);
    return currency + SPACE + format(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), amount);
  }

  /** {@code −31.3021, −64.5287}; with a semicolon where the decimal sign is a comma. */
  public String coordinates(GeoPoint point) {
    String separator = symbols.getDecimalSeparator() == ',' ? "; " : ", ";
    return number(point.latitudeDegrees(), 4) + separator + number(point.longitudeDegrees(), 4);
  }

  /** {@code -31.302100, -64.528700}: plain signs and a decimal point in every language, as other programs read them. */
  public String typedCoordinates(GeoPoint point) {
    return String.format(Locale.ROOT, "%.6f, %.6f", point.latitudeDegrees(), point.longitudeDegrees());
  }

  /** {@code 3 ms}, {@code 0.4 s}, {@code 1 min 52 s}. */
  public String duration(java.time.Duration time) {
    long millis = time.toMillis();
    if (millis < 100) {
      return millis + "" + SPACE + "ms";
    }
    if (millis < 10_000) {
      return number(millis / 1000.0, 1) + SPACE + "s";
    }
    long seconds = time.toSeconds();
    return seconds < 60 ? seconds + "" + SPACE + "s" : seconds / 60 + "" + SPACE + "min" + SPACE + seconds % 60 + SPACE + "s";
  }

  /** Day and minute: {@code 22 Nov 2026, 02:35}, in the language's own order. */
  public String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(zone)
        .format(at);
  }

  /** A bare number with exactly so many decimals, at most 6. */
  public String number(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    double rounded = Math.rint(value * scale) / scale;
    return format(decimals == 0 ? "0" : "0." + "0".repeat(decimals), rounded == 0 ? 0 : rounded);
  }

  private String format(String pattern, double value) {
    return new DecimalFormat(pattern, symbols).format(value);
  }

  private static int fractionDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException notACurrency) {
      return 2;
    }
  }

  @Override
  public String toString() {
    return "Quantities[" + locale + "]";
  }
}
