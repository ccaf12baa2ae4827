package org.atalaya.planner.project;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where it is said what stands on a project's ground. Paths are absolute, as text; {@link Project#resolveCover()} finds
 * them again where the project was moved.
 *
 * @param surface elevation files of roofs and tree tops
 * @param landCover a raster of classes
 * @param buildings GeoJSON files of footprints
 * @param buildingMeters height of a building that has none in its file, above 0, at most 1,000
 */
public record CoverFiles(List<String> surface, Optional<Classes> landCover, List<String> buildings, Optional<Double> buildingMeters) {
  public static final CoverFiles NONE = new CoverFiles(List.of(), Optional.empty(), List.of(), Optional.empty());
  private static final double HIGHEST_METERS = 1000;

  /**
   * @param raster of classes
   * @param heights table of how high each class stands
   */
  public record Classes(String raster, String heights) {
    public Classes {
      Objects.requireNonNull(raster);
      Objects.requireNonNull(heights);
    }
  }

  /** @throws IllegalArgumentException if the height is out of its range */
  public CoverFiles {
    surface = List.copyOf(surface);
    Objects.requireNonNull(landCover);
    buildings = List.copyOf(buildings);
    buildingMeters.ifPresent(meters -> {
      if (!(meters > 0 && meters <= HIGHEST_METERS)) {
        throw new IllegalArgumentException("building height " + meters + " m, expected above 0, at most 1000");
      }
    });
  }
}
