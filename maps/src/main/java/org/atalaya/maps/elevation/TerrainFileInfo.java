package org.atalaya.maps.elevation;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What an elevation file holds.
 *
 * @param file as it was named
 * @param crs of its posts: {@code EPSG:32611}, or the name the file gives where it has no number
 * @param westDegrees WGS 84 longitude of the westernmost post
 * @param southDegrees latitude of the southernmost post
 * @param eastDegrees longitude of the easternmost post
 * @param northDegrees latitude of the northernmost post
 * @param columns posts from west to east
 * @param rows posts from north to south
 * @param minMeters lowest height; empty where every post is a void
 * @param maxMeters highest height
 * @param voids posts without a height
 * @param postSpacingMeters the wider of the two distances between neighbouring posts, at the centre
 */
public record TerrainFileInfo(Path file, ElevationFormat format, String crs, double westDegrees, double southDegrees,
    double eastDegrees, double northDegrees, int columns, int rows, OptionalDouble minMeters, OptionalDouble maxMeters,
    long voids, double postSpacingMeters) {

  static TerrainFileInfo of(Path file, ElevationFormat format, String crs, ElevationGrid grid) {
    double[] bounds = bounds(grid);
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    long voids = 0;
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        float height = grid.height(column, row);
        if (Float.isNaN(height)) {
          voids++;
        } else {
          min = Math.min(min, height);
          max = Math.max(max, height);
        }
      }
    }
    boolean any = min <= max;
    return new TerrainFileInfo(file, format, crs, bounds[0], bounds[1], bounds[2], bounds[3], grid.columns(), grid.rows(),
        any ? OptionalDouble.of(min) : OptionalDouble.empty(), any ? OptionalDouble.of(max) : OptionalDouble.empty(),
        voids, grid.postSpacingMeters());
  }

  /** West, south, east, north of the posts: extremes along the rim, since a projection bends straight edges. */
  private static double[] bounds(ElevationGrid grid) {
    double[] bounds = {180, 90, -180, -90};
    int steps = 64;
    double lastColumn = grid.columns() - 1;
    double lastRow = grid.rows() - 1;
    for (int i = 0; i <= steps; i++) {
      double t = i / (double) steps;
      widen(bounds, grid.mapping().toGeographic(t * lastColumn, 0));
      widen(bounds, grid.mapping().toGeographic(t * lastColumn, lastRow));
      widen(bounds, grid.mapping().toGeographic(0, t * lastRow));
      widen(bounds, grid.mapping().toGeographic(lastColumn, t * lastRow));
    }
    return bounds;
  }

  private static void widen(double[] bounds, GeoPoint point) {
    bounds[0] = Math.min(bounds[0], point.longitudeDegrees());
    bounds[1] = Math.min(bounds[1], point.latitudeDegrees());
    bounds[2] = Math.max(bounds[2], point.longitudeDegrees());
    bounds[3] = Math.max(bounds[3], point.latitudeDegrees());
  }
}
