package org.atalaya.planner.lineofsight;

import java.util.OptionalDouble;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What is to be seen from one place.
 *
 * @param observer where the antenna stands
 * @param observerHeightMeters above ground, 0 or more
 * @param targetHeightMeters of an antenna at each post, above ground, 0 or more
 * @param radiusMeters over the ellipsoid, inclusive, above 0
 * @param k effective earth radius factor, above 0
 * @param treesMeters as {@link org.atalaya.planner.terrain.TerrainProfile#withTrees}
 * @param frequencyMhz where given, a post is seen only if the path to it is {@link Verdict#CLEAR} at this frequency; else
 *     a free ray is enough
 */
public record ViewshedRequest(GeoPoint observer, double observerHeightMeters, double targetHeightMeters,
    double radiusMeters, double k, double treesMeters, OptionalDouble frequencyMhz) {

  /** @throws IllegalArgumentException if a number is out of its range */
  public ViewshedRequest {
    if (!(observerHeightMeters >= 0 && targetHeightMeters >= 0 && treesMeters >= 0)
        || observerHeightMeters + targetHeightMeters + treesMeters == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("heights " + observerHeightMeters + ", " + targetHeightMeters + ", "
          + treesMeters + " m, expected 0 or more");
    }
    if (!(radiusMeters > 0 && radiusMeters <= 1_000_000)) {
      throw new IllegalArgumentException("radius " + radiusMeters + " m, expected above 0, at most 1000000");
    }
    if (!(k > 0) || Double.isInfinite(k) || frequencyMhz.isPresent() && !(frequencyMhz.getAsDouble() > 0)) {
      throw new IllegalArgumentException("k " + k + ", frequency " + frequencyMhz + ", expected above 0");
    }
  }
}
