package org.atalaya.planner.clutter;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.terrain.TerrainMosaic;

/**
 * All that is known to stand on a terrain.
 *
 * @param surface heights above sea level of roofs and tree tops (a digital surface model)
 * @param landCover heights by class
 * @param buildings with their roofs
 * @param surroundings of sites
 */
public record Clutter(Optional<TerrainMosaic> surface, Optional<LandCover> landCover, Buildings buildings,
    List<Surroundings> surroundings) {
  public static final Clutter NONE = new Clutter(Optional.empty(), Optional.empty(), Buildings.NONE, List.of());

  public Clutter {
    surroundings = List.copyOf(surroundings);
  }

  public boolean isEmpty() {
    return surface.isEmpty() && landCover.isEmpty() && buildings.isEmpty() && surroundings.isEmpty();
  }
}
