package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * Finds the point of a path where clearance ÷ radius of the first Fresnel zone is least.
 *
 * <p>Within a segment clearance is {@code c(t) = s + l t + q t²} and the squared radius is proportional to
 * {@code p(t) = d (D − d)}, so the ratio {@code c / √p} is stationary where {@code c' p − c p' / 2 = 0}, a cubic.
 */
final class FresnelSearch {
  /** Where something stands over the antenna itself, the zone next to it is taken as wide as this far from the end. */
  private static final double END_METERS = 1;

  private final ZoneAlongRay along;
  private double least = Double.POSITIVE_INFINITY;
  private double leastDistance;
  private double leastClearance;

  private FresnelSearch(ZoneAlongRay along) {
    this.along = along;
  }

  static Clearance worst(ZoneAlongRay along) {
    FresnelSearch search = new FresnelSearch(along);
    search.borders();
    for (int i = 0; i < along.ray.segments(); i++) {
      double lowest = RayClearance.floor(along.ray.start(i), along.ray.middle(i), along.ray.end(i));
      double bound = lowest / (lowest < 0 ? along.narrowest(i) : along.widest(i));
      if (bound < search.least) {
        search.within(i);
      }
    }
    double margin = search.leastClearance - FresnelZone.CLEAR_FRACTION * along.zone.radiusMeters(search.leastDistance);
    return new Clearance(search.leastDistance, search.least, margin);
  }

  private void borders() {
    RayClearance ray = along.ray;
    int n = ray.segments();
    pathEnd(0, ray.start(0));
    for (int i = 1; i < n; i++) {
      consider(ray.distanceMeters(i), Math.min(ray.end(i - 1), ray.start(i)), along.radius(i));
    }
    pathEnd(along.zone.pathMeters(), ray.end(n - 1));
    if (least == Double.POSITIVE_INFINITY) {
      // A path within one cell, both antennas above ground: any point will do to start from.
      consider(along.zone.pathMeters() / 2, ray.middle(0), along.zone.radiusMeters(along.zone.pathMeters() / 2));
    }
  }

  private void pathEnd(double distance, double clearance) {
    if (clearance == 0) {
      offer(distance, 0, 0);
    } else if (clearance < 0) {
      double near = along.zone.radiusMeters(Math.min(END_METERS, along.zone.pathMeters() / 4));
      offer(distance, clearance, clearance / near);
    }
  }

  private void consider(double distance, double clearance, double radius) {
    if (radius > 0) {
      offer(distance, clearance, clearance / radius);
    }
  }

  private void offer(double distance, double clearance, double fraction) {
    if (fraction < least) {
      least = fraction;
      leastDistance = distance;
      leastClearance = clearance;
    }
  }

  private void within(int segment) {
    RayClearance ray = along.ray;
    double length = along.zone.pathMeters();
    double d0 = ray.distanceMeters(segment);
    double width = ray.distanceMeters(segment + 1) - d0;
    double s = ray.start(segment);
    double l = 4 * ray.middle(segment) - 3 * s - ray.end(segment);
    double q = 2 * s - 4 * ray.middle(segment) + 2 * ray.end(segment);
    double p0 = d0 * (length - d0);
    double p1 = width * (length - 2 * d0);
    double p2 = -width * width;
    Cubic stationary = new Cubic(l * p0 - s * p1 / 2, l * p1 / 2 + 2 * q * p0 - s * p2, 1.5 * q * p1, q * p2);
    for (double t : stationary.rootsBetween0And1()) {
      double distance = along.distanceMeters(segment, t);
      consider(distance, ray.at(segment, t), along.zone.radiusMeters(distance));
    }
  }

  /** {@code c0 + c1 t + c2 t² + c3 t³}. */
  private record Cubic(double c0, double c1, double c2, double c3) {

    /** Where it changes sign: between its own turning points it is monotone, so each change is bisected. */
    double[] rootsBetween0And1() {
      double[] cuts = {0, 1, 1, 1};
      int last = 1;
      double root = Math.sqrt(c2 * c2 - 3 * c3 * c1);
      if (root >= 0) {
        // The form that does not cancel: one root from the sum of equal signs, the other from their product.
        double sum = -(c2 + Math.copySign(root, c2));
        double one = sum / (3 * c3);
        double two = c1 / sum;
        for (double turn : new double[] {Math.min(one, two), Math.max(one, two)}) {
          if (turn > 0 && turn < 1) {
            cuts[last++] = turn;
          }
        }
      }
      cuts[last] = 1;
      double[] roots = new double[3];
      int found = 0;
      for (int i = 0; i < last; i++) {
        double low = at(cuts[i]);
        double high = at(cuts[i + 1]);
        if (low < 0 != high < 0) {
          roots[found++] = bisect(cuts[i], cuts[i + 1], low < 0);
        }
      }
      return Arrays.copyOf(roots, found);
    }

    private double bisect(double from, double to, boolean negativeAtStart) {
      double low = from;
      double high = to;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (at(middle) < 0 == negativeAtStart) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }

    private double at(double t) {
      return c0 + t * (c1 + t * (c2 + t * c3));
    }
  }
}
