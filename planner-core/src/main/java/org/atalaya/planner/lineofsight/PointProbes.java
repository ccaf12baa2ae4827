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
  /** Four roundings of a number below 1, with as much to spare. */
  private static final double ROUNDING = 1.0 / (1 << 21);

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
  private float[] alongColumn;
  private float[] alongRow;
  private float[] level;
  private int[] at;
  private int[] up;

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
    alongColumn = new float[size];
    alongRow = new float[size];
    level = new float[size];
    at = new int[size];
    up = new int[size];
  }

  /** How far from where it is said to be a point may be looked at, posts. */
  static double offPosts(GroundSheet sheet) {
    return ROUNDING * Math.max(sheet.columns(), sheet.rows());
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
    room[j] = (float) (roomMeters + steepest * offPosts(sheet)
        + ROUNDING * (Math.abs(top) + Math.abs(riseMeters) + bulgeMeters + zoneMeters + roomMeters));
    path[j] = number;
    cut[j] = 0;
  }

  /** Looks; returns how many paths are not known to be blocked: {@link #path} and {@link #zoneCut} tell of them. */
  int look() {
    int probe = 1;
    for (int last : LAST_OF_ROUND) {
      Arrays.fill(hit, 0, count, 0);
      for (; probe <= last; probe++) {
        low(share(probe));
      }
      keepFree();
    }
    probe = 1;
    for (int last : LAST_OF_ROUND) {
      Arrays.fill(hit, 0, count, 0);
      for (; probe <= last; probe++) {
        full(share(probe));
      }
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

  /** Against the lowest post around, which stays in the processor's nearer caches. */
  private void low(float t) {
    HeightWindows windows = sheet.blocks().windows();
    float p = t * (1 - t);
    for (int j = 0; j < count; j++) {
      float u = column0 + t * du[j] - p * bendU[j];
      float v = row0 + t * dv[j] - p * bendV[j];
      at[j] = windows.lowestAt((int) u, (int) v);
      up[j] = HeightWindows.stepsUp(top + t * rise[j] - p * bulge[j] + room[j]);
    }
    for (int j = 0; j < count; j++) {
      hit[j] |= windows.above(at[j], up[j]);
    }
  }

  private void full(float t) {
    float p = t * (1 - t);
    float root = (float) Math.sqrt(p);
    for (int j = 0; j < count; j++) {
      float u = column0 + t * du[j] - p * bendU[j];
      float v = row0 + t * dv[j] - p * bendV[j];
      int c = (int) u;
      int r = (int) v;
      column[j] = c;
      row[j] = r;
      alongColumn[j] = u - c;
      alongRow[j] = v - r;
      level[j] = top + t * rise[j] - p * bulge[j];
    }
    if (sheet.single()) {
      ElevationGrid grid = sheet.gridAt(0, 0);
      for (int j = 0; j < count; j++) {
        judge(j, level[j] - grid.bilinear(column[j], row[j], alongColumn[j], alongRow[j]), root);
      }
    } else {
      for (int j = 0; j < count; j++) {
        judge(j, level[j] - (float) sheet.height(column[j], row[j], alongColumn[j], alongRow[j]), root);
      }
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
      kept += hit[j] < 0 ? 0 : 1;
    }
    count = kept;
  }
}
