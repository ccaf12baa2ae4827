package org.atalaya.planner.lineofsight;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.planner.terrain.ElevationGrid;

/** What is known of each block of 16 × 16 cells of a {@link GroundSheet}. */
final class SheetBlocks {
  private static final int MOST_OPEN = 256;
  private static final int SHIFT = GroundSheet.BLOCK_SHIFT;

  final int columns;
  final int rows;
  final int across;
  final int down;
  private final HeightWindows windows;
  /** Steepest slope: metres per post along columns and metres per post along rows, added. */
  private final float[] slope;
  private final short[] owner;
  private final boolean[] holed;
  /** Bad or holed blocks above and to the left of each corner of blocks. */
  private int[] openBefore;
  /** The bad or holed blocks, if they are few. */
  private int[] open = {};
  private boolean manyOpen;
  private float steepest;

  /**
   * Looks at each post once. {@link #close} must follow.
   *
   * @param columns of posts of the whole sheet
   */
  SheetBlocks(List<GroundSheet.Part> parts, int column0, int row0, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    across = (columns - 2 >> SHIFT) + 1;
    down = (rows - 2 >> SHIFT) + 1;
    slope = new float[across * down];
    windows = new HeightWindows(columns, rows);
    owner = new short[across * down];
    holed = new boolean[across * down];
    Arrays.fill(owner, GroundSheet.BAD);
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        look(parts, column0, row0, x, y);
      }
    }
    seams(parts, column0, row0);
  }

  private int lastColumn(int x) {
    return Math.min(x + 1 << SHIFT, columns - 1);
  }

  private int lastRow(int y) {
    return Math.min(y + 1 << SHIFT, rows - 1);
  }

  private void look(List<GroundSheet.Part> parts, int column0, int row0, int x, int y) {
    int left = (x << SHIFT) + column0;
    int top = (y << SHIFT) + row0;
    int right = lastColumn(x) + column0;
    int bottom = lastRow(y) + row0;
    for (int i = 0; i < parts.size(); i++) {
      GroundSheet.Part part = parts.get(i);
      int west = part.column();
      int north = part.row();
      int east = west + part.grid().columns() - 1;
      int south = north + part.grid().rows() - 1;
      if (west <= left && north <= top && east >= right && south >= bottom) {
        int block = y * across + x;
        boolean ordinary = measure(part.grid(), left - west, top - north, right - west, bottom - north, block);
        gather(part.grid(), x << SHIFT, y << SHIFT, column0 - west, row0 - north);
        // A void is filled from the next grid that lies here: not a matter for one grid alone.
        boolean filled = holed[block] && parts.subList(i + 1, parts.size()).stream()
            .anyMatch(other -> touches(other, left, top, right, bottom));
        owner[block] = filled || !ordinary ? GroundSheet.BAD : (short) i;
        return;
      }
      if (touches(part, left, top, right, bottom)) {
        return;
      }
    }
  }

  private static boolean touches(GroundSheet.Part part, int left, int top, int right, int bottom) {
    return part.column() < right && part.column() + part.grid().columns() - 1 > left
        && part.row() < bottom && part.row() + part.grid().rows() - 1 > top;
  }

  /** False where the ground is higher or lower than on this earth. */
  private boolean measure(ElevationGrid grid, int left, int top, int right, int bottom, int block) {
    boolean extreme = false;
    float alongColumns = 0;
    float alongRows = 0;
    for (int r = top; r <= bottom; r++) {
      for (int c = left; c <= right; c++) {
        float height = grid.height(c, r);
        if (Float.isNaN(height)) {
          holed[block] = true;
          continue;
        }
        extreme |= Math.abs(height) > HeightWindows.MOST_METERS;
        alongColumns = c == left ? alongColumns : steeper(alongColumns, height - grid.height(c - 1, r));
        alongRows = r == top ? alongRows : steeper(alongRows, height - grid.height(c, r - 1));
      }
    }
    slope[block] = alongColumns + alongRows;
    steepest = Math.max(steepest, slope[block]);
    return !extreme;
  }

  /** All posts of all cells of the block whose first post this is. */
  private void gather(ElevationGrid grid, int left, int top, int columnInGrid, int rowInGrid) {
    for (int r = top; r < Math.min(top + (1 << SHIFT), rows - 1); r++) {
      for (int c = left; c < Math.min(left + (1 << SHIFT), columns - 1); c++) {
        for (int corner = 0; corner < 4; corner++) {
          float height = grid.height(c + columnInGrid + corner % 2, r + rowInGrid + corner / 2);
          if (Math.abs(height) <= HeightWindows.MOST_METERS) {
            windows.add(c, r, height);
          }
        }
      }
    }
  }

  HeightWindows windows() {
    return windows;
  }

  /** The steepest slope in the at most 2 × 2 blocks around these posts. */
  float slopeOfFour(double left, double top, double right, double bottom) {
    int x0 = Math.max((int) left, 0) >> SHIFT;
    int x1 = Math.min((int) right, columns - 2) >> SHIFT;
    int y0 = (Math.max((int) top, 0) >> SHIFT) * across;
    int y1 = (Math.min((int) bottom, rows - 2) >> SHIFT) * across;
    return Math.max(Math.max(slope[y0 + x0], slope[y0 + x1]), Math.max(slope[y1 + x0], slope[y1 + x1]));
  }

  /** The steeper of the two; a void has no slope. */
  private static float steeper(float steepest, float step) {
    return Math.abs(step) > steepest ? Math.abs(step) : steepest;
  }

  /** Where two grids meet with different heights the ground has a step: both blocks are bad. */
  private void seams(List<GroundSheet.Part> parts, int column0, int row0) {
    boolean[] step = new boolean[owner.length];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int block = y * across + x;
        if (x + 1 < across && stepBetween(parts, block, block + 1, lastColumn(x) + column0, lastColumn(x) + column0,
            (y << SHIFT) + row0, lastRow(y) + row0)) {
          step[block] = step[block + 1] = true;
        }
        if (y + 1 < down && stepBetween(parts, block, block + across, (x << SHIFT) + column0, lastColumn(x) + column0,
            lastRow(y) + row0, lastRow(y) + row0)) {
          step[block] = step[block + across] = true;
        }
      }
    }
    for (int block = 0; block < step.length; block++) {
      owner[block] = step[block] ? GroundSheet.BAD : owner[block];
    }
  }

  private boolean stepBetween(List<GroundSheet.Part> parts, int block, int other, int left, int right, int top, int bottom) {
    if (owner[block] == owner[other] || owner[block] < 0 || owner[other] < 0) {
      return false;
    }
    GroundSheet.Part a = parts.get(owner[block]);
    GroundSheet.Part b = parts.get(owner[other]);
    for (int r = top; r <= bottom; r++) {
      for (int c = left; c <= right; c++) {
        if (a.grid().height(c - a.column(), r - a.row()) != b.grid().height(c - b.column(), r - b.row())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Says of a block that quick answers are not certain there. Only before {@link #close}. */
  void spoil(int block) {
    owner[block] = GroundSheet.BAD;
  }

  /** Ends the building. */
  void close() {
    windows.close();
    int[] all = IntStream.range(0, owner.length).filter(block -> owner[block] < 0 || holed[block])
        .limit(MOST_OPEN + 1).toArray();
    manyOpen = all.length > MOST_OPEN;
    open = manyOpen ? open : all;
    openBefore = new int[(across + 1) * (down + 1)];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int open = owner[y * across + x] < 0 || holed[y * across + x] ? 1 : 0;
        openBefore[(y + 1) * (across + 1) + x + 1] = open + openBefore[y * (across + 1) + x + 1]
            + openBefore[(y + 1) * (across + 1) + x] - openBefore[y * (across + 1) + x];
      }
    }
  }

  /** The grid that rules a cell's block, or {@link GroundSheet#BAD}. */
  int owner(int column, int row) {
    return owner[(row >> SHIFT) * across + (column >> SHIFT)];
  }

  int ownerOfBlock(int block) {
    return owner[block];
  }

  /** True where a post of the block is void. */
  boolean holed(int block) {
    return holed[block];
  }

  /** True where a block between these blocks, inclusive, is bad or has a void. */
  boolean anyOpen(int x0, int y0, int x1, int y1) {
    int width = across + 1;
    return openBefore[(y1 + 1) * width + x1 + 1] - openBefore[y0 * width + x1 + 1]
        - openBefore[(y1 + 1) * width + x0] + openBefore[y0 * width + x0] > 0;
  }

  /** True where {@link #open} would be too many to ask one by one. */
  boolean manyOpen() {
    return manyOpen;
  }

  /** The blocks that are bad or have a void, unless they are many. */
  int[] open() {
    return open;
  }

  /** The steepest slope of all. */
  double steepest() {
    return steepest;
  }

  /** The block column of a post's column, at the rims the outermost one. */
  int blockColumn(double column) {
    return Math.clamp((int) column >> SHIFT, 0, across - 1);
  }

  /** The block row of a post's row, at the rims the outermost one. */
  int blockRow(double row) {
    return Math.clamp((int) row >> SHIFT, 0, down - 1);
  }
}
