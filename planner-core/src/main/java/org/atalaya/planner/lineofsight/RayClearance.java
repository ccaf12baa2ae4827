package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Height of the ray over ground and clutter, as the three values that make a parabola of each segment: at its start,
 * half-way and at its end.
 */
final class RayClearance {
  /** Shorter paths are judged as this long, so that the Fresnel zone has a radius. */
  private static final double SHORTEST_PATH_METERS = 0.001;

  private final double pathMeters;
  private final double[] distance;
  private final double[] start;
  private final double[] middle;
  private final double[] end;
  private final double fromTopMeters;
  private final double toTopMeters;
  private final double curvature;
  private final double tiltFromDegrees;
  private final double tiltToDegrees;

  RayClearance(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double k) {
    int n = profile.segments();
    double length = profile.distanceMeters()[n];
    boolean point = length < SHORTEST_PATH_METERS;
    pathMeters = point ? SHORTEST_PATH_METERS : length;
    distance = point ? spread(n) : profile.distanceMeters();
    start = new double[n];
    middle = new double[n];
    end = new double[n];
    double a = profile.groundFromMeters() + fromHeightMeters;
    double b = profile.groundToMeters() + toHeightMeters;
    double onSphere = sphereMetersPerMeter(profile.path());
    curvature = onSphere * onSphere / (2 * k * LineOfSight.EARTH_RADIUS_METERS);
    fromTopMeters = a;
    toTopMeters = b;
    double[] groundStart = profile.startMeters();
    double[] groundMiddle = profile.middleMeters();
    double[] groundEnd = profile.endMeters();
    double[] clutter = profile.clutterMeters();
    double rayStart = a;
    for (int i = 0; i < n; i++) {
      double rayEnd = i == n - 1 ? b : ray(a, b, curvature, distance[i + 1]);
      start[i] = rayStart - groundStart[i] - clutter[i];
      middle[i] = ray(a, b, curvature, (distance[i] + distance[i + 1]) / 2) - groundMiddle[i] - clutter[i];
      end[i] = rayEnd - groundEnd[i] - clutter[i];
      rayStart = rayEnd;
    }
    tiltFromDegrees = tilt(b - a, length, curvature);
    tiltToDegrees = tilt(a - b, length, curvature);
  }

  private static double[] spread(int segments) {
    double[] distance = new double[segments + 1];
    for (int i = 0; i <= segments; i++) {
      distance[i] = SHORTEST_PATH_METERS * i / segments;
    }
    return distance;
  }

  /** The length of the way on the sphere of the mean radius for each metre over the ellipsoid: 0.994 to 1.006. */
  static double sphereMetersPerMeter(GeodesicPath path) {
    if (path.distanceMeters() < SHORTEST_PATH_METERS) {
      return 1;
    }
    double from = Math.toRadians(path.from().latitudeDegrees());
    double to = Math.toRadians(path.to().latitudeDegrees());
    double north = Math.sin((to - from) / 2);
    double east = Math.sin(Math.toRadians(path.to().longitudeDegrees() - path.from().longitudeDegrees()) / 2);
    double haversine = north * north + Math.cos(from) * Math.cos(to) * east * east;
    double angle = 2 * Math.asin(Math.min(1, Math.sqrt(haversine)));
    return angle * LineOfSight.EARTH_RADIUS_METERS / path.distanceMeters();
  }

  private double ray(double a, double b, double curvature, double d) {
    return a + (b - a) * (d / pathMeters) - d * (pathMeters - d) * curvature;
  }

  /** Height of the ray above sea level at a distance from its start, metres. */
  double rayMeters(double distanceMeters) {
    return ray(fromTopMeters, toTopMeters, curvature, distanceMeters);
  }

  /** Slope of the ray where it leaves the antenna: atan(rise / D − D / 2kR). */
  private static double tilt(double rise, double length, double curvature) {
    return length < SHORTEST_PATH_METERS
        ? Math.signum(rise) * 90
        : Math.toDegrees(Math.atan(rise / length - length * curvature));
  }

  double pathMeters() {
    return pathMeters;
  }

  int segments() {
    return start.length;
  }

  /** Where a segment starts; index {@link #segments()} is the path's end. */
  double distanceMeters(int segment) {
    return distance[segment];
  }

  double start(int segment) {
    return start[segment];
  }

  double middle(int segment) {
    return middle[segment];
  }

  double end(int segment) {
    return end[segment];
  }

  double tiltFromDegrees() {
    return tiltFromDegrees;
  }

  double tiltToDegrees() {
    return tiltToDegrees;
  }

  /** Clearance at t of a segment, 0 at its start to 1 at its end. */
  double at(int segment, double t) {
    double s = start[segment];
    double m = middle[segment];
    double e = end[segment];
    return s + t * (4 * m - 3 * s - e + t * (2 * s - 4 * m + 2 * e));
  }

  /** The least clearance within a segment. */
  double least(int segment) {
    return least(start[segment], middle[segment], end[segment]);
  }

  /** Not above the least value in 0…1 of that parabola, and cheaper: it dips below its three points by c''/32 at most. */
  static double floor(double s, double m, double e) {
    return Math.min(Math.min(s, m), e) - Math.max(0, s - 2 * m + e) / 8;
  }

  /** The least value in 0…1 of the parabola through these at 0, ½ and 1. */
  static double least(double s, double m, double e) {
    double least = Math.min(s, e);
    double square = 2 * s - 4 * m + 2 * e;
    double linear = 4 * m - 3 * s - e;
    if (square > 0 && linear < 0 && -linear < 2 * square) {
      least = Math.min(least, s - linear * linear / (4 * square));
    }
    return least;
  }

  /** The least clearance of the whole path, both ends included. */
  double least() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < start.length; i++) {
      if (floor(start[i], middle[i], end[i]) < least) {
        least = Math.min(least, least(i));
      }
    }
    return least;
  }
}
