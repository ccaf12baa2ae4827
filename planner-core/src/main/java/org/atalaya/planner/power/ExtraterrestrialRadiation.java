package org.atalaya.planner.power;

import java.time.LocalDate;

/**
 * The sun's energy above the atmosphere, on a horizontal plane (R. G. Allen and others, Crop evapotranspiration, FAO
 * Irrigation and Drainage Paper 56, Rome 1998, equations 21 to 25). FAO calls the formula less sure beyond 55° in
 * winter, where the sun is low.
 */
public final class ExtraterrestrialRadiation {
  /** MJ/m² and minute. */
  private static final double SOLAR_CONSTANT = 0.0820;
  private static final double MINUTES_A_DAY = 24 * 60;

  private ExtraterrestrialRadiation() {}

  /**
   * @param latitudeDegrees south negative
   * @param dayOfYear 1 to 366
   * @return MJ/m² and day; 0 where the sun does not rise
   */
  public static double ofDay(double latitudeDegrees, int dayOfYear) {
    double latitude = Math.toRadians(latitudeDegrees);
    double declination = declination(dayOfYear);
    double sunset = sunsetHourAngle(latitude, declination);
    double inverseDistance = 1 + 0.033 * Math.cos(2 * Math.PI * dayOfYear / 365);
    double sum = sunset * Math.sin(latitude) * Math.sin(declination)
        + Math.cos(latitude) * Math.cos(declination) * Math.sin(sunset);
    return Math.max(0, MINUTES_A_DAY / Math.PI * SOLAR_CONSTANT * inverseDistance * sum);
  }

  /** The day that stands for a month, 1 to 12: its 15th (FAO-56, table 2.6). */
  static int middleOf(int month) {
    return LocalDate.of(2001, month, 15).getDayOfYear();
  }

  /** Of the sun, radians (equation 24). */
  static double declination(int dayOfYear) {
    return 0.409 * Math.sin(2 * Math.PI * dayOfYear / 365 - 1.39);
  }

  /** Radians; 0 where the sun stays down, π where it stays up (equation 25). */
  static double sunsetHourAngle(double latitude, double declination) {
    return Math.acos(Math.clamp(-Math.tan(latitude) * Math.tan(declination), -1, 1));
  }
}
