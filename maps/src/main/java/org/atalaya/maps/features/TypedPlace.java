package org.atalaya.maps.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * A place as people type it: latitude and longitude in degrees with a decimal point or comma, in degrees, minutes and
 * seconds, or a plus code, whole or short.
 */
public final class TypedPlace {
  private static final int LONGEST = 100;
  /** What may stand between the two numbers, the surest sign first. */
  private static final List<Pattern> BETWEEN = List.of(Pattern.compile("\\s*[;/|\\t]\\s*"), Pattern.compile(",\\s+"),
      Pattern.compile("(?<=[NSEWOnsewo])\\s*,?\\s*"), Pattern.compile("\\s*,\\s*"), Pattern.compile("\\s+"));
  private static final Pattern SHORT_CODE = Pattern.compile("([23456789CFGHJMPQRVWXcfghjmpqrvwx0]{2,}\\+[23456789CFGHJMPQRVWXcfghjmpqrvwx]*)(?:[\\s,].*)?");

  private TypedPlace() {}

  /**
   * The place that is meant; empty where the text tells none, or more than one.
   *
   * @param near where a short plus code, of two digits or more before its sign, is looked for; words after it, a town's name, are passed over
   */
  public static Optional<GeoPoint> find(String text, GeoPoint near) {
    String typed = text.strip();
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher code = SHORT_CODE.matcher(typed);
    if (code.matches()) {
      return PlusCode.find(code.group(1)).or(() -> PlusCode.findNear(code.group(1), near)).map(PlusCode.Cell::middle);
    }
    for (Pattern between : BETWEEN) {
      List<GeoPoint> found = split(typed, between);
      if (!found.isEmpty()) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<GeoPoint> split(String typed, Pattern between) {
    List<GeoPoint> found = new ArrayList<>();
    Matcher at = between.matcher(typed);
    while (at.find()) {
      String first = typed.substring(0, at.start());
      String second = typed.substring(at.end());
      point(first, second).or(() -> hasLetter(first) && hasLetter(second) ? point(second, first) : Optional.empty())
          .ifPresent(found::add);
    }
    return List.copyOf(new HashSet<>(found));
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private static Optional<GeoPoint> point(String latitude, String longitude) {
    OptionalDouble north = Coordinates.parse(latitude, true);
    OptionalDouble east = Coordinates.parse(longitude, false);
    return north.isPresent() && east.isPresent() && Math.abs(north.getAsDouble()) <= 90 && Math.abs(east.getAsDouble()) <= 180
        ? Optional.of(new GeoPoint(north.getAsDouble(), east.getAsDouble())) : Optional.empty();
  }
}
