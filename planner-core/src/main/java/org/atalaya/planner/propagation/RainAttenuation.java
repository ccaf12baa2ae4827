package org.atalaya.planner.propagation;

import java.util.List;
import java.util.Map;

/**
 * Attenuation by rain that a terrestrial link exceeds in a share of the average year: ITU-R P.530-18, section 2.4.1.
 *
 * <p>Stated to hold all over the world at least up to 100 GHz and 60 km, for 0.001 % to 1 % of the year. Two things
 * that the text leaves to the reader: C₀ is read as {@code 0.12 + 0.4 log₁₀((f/10)^0.8)}, and the distance factor is at
 * most 2.5, which matters on paths of a few hundred metres.
 */
public final class RainAttenuation {
  /** Share of the year, percent. */
  public static final ValidRange TIME_PERCENT = new ValidRange("timePercent", 0.001, 1);
  /** Length that the method was made for. */
  public static final ValidRange DISTANCE_KM = new ValidRange("distanceKm", 0, 60);
  /** Frequency that the method was made for. */
  public static final ValidRange FREQUENCY_GHZ = new ValidRange("frequencyGhz", 1, 100);

  private static final double GREATEST_DISTANCE_FACTOR = 2.5;

  private RainAttenuation() {}

  /**
   * Steps 2 to 4: the attenuation exceeded in 0.01 % of the year, dB.
   *
   * @param specific coefficients for the link's frequency, slope and polarisation
   * @param distanceKm above 0
   * @param frequencyGhz above 0
   * @param rain001MmPerHour rain rate exceeded in 0.01 % of the year, averaged over a minute; above 0
   */
  public static double atHundredthPercentDb(SpecificRainAttenuation specific, double distanceKm, double frequencyGhz,
      double rain001MmPerHour) {
    double inverse = 0.477 * Math.pow(distanceKm, 0.633) * Math.pow(rain001MmPerHour, 0.073 * specific.alpha())
        * Math.pow(frequencyGhz, 0.123) - 10.579 * (1 - Math.exp(-0.024 * distanceKm));
    // Not above 0 only far outside the method's lengths, where the factor would be without bound.
    double factor = inverse > 0 ? Math.min(1 / inverse, GREATEST_DISTANCE_FACTOR) : GREATEST_DISTANCE_FACTOR;
    return specific.dbPerKm(rain001MmPerHour) * distanceKm * factor;
  }

  /**
   * All steps: the attenuation exceeded in this share of the year, dB.
   *
   * @param timePercent above 0
   * @param elevationDegrees slope of the path
   * @param tiltDegrees polarisation: 0 horizontal, 90 vertical, 45 circular
   */
  public static double exceededDb(double timePercent, double distanceKm, double frequencyGhz, double elevationDegrees,
      double tiltDegrees, double rain001MmPerHour) {
    SpecificRainAttenuation specific = SpecificRainAttenuation.of(frequencyGhz, elevationDegrees, tiltDegrees);
    return atHundredthPercentDb(specific, distanceKm, frequencyGhz, rain001MmPerHour) * share(timePercent, frequencyGhz);
  }

  /**
   * Share of the average year in which rain takes more than this: {@link #exceededDb} turned around by halving. What is
   * rarer than 0.001 % counts as 0.001 %, and what is more frequent than 1 % as 100 %, for the method does not say.
   *
   * @param fadeDb 0 or more
   */
  public static double exceededPercent(double fadeDb, double distanceKm, double frequencyGhz, double elevationDegrees,
      double tiltDegrees, double rain001MmPerHour) {
    double low = Math.log(TIME_PERCENT.least());
    double high = Math.log(TIME_PERCENT.most());
    SpecificRainAttenuation specific = SpecificRainAttenuation.of(frequencyGhz, elevationDegrees, tiltDegrees);
    double hundredth = atHundredthPercentDb(specific, distanceKm, frequencyGhz, rain001MmPerHour);
    if (fadeDb < hundredth * share(TIME_PERCENT.most(), frequencyGhz)) {
      return 100;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (hundredth * share(Math.exp(middle), frequencyGhz) > fadeDb) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }

  /** The worst month's share for a year's: ITU-R P.841-6, all of the world, {@code p = 0.30 p_w^1.15}; 12 times at most. */
  public static double worstMonthPercent(double yearPercent) {
    return Math.min(100, Math.min(12 * yearPercent, Math.pow(yearPercent / 0.30, 1 / 1.15)));
  }

  /** What of this path lies outside of what the method was made for. */
  public static List<OutsideRange> outside(double distanceKm, double frequencyGhz) {
    return OutsideRange.of("P.530 rain", Map.of(DISTANCE_KM, distanceKm, FREQUENCY_GHZ, frequencyGhz));
  }

  /** Step 5, equations 34 to 37: the attenuation at this percentage over that at 0.01 %. */
  private static double share(double timePercent, double frequencyGhz) {
    double c0 = frequencyGhz >= 10 ? 0.12 + 0.4 * 0.8 * Math.log10(frequencyGhz / 10) : 0.12;
    double c1 = Math.pow(0.07, c0) * Math.pow(0.12, 1 - c0);
    double c2 = 0.855 * c0 + 0.546 * (1 - c0);
    double c3 = 0.139 * c0 + 0.043 * (1 - c0);
    return c1 * Math.pow(timePercent, -(c2 + c3 * Math.log10(timePercent)));
  }
}
