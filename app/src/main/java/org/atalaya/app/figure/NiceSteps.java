package org.atalaya.app.figure;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for an axis. */
public final class NiceSteps {
  private NiceSteps() {}

  /** Multiples of 1, 2 or 5 × 10^n between the two, both included, at most {@code most + 1} of them. */
  public static List<Double> between(double low, double high, int most) {
    double span = high - low;
    if (!(span > 0) || most < 1) {
      return List.of();
    }
    double decade = Math.pow(10, Math.floor(Math.log10(span / most)));
    double step = 10 * decade;
    for (double factor : new double[] {1, 2, 5}) {
      if (span / (factor * decade) <= most) {
        step = factor * decade;
        break;
      }
    }
    List<Double> steps = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      steps.add(i * step);
    }
    return steps;
  }
}
