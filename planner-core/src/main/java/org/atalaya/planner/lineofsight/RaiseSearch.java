package org.atalaya.planner.lineofsight;

import java.util.OptionalDouble;

/**
 * Finds how much an end must rise for 60 % of the first Fresnel zone to be free everywhere.
 *
 * <p>Raising by x lifts the ray at d by {@code x w(d)}: w = 1 − d/D for the start, d/D for the end, 1 for both. The
 * answer is the largest {@code (0.6 r − c) / w} along the path, r being the zone's radius and c the clearance. It is
 * found by Dinkelbach's method (W. Dinkelbach, "On nonlinear fractional programming", Management Science 13, 1967):
 * from an x not above the answer, take the point where {@code 0.6 r − c − x w} is greatest, let x be the ratio there,
 * and repeat until nothing is short. It rises to the answer, in the end faster than linearly.
 */
final class RaiseSearch {
  /** What is short by less counts as free while searching, metres. */
  private static final double TOLERANCE_METERS = 1e-10;
  /** Added to the answer, so that whoever raises by it is clear beyond rounding. */
  private static final double ROUNDING_METERS = 1e-6;

  private final ZoneAlongRay along;
  private final double weightStart;
  private final double weightEnd;
  private final int[] open;
  private final ShortfallPeak peak;

  private RaiseSearch(ZoneAlongRay along, double weightStart, double weightEnd) {
    this.along = along;
    this.weightStart = weightStart;
    this.weightEnd = weightEnd;
    this.open = new int[along.ray.segments()];
    this.peak = new ShortfallPeak(along);
  }

  static Raise raise(ZoneAlongRay along) {
    return new Raise(new RaiseSearch(along, 1, 0).search(), new RaiseSearch(along, 0, 1).search(),
        new RaiseSearch(along, 1, 1).search());
  }

  private OptionalDouble search() {
    RayClearance ray = along.ray;
    int last = ray.segments() - 1;
    // An end that lies on the ground (or below what stands there) is not freed by raising the other.
    if (weightStart == 0 && ray.start(0) <= 0 || weightEnd == 0 && ray.end(last) <= 0) {
      return OptionalDouble.empty();
    }
    double raise = atBorders();
    int count = 0;
    for (int i = 0; i <= last; i++) {
      open[count++] = i;
    }
    while (raise <= Raise.LIMIT_METERS) {
      double shortest = TOLERANCE_METERS;
      double ratio = raise;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        int segment = open[i];
        double atStart = raise * weight(ray.distanceMeters(segment));
        double atEnd = raise * weight(ray.distanceMeters(segment + 1));
        double s = ray.start(segment) + atStart;
        double m = ray.middle(segment) + (atStart + atEnd) / 2;
        double e = ray.end(segment) + atEnd;
        double bound = FresnelZone.CLEAR_FRACTION * along.widest(segment) - RayClearance.floor(s, m, e);
        if (bound > TOLERANCE_METERS) {
          open[kept++] = segment;
          if (bound > shortest && peak.find(segment, s, m, e) && peak.shortfallMeters() > shortest) {
            shortest = peak.shortfallMeters();
            ratio = ratio(segment, peak.t());
          }
        }
      }
      count = kept;
      if (!(ratio > raise)) {
        return OptionalDouble.of(raise + ROUNDING_METERS);
      }
      raise = ratio;
    }
    return OptionalDouble.empty();
  }

  /** The largest ratio at the segments' borders, where it costs nothing: not above the answer, and mostly near it. */
  private double atBorders() {
    RayClearance ray = along.ray;
    double largest = 0;
    for (int i = 0; i < ray.segments(); i++) {
      double needed = FresnelZone.CLEAR_FRACTION * along.radius(i) - ray.start(i);
      double neededAtEnd = FresnelZone.CLEAR_FRACTION * along.radius(i + 1) - ray.end(i);
      if (needed > 0) {
        largest = Math.max(largest, needed / weight(ray.distanceMeters(i)));
      }
      if (neededAtEnd > 0) {
        largest = Math.max(largest, neededAtEnd / weight(ray.distanceMeters(i + 1)));
      }
    }
    return largest;
  }

  private double ratio(int segment, double t) {
    double distance = along.distanceMeters(segment, t);
    double needed = FresnelZone.CLEAR_FRACTION * along.zone.radiusMeters(distance) - along.ray.at(segment, t);
    return needed / weight(distance);
  }

  private double weight(double distance) {
    double share = distance / along.zone.pathMeters();
    return weightStart * (1 - share) + weightEnd * share;
  }
}
