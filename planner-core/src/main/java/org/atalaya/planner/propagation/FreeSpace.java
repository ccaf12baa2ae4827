package org.atalaya.planner.propagation;

/** Loss between isotropic antennas with nothing in the way: ITU-R P.525-4. */
public final class FreeSpace {
  private FreeSpace() {}

  /**
   * Basic free-space transmission loss {@code 20 log10(4 π d / λ)}, dB. Antennas nearer than a
   * wavelength ÷ 4π, where the formula would promise a gain, lose nothing: 0.
   *
   * @param distanceMeters straight from antenna to antenna, 0 or more
   * @param frequencyMhz above 0
   */
  public static double lossDb(double distanceMeters, double frequencyMhz) {
    double wavelengthMeters = 299.792458 / frequencyMhz;
    return Math.max(0, 20 * Math.log10(4 * Math.PI * distanceMeters / wavelengthMeters));
  }
}
