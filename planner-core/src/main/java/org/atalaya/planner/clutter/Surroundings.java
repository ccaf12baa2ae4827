package org.atalaya.planner.clutter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What stands around a site, as one height: houses, an orchard. It counts on every path within {@link #RADIUS_METERS}
 * of the site, but not within {@link org.atalaya.planner.terrain.TerrainProfile#OPEN_METERS} of either end of that path.
 *
 * @param heightMeters 0 to 100
 */
public record Surroundings(GeoPoint site, double heightMeters) {
  public static final double RADIUS_METERS = 300;

  /** A list of sites says it in a column of its own, which is kept in the site's notes. */
  private static final Pattern NOTE = Pattern.compile("(?:^|[\\s;,])surroundings_m: *([0-9]{1,4}(?:[.,][0-9]{1,6})?)(?![0-9.])");
  /** The same with the signs that part it from what stands before. */
  private static final Pattern WITH_SIGNS = Pattern.compile("[\\s;,]*" + NOTE.pattern());

  /** @throws IllegalArgumentException if the height is out of its range */
  public Surroundings {
    if (!(heightMeters >= 0 && heightMeters <= 100)) {
      throw new IllegalArgumentException("surroundings " + heightMeters + " m, expected 0 to 100");
    }
  }

  /**
   * The surroundings that a site's notes tell of: {@code surroundings_m: 8}.
   *
   * @throws BadInputException if the height is out of its range
   */
  public static Optional<Surroundings> find(Site site) {
    Matcher said = NOTE.matcher(site.notes());
    if (!said.find()) {
      return Optional.empty();
    }
    double meters = Double.parseDouble(said.group(1).replace(',', '.'));
    try {
      return Optional.of(new Surroundings(site.position(), meters));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(site.name() + ", surroundings_m", meters + " m", "a height of 0 to 100 m", e);
    }
  }

  /**
   * Notes that tell of these surroundings, or of none, and else say what they said.
   *
   * @param heightMeters 0 to 100, kept to the hundredth; empty to tell of none
   */
  public static String noted(String notes, Optional<Double> heightMeters) {
    String others = WITH_SIGNS.matcher(notes).replaceAll("").replaceFirst("^[\\s;,]+", "").strip();
    return heightMeters.map(meters -> (others.isEmpty() ? "" : others + "; ") + "surroundings_m: "
        + BigDecimal.valueOf(Math.rint(meters * 100)).movePointLeft(2).stripTrailingZeros().toPlainString()).orElse(others);
  }

  /** Those of all sites that tell of some, in their order. */
  public static List<Surroundings> of(List<Site> sites) {
    return sites.stream().flatMap(site -> find(site).stream()).toList();
  }

  /** True where two sites have the same surroundings, or none. */
  public static boolean equal(Site a, Site b) {
    return NOTE.matcher(a.notes()).results().map(found -> found.group(1)).findFirst()
        .equals(NOTE.matcher(b.notes()).results().map(found -> found.group(1)).findFirst());
  }
}
