package org.atalaya.planner.terrain;

import java.util.Optional;

/**
 * The highest ground near a place: whoever taps on a map rarely meets the summit that was meant.
 *
 * @param position where it is
 * @param groundMeters above sea level
 * @param distanceMeters from the place that was asked about
 */
public record HighPoint(GeoPoint position, double groundMeters, double distanceMeters) {

  /**
   * The highest of the place itself and the posts within the radius, of the finest grid at each post; of equal ones the
   * nearest. A post beside a void does not count, since nothing is known beyond it. The surface between posts is nowhere higher than its posts, so that no summit is missed but on the rim.
   * Time grows with the number of posts within the radius.
   *
   * @param radiusMeters over the ellipsoid, inclusive, 0 or more
   * @return empty where no ground is known within the radius
   */
  public static Optional<HighPoint> near(TerrainMosaic terrain, GeoPoint place, double radiusMeters) {
    HighPoint best = terrain.elevationAt(place) instanceof Elevation.Known known
        ? new HighPoint(place, known.meters(), 0) : new HighPoint(place, Double.NEGATIVE_INFINITY, 0);
    for (ElevationGrid grid : terrain.grids()) {
      PostRectangle posts = PostRectangle.around(grid, place, radiusMeters);
      for (int row = posts.top(); row <= posts.bottom(); row++) {
        for (int column = posts.left(); column <= posts.right(); column++) {
          float height = grid.height(column, row);
          if (!(height >= best.groundMeters)) {
            continue;
          }
          GeoPoint post = grid.mapping().toGeographic(column, row);
          double meters = GeodesicPath.of(place, post).distanceMeters();
          if (meters <= radiusMeters && (height > best.groundMeters || meters < best.distanceMeters)
              && terrain.findGrid(post).filter(ruling -> ruling == grid).isPresent()) {
            best = new HighPoint(post, height, meters);
          }
        }
      }
    }
    return best.groundMeters == Double.NEGATIVE_INFINITY ? Optional.empty() : Optional.of(best);
  }
}
