package org.atalaya.planner.terrain;

import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * Walks a geodesic forwards at a fraction of the price of solving it at each point: exact at four knots per block,
 * the cubic through them between. The block's length keeps the cubic within 0.1 mm of the geodesic: its error is
 * {@code R (b tan φ / 2 R)⁴ / 192} at block length b and latitude φ, far below that at the 0.004 R / tan φ used here.
 * Mutable: for one thread.
 */
final class GeodesicTrack {
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;
  private static final double LONGEST_BLOCK_METERS = 16_000;

  private final GeodesicPath path;
  private final GeodesicLine line;
  private final double blockMeters;
  private final double steepestTangent;
  private final double[] latitude = new double[4];
  private final double[] longitude = new double[4];
  private int block = -1;
  private double latitudeDegrees;
  private double longitudeDegrees;

  GeodesicTrack(GeodesicPath path) {
    this.path = path;
    this.line = path.line();
    // Between its ends a path can reach nearer to a pole by no more than half its length (1 degree is over 110 km).
    double highest = Math.max(Math.abs(path.from().latitudeDegrees()), Math.abs(path.to().latitudeDegrees()))
        + path.distanceMeters() / 220_000;
    steepestTangent = highest < 89.99 ? Math.tan(Math.toRadians(highest)) : 5_730;
    double longest = Math.min(LONGEST_BLOCK_METERS, 0.004 * EARTH_RADIUS_METERS / Math.max(1, steepestTangent));
    blockMeters = path.distanceMeters() / Math.max(1, Math.ceil(path.distanceMeters() / longest));
  }

  /** The length over which a geodesic strays from a straight line in latitude and longitude by so much, metres. */
  double straightMeters(double toleranceMeters) {
    return Math.sqrt(8 * EARTH_RADIUS_METERS * toleranceMeters / Math.max(1e-6, steepestTangent));
  }

  /** Moves to this distance from the path's start, metres, 0 to the path's length. */
  void moveTo(double meters) {
    if (!(path.distanceMeters() > 0)) {
      latitudeDegrees = path.from().latitudeDegrees();
      longitudeDegrees = path.from().longitudeDegrees();
      return;
    }
    int wanted = (int) Math.min(Math.floor(meters / blockMeters), Math.round(path.distanceMeters() / blockMeters) - 1.0);
    if (wanted != block) {
      load(wanted);
    }
    double t = 3 * (meters / blockMeters - block);
    latitudeDegrees = cubic(latitude, t);
    longitudeDegrees = cubic(longitude, t);
  }

  double latitudeDegrees() {
    return latitudeDegrees;
  }

  /** Degrees east, going on beyond 180 and −180 without a jump. */
  double longitudeDegrees() {
    return longitudeDegrees;
  }

  private void load(int wanted) {
    block = wanted;
    for (int knot = 0; knot < 4; knot++) {
      GeodesicData at = line.Position((wanted + knot / 3.0) * blockMeters,
          GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL);
      latitude[knot] = at.lat2;
      longitude[knot] = at.lon2;
    }
    toCoefficients(latitude);
    toCoefficients(longitude);
  }

  /** From the values at t = 0, 1, 2, 3 to the coefficients of 1, t, t², t³. */
  private static void toCoefficients(double[] values) {
    double first = values[1] - values[0];
    double second = values[2] - 2 * values[1] + values[0];
    double third = values[3] - 3 * values[2] + 3 * values[1] - values[0];
    values[1] = first - second / 2 + third / 3;
    values[2] = second / 2 - third / 2;
    values[3] = third / 6;
  }

  private static double cubic(double[] coefficients, double t) {
    return coefficients[0] + t * (coefficients[1] + t * (coefficients[2] + t * coefficients[3]));
  }
}
