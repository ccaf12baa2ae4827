package org.atalaya.planner.propagation;

/**
 * Loss of a path that ends inside a wood, ITU-R P.833-9, section 2.1: {@code A = Am (1 − exp(−d γ / Am))} (equation 1),
 * dB beyond all other losses. What travels over the crowns bounds it at Am. Where the trees' height is known the profile
 * carries it as clutter instead, and the two must not be added.
 *
 * @param specificDbPerMeter γ: loss of a short way through the crowns, above 0
 * @param greatestDb Am: loss of a deep wood, above 0
 */
public record Vegetation(double specificDbPerMeter, double greatestDb) {
  /** Where γ and Am were measured together. */
  public static final ValidRange MEASURED_MHZ = new ValidRange("frequencyMhz", 105.9, 2117.5);
  /** Of figure 2, which gives γ; Am is extrapolated where it was not measured. */
  public static final ValidRange FREQUENCY_MHZ = new ValidRange("frequencyMhz", 30, 30_000);

  /** Points of the curve for vertical waves in figure 2, MHz and dB/m: straight between them on logarithmic axes. */
  private static final double[][] SPECIFIC = {{30, 0.02}, {1000, 0.2}, {30_000, 6}};

  public Vegetation {
    if (!(specificDbPerMeter > 0 && greatestDb > 0)) {
      throw new IllegalArgumentException("γ and Am must be above 0");
    }
  }

  /**
   * A wood in leaf of the temperate zone: γ from figure 2 for vertical waves, the greater of its two, and
   * {@code Am = 1.37 f^0.42} (equation 2, mixed forest near St. Petersburg).
   *
   * @throws IllegalArgumentException if the frequency is outside of figure 2
   */
  public static Vegetation mixedForest(double frequencyMhz) {
    FREQUENCY_MHZ.check(frequencyMhz);
    int i = frequencyMhz <= SPECIFIC[1][0] ? 0 : 1;
    double along = Math.log(frequencyMhz / SPECIFIC[i][0]) / Math.log(SPECIFIC[i + 1][0] / SPECIFIC[i][0]);
    double specific = SPECIFIC[i][1] * Math.pow(SPECIFIC[i + 1][1] / SPECIFIC[i][1], along);
    return new Vegetation(specific, 1.37 * Math.pow(frequencyMhz, 0.42));
  }

  /** Loss over this way inside the wood, 0 or more metres. */
  public double lossDb(double insideMeters) {
    return greatestDb * -Math.expm1(-insideMeters * specificDbPerMeter / greatestDb);
  }
}
