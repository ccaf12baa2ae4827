package org.atalaya.planner.calibration;

import java.util.Arrays;

/**
 * The middle of numbers some of which are wrong: Huber's M-estimate of location (P. J. Huber, <i>Robust Estimation of
 * a Location Parameter</i>, Ann. Math. Statist. 35, 1964), with a given scale.
 *
 * <p>Values within {@code TUNING} scales of the middle count fully, those beyond with a weight that falls with their
 * distance: efficient where errors are normal (95 %), and bounded in what one misaimed antenna can do.
 *
 * @param middle the estimate
 * @param scale of the scatter of one value, as a standard deviation
 * @param standardError of the middle
 */
record HuberLocation(double middle, double scale, double standardError) {
  private static final double TUNING = 1.345;
  /** From the median absolute deviation of a normal distribution to its standard deviation. */
  private static final double NORMAL = 1.4826;
  private static final int MOST_ROUNDS = 100;

  /**
   * @param values one at least, finite
   * @param scale of their scatter, above 0
   */
  static HuberLocation of(double[] values, double scale) {
    double middle = median(values);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double weights = 0;
      double sum = 0;
      for (double value : values) {
        double weight = Math.min(1, TUNING * scale / Math.max(1e-12, Math.abs(value - middle)));
        weights += weight;
        sum += weight * value;
      }
      double next = sum / weights;
      boolean settled = Math.abs(next - middle) < 1e-9 * scale;
      middle = next;
      if (settled) {
        break;
      }
    }
    return new HuberLocation(middle, scale, standardError(values, middle, scale));
  }

  /** Huber's asymptotic variance, with the usual correction for few values. */
  private static double standardError(double[] values, double middle, double scale) {
    int n = values.length;
    if (n == 1) {
      return scale;
    }
    double squares = 0;
    int within = 0;
    for (double value : values) {
      double distance = (value - middle) / scale;
      double bounded = Math.max(-TUNING, Math.min(TUNING, distance));
      squares += bounded * bounded;
      within += Math.abs(distance) <= TUNING ? 1 : 0;
    }
    double share = Math.max(1, within) / (double) n;
    // never below what the least scatter gives: equal values prove no certainty
    double spread = Math.max(scale * scale * squares / (n - 1) / (share * share), leastVariance(scale, n));
    return Math.sqrt(spread / n);
  }

  private static double leastVariance(double scale, int n) {
    return scale * scale / (2.0 * n);
  }

  /** Standard deviation of what lies around 0, whatever a few wild values say. */
  static double scale(double[] residuals) {
    return NORMAL * median(Arrays.stream(residuals).map(Math::abs).toArray());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
