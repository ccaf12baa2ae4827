package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Where a profile looks highest from its start: the greatest {@code (h(d) − a) / d − s² d / (2 k R)}, which is the tangent
 * of the elevation angle over the effective earth. With h a parabola in d on each segment, that has the form
 * {@code A / d + B + C d} and its only summit at {@code d = √(A / C)}, where A and C are negative. For one profile.
 */
final class HorizonSearch {
  /** What is nearer is the mast itself and the roof it stands on. */
  private static final double NEAREST_METERS = 1;

  private final TerrainProfile profile;
  private final double eyeMeters;
  private final double bulge;
  private double best = Double.NEGATIVE_INFINITY;
  private double bestMeters;

  HorizonSearch(TerrainProfile profile, double heightMeters, double k) {
    this.profile = profile;
    eyeMeters = profile.groundFromMeters() + heightMeters;
    double onSphere = RayClearance.sphereMetersPerMeter(profile.path());
    bulge = onSphere * onSphere / (2 * k * LineOfSight.EARTH_RADIUS_METERS);
  }

  /** Where the first missing ground begins; the path's length where none is missing. */
  double knownMeters() {
    for (int i = 0; i < profile.segments(); i++) {
      if (Double.isNaN(profile.startMeters()[i])) {
        return profile.distanceMeters()[i];
      }
    }
    return profile.distanceMeters()[profile.segments()];
  }

  /** Takes in one segment. */
  void look(int segment) {
    double from = profile.distanceMeters()[segment];
    double width = profile.distanceMeters()[segment + 1] - from;
    double s = profile.startMeters()[segment] + profile.clutterMeters()[segment] - eyeMeters;
    double m = profile.middleMeters()[segment] + profile.clutterMeters()[segment] - eyeMeters;
    double e = profile.endMeters()[segment] + profile.clutterMeters()[segment] - eyeMeters;
    double linear = (4 * m - 3 * s - e) / width;
    double square = (2 * s - 4 * m + 2 * e) / (width * width);
    double overDistance = s - from * (linear - from * square);
    double withDistance = square - bulge;
    double nearest = Math.max(from, NEAREST_METERS);
    offer(nearest, from, s, linear, square);
    offer(Math.max(nearest, from + width), from, s, linear, square);
    if (overDistance < 0 && withDistance < 0) {
      double summit = Math.sqrt(overDistance / withDistance);
      if (summit > nearest && summit < from + width) {
        offer(summit, from, s, linear, square);
      }
    }
  }

  private void offer(double meters, double from, double s, double linear, double square) {
    double along = meters - from;
    double tangent = (s + along * (linear + along * square)) / meters - bulge * meters;
    if (tangent > best) {
      best = tangent;
      bestMeters = meters;
    }
  }

  double elevationDegrees() {
    return Math.toDegrees(Math.atan(best));
  }

  double meters() {
    return bestMeters;
  }
}
