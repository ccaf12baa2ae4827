package org.atalaya.planner.propagation;

/**
 * Specific attenuation of rain, ITU-R P.838-3: {@code γ = k R^α}, dB/km (equation 1).
 *
 * <p>The two coefficients are curves fitted to scattering calculations, 1 to 1000 GHz, combined for the slope of the
 * path and the tilt of the polarisation.
 *
 * @param k factor, for R in mm/h
 * @param alpha exponent
 */
public record SpecificRainAttenuation(double k, double alpha) {
  /** Of the fitted curves. */
  public static final ValidRange FREQUENCY_GHZ = new ValidRange("frequencyGhz", 1, 1000);

  /** {@code Σ a exp(−((log₁₀ f − b) / c)²) + m log₁₀ f + n}. */
  private record Fit(double[] a, double[] b, double[] c, double m, double n) {
    double at(double logFrequency) {
      double sum = m * logFrequency + n;
      for (int i = 0; i < a.length; i++) {
        double z = (logFrequency - b[i]) / c[i];
        sum += a[i] * Math.exp(-z * z);
      }
      return sum;
    }
  }

  /** Table 1. */
  private static final Fit LOG_K_HORIZONTAL = new Fit(new double[] {-5.33980, -0.35351, -0.23789, -0.94158},
      new double[] {-0.10008, 1.26970, 0.86036, 0.64552}, new double[] {1.13098, 0.45400, 0.15354, 0.16817}, -0.18961, 0.71147);
  /** Table 2. */
  private static final Fit LOG_K_VERTICAL = new Fit(new double[] {-3.80595, -3.44965, -0.39902, 0.50167},
      new double[] {0.56934, -0.22911, 0.73042, 1.07319}, new double[] {0.81061, 0.51059, 0.11899, 0.27195}, -0.16398, 0.63297);
  /** Table 3. */
  private static final Fit ALPHA_HORIZONTAL = new Fit(new double[] {-0.14318, 0.29591, 0.32177, -5.37610, 16.1721},
      new double[] {1.82442, 0.77564, 0.63773, -0.96230, -3.29980},
      new double[] {-0.55187, 0.19822, 0.13164, 1.47828, 3.43990}, 0.67849, -1.95537);
  /** Table 4. */
  private static final Fit ALPHA_VERTICAL = new Fit(new double[] {-0.07771, 0.56727, -0.20238, -48.2991, 48.5833},
      new double[] {2.33840, 0.95545, 1.14520, 0.791669, 0.791459},
      new double[] {-0.76284, 0.54039, 0.26809, 0.116226, 0.116479}, -0.053739, 0.83433);

  /**
   * Equations 2 to 5.
   *
   * @param frequencyGhz 1 to 1000
   * @param elevationDegrees slope of the path
   * @param tiltDegrees of the polarisation against the horizontal: 0 horizontal, 90 vertical, 45 circular
   * @throws IllegalArgumentException if the frequency is outside the range
   */
  public static SpecificRainAttenuation of(double frequencyGhz, double elevationDegrees, double tiltDegrees) {
    double logFrequency = Math.log10(FREQUENCY_GHZ.check(frequencyGhz));
    double kHorizontal = Math.pow(10, LOG_K_HORIZONTAL.at(logFrequency));
    double kVertical = Math.pow(10, LOG_K_VERTICAL.at(logFrequency));
    double weightedHorizontal = kHorizontal * ALPHA_HORIZONTAL.at(logFrequency);
    double weightedVertical = kVertical * ALPHA_VERTICAL.at(logFrequency);
    double cosine = Math.cos(Math.toRadians(elevationDegrees));
    double mix = cosine * cosine * Math.cos(2 * Math.toRadians(tiltDegrees));
    double k = (kHorizontal + kVertical + (kHorizontal - kVertical) * mix) / 2;
    double alpha = (weightedHorizontal + weightedVertical + (weightedHorizontal - weightedVertical) * mix) / (2 * k);
    return new SpecificRainAttenuation(k, alpha);
  }

  /** dB/km at a rain rate in mm/h, 0 or more. */
  public double dbPerKm(double rainMmPerHour) {
    return k * Math.pow(rainMmPerHour, alpha);
  }
}
