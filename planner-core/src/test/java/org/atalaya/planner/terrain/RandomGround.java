package org.atalaya.planner.terrain;

import java.util.Random;

/** Invented ground for property tests: same seed, same ground. */
public final class RandomGround {
  private RandomGround() {}

  /** A grid of rough ground from its north-west corner; a share of its posts is void. */
  public static ElevationGrid grid(String source, Random random, double north, double west, int posts, double stepDegrees,
      double roughnessMeters, double voidShare) {
    float[] heights = new float[posts * posts];
    double tilt = random.nextDouble(-1, 1) * roughnessMeters / posts;
    for (int i = 0; i < heights.length; i++) {
      boolean isVoid = random.nextDouble() < voidShare;
      double height = 500 + tilt * (i % posts) + roughnessMeters * random.nextDouble();
      heights[i] = isVoid ? Float.NaN : (float) height;
    }
    return new ElevationGrid(source, new GridMapping.Geographic(north, west, stepDegrees, stepDegrees), posts, posts, heights);
  }

  /** A point at a share of a grid's width and height, away from its rim. */
  public static GeoPoint point(Random random, ElevationGrid grid) {
    return grid.mapping().toGeographic((grid.columns() - 1) * random.nextDouble(0.02, 0.98),
        (grid.rows() - 1) * random.nextDouble(0.02, 0.98));
  }

  /** Height of a profile's ground at a distance that is no border of a segment. */
  public static double height(TerrainProfile profile, double meters) {
    int found = java.util.Arrays.binarySearch(profile.distanceMeters(), meters);
    int i = Math.clamp(found >= 0 ? found : -found - 2, 0, profile.segments() - 1);
    double from = profile.distanceMeters()[i];
    double t = (meters - from) / (profile.distanceMeters()[i + 1] - from);
    double s = profile.startMeters()[i];
    double m = profile.middleMeters()[i];
    double e = profile.endMeters()[i];
    return s * (1 - t) * (1 - 2 * t) + 4 * m * t * (1 - t) + e * t * (2 * t - 1);
  }
}
