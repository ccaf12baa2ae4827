package org.atalaya.planner.propagation;

/**
 * Diffraction over a smooth spherical earth: ITU-R P.526-15, section 3 (first term of the residue series, section
 * 3.1.1 in the numerical form of section 3.1.1.2, and section 3.2 for paths within the horizon), dB beyond free space.
 *
 * <p>Valid from 10 MHz up; heights are above the smooth earth.
 */
public final class SphericalEarth {

  /** From where the method holds to where ITU-R P.527 ends, which describes the ground. */
  public static final ValidRange FREQUENCY_MHZ = new ValidRange("frequencyMhz", 10, 1_000_000);

  /** How the electric field lies. */
  public enum Polarization { HORIZONTAL, VERTICAL }

  /** Land of the recommendation: relative permittivity 22, conductivity 0.003 S/m. */
  private static final Ground LAND = new Ground(22, 0.003);
  /** Sea: 80, 5 S/m. */
  private static final Ground SEA = new Ground(80, 5);

  private record Ground(double permittivity, double conductivity) {}

  private SphericalEarth() {}

  /**
   * @param lengthKm of the path, above 0
   * @param fromMeters antenna above the smooth earth
   * @param toMeters antenna above the smooth earth
   * @param effectiveRadiusKm of the earth
   * @param frequencyMhz above 0
   * @param seaFraction share of the path over sea, 0 to 1
   * @return dB beyond free space, 0 or more
   */
  public static double lossDb(double lengthKm, double fromMeters, double toMeters, double effectiveRadiusKm,
      double frequencyMhz, Polarization polarization, double seaFraction) {
    double horizonKm = Math.sqrt(2 * effectiveRadiusKm) * (Math.sqrt(0.001 * fromMeters) + Math.sqrt(0.001 * toMeters));
    if (lengthKm >= horizonKm) {
      return firstTerm(lengthKm, fromMeters, toMeters, effectiveRadiusKm, frequencyMhz, polarization, seaFraction);
    }
    double wavelength = 299.792458 / frequencyMhz;
    double sum = fromMeters + toMeters;
    double c = (fromMeters - toMeters) / sum;
    double m = 250 * lengthKm * lengthKm / (effectiveRadiusKm * sum);
    double b = 2 * Math.sqrt((m + 1) / (3 * m))
        * Math.cos(Math.PI / 3 + Math.acos(1.5 * c * Math.sqrt(3 * m / Math.pow(m + 1, 3))) / 3);
    double d1 = lengthKm / 2 * (1 + b);
    double d2 = lengthKm - d1;
    double clearance = ((fromMeters - 500 * d1 * d1 / effectiveRadiusKm) * d2
        + (toMeters - 500 * d2 * d2 / effectiveRadiusKm) * d1) / lengthKm;
    double required = 17.456 * Math.sqrt(d1 * d2 * wavelength / lengthKm);
    if (clearance > required) {
      return 0;
    }
    double grazingKm = 500 * Math.pow(lengthKm / (Math.sqrt(fromMeters) + Math.sqrt(toMeters)), 2);
    double grazing = firstTerm(lengthKm, fromMeters, toMeters, grazingKm, frequencyMhz, polarization, seaFraction);
    return grazing < 0 ? 0 : (1 - clearance / required) * grazing;
  }

  private static double firstTerm(double lengthKm, double fromMeters, double toMeters, double radiusKm,
      double frequencyMhz, Polarization polarization, double seaFraction) {
    double land = seaFraction < 1
        ? firstTerm(lengthKm, fromMeters, toMeters, radiusKm, frequencyMhz / 1000, polarization, LAND) : 0;
    double sea = seaFraction > 0
        ? firstTerm(lengthKm, fromMeters, toMeters, radiusKm, frequencyMhz / 1000, polarization, SEA) : 0;
    return seaFraction * sea + (1 - seaFraction) * land;
  }

  private static double firstTerm(double lengthKm, double fromMeters, double toMeters, double radiusKm, double fGhz,
      Polarization polarization, Ground ground) {
    double loss = 18 * ground.conductivity / fGhz;
    double horizontal = 0.036 * Math.pow(radiusKm * fGhz, -1.0 / 3)
        * Math.pow((ground.permittivity - 1) * (ground.permittivity - 1) + loss * loss, -0.25);
    double k = switch (polarization) {
      case HORIZONTAL -> horizontal;
      case VERTICAL -> horizontal * Math.sqrt(ground.permittivity * ground.permittivity + loss * loss);
    };
    double k2 = k * k;
    double beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2);
    double x = 21.88 * beta * Math.cbrt(fGhz / (radiusKm * radiusKm)) * lengthKm;
    double perMeter = 0.9575 * beta * Math.cbrt(fGhz * fGhz / radiusKm);
    double distanceTerm = x >= 1.6
        ? 11 + 10 * Math.log10(x) - 17.6 * x
        : -20 * Math.log10(x) - 5.6488 * Math.pow(x, 1.425);
    return -distanceTerm - heightGain(perMeter * fromMeters, beta, k) - heightGain(perMeter * toMeters, beta, k);
  }

  private static double heightGain(double y, double beta, double k) {
    double b = beta * y;
    double gain = b > 2
        ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8
        : 20 * Math.log10(b + 0.1 * b * b * b);
    return Math.max(gain, 2 + 20 * Math.log10(k));
  }
}
