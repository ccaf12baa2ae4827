package org.atalaya.planner.terrain;

/**
 * A rectangle of height posts, row by row from the north-west. Between four posts the ground is the bilinear
 * surface through them; where one of the four is a void, the ground between them is not known.
 */
public final class ElevationGrid {
  private final String source;
  private final GridMapping mapping;
  private final int columns;
  private final int rows;
  private final float[] heights;
  private final double postSpacingMeters;

  /**
   * @param source name of the file, for messages
   * @param heights metres above sea level, {@code rows × columns}, NaN for a void; owned by the grid from now on
   * @throws IllegalArgumentException if there are fewer than 2 × 2 posts or the array does not fit
   */
  public ElevationGrid(String source, GridMapping mapping, int columns, int rows, float[] heights) {
    if (columns < 2 || rows < 2 || heights.length != (long) columns * rows) {
      throw new IllegalArgumentException(source + ": " + columns + " x " + rows + " posts with " + heights.length
          + " heights, expected at least 2 x 2 posts with a height each");
    }
    this.source = source;
    this.mapping = mapping;
    this.columns = columns;
    this.rows = rows;
    this.heights = heights;
    double column = (columns - 1) / 2.0;
    double row = (rows - 1) / 2.0;
    GeoPoint centre = mapping.toGeographic(column, row);
    postSpacingMeters = Math.max(
        GeodesicPath.of(centre, mapping.toGeographic(column + 0.5, row)).distanceMeters(),
        GeodesicPath.of(centre, mapping.toGeographic(column, row + 0.5)).distanceMeters()) * 2;
  }

  public String source() {
    return source;
  }

  public GridMapping mapping() {
    return mapping;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** The wider of the two distances between neighbouring posts at the grid's centre, metres: what "finer" means. */
  public double postSpacingMeters() {
    return postSpacingMeters;
  }

  /** Height of a post, metres above sea level; NaN for a void. */
  public float height(int column, int row) {
    return heights[row * columns + column];
  }

  /** Copies neighbouring posts of a row, from this column on. */
  public void copyHeights(int column, int row, int count, float[] to, int at) {
    System.arraycopy(heights, row * columns + column, to, at, count);
  }

  /** True where a fractional column and row lie within the outermost posts. */
  public boolean covers(double column, double row) {
    return column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1;
  }

  /**
   * Bilinear height at a fractional column and row that the grid covers; NaN where a post of the cell is void.
   */
  public double bilinear(double column, double row) {
    int c = Math.min((int) column, columns - 2);
    int r = Math.min((int) row, rows - 2);
    return bilinear(c, r, column - c, row - r);
  }

  /**
   * Bilinear height within the cell whose north-west post is {@code (c, r)}, at {@code (x, y)} in 0…1 from that
   * post, x to the east and y to the south. Works for x, y slightly outside 0…1 too (extrapolates the cell).
   */
  public double bilinear(int c, int r, double x, double y) {
    int at = r * columns + c;
    double northWest = heights[at];
    double northEast = heights[at + 1];
    double southWest = heights[at + columns];
    double southEast = heights[at + columns + 1];
    double north = northWest + (northEast - northWest) * x;
    double south = southWest + (southEast - southWest) * x;
    return north + (south - north) * y;
  }

  /** The same in 32-bit numbers: off by a few millimetres, and cheaper. */
  public float bilinear(int c, int r, float x, float y) {
    int at = r * columns + c;
    float northWest = heights[at];
    float southWest = heights[at + columns];
    float north = northWest + (heights[at + 1] - northWest) * x;
    float south = southWest + (heights[at + columns + 1] - southWest) * x;
    return north + (south - north) * y;
  }
}
