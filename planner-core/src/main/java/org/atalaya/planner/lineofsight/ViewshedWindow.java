package org.atalaya.planner.lineofsight;

import java.util.Arrays;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * The posts of a sheet in a rectangle around an observer, copied side by side. The rectangle may reach beyond the sheet; a
 * post there, a void, and one of a block that is not for quick answers has the height NaN. Immutable.
 */
final class ViewshedWindow {
  /** More posts than this are not looked at in one go. */
  private static final long MOST_POSTS = 100_000_000;

  final GroundSheet sheet;
  final int column0;
  final int row0;
  final int columns;
  final int rows;
  /** Row by row. */
  final float[] heights;
  /** Column by column: who walks down a column finds its posts side by side. */
  final float[] turned;
  private final boolean alone;

  /**
   * Takes memory for the posts; {@link #fill} must follow for all rows.
   *
   * @param alone true where no grid but those of the sheet exists, so that beyond it nothing is known
   */
  ViewshedWindow(GroundSheet sheet, Extent extent, boolean alone) {
    this.sheet = sheet;
    this.alone = alone;
    column0 = extent.left();
    row0 = extent.top();
    columns = extent.right() - extent.left() + 1;
    rows = extent.bottom() - extent.top() + 1;
    heights = new float[columns * rows];
    turned = new float[columns * rows];
  }

  /** Copies some rows of posts. */
  void fill(int firstRow, int endRow) {
    Arrays.fill(heights, firstRow * columns, endRow * columns, Float.NaN);
    int right = Math.min(column0 + columns, sheet.columns());
    for (int r = Math.max(firstRow + row0, 0); r < Math.min(endRow + row0, sheet.rows()); r++) {
      int cellRow = Math.min(r, sheet.rows() - 2);
      int at = (r - row0) * columns - column0;
      int c = Math.max(0, column0);
      while (c < right) {
        int cellColumn = Math.min(c, sheet.columns() - 2);
        int end = Math.min(right, (c >> GroundSheet.BLOCK_SHIFT) + 1 << GroundSheet.BLOCK_SHIFT);
        if (sheet.blocks().owner(cellColumn, cellRow) >= 0) {
          sheet.gridAt(cellColumn, cellRow).copyHeights(c + sheet.columnShift(cellColumn, cellRow),
              r + sheet.rowShift(cellColumn, cellRow), end - c, heights, at + c);
        }
        c = end;
      }
    }
    for (int c = 0; c < columns; c++) {
      for (int r = firstRow; r < endRow; r++) {
        turned[c * rows + r] = heights[r * columns + c];
      }
    }
  }

  /** First and last columns and rows of a rectangle of posts, in the sheet's numbers. */
  record Extent(int left, int top, int right, int bottom) {

    /** The posts that may be within the radius; in every direction generously. */
    static Extent around(GroundSheet sheet, GeoPoint centre, double radiusMeters) {
      double[] reach = reach(sheet, centre, radiusMeters);
      if (4 * reach[2] * reach[3] > MOST_POSTS) {
        throw new BadInputException("radius " + radiusMeters + " m",
            Math.round(4 * reach[2] * reach[3]) + " posts within it", "at most " + MOST_POSTS);
      }
      return new Extent((int) Math.floor(reach[0] - reach[2]), (int) Math.floor(reach[1] - reach[3]),
          (int) Math.ceil(reach[0] + reach[2]), (int) Math.ceil(reach[1] + reach[3]));
    }

    /** The centre's column and row, and how many posts lie within the radius across and down from there. */
    private static double[] reach(GroundSheet sheet, GeoPoint centre, double radiusMeters) {
      double[] at = new double[2];
      sheet.toSheet(centre.latitudeDegrees(), centre.longitudeDegrees(), at);
      double u = at[0];
      double v = at[1];
      double across = 0;
      double down = 0;
      double north = radiusMeters / 110_500;
      double cosine = Math.cos(Math.toRadians(Math.min(89.9, Math.abs(centre.latitudeDegrees()) + north)));
      double east = radiusMeters / (111_300 * cosine);
      for (int i = 0; i < 16; i++) {
        double turn = Math.PI * i / 8;
        double latitude = Math.clamp(centre.latitudeDegrees() + north * Math.cos(turn), -90, 90);
        double longitude = Math.clamp(centre.longitudeDegrees() + east * Math.sin(turn), -180, 180);
        sheet.toSheet(latitude, longitude, at);
        across = Math.max(across, Math.abs(at[0] - u));
        down = Math.max(down, Math.abs(at[1] - v));
      }
      return new double[] {u, v, across * 1.02 + 2, down * 1.02 + 2};
    }

    /** True where the rectangle has posts of the sheet. */
    static boolean touches(GroundSheet sheet, GeoPoint centre, double radiusMeters) {
      double[] reach = reach(sheet, centre, radiusMeters);
      return reach[0] + reach[2] >= 0 && reach[1] + reach[3] >= 0 && reach[0] - reach[2] <= sheet.columns() - 1
          && reach[1] - reach[3] <= sheet.rows() - 1;
    }

    /** The part of it that lies on the sheet. */
    Extent within(GroundSheet sheet) {
      return new Extent(Math.max(left, 0), Math.max(top, 0), Math.min(right, sheet.columns() - 1),
          Math.min(bottom, sheet.rows() - 1));
    }
  }

  GeoPoint position(int index) {
    return sheet.toGeographic(index % columns + column0, index / columns + row0);
  }

  /** True where a post has no height for certain, whatever else there is to look at. */
  boolean missing(int index) {
    int c = index % columns + column0;
    int r = index / columns + row0;
    if (c < 0 || r < 0 || c >= sheet.columns() || r >= sheet.rows()) {
      return alone;
    }
    return Float.isNaN(heights[index])
        && sheet.blocks().owner(Math.min(c, sheet.columns() - 2), Math.min(r, sheet.rows() - 2)) >= 0;
  }

  /** True where a post of the sheet is a void for certain. */
  boolean isVoid(int index) {
    int c = index % columns + column0;
    int r = index / columns + row0;
    return c >= 0 && r >= 0 && c < sheet.columns() && r < sheet.rows() && missing(index);
  }
}
