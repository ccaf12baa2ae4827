package org.atalaya.planner.power;

import java.util.stream.IntStream;

/**
 * What a fixed panel gets in the worst month of the year, at the whole degree of tilt that makes that month best (of
 * equals the steepest).
 *
 * <p>Sun on the ground is what comes in above the atmosphere times a clearness. On a tilted plane: direct light by
 * S. A. Klein (Solar Energy 19, 1977), diffuse and reflected by B. Y. H. Liu and R. C. Jordan (Solar Energy 4, 1960),
 * the diffuse share by J. K. Page (1961).
 *
 * @param month the worst, 1 to 12; 0 where the sun was given and nothing computed
 * @param tiltDegrees of the panel over the horizontal, towards the equator
 * @param southwards true where the panel looks south
 * @param horizontalKwh on level ground in that month, kWh/m² and day
 * @param panelKwh on the panel, kWh/m² and day: as many hours of full sun
 */
public record PanelSun(int month, int tiltDegrees, boolean southwards, double horizontalKwh, double panelKwh) {
  /**
   * For the worst month, assumed: by FAO-56's equation 35 with its own 0.25 and 0.50, a month in which the sun shines
   * two tenths of the time that it could. 0.25 is overcast without end, 0.75 a sky without a cloud.
   */
  public static final double ASSUMED_CLEARNESS = 0.35;
  public static final double MIN_CLEARNESS = 0.1;
  public static final double MAX_CLEARNESS = 0.8;
  /** Flatter, rain does not wash a panel; steeper, wind gets hold of it. */
  private static final int MIN_TILT = 10;
  private static final int MAX_TILT = 75;
  private static final double REFLECTED_BY_GROUND = 0.2;
  private static final double MEGAJOULES_A_KWH = 3.6;
  /** Of direct light on a panel to that on the level: beyond, the sun hardly rises, and a formula promises too much. */
  private static final double MOST_DIRECT_GAIN = 5;

  /**
   * Of that place.
   *
   * @param clearness share of the sun above the atmosphere that reaches the ground, {@value #MIN_CLEARNESS} to
   *     {@value #MAX_CLEARNESS}
   */
  public static PanelSun of(double latitudeDegrees, double clearness) {
    if (!(clearness >= MIN_CLEARNESS && clearness <= MAX_CLEARNESS)) {
      throw new IllegalArgumentException("clearness " + clearness + ", expected " + MIN_CLEARNESS + " to " + MAX_CLEARNESS);
    }
    PanelSun best = worst(latitudeDegrees, clearness, MIN_TILT, Double.POSITIVE_INFINITY);
    for (int tilt = MIN_TILT + 1; tilt <= MAX_TILT; tilt++) {
      PanelSun next = worst(latitudeDegrees, clearness, tilt, Double.POSITIVE_INFINITY);
      best = next.panelKwh >= best.panelKwh ? next : best;
    }
    return worst(latitudeDegrees, clearness, best.tiltDegrees, MOST_DIRECT_GAIN);
  }

  /** Measured, or read from a map: {@code kwh} on the panel in the worst month, kWh/m² and day. */
  public static PanelSun given(double kwh, double latitudeDegrees) {
    PanelSun computed = of(latitudeDegrees, ASSUMED_CLEARNESS);
    return new PanelSun(0, computed.tiltDegrees, computed.southwards, kwh, kwh);
  }

  private static PanelSun worst(double latitude, double clearness, int tilt, double mostDirectGain) {
    return IntStream.rangeClosed(1, 12).mapToObj(month -> inMonth(latitude, clearness, tilt, month, mostDirectGain))
        .reduce((a, b) -> b.panelKwh < a.panelKwh ? b : a).orElseThrow();
  }

  static PanelSun inMonth(double latitudeDegrees, double clearness, int tiltDegrees, int month) {
    return inMonth(latitudeDegrees, clearness, tiltDegrees, month, MOST_DIRECT_GAIN);
  }

  private static PanelSun inMonth(double latitudeDegrees, double clearness, int tiltDegrees, int month, double mostDirectGain) {
    int day = ExtraterrestrialRadiation.middleOf(month);
    double horizontal = clearness * ExtraterrestrialRadiation.ofDay(latitudeDegrees, day) / MEGAJOULES_A_KWH;
    double tilt = Math.toRadians(tiltDegrees);
    double diffuse = Math.clamp(1 - 1.13 * clearness, 0, 1);
    // in the south everything is mirrored: latitude, season, and where the panel looks
    double latitude = Math.toRadians(Math.abs(latitudeDegrees));
    double declination = ExtraterrestrialRadiation.declination(day) * (latitudeDegrees < 0 ? -1 : 1);
    double panel = horizontal * ((1 - diffuse) * Math.min(mostDirectGain, directGain(latitude, declination, tilt))
        + diffuse * (1 + Math.cos(tilt)) / 2 + REFLECTED_BY_GROUND * (1 - Math.cos(tilt)) / 2);
    return new PanelSun(month, tiltDegrees, latitudeDegrees >= 0, horizontal, panel);
  }

  /** Klein's monthly mean of the direct light on the panel, of that on the level. */
  private static double directGain(double latitude, double declination, double tilt) {
    double sunset = ExtraterrestrialRadiation.sunsetHourAngle(latitude, declination);
    double level = Math.cos(latitude) * Math.cos(declination) * Math.sin(sunset)
        + sunset * Math.sin(latitude) * Math.sin(declination);
    if (level <= 0) {
      return 0;
    }
    double offPanel = Math.min(sunset, ExtraterrestrialRadiation.sunsetHourAngle(latitude - tilt, declination));
    double tilted = Math.cos(latitude - tilt) * Math.cos(declination) * Math.sin(offPanel)
        + offPanel * Math.sin(latitude - tilt) * Math.sin(declination);
    return Math.max(0, tilted / level);
  }
}
