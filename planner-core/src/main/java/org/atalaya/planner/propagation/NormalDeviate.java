package org.atalaya.planner.propagation;

/** The standard normal distribution, turned round. */
final class NormalDeviate {
  private NormalDeviate() {}

  /**
   * The deviate that is exceeded in this percentage of cases, within 4.5e-4: Abramowitz and Stegun, 26.2.23. Positive
   * below 50 %.
   *
   * @param percent above 0, below 100
   */
  static double exceededIn(double percent) {
    double q = percent / 100;
    double t = Math.sqrt(-2 * Math.log(q > 0.5 ? 1 - q : q));
    double z = t - ((0.010328 * t + 0.802853) * t + 2.515516)
        / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
    return q > 0.5 ? -z : z;
  }
}
