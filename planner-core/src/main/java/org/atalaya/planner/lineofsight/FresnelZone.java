package org.atalaya.planner.lineofsight;

/**
 * The first Fresnel zone of a path: where a detour lengthens the way by at most half a wavelength.
 *
 * @param pathMeters length of the path, above 0
 * @param frequencyMhz above 0
 */
public record FresnelZone(double pathMeters, double frequencyMhz) {
  /** The share of the first zone that must be free for a path to count as clear. */
  public static final double CLEAR_FRACTION = 0.6;

  /** Speed of light, m/µs: metres × MHz. */
  private static final double LIGHT = 299.792458;

  public FresnelZone {
    if (!(pathMeters > 0 && frequencyMhz > 0)) {
      throw new IllegalArgumentException("path " + pathMeters + " m at " + frequencyMhz + " MHz, expected above 0");
    }
  }

  public double wavelengthMeters() {
    return LIGHT / frequencyMhz;
  }

  /**
   * Radius {@code sqrt(λ d1 d2 / (d1 + d2))} at a distance from the path's start (ITU-R P.526-15, section 2.1.1,
   * equation 1 with n = 1), metres; 0 at the ends and beyond.
   */
  public double radiusMeters(double distanceMeters) {
    double product = distanceMeters * (pathMeters - distanceMeters);
    return product <= 0 ? 0 : Math.sqrt(wavelengthMeters() / pathMeters * product);
  }
}
