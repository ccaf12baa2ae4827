package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * Follows a ray from end to end: in short pieces against the highest post around, all pieces in plain loops over arrays of
 * 32-bit numbers, then, the worst first, cell by cell where that does not say that it is free. Mutable: for one thread.
 */
final class PathWalk {
  /** More than a piece may bend. */
  private static final double BEND_POSTS = 0.02;
  /** Paths that may be so far beside their fit that pieces would have to be shorter than this are not for quick answers. */
  private static final double SHORTEST_POSTS = 0.5;
  /** Beyond this many, the numbers of pieces that are used are some apart, so that there are few tables of {@link Shares}. */
  private static final int TABLES_PER_OCTAVE_SHIFT = 5;

  private final CellWalk cells = new CellWalk();
  private SheetBlocks blocks;
  private PathFit fit;
  private RayOverPath ray;
  private int pieces;
  private double off;
  private int worst;
  private int[] open = new int[64];
  private int[] at = new int[64];
  private int[] steps = new int[64];
  private Shares[] shares = new Shares[64];

  /** For the middles of n equal pieces of a path: their shares t, t (1 − t), its root, and the root's slope. */
  private record Shares(float[] share, float[] both, float[] root, float[] slope) {
    static Shares of(int n) {
      Shares shares = new Shares(new float[n], new float[n], new float[n], new float[n]);
      for (int i = 0; i < n; i++) {
        double t = (i + 0.5) / n;
        double root = Math.sqrt(t * (1 - t));
        shares.share[i] = (float) t;
        shares.both[i] = (float) (t * (1 - t));
        shares.root[i] = (float) root;
        shares.slope[i] = (float) ((1 - 2 * t) / (2 * root));
      }
      return shares;
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
    if (longestPiece(sheet, offPosts) < SHORTEST_POSTS) {
      return CellWalk.DOUBT;
    }
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

  /** So that it lies in one square wherever it starts, posts. */
  private static double longestPiece(GroundSheet sheet, double offPosts) {
    return HeightWindows.POSTS - BEND_POSTS - 2 * (offPosts + PointProbes.offPosts(sheet.blocks()));
  }

  private void lay(GroundSheet sheet, PathFit path, double offPosts) {
    blocks = sheet.blocks();
    fit = path;
    double longest = Math.max(Math.abs(fit.du), Math.abs(fit.dv));
    double bend = Math.max(Math.abs(fit.bendU), Math.abs(fit.bendV));
    // A piece next to where the path turns back may run a little the other way.
    int least = 1 + (int) ((longest + 2 * bend) / Math.max(SHORTEST_POSTS, longestPiece(sheet, offPosts)));
    int apart = Math.max(1, Integer.highestOneBit(least) >> TABLES_PER_OCTAVE_SHIFT);
    pieces = (least + apart - 1) / apart * apart;
    off = offPosts + bend / (4.0 * pieces * pieces);
  }

  private void reserve() {
    if (pieces >= shares.length) {
      shares = Arrays.copyOf(shares, 2 * pieces);
      open = new int[2 * pieces];
      at = new int[2 * pieces];
      steps = new int[2 * pieces];
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
    double offFloat = off + PointProbes.offPosts(blocks);
    HeightWindows windows = blocks.windows();
    squares(windows, middle, offFloat);
    float zone = cells.zoneCut() ? 0 : (float) ray.zone();
    double room = blocks.steepest() * offFloat + SightKernel.ROUNDING_METERS + ray.trees();
    levels(middle, zone, (float) (room + PointProbes.ROUNDING * (ray.size() + 3 * zone + room)));
    int[] where = at;
    int[] level = steps;
    long most = Long.MIN_VALUE;
    int count = 0;
    for (int i = 0; i < pieces; i++) {
      long missing = windows.below(where[i], level[i]);
      open[count] = i;
      count += missing > 0 ? 1 : 0;
      // what is missing above, its piece below: one greatest number tells both
      most = Math.max(most, (missing << Integer.SIZE) + i);
    }
    worst = (int) most;
    return count;
  }

  /** The square that each piece starts in. One kind of array is read and another written, or the loop would go one by one. */
  private void squares(HeightWindows windows, Shares middle, double offFloat) {
    double half = 0.5 / pieces;
    float column = (float) (fit.u0 - (Math.abs(fit.du) + 2 * Math.abs(fit.bendU)) * half - offFloat);
    float row = (float) (fit.v0 - (Math.abs(fit.dv) + 2 * Math.abs(fit.bendV)) * half - offFloat);
    float du = (float) fit.du;
    float dv = (float) fit.dv;
    float bendU = (float) fit.bendU;
    float bendV = (float) fit.bendV;
    float[] share = middle.share;
    float[] both = middle.both;
    int[] where = at;
    int n = pieces;
    for (int i = 0; i < n; i++) {
      float t = share[i];
      float p = both[i];
      where[i] = windows.at((int) (column + t * du - p * bendU), (int) (row + t * dv - p * bendV));
    }
  }

  /** The tangent's lower end over each piece, less room: the ray less the zone is nowhere lower there. */
  private void levels(Shares middle, float zone, float room) {
    float start = (float) ray.start() - room;
    float rise = (float) ray.rise();
    float bulge = (float) ray.bulge();
    float half = 0.5f / pieces;
    float[] share = middle.share;
    float[] both = middle.both;
    float[] root = middle.root;
    float[] rootSlope = middle.slope;
    int[] level = steps;
    int n = pieces;
    for (int i = 0; i < n; i++) {
      float t = share[i];
      float slope = rise - bulge * (1 - 2 * t) - zone * rootSlope[i];
      level[i] = HeightWindows.stepsDown(start + t * rise - both[i] * bulge - zone * root[i] - Math.abs(slope) * half);
    }
  }

  private void closer(int piece) {
    double step = 1.0 / pieces;
    double from = piece * step;
    double to = (piece + 1) * step;
    double u = fit.u(from);
    double v = fit.v(from);
    double nextU = fit.u(to);
    double nextV = fit.v(to);
    double slope = blocks.slopeOfFour(Math.min(u, nextU) - off, Math.min(v, nextV) - off, Math.max(u, nextU) + off,
        Math.max(v, nextV) + off);
    cells.walk(u, v, nextU, nextV, from, to, slope * off + SightKernel.ROUNDING_METERS);
  }
}
