package org.atalaya.planner.lineofsight;

/**
 * Follows a ray from end to end: in pieces against the highest post around, then, the worst first, cell by cell where that
 * does not say that it is free. Mutable: for one thread.
 */
final class PathWalk {
  /** With what it may bend and be off, a piece is shorter than {@link HeightWindows#POSTS}. */
  private static final double PIECE_POSTS = 6;
  /** How far a piece may bend away from the straight line that stands for it, posts. */
  private static final double BEND_POSTS = 3e-4;

  private final CellWalk cells = new CellWalk();
  private SheetBlocks blocks;
  private PathFit fit;
  private RayOverPath ray;
  private int pieces;
  private double off;
  private int worst;
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
   * Judges a path over known ground.
   *
   * @param offPosts how far the path may be beside its fit
   * @param zoneCut whether the zone is known to be cut already
   * @return a state of {@link CellWalk}
   */
  int state(GroundSheet sheet, PathFit path, RayOverPath rayOverPath, double offPosts, boolean zoneCut) {
    ray = rayOverPath;
    lay(sheet, path, offPosts);
    reserve();
    cells.begin(sheet, ray, zoneCut ? CellWalk.ZONE_CUT : CellWalk.CLEAR);
    int count = survey();
    if (count > 0) {
      closer(worst);
    }
    for (int i = 0; i < count && !cells.blocked(); i++) {
      if (open[i] != worst) {
        closer(open[i]);
      }
    }
    return cells.result();
  }

  private void lay(GroundSheet sheet, PathFit path, double offPosts) {
    blocks = sheet.blocks();
    fit = path;
    double longest = Math.max(Math.abs(fit.du), Math.abs(fit.dv));
    double bend = Math.max(Math.abs(fit.bendU), Math.abs(fit.bendV));
    pieces = 1 + (int) Math.max(longest / PIECE_POSTS, Math.sqrt(bend / (4 * BEND_POSTS)));
    off = offPosts + bend / (4.0 * pieces * pieces);
  }

  private void reserve() {
    if (pieces >= shares.length) {
      shares = java.util.Arrays.copyOf(shares, 2 * pieces);
      open = new int[2 * pieces];
    }
    if (shares[pieces] == null) {
      shares[pieces] = Shares.of(pieces);
    }
  }

  /** DOUBT if a bad block lies on the way between two shares of it or a void may, UNKNOWN if a void does, CLEAR if neither. */
  int gaps(GroundSheet sheet, PathFit path, double offPosts, double from, double to) {
    lay(sheet, path, offPosts);
    cells.begin(sheet, ray, CellWalk.CLEAR);
    int first = (int) (from * pieces);
    double u = fit.u((double) first / pieces);
    double v = fit.v((double) first / pieces);
    for (int i = first; i < pieces && i < to * pieces; i++) {
      double nextT = (i + 1.0) / pieces;
      double nextU = fit.u(nextT);
      double nextV = fit.v(nextT);
      boolean holed = false;
      int left = blocks.blockColumn(Math.min(u, nextU) - off);
      int top = blocks.blockRow(Math.min(v, nextV) - off);
      int right = blocks.blockColumn(Math.max(u, nextU) + off);
      int bottom = blocks.blockRow(Math.max(v, nextV) + off);
      boolean open = blocks.anyOpen(left, top, right, bottom);
      for (int y = top; open && y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
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
    return cells.result();
  }

  /** Puts the pieces that are not free for certain into {@link #open}, and the worst into {@link #worst}; returns how many there are. */
  private int survey() {
    Shares middle = shares[pieces];
    HeightWindows windows = blocks.windows();
    double room = blocks.steepest() * off + SightKernel.ROUNDING_METERS;
    boolean withoutZone = cells.zoneCut();
    double step = 1.0 / pieces;
    double most = Double.NEGATIVE_INFINITY;
    int count = 0;
    boolean east = fit.du > 0;
    boolean south = fit.dv > 0;
    // A piece next to where the path turns back may run a little the other way.
    double besideU = off + Math.abs(fit.bendU) * step;
    double besideV = off + Math.abs(fit.bendV) * step;
    double u = fit.u0;
    double v = fit.v0;
    for (int i = 0; i < pieces; i++) {
      double nextT = (i + 1) * step;
      double nextU = fit.u(nextT);
      double nextV = fit.v(nextT);
      double highest = windows.highest(Math.max(0, (int) ((east ? u : nextU) - besideU)),
          Math.max(0, (int) ((south ? v : nextV) - besideV)));
      double missing = highest - ray.least((i + 0.5) * step, step / 2, middle.root[i], middle.slope[i], withoutZone);
      open[count] = i;
      count += missing + room > 0 ? 1 : 0;
      worst = missing > most ? i : worst;
      most = Math.max(most, missing);
      u = nextU;
      v = nextV;
    }
    return count;
  }

  private void closer(int piece) {
    Shares middle = shares[pieces];
    double step = 1.0 / pieces;
    double from = piece * step;
    double to = (piece + 1) * step;
    double u = fit.u(from);
    double v = fit.v(from);
    double nextU = fit.u(to);
    double nextV = fit.v(to);
    double slope = blocks.slopeOfFour(Math.min(u, nextU) - off, Math.min(v, nextV) - off, Math.max(u, nextU) + off,
        Math.max(v, nextV) + off);
    cells.walk(u, v, nextU, nextV, from, to, middle.root[piece], middle.slope[piece],
        slope * off + SightKernel.ROUNDING_METERS);
  }
}
