package org.atalaya.planner.terrain;

/**
 * Posts of a grid between these columns and rows, inclusive; empty where the right lies before the left or the bottom
 * above the top.
 */
public record PostRectangle(int left, int top, int right, int bottom) {
  private static final int DIRECTIONS = 16;

  /** All posts of the grid that may lie within so many metres of a point, and some more. */
  public static PostRectangle around(ElevationGrid grid, GeoPoint centre, double radiusMeters) {
    double[] at = new double[2];
    grid.mapping().toGrid(centre.latitudeDegrees(), centre.longitudeDegrees(), at);
    double u = at[0];
    double v = at[1];
    // A degree of latitude is nowhere shorter, and one of longitude on this parallel not either.
    double north = radiusMeters / 110_500;
    double east = radiusMeters
        / (111_300 * Math.cos(Math.toRadians(Math.min(89.9, Math.abs(centre.latitudeDegrees()) + north))));
    double across = 0;
    double down = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double turn = 2 * Math.PI * i / DIRECTIONS;
      grid.mapping().toGrid(Math.clamp(centre.latitudeDegrees() + north * Math.cos(turn), -90, 90),
          Math.clamp(centre.longitudeDegrees() + east * Math.sin(turn), -180, 180), at);
      across = Math.max(across, Math.abs(at[0] - u));
      down = Math.max(down, Math.abs(at[1] - v));
    }
    // Between two of the directions the rim is a fiftieth farther out at most.
    across = across * 1.02 + 1;
    down = down * 1.02 + 1;
    return new PostRectangle((int) Math.max(0, Math.ceil(u - across)), (int) Math.max(0, Math.ceil(v - down)),
        (int) Math.min(grid.columns() - 1.0, Math.floor(u + across)), (int) Math.min(grid.rows() - 1.0, Math.floor(v + down)));
  }

  /** The posts in both. */
  public PostRectangle intersection(PostRectangle other) {
    return new PostRectangle(Math.max(left, other.left), Math.max(top, other.top), Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  public long posts() {
    return right < left || bottom < top ? 0 : (long) (right - left + 1) * (bottom - top + 1);
  }
}
