package org.atalaya.planner.clutter;

import org.atalaya.planner.terrain.Area;

/** @param heightMeters of the roof above the highest ground at a corner, above 0, at most 1,000 */
public record Building(Area.Polygon footprint, double heightMeters) {

  /** @throws IllegalArgumentException if the height is out of its range */
  public Building {
    if (!(heightMeters > 0 && heightMeters <= 1000)) {
      throw new IllegalArgumentException("height " + heightMeters + " m, expected above 0, at most 1000");
    }
  }
}
