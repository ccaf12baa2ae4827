package org.atalaya.planner.propagation;

/**
 * Diffraction over average terrain by one straight line, ITU-R P.530-18, section 2.2.1, equations 2 and 3. For a first
 * look; strictly valid only for losses above about 15 dB. {@link Bullington} is the better answer where the profile is
 * known.
 */
public final class ApproximateDiffraction {
  /** Loss above which the line holds. */
  public static final double VALID_ABOVE_DB = 15;

  private ApproximateDiffraction() {}

  /** Radius of the first Fresnel ellipsoid, metres: equation 3. Distances from the ends in km, frequency in GHz. */
  public static double fresnelRadiusMeters(double fromStartKm, double toEndKm, double frequencyGhz) {
    return 17.3 * Math.sqrt(fromStartKm * toEndKm / (frequencyGhz * (fromStartKm + toEndKm)));
  }

  /**
   * Equation 2. Negative where the path is clear by more than half a zone: the line is not cut off.
   *
   * @param clearanceMeters of the path over the worst obstacle; negative where the obstacle stands above it
   * @param fresnelRadiusMeters there, above 0
   */
  public static double lossDb(double clearanceMeters, double fresnelRadiusMeters) {
    return -20 * clearanceMeters / fresnelRadiusMeters + 10;
  }
}
