package org.atalaya.maps.features;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What a file says of one site, by the columns of {@link SitesCsv}, on its way to a site.
 *
 * @param where file and line, for messages
 * @param values by column; one that is missing has its usual value
 */
record SiteRow(String where, Map<String, String> values) {
  static final int MAX_NAME = 200;
  /** Kept in the notes, but it counts: what can't be read there must not be passed over. */
  static final String SURROUNDINGS = "surroundings_m";

  Site site() {
    String name = Normalizer.normalize(find("name").orElse("").replaceAll("\\s+", " "), Normalizer.Form.NFC);
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw bad("name", name.isEmpty() ? "nothing" : name.length() + " letters", "a text of at most " + MAX_NAME + " letters");
    }
    double latitude = coordinate("lat", true, 90);
    double longitude = coordinate("lon", false, 180);
    double height = number("height_m", SitesCsv.DEFAULT_HEIGHT_METERS, 0, 500);
    double households = number("households", 0, 0, 1_000_000);
    if (households != Math.rint(households)) {
      throw bad("households", "'" + find("households").orElse("") + "'", "a whole number");
    }
    surroundings();
    return new Site(name, new GeoPoint(latitude, longitude), height, role(), power(),
        (int) households, find("device"), number("cost", 0, 0, 1e12), values.getOrDefault("notes", ""));
  }

  /** True where a column can hold this text. */
  static boolean takes(String column, String text) {
    try {
      new SiteRow("", Map.of("name", "-", "lat", "0", "lon", "0", column, text)).site();
      return true;
    } catch (BadInputException foreign) {
      return false;
    }
  }

  private Optional<String> find(String column) {
    return Optional.ofNullable(values.get(column));
  }

  private BadInputException bad(String column, String found, String expected) {
    return new BadInputException(where + ", " + column, found, expected);
  }

  private double coordinate(String column, boolean latitude, int limit) {
    String text = find(column).orElse("");
    String range = "degrees from -" + limit + " to " + limit;
    double degrees = Coordinates.parse(text, latitude)
        .orElseThrow(() -> bad(column, text.isEmpty() ? "nothing" : "'" + text + "'", range));
    if (!(Math.abs(degrees) <= limit)) {
      throw bad(column, text, range);
    }
    return degrees;
  }

  private double number(String column, double otherwise, double min, double max) {
    String text = find(column).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    double value = parse(text);
    if (!(value >= min && value <= max)) {
      throw bad(column, "'" + text + "'", "a number from " + plain(min) + " to " + plain(max));
    }
    return value;
  }

  private static String plain(double value) {
    return Long.toString((long) value);
  }

  /** NaN where the text is no plain number ("1e5", "NaN" and "0x1" are none here). */
  private static double parse(String text) {
    String plain = text.replace('−', '-').replace(',', '.');
    return plain.matches("[-+]?\\d{1,15}(\\.\\d{0,30})?|[-+]?\\.\\d{1,30}") ? Double.parseDouble(plain) : Double.NaN;
  }

  /** As {@code clutter.Surroundings} reads it from the notes. */
  private void surroundings() {
    number(SURROUNDINGS, 0, 0, 100);
    find(SURROUNDINGS).filter(text -> !text.matches("\\d{1,4}([.,]\\d{1,6})?")).ifPresent(text -> {
      throw bad(SURROUNDINGS, "'" + text + "'", "a number from 0 to 100");
    });
  }

  private Role role() {
    String text = find("role").orElse("candidate").toUpperCase(Locale.ROOT);
    return Arrays.stream(Role.values()).filter(role -> role.name().equals(text)).findFirst()
        .orElseThrow(() -> bad("role", "'" + find("role").orElse("") + "'",
            "candidate, required, gateway, existing or excluded"));
  }

  private PowerSupply power() {
    String text = find("power").orElse("grid").toLowerCase(Locale.ROOT).replace(" ", "");
    if (text.equals("grid")) {
      return new PowerSupply.Grid();
    }
    if (text.startsWith("battery:")) {
      double wattHours = parse(text.substring("battery:".length()));
      if (wattHours > 0) {
        return new PowerSupply.Battery(wattHours);
      }
    }
    if (text.startsWith("solar:")) {
      String[] parts = text.substring("solar:".length()).split(",", -1);
      if (parts.length == 2 && parse(parts[0]) > 0 && parse(parts[1]) > 0) {
        return new PowerSupply.Solar(parse(parts[0]), parse(parts[1]));
      }
    }
    throw bad("power", "'" + find("power").orElse("") + "'", "grid, battery:WH or solar:WP,WH");
  }
}
