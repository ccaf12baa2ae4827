package org.atalaya.planner.propagation;

/**
 * Specific attenuation of the air's gases, line by line: ITU-R P.676-12, annex 1, section 1, dB/km. 44 lines of oxygen,
 * 35 of water vapour, the Debye spectrum of oxygen and pressure-induced nitrogen. 1 to 1000 GHz.
 *
 * <p>The pressure is that of the <b>dry</b> air. The total (barometric) pressure is greater by that of the vapour: see
 * {@link #ofTotalPressure}.
 *
 * @param dryPressureHpa of the air without its vapour, above 0
 * @param vapourDensity g/m³, 0 or more
 * @param temperatureKelvin above 0
 */
public record GaseousAttenuation(double dryPressureHpa, double vapourDensity, double temperatureKelvin) {
  /** Of the method. */
  public static final ValidRange FREQUENCY_GHZ = new ValidRange("frequencyGhz", 1, 1000);

  /** Air by the pressure that a barometer shows. */
  public static GaseousAttenuation ofTotalPressure(double totalPressureHpa, double vapourDensity, double temperatureKelvin) {
    return new GaseousAttenuation(totalPressureHpa - vapourPressure(vapourDensity, temperatureKelvin), vapourDensity,
        temperatureKelvin);
  }

  /** Equation 4, hPa. */
  private static double vapourPressure(double density, double kelvin) {
    return density * kelvin / 216.7;
  }

  /** Of oxygen and nitrogen. @throws IllegalArgumentException if the frequency is outside the range */
  public double dryDbPerKm(double frequencyGhz) {
    double f = FREQUENCY_GHZ.check(frequencyGhz);
    double theta = 300 / temperatureKelvin;
    double p = dryPressureHpa;
    double e = vapourPressure(vapourDensity, temperatureKelvin);
    double sum = 0;
    for (double[] line : SpectralLines.OXYGEN) {
      double strength = line[1] * 1e-7 * p * theta * theta * theta * Math.exp(line[2] * (1 - theta));
      double plain = line[3] * 1e-4 * (p * Math.pow(theta, 0.8 - line[4]) + 1.1 * e * theta);
      double width = Math.sqrt(plain * plain + 2.25e-6);
      double interference = (line[5] + line[6] * theta) * 1e-4 * (p + e) * Math.pow(theta, 0.8);
      sum += strength * shape(f, line[0], width, interference);
    }
    double debyeWidth = 5.6e-4 * (p + e) * Math.pow(theta, 0.8);
    double debye = 6.14e-5 / (debyeWidth * (1 + f * f / (debyeWidth * debyeWidth)));
    double nitrogen = 1.4e-12 * p * Math.pow(theta, 1.5) / (1 + 1.9e-5 * Math.pow(f, 1.5));
    return 0.1820 * f * (sum + f * p * theta * theta * (debye + nitrogen));
  }

  /** Of water vapour. @throws IllegalArgumentException if the frequency is outside the range */
  public double vapourDbPerKm(double frequencyGhz) {
    double f = FREQUENCY_GHZ.check(frequencyGhz);
    double theta = 300 / temperatureKelvin;
    double e = vapourPressure(vapourDensity, temperatureKelvin);
    double sum = 0;
    for (double[] line : SpectralLines.WATER_VAPOUR) {
      double strength = line[1] * 1e-1 * e * Math.pow(theta, 3.5) * Math.exp(line[2] * (1 - theta));
      double plain = line[3] * 1e-4 * (dryPressureHpa * Math.pow(theta, line[4]) + line[5] * e * Math.pow(theta, line[6]));
      double width = 0.535 * plain + Math.sqrt(0.217 * plain * plain + 2.1316e-12 * line[0] * line[0] / theta);
      sum += strength * shape(f, line[0], width, 0);
    }
    return 0.1820 * f * sum;
  }

  /** Equation 5. */
  private static double shape(double f, double center, double width, double interference) {
    double below = center - f;
    double above = center + f;
    return f / center * ((width - interference * below) / (below * below + width * width)
        + (width - interference * above) / (above * above + width * width));
  }
}
