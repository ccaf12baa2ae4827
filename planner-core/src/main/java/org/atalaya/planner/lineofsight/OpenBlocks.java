package org.atalaya.planner.lineofsight;

/**
 * The blocks between one station and its targets where the ground is not known for certain, while they are few. A path
 * that passes all of them by needs no closer look. Mutable: for one thread.
 */
final class OpenBlocks {
  /** From the middle of a block to its rim, and a post to spare: more than any path is beside its fit. */
  private static final double HALF = (1 << GroundSheet.BLOCK_SHIFT) / 2.0 + 1;

  /** A path bends out of the rectangle by less than this share of its length, up to 60 km and 80° of latitude. */
  private static final double BEND = 0.02;

  private double[] column = new double[16];
  private double[] row = new double[16];
  private int count;

  /** Keeps the blocks in the rectangle around the station and its targets. */
  void around(SheetBlocks blocks, Station from, Station[] targets, int targetCount) {
    count = 0;
    int[] open = blocks.open();
    if (open.length == 0) {
      return;
    }
    double left = from.column;
    double right = from.column;
    double top = from.row;
    double bottom = from.row;
    for (int i = 0; i < targetCount; i++) {
      left = Math.min(left, targets[i].column);
      right = Math.max(right, targets[i].column);
      top = Math.min(top, targets[i].row);
      bottom = Math.max(bottom, targets[i].row);
    }
    if (column.length < open.length) {
      column = new double[open.length];
      row = new double[open.length];
    }
    double beside = 2 * HALF + BEND * Math.max(right - left, bottom - top);
    for (int block : open) {
      double middleColumn = (block % blocks.across + 0.5) * (1 << GroundSheet.BLOCK_SHIFT);
      double middleRow = (block / blocks.across + 0.5) * (1 << GroundSheet.BLOCK_SHIFT);
      if (middleColumn > left - beside && middleColumn < right + beside && middleRow > top - beside
          && middleRow < bottom + beside) {
        column[count] = middleColumn;
        row[count++] = middleRow;
      }
    }
  }

  /** True where a path of the station may touch one of them. */
  boolean near(PathFit fit, double offPosts) {
    double spare = (Math.abs(fit.bendU) + Math.abs(fit.bendV)) / 4 + offPosts;
    double half = HALF + spare;
    double reach = half * (Math.abs(fit.du) + Math.abs(fit.dv));
    boolean near = false;
    for (int i = 0; i < count; i++) {
      double across = fit.du * (row[i] - fit.v0) - fit.dv * (column[i] - fit.u0);
      near |= Math.abs(across) <= reach & column[i] + half >= fit.left & column[i] - half <= fit.right
          & row[i] + half >= fit.top & row[i] - half <= fit.bottom;
    }
    return near;
  }
}
