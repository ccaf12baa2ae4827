package org.atalaya.maps.relief;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.terrain.ElevationGrid;

/**
 * A grid as pictures need it: with coarser copies of itself for views from afar (each post the mean of the known ones
 * among 2 × 2), and smooth between posts for views from close by.
 */
final class ReliefGrid {
  private final ElevationGrid grid;
  private final List<Level> coarser = new ArrayList<>();

  ReliefGrid(ElevationGrid grid) {
    this.grid = grid;
  }

  /** A copy with half the posts a side of the one before; its post (c, r) stands at (2c + 0.5, 2r + 0.5) of that one. */
  private record Level(int depth, float[] heights, int columns, int rows) {
    float at(int column, int row) {
      return heights[row * columns + column];
    }
  }

  void toGrid(double latitudeDegrees, double longitudeDegrees, double[] out) {
    grid.mapping().toGrid(latitudeDegrees, longitudeDegrees, out);
  }

  /**
   * Fills those pixels of a square of the picture that are still unknown.
   *
   * @param corners column and row of the grid at the square's four corners: north-west, north-east, south-west, south-east
   * @return true if some pixel stays unknown
   */
  boolean fill(double[] corners, int side, int left, int top, float[] heights, int columns, int rows) {
    boolean missing = false;
    double postsPerPixel = Math.max(Math.abs(corners[2] - corners[0]), Math.abs(corners[5] - corners[1])) / side;
    int depth = postsPerPixel < 1.6 ? 0 : (int) (Math.log(postsPerPixel / 0.8) / Math.log(2));
    Level level = depth == 0 || outside(corners) ? null : level(depth);
    double scale = level == null ? 1 : 1.0 / (1 << level.depth());
    double shift = (1 - scale) / 2;
    int right = Math.min(columns, left + side);
    int bottom = Math.min(rows, top + side);
    for (int y = top; y < bottom; y++) {
      double v = (y - top) / (double) side;
      double column = corners[0] + (corners[4] - corners[0]) * v;
      double row = corners[1] + (corners[5] - corners[1]) * v;
      double columnStep = (corners[2] + (corners[6] - corners[2]) * v - column) / side;
      double rowStep = (corners[3] + (corners[7] - corners[3]) * v - row) / side;
      for (int x = left; x < right; x++) {
        int at = y * columns + x;
        if (Float.isNaN(heights[at])) {
          if (!grid.covers(column, row)) {
            missing = true;
          } else {
            float height = level == null ? smooth(column, row) : coarse(level, column * scale - shift, row * scale - shift);
            heights[at] = height;
            missing |= Float.isNaN(height);
          }
        }
        column += columnStep;
        row += rowStep;
      }
    }
    return missing;
  }

  private boolean outside(double[] corners) {
    double minColumn = Math.min(Math.min(corners[0], corners[2]), Math.min(corners[4], corners[6]));
    double maxColumn = Math.max(Math.max(corners[0], corners[2]), Math.max(corners[4], corners[6]));
    double minRow = Math.min(Math.min(corners[1], corners[3]), Math.min(corners[5], corners[7]));
    double maxRow = Math.max(Math.max(corners[1], corners[3]), Math.max(corners[5], corners[7]));
    return maxColumn < 0 || maxRow < 0 || minColumn > grid.columns() - 1 || minRow > grid.rows() - 1;
  }

  /** Uniform cubic B-spline through the neighbourhood (no facets between posts); bilinear at rims and beside voids. */
  private float smooth(double column, double row) {
    int c = Math.min((int) column, grid.columns() - 2);
    int r = Math.min((int) row, grid.rows() - 2);
    float x = (float) (column - c);
    float y = (float) (row - r);
    if (c >= 1 && r >= 1 && c < grid.columns() - 2 && r < grid.rows() - 2) {
      float x0 = (1 - x) * (1 - x) * (1 - x) / 6;
      float x1 = (3 * x * x * x - 6 * x * x + 4) / 6;
      float x3 = x * x * x / 6;
      float x2 = 1 - x0 - x1 - x3;
      float y0 = (1 - y) * (1 - y) * (1 - y) / 6;
      float y1 = (3 * y * y * y - 6 * y * y + 4) / 6;
      float y3 = y * y * y / 6;
      float y2 = 1 - y0 - y1 - y3;
      float sum = y0 * across(c - 1, r - 1, x0, x1, x2, x3) + y1 * across(c - 1, r, x0, x1, x2, x3)
          + y2 * across(c - 1, r + 1, x0, x1, x2, x3) + y3 * across(c - 1, r + 2, x0, x1, x2, x3);
      if (!Float.isNaN(sum)) {
        return sum;
      }
    }
    return (float) grid.bilinear(c, r, x, y);
  }

  private float across(int c, int r, float x0, float x1, float x2, float x3) {
    return x0 * grid.height(c, r) + x1 * grid.height(c + 1, r) + x2 * grid.height(c + 2, r) + x3 * grid.height(c + 3, r);
  }

  private static float coarse(Level level, double column, double row) {
    int c = Math.clamp((int) Math.floor(column), 0, level.columns() - 2);
    int r = Math.clamp((int) Math.floor(row), 0, level.rows() - 2);
    float x = (float) Math.clamp(column - c, 0, 1);
    float y = (float) Math.clamp(row - r, 0, 1);
    float north = level.at(c, r) + (level.at(c + 1, r) - level.at(c, r)) * x;
    float south = level.at(c, r + 1) + (level.at(c + 1, r + 1) - level.at(c, r + 1)) * x;
    return north + (south - north) * y;
  }

  private synchronized Level level(int depth) {
    while (coarser.size() < depth) {
      int columns = coarser.isEmpty() ? grid.columns() : coarser.getLast().columns();
      int rows = coarser.isEmpty() ? grid.rows() : coarser.getLast().rows();
      if (columns < 8 || rows < 8) {
        break;
      }
      coarser.add(halve(columns, rows));
    }
    return coarser.isEmpty() ? null : coarser.get(Math.min(depth, coarser.size()) - 1);
  }

  private Level halve(int columns, int rows) {
    Level finer = coarser.isEmpty() ? null : coarser.getLast();
    int halfColumns = columns / 2;
    int halfRows = rows / 2;
    float[] heights = new float[halfColumns * halfRows];
    for (int row = 0; row < halfRows; row++) {
      for (int column = 0; column < halfColumns; column++) {
        float sum = 0;
        int known = 0;
        for (int k = 0; k < 4; k++) {
          int c = 2 * column + (k & 1);
          int r = 2 * row + (k >> 1);
          float height = finer == null ? grid.height(c, r) : finer.at(c, r);
          if (!Float.isNaN(height)) {
            sum += height;
            known++;
          }
        }
        heights[row * halfColumns + column] = known < 2 ? Float.NaN : sum / known;
      }
    }
    return new Level(coarser.size() + 1, heights, halfColumns, halfRows);
  }
}
