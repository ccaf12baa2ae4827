package org.atalaya.maps.features;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Latitudes and longitudes as people write them: {@code -31.4057}, {@code -31,4057}, {@code 31°24'20.5"S},
 * {@code 31 24 20 S}, {@code S31° 24.34'}. West is W, or O as in Spanish (oeste).
 */
public final class Coordinates {
  private static final String NUMBER = "(\\d+(?:[.,]\\d*)?|[.,]\\d+)";
  private static final Pattern FORM = Pattern.compile(
      "(?<before>[NSEWO])?\\s*(?<sign>[-+])?\\s*" + NUMBER + "\\s*[°ºD]?"
          + "(?:\\s*" + NUMBER + "\\s*['M]?(?:\\s*" + NUMBER + "\\s*(?:\"|'')?)?)?\\s*(?<after>[NSEWO])?");

  private Coordinates() {}

  /** Degrees, not yet checked against ±90 or ±180; empty where the text is no coordinate of this kind. */
  static OptionalDouble parse(String text, boolean latitude) {
    String plain = text.strip().toUpperCase(Locale.ROOT)
        .replace('−', '-').replace('–', '-').replace('’', '\'').replace('′', '\'').replace('`', '\'').replace('´', '\'')
        .replace('”', '"').replace('“', '"').replace('″', '"').replace('\u00a0', ' ');
    Matcher matcher = FORM.matcher(plain);
    if (plain.length() > 64 || !matcher.matches()) {
      return OptionalDouble.empty();
    }
    String before = matcher.group("before");
    String after = matcher.group("after");
    String letter = before != null ? before : after;
    boolean negative = "-".equals(matcher.group("sign"));
    if (before != null && after != null || letter != null && (matcher.group("sign") != null
        || latitude != "NS".contains(letter))) {
      return OptionalDouble.empty();
    }
    double degrees = number(matcher.group(3));
    double minutes = matcher.group(4) == null ? 0 : number(matcher.group(4));
    double seconds = matcher.group(5) == null ? 0 : number(matcher.group(5));
    boolean whole = matcher.group(4) == null || degrees == Math.rint(degrees) && (matcher.group(5) == null || minutes == Math.rint(minutes));
    if (!whole || minutes >= 60 || seconds >= 60) {
      return OptionalDouble.empty();
    }
    double value = degrees + minutes / 60 + seconds / 3600;
    boolean southOrWest = negative || letter != null && "SWO".contains(letter);
    return OptionalDouble.of(southOrWest ? -value : value);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }
}
