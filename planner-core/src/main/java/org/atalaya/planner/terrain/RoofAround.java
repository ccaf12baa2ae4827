package org.atalaya.planner.terrain;

import java.util.List;

/**
 * A building as it lies around a place.
 *
 * @param rings outline and holes: corners as {metres east, metres north}, each at its true distance and azimuth from the
 *     place; the last of each is the first again
 * @param topMeters of the flat roof above sea level
 */
public record RoofAround(List<double[][]> rings, double topMeters) {
  public RoofAround {
    rings = List.copyOf(rings);
  }
}
