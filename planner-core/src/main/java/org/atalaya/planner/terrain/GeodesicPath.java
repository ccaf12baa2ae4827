package org.atalaya.planner.terrain;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * The shortest way over the WGS 84 ellipsoid between two points (C. F. F. Karney, "Algorithms for geodesics",
 * J. Geodesy 87, 2013). Straight in latitude and longitude would be off by 36 m at 40 km.
 */
public final class GeodesicPath {
  private final GeoPoint from;
  private final GeoPoint to;
  private final double distanceMeters;
  private final double azimuthFromDegrees;
  private final double azimuthToDegrees;
  private final double azimuth;

  private GeodesicPath(GeoPoint from, GeoPoint to) {
    this.from = from;
    this.to = to;
    GeodesicData inverse = Geodesic.WGS84.Inverse(
        from.latitudeDegrees(), from.longitudeDegrees(), to.latitudeDegrees(), to.longitudeDegrees(),
        GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH);
    distanceMeters = inverse.s12;
    azimuthFromDegrees = clockwise(inverse.azi1);
    azimuthToDegrees = clockwise(inverse.azi2 + 180);
    azimuth = inverse.azi1;
  }

  /** The path from one point to the other; the two may be equal (distance 0). */
  public static GeodesicPath of(GeoPoint from, GeoPoint to) {
    return new GeodesicPath(from, to);
  }

  /**
   * The path that leaves a point in this direction.
   *
   * @param azimuthDegrees clockwise from true north
   * @param meters 0 to 10,000,000: no farther, so that it is the shortest way to its end
   */
  public static GeodesicPath towards(GeoPoint from, double azimuthDegrees, double meters) {
    GeodesicData end = Geodesic.WGS84.Direct(from.latitudeDegrees(), from.longitudeDegrees(), azimuthDegrees, meters,
        GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
    return new GeodesicPath(from, new GeoPoint(end.lat2, end.lon2));
  }

  public GeoPoint from() {
    return from;
  }

  public GeoPoint to() {
    return to;
  }

  /** Length over the ellipsoid, metres. */
  public double distanceMeters() {
    return distanceMeters;
  }

  /** Direction in which {@code to} lies, seen from {@code from}: degrees clockwise from true north, 0 to 360 (exclusive). */
  public double azimuthFromDegrees() {
    return azimuthFromDegrees;
  }

  /** Direction in which {@code from} lies, seen from {@code to}: degrees clockwise from true north, 0 to 360 (exclusive). */
  public double azimuthToDegrees() {
    return azimuthToDegrees;
  }

  /** The point of the path at this distance from {@code from}, metres; some microseconds. */
  public GeoPoint pointAt(double meters) {
    if (meters <= 0) {
      return from;
    }
    if (meters >= distanceMeters) {
      return to;
    }
    GeodesicData position = line().Position(meters, GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
    return new GeoPoint(position.lat2, position.lon2);
  }

  /**
   * The way as GeographicLib walks it. Made anew each time: it is ten times the size of the path, and a project
   * keeps a path for each of its links.
   */
  GeodesicLine line() {
    return new GeodesicLine(Geodesic.WGS84, from.latitudeDegrees(), from.longitudeDegrees(), azimuth,
        GeodesicMask.DISTANCE_IN | GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
  }

  private static double clockwise(double azimuthDegrees) {
    double turned = (azimuthDegrees % 360 + 360) % 360;
    return turned == 360 ? 0 : turned;
  }
}
