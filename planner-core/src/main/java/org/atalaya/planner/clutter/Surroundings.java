package org.atalaya.planner.clutter;

import org.atalaya.planner.terrain.GeoPoint;

/**
 * What stands around a site, as one height: houses, an orchard. It counts on every path within {@link #RADIUS_METERS}
 * of the site, but not within {@link org.atalaya.planner.terrain.TerrainProfile#OPEN_METERS} of either end of that path.
 *
 * @param heightMeters 0 to 100
 */
public record Surroundings(GeoPoint site, double heightMeters) {
  public static final double RADIUS_METERS = 300;

  /** @throws IllegalArgumentException if the height is out of its range */
  public Surroundings {
    if (!(heightMeters >= 0 && heightMeters <= 100)) {
      throw new IllegalArgumentException("surroundings " + heightMeters + " m, expected 0 to 100");
    }
  }
}
