package org.atalaya.planner.lineofsight;

/**
 * Finds where, within one segment, most is missing to 60 % of the Fresnel zone: the peak of
 * {@code g(t) = 0.6 r(t) − c(t)} for a parabola c.
 *
 * <p>With {@code r = κ √p}, {@code p = d (D − d)}, {@code r'' = −κ D² / (4 p^1.5)}. So g bends upwards at most between
 * the two points where that equals c'' ÷ 0.6, can't peak there, and has at most one peak on either side of them.
 */
final class ShortfallPeak {
  private final ZoneAlongRay along;
  private final double kappa;
  private double width;
  private double d0;
  private double start;
  private double linear;
  private double square;
  private double t;
  private double shortfall;

  ShortfallPeak(ZoneAlongRay along) {
    this.along = along;
    this.kappa = FresnelZone.CLEAR_FRACTION * Math.sqrt(along.zone.wavelengthMeters() / along.zone.pathMeters());
  }

  /** Looks into a segment whose clearance is s at its start, m half-way and e at its end. True if anything is missing. */
  boolean find(int segment, double s, double m, double e) {
    double length = along.zone.pathMeters();
    d0 = along.ray.distanceMeters(segment);
    width = along.ray.distanceMeters(segment + 1) - d0;
    start = s;
    linear = 4 * m - 3 * s - e;
    square = 2 * s - 4 * m + 2 * e;
    shortfall = 0;
    double from = 0;
    if (square < 0 && width > 0) {
      double bend = Math.pow(kappa * length * length * width * width / (8 * -square), 2.0 / 3);
      double root = Math.sqrt(length * length / 4 - bend);
      if (root >= 0) {
        double first = (length / 2 - root - d0) / width;
        double second = (length / 2 + root - d0) / width;
        if (first > 0 && first < 1) {
          peakBetween(0, first);
          from = first;
        }
        if (second > 0 && second < 1) {
          peakBetween(from, second);
          from = second;
        }
      }
    }
    peakBetween(from, 1);
    return shortfall > 0;
  }

  double t() {
    return t;
  }

  double shortfallMeters() {
    return shortfall;
  }

  /** The slope of g is monotone here: a peak lies at an end, or where the slope goes from up to down. */
  private void peakBetween(double from, double to) {
    offer(from);
    offer(to);
    if (!(slope(from) > 0 && slope(to) < 0)) {
      return;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (slope(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    offer((low + high) / 2);
  }

  private void offer(double at) {
    double value = kappa * Math.sqrt(product(at)) - (start + at * (linear + at * square));
    if (value > shortfall) {
      shortfall = value;
      t = at;
    }
  }

  private double slope(double at) {
    double change = width * (along.zone.pathMeters() - 2 * (d0 + width * at));
    return kappa * change / (2 * Math.sqrt(product(at))) - linear - 2 * at * square;
  }

  private double product(double at) {
    double d = d0 + width * at;
    return Math.max(0, d * (along.zone.pathMeters() - d));
  }
}
