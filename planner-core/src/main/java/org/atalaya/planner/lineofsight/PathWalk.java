package org.atalaya.planner.lineofsight;

/**
 * Follows a ray from end to end: first in pieces over blocks of 16 × 16 cells, then, the worst first, what is not free
 * for certain in parts over blocks of 4 × 4, and what is still not certain cell by cell. Mutable: for one thread.
 */
final class PathWalk {
  /** A piece touches at most two blocks each way, a part at most two small blocks. */
  private static final double PIECE_POSTS = 12;
  private static final int PARTS = 4;
  /** How far a piece may bend away from the straight line that stands for it, posts. */
  private static final double BEND_POSTS = 3e-4;

  private final CellWalk cells = new CellWalk();
  private SheetBlocks blocks;
  private PathFit fit;
  private RayOverPath ray;
  private int pieces;
  private double off;
  private double[] lack = new double[64];
  private int[] open = new int[64];
  private Shares[] shares = new Shares[64];

  /**
   * For the middles of n equal pieces of a path: √(t (1 − t)), and its slope there.
   */
  private record Shares(double[] root, double[] slope) {
    static Shares of(int n) {
      double[] root = new double[n];
      double[] slope = new double[n];
      for (int i = 0; i < n; i++) {
        double t = (i + 0.5) / n;
        root[i] = Math.sqrt(t * (1 - t));
        slope[i] = (1 - 2 * t) / (2 * root[i]);
      }
      return new Shares(root, slope);
    }
  }

  /**
   * Judges a path.
   *
   * @param offPosts how far the path may be beside its fit
   * @param zoneCut whether the zone is known to be cut already
   * @param lookForGaps whether blocks that are bad or holed may lie on the way
   * @return a state of {@link CellWalk}
   */
  int state(GroundSheet sheet, PathFit path, RayOverPath rayOverPath, double offPosts, boolean zoneCut, boolean lookForGaps) {
    blocks = sheet.blocks();
    fit = path;
    ray = rayOverPath;
    double longest = Math.max(Math.abs(fit.du), Math.abs(fit.dv));
    double bend = Math.max(Math.abs(fit.bendU), Math.abs(fit.bendV));
    pieces = 1 + (int) Math.max(longest / PIECE_POSTS, Math.sqrt(bend / (4 * BEND_POSTS)));
    off = offPosts + bend / (4.0 * pieces * pieces);
    reserve(PARTS * pieces);
    cells.begin(sheet, ray, zoneCut ? CellWalk.ZONE_CUT : CellWalk.CLEAR);
    if (lookForGaps) {
      int gap = gaps();
      if (gap != CellWalk.CLEAR) {
        return gap;
      }
    }
    int count = survey();
    for (int i = 0; i < count && !cells.blocked(); i++) {
      closer(open[i]);
    }
    return cells.result();
  }

  private void reserve(int parts) {
    if (parts >= shares.length) {
      shares = java.util.Arrays.copyOf(shares, 2 * parts);
      lack = new double[2 * parts];
      open = new int[2 * parts];
    }
    if (shares[parts] == null) {
      shares[parts] = Shares.of(parts);
    }
    if (shares[pieces] == null) {
      shares[pieces] = Shares.of(pieces);
    }
  }

  /** DOUBT if a bad block lies on the way, UNKNOWN if a void does, CLEAR if neither. */
  private int gaps() {
    double u = fit.u(0);
    double v = fit.v(0);
    for (int i = 0; i < pieces; i++) {
      double nextT = (i + 1.0) / pieces;
      double nextU = fit.u(nextT);
      double nextV = fit.v(nextT);
      boolean holed = false;
      for (int y = blocks.blockRow(Math.min(v, nextV) - off); y <= blocks.blockRow(Math.max(v, nextV) + off); y++) {
        for (int x = blocks.blockColumn(Math.min(u, nextU) - off); x <= blocks.blockColumn(Math.max(u, nextU) + off); x++) {
          int block = y * blocks.across + x;
          if (blocks.ownerOfBlock(block) < 0) {
            return CellWalk.DOUBT;
          }
          holed |= blocks.holed(block);
        }
      }
      if (holed && cells.meetsVoid(u, v, nextU, nextV, off)) {
        return CellWalk.UNKNOWN;
      }
      u = nextU;
      v = nextV;
    }
    return CellWalk.CLEAR;
  }

  /** Puts the pieces that are not free for certain into {@link #open}, the worst first; returns how many there are. */
  private int survey() {
    Shares middle = shares[pieces];
    double room = blocks.steepest() * off + SightKernel.ROUNDING_METERS;
    boolean withoutZone = cells.zoneCut();
    double step = 1.0 / pieces;
    int count = 0;
    double u = fit.u0;
    double v = fit.v0;
    for (int i = 0; i < pieces; i++) {
      double nextT = (i + 1) * step;
      double nextU = fit.u(nextT);
      double nextV = fit.v(nextT);
      float highest = blocks.highestOfFour(Math.min(u, nextU) - off, Math.min(v, nextV) - off,
          Math.max(u, nextU) + off, Math.max(v, nextV) + off);
      double least = ray.least((i + 0.5) * step, step / 2, middle.root[i], middle.slope[i], withoutZone);
      if (highest + room > least) {
        putInOrder(count++, i, highest - least);
      }
      u = nextU;
      v = nextV;
    }
    return count;
  }

  private void putInOrder(int count, int piece, double missing) {
    int at = count;
    while (at > 0 && lack[at - 1] < missing) {
      open[at] = open[at - 1];
      lack[at] = lack[at - 1];
      at--;
    }
    open[at] = piece;
    lack[at] = missing;
  }

  private void closer(int piece) {
    Shares middle = shares[PARTS * pieces];
    double room = blocks.steepest() * off + SightKernel.ROUNDING_METERS;
    double step = 1.0 / (PARTS * pieces);
    int first = PARTS * piece;
    double u = fit.u(first * step);
    double v = fit.v(first * step);
    for (int i = first; i < first + PARTS && !cells.blocked(); i++) {
      double nextT = (i + 1) * step;
      double nextU = fit.u(nextT);
      double nextV = fit.v(nextT);
      double left = Math.min(u, nextU) - off;
      double top = Math.min(v, nextV) - off;
      double right = Math.max(u, nextU) + off;
      double bottom = Math.max(v, nextV) + off;
      float highest = blocks.fineHighestOfFour(left, top, right, bottom);
      double least = ray.least((i + 0.5) * step, step / 2, middle.root[i], middle.slope[i], cells.zoneCut());
      if (highest + room > least) {
        cells.walk(u, v, nextU, nextV, i * step, nextT, middle.root[i], middle.slope[i],
            blocks.slopeOfFour(left, top, right, bottom) * off + SightKernel.ROUNDING_METERS);
      }
      u = nextU;
      v = nextV;
    }
  }
}
