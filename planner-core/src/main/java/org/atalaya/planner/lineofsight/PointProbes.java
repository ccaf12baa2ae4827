package org.atalaya.planner.lineofsight;

import java.util.Arrays;
import org.atalaya.planner.terrain.ElevationGrid;

/**
 * Looks at single points of many paths from one station at once: a ray is blocked if one point of it lies below the
 * ground, and a few points, the middle first, find most of that. All paths take each step together, in plain loops over
 * arrays of 32-bit numbers and without a branch that depends on the ground, so that the processor works on several paths at
 * once; what that rounds is added to each path's room. Mutable: for one thread.
 */
final class PointProbes {
  /** Rounds after which the blocked paths are sorted out: halves and quarters, eighths, sixteenths. */
  private static final int[] LAST_OF_ROUND = {3, 7, 15};
  /** More than there are against the lowest posts; a power of two. */
  private static final int PROBES = 16;
  /** Shares of the path before and behind the point with least room: less than to the next of those points. */
  private static final float[] BESIDE = {0, 1 / 32f, -1 / 32f, 1 / 64f, -1 / 64f};
  /** Four roundings of a number below 1, with as much to spare. */
  static final double ROUNDING = 1.0 / (1 << 21);

  private GroundSheet sheet;
  private float column0;
  private float row0;
  private float top;
  private double steepest;
  private int count;
  private float[] du;
  private float[] dv;
  private float[] bendU;
  private float[] bendV;
  private float[] rise;
  private float[] bulge;
  private float[] zone;
  private float[] room;
  private int[] path;
  private int[] cut;
  private int[] hit;
  private int[] column;
  private int[] row;
  private int[] at;
  private int[] up;
  /** The lowest clearance so far over the lowest post around, and the probe that found it. */
  private int[] least;
  private float[] share;

  PointProbes(int size) {
    grow(size);
  }

  private void grow(int size) {
    du = new float[size];
    dv = new float[size];
    bendU = new float[size];
    bendV = new float[size];
    rise = new float[size];
    bulge = new float[size];
    zone = new float[size];
    room = new float[size];
    path = new int[size];
    cut = new int[size];
    hit = new int[size];
    column = new int[size];
    row = new int[size];
    at = new int[size];
    up = new int[size];
    least = new int[size];
    share = new float[size];
  }

  /** How far from where it is said to be a point may be looked at, posts. */
  static double offPosts(SheetBlocks blocks) {
    return ROUNDING * Math.max(blocks.columns, blocks.rows);
  }

  /** Begins with no paths, with place for so many. */
  void begin(GroundSheet ground, Station from, int most) {
    if (du.length < most) {
      grow(2 * most);
    }
    sheet = ground;
    column0 = (float) from.column;
    row0 = (float) from.row;
    top = (float) from.topMeters;
    steepest = ground.blocks().steepest();
    count = 0;
  }

  /**
   * Takes a path of the station in.
   *
   * @param number by which it is known
   * @param roomMeters by which the ground may be higher or lower than where the fit runs
   */
  void add(int number, PathFit fit, double riseMeters, double bulgeMeters, double zoneMeters, double roomMeters) {
    int j = count++;
    du[j] = (float) fit.du;
    dv[j] = (float) fit.dv;
    bendU[j] = (float) fit.bendU;
    bendV[j] = (float) fit.bendV;
    rise[j] = (float) riseMeters;
    bulge[j] = (float) bulgeMeters;
    zone[j] = (float) zoneMeters;
    room[j] = (float) (roomMeters + steepest * offPosts(sheet.blocks())
        + ROUNDING * (Math.abs(top) + Math.abs(riseMeters) + bulgeMeters + zoneMeters + roomMeters));
    path[j] = number;
    cut[j] = 0;
    least[j] = Integer.MAX_VALUE;
  }

  /** Looks; returns how many paths are not known to be blocked: {@link #path} and {@link #zoneCut} tell of them. */
  int look() {
    int probe = 1;
    for (int last : LAST_OF_ROUND) {
      Arrays.fill(hit, 0, count, 0);
      for (; probe <= last; probe++) {
        low(probe);
      }
      keepFree();
    }
    for (float beside : BESIDE) {
      Arrays.fill(hit, 0, count, 0);
      full(beside);
      keepFree();
    }
    return count;
  }

  int path(int j) {
    return path[j];
  }

  /** True where 60 % of the first Fresnel zone is known to be cut. */
  boolean zoneCut(int j) {
    return cut[j] != 0;
  }

  /** 1/2, 1/4, 3/4, 1/8, 5/8, 3/8, 7/8, …: the bits of the number in reverse. */
  private static float share(int probe) {
    return (Integer.reverse(probe) >>> 1) / (float) (1L << 31);
  }

  /**
   * Against the lowest post around, which stays in the processor's nearer caches. Each loop writes one array, of another
   * kind than those it reads: only then does it take several paths in one step.
   */
  private void low(int probe) {
    float t = share(probe);
    HeightWindows windows = sheet.blocks().windows();
    float p = t * (1 - t);
    for (int j = 0; j < count; j++) {
      float u = column0 + t * du[j] - p * bendU[j];
      float v = row0 + t * dv[j] - p * bendV[j];
      at[j] = windows.at((int) u, (int) v);
    }
    for (int j = 0; j < count; j++) {
      up[j] = HeightWindows.stepsUp(top + t * rise[j] - p * bulge[j] + room[j]);
    }
    for (int j = 0; j < count; j++) {
      int above = windows.above(at[j], up[j]);
      hit[j] |= above;
      least[j] = Math.min(least[j], above * PROBES + probe);
    }
  }

  /** Against the surface, each path near where the lowest post around left least room. */
  private void full(float beside) {
    for (int j = 0; j < count; j++) {
      share[j] = share(least[j] & PROBES - 1) + beside;
    }
    for (int j = 0; j < count; j++) {
      float t = share[j];
      column[j] = (int) (column0 + t * du[j] - t * (1 - t) * bendU[j]);
    }
    for (int j = 0; j < count; j++) {
      float t = share[j];
      row[j] = (int) (row0 + t * dv[j] - t * (1 - t) * bendV[j]);
    }
    ElevationGrid grid = sheet.gridAt(0, 0);
    boolean single = sheet.single();
    for (int j = 0; j < count; j++) {
      float t = share[j];
      float p = t * (1 - t);
      float x = column0 + t * du[j] - p * bendU[j] - column[j];
      float y = row0 + t * dv[j] - p * bendV[j] - row[j];
      float surface = single ? grid.bilinear(column[j], row[j], x, y) : (float) sheet.height(column[j], row[j], x, y);
      judge(j, top + t * rise[j] - p * bulge[j] - surface, (float) Math.sqrt(p));
    }
  }

  private void judge(int j, float free, float root) {
    cut[j] |= free < root * zone[j] - room[j] ? 1 : 0;
    hit[j] |= free < -room[j] ? -1 : 0;
  }

  private void keepFree() {
    int kept = 0;
    for (int j = 0; j < count; j++) {
      du[kept] = du[j];
      dv[kept] = dv[j];
      bendU[kept] = bendU[j];
      bendV[kept] = bendV[j];
      rise[kept] = rise[j];
      bulge[kept] = bulge[j];
      zone[kept] = zone[j];
      room[kept] = room[j];
      path[kept] = path[j];
      cut[kept] = cut[j];
      least[kept] = least[j];
      kept += hit[j] < 0 ? 0 : 1;
    }
    count = kept;
  }
}
