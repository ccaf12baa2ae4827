package org.atalaya.planner.clutter;

import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Where points lie as seen from a path: how far along it and how far beside it, in metres. By the great circle through the
 * path's ends on the unit sphere, scaled to the path's length over the ellipsoid: within some millimetres beside a path of
 * 30 km, and within half a per cent of the distance from it.
 */
final class PathFrame {
  private final double[] start;
  private final double[] forward;
  private final double[] side;
  private final double metersPerRadian;

  /** @param path longer than a millimetre */
  PathFrame(GeodesicPath path) {
    start = vector(path.from());
    double[] end = vector(path.to());
    double[] across = {start[1] * end[2] - start[2] * end[1], start[2] * end[0] - start[0] * end[2],
        start[0] * end[1] - start[1] * end[0]};
    double size = Math.sqrt(dot(across, across));
    side = new double[] {across[0] / size, across[1] / size, across[2] / size};
    forward = new double[] {side[1] * start[2] - side[2] * start[1], side[2] * start[0] - side[0] * start[2],
        side[0] * start[1] - side[1] * start[0]};
    metersPerRadian = path.distanceMeters() / Math.atan2(size, dot(start, end));
  }

  double alongMeters(double[] point) {
    return metersPerRadian * Math.atan2(dot(point, forward), dot(point, start));
  }

  /** Positive on the left. */
  double besideMeters(double[] point) {
    return metersPerRadian * Math.asin(Math.clamp(dot(point, side), -1, 1));
  }

  static double[] vector(GeoPoint point) {
    double latitude = Math.toRadians(point.latitudeDegrees());
    double longitude = Math.toRadians(point.longitudeDegrees());
    return new double[] {Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)};
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
