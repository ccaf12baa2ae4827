package org.atalaya.planner.propagation;

import java.util.List;
import java.util.Map;

/**
 * How often a narrow-band link fades by multipath, ITU-R P.530-18, sections 2.3.1 (worst month) and 2.3.4 (year): the
 * deep end of the distribution, for initial planning, from K and dN75 without a detailed profile.
 *
 * <p>Meant for paths of 7.5 to 185 km, from {@code 15 / d} to 45 GHz, and deep fades; the percentages are the formula's
 * own and are not clamped, so that a shallow fade on a long path may come out above 100.
 *
 * @param distanceKm length of the path, above 0
 * @param frequencyGhz above 0
 * @param fromMeters antenna at one end, above sea level
 * @param toMeters antenna at the other, above sea level
 * @param terrainMeters mean height of the ground along the path, without trees, above sea level
 * @param geoclimaticFactor K, from the recommendation's map or typed by the user; above 0
 * @param refractivityIncrease dN75: increase of refractivity with height over the lowest 75 m, exceeded in 0.1 % of the
 *     average worst month, N-units
 */
public record MultipathFading(double distanceKm, double frequencyGhz, double fromMeters, double toMeters,
    double terrainMeters, double geoclimaticFactor, double refractivityIncrease) {
  /** Lengths of the links that the method was fitted to. */
  public static final ValidRange DISTANCE_KM = new ValidRange("distanceKm", 7.5, 185);
  private static final double HIGHEST_GHZ = 45;
  private static final double CONVERSION_LIMIT_DB = 10.8;
  private static final double ALL_BUT_PERCENT = 99.9;

  /** How 10.8 dB bounds the conversion from the worst month to the year. */
  public enum YearConversion {
    /** At most 10.8 dB, as section 2.3.4 says: the year is at least a twelfth of the worst month. */
    AS_RECOMMENDED,
    /** At least 10.8 dB, as in the published check values; more hopeful. */
    AS_CHECK_VALUES
  }

  /** True on the paths and frequencies that the method was made for. */
  public boolean valid() {
    return DISTANCE_KM.contains(distanceKm) && frequencyGhz >= 15 / distanceKm && frequencyGhz <= HIGHEST_GHZ;
  }

  /** Share of the average worst month in which this fade is exceeded, percent: equations 7 to 10. */
  public double worstMonthPercent(double fadeDb) {
    double middle = (fromMeters + toMeters) / 2 - distanceKm * distanceKm / 102 - terrainMeters;
    double inclination = Math.abs(toMeters - fromMeters) / distanceKm;
    double limit = refractivityIncrease * Math.pow(distanceKm, 1.5) * Math.sqrt(frequencyGhz) / 24_730;
    double surface = Math.pow(refractivityIncrease / 50, 1.8) * Math.exp(-middle / (2.5 * Math.sqrt(distanceKm)));
    double exponent = -0.376 * Math.tanh((middle - 147) / 125) - 0.334 * Math.pow(inclination, 0.39)
        - 0.00027 * Math.min(fromMeters, toMeters) + 17.85 * Math.min(surface, limit) - fadeDb / 10;
    return geoclimaticFactor * Math.pow(distanceKm, 3.51) * Math.pow(frequencyGhz * frequencyGhz + 13, 0.447)
        * Math.pow(10, exponent);
  }

  /**
   * Share of the average worst month in which a fade of any depth is exceeded, 0 to 100 percent: section 2.3.2, which
   * joins the deep fades of 2.3.1 to the shallow ones. At 0 dB it is 100.
   *
   * @param fadeDb 0 or more
   */
  public double anyFadePercent(double fadeDb) {
    double occurrence = worstMonthPercent(0);
    double transition = 25 + 1.2 * Math.log10(occurrence);
    if (fadeDb >= transition) {
      return Math.min(100, worstMonthPercent(fadeDb));
    }
    double atTransition = occurrence * Math.pow(10, -transition / 10);
    if (!(atTransition < ALL_BUT_PERCENT)) {
      // deep fades all the time: not a path that the formula was made for, and surely not a link
      return 100;
    }
    double slope = -20 / transition * Math.log10(-Math.log(1 - atTransition / 100));
    double shape = (slope - 2) / bend(transition) - tail(transition);
    double exponent = 2 + bend(fadeDb) * (shape + tail(fadeDb));
    return Math.min(100, -100 * Math.expm1(-Math.pow(10, -exponent * fadeDb / 20)));
  }

  private static double bend(double fadeDb) {
    return (1 + 0.3 * Math.pow(10, -fadeDb / 20)) * Math.pow(10, -0.016 * fadeDb);
  }

  private static double tail(double fadeDb) {
    return 4.3 * (Math.pow(10, -fadeDb / 20) + fadeDb / 800);
  }

  /** As {@link #anyFadePercent} in the average year, by the recommendation's conversion. @param latitude of the path, degrees */
  public double anyFadeYearPercent(double fadeDb, double latitude) {
    return Math.pow(10, -Math.min(conversionDb(latitude), CONVERSION_LIMIT_DB) / 10) * anyFadePercent(fadeDb);
  }

  /** What of this path lies outside of what the method was made for. */
  public List<OutsideRange> outside() {
    return OutsideRange.of("P.530 multipath", Map.of(DISTANCE_KM, distanceKm,
        new ValidRange("frequencyGhz", Math.min(HIGHEST_GHZ, 15 / distanceKm), HIGHEST_GHZ), frequencyGhz));
  }

  /** Share of the average year in which this fade is exceeded, percent. @param latitude of the path, degrees */
  public double yearPercent(double fadeDb, double latitude, YearConversion conversion) {
    double formula = conversionDb(latitude);
    double bounded = switch (conversion) {
      case AS_RECOMMENDED -> Math.min(formula, CONVERSION_LIMIT_DB);
      case AS_CHECK_VALUES -> Math.max(formula, CONVERSION_LIMIT_DB);
    };
    return Math.pow(10, -bounded / 10) * worstMonthPercent(fadeDb);
  }

  /** ΔG of section 2.3.4, step 2, before it is bounded, dB. */
  private double conversionDb(double latitude) {
    double inclination = Math.abs(toMeters - fromMeters) / distanceKm;
    double swing = Math.pow(Math.abs(Math.cos(2 * Math.toRadians(latitude))), 0.7);
    double season = Math.abs(latitude) <= 45 ? 1.1 + swing : 1.1 - swing;
    return 10.5 - 5.6 * Math.log10(season) - 2.7 * Math.log10(distanceKm) + 1.7 * Math.log10(1 + inclination);
  }
}
