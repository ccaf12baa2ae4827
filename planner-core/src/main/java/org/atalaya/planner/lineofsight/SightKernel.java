package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Gives the verdicts of {@link LineOfSight#verdict} at a fraction of their price: it answers only where it is certain,
 * and asks the plain way where it is not (docs/methods/sight-kernel.md).
 *
 * <p>A ray is blocked if one point of it lies below the ground: a few points, the middle first, find most of that. They
 * are looked at for all targets of one station at once, so that the processor never waits for one of them. What is left
 * is free if each piece of it runs high enough above the highest post around ({@link PathWalk}). All
 * comparisons leave room for where the ground could be if the path ran as far beside its fitted place as it may.
 * Mutable: one for each thread; ground and stations are shared.
 */
public final class SightKernel {
  /** Shorter paths are too near to the rounding of their ends. */
  private static final double SHORTEST_METERS = 150;
  /** Rounding of heights and bulge, metres. */
  static final double ROUNDING_METERS = 1e-5;
  /** The shares of a path that are looked at: halves, quarters, eighths, …; no nearer than some posts to each other. */
  private static final int EIGHTHS = 8;
  private static final int PROBES = 15;
  private static final int LOW_PROBES = 15;
  private static final double LARGEST_EARTH_METERS = 6_400_000;
  private static final double SMALLEST_EARTH_METERS = 6_335_000;

  private final SightGround ground;
  private final double frequencyMhz;
  private final double k;
  private final double treesMeters;
  private final double wavelengthMeters;
  private final PathFit fit = new PathFit();
  private final RayOverPath ray = new RayOverPath();
  private final PathWalk walk = new PathWalk();
  private final Station[] one = new Station[1];
  private final Verdict[] verdictOfOne = new Verdict[1];
  private Fan fan = new Fan(64);
  private long exact;

  /**
   * @param frequencyMhz above 0
   * @param k effective earth radius factor, above 0
   * @param treesMeters as {@link TerrainProfile#withTrees}
   */
  public SightKernel(SightGround ground, double frequencyMhz, double k, double treesMeters) {
    if (!(frequencyMhz > 0 && k > 0 && treesMeters >= 0)) {
      throw new IllegalArgumentException("frequency " + frequencyMhz + " MHz, k " + k + ", trees " + treesMeters
          + " m, expected above 0, above 0, 0 or more");
    }
    this.ground = ground;
    this.frequencyMhz = frequencyMhz;
    this.k = k;
    this.treesMeters = treesMeters;
    this.wavelengthMeters = new FresnelZone(1, frequencyMhz).wavelengthMeters();
  }

  /** How many verdicts had to be asked for the plain way so far. */
  public long exactVerdicts() {
    return exact;
  }

  /** True where two stations are at most this far from each other over the ellipsoid, as {@link GeodesicPath} measures it. */
  public static boolean within(Station a, Station b, double maxRangeMeters) {
    double chord = a.squaredChord(b);
    if (chord > maxRangeMeters * maxRangeMeters * (1 + 1e-12) + 1e-6) {
      return false;
    }
    // An arc as curved as the ellipsoid is anywhere is no shorter than the geodesic over the same chord.
    double straight = Math.sqrt(chord);
    double most = straight * (1 + chord / (24 * SMALLEST_EARTH_METERS * SMALLEST_EARTH_METERS) * 1.01) + 1e-6;
    return most <= maxRangeMeters && straight < 500_000
        || GeodesicPath.of(a.position(), b.position()).distanceMeters() <= maxRangeMeters;
  }

  /** The verdict on the path between two stations of this kernel's ground. */
  public Verdict verdict(Station from, Station to) {
    one[0] = to;
    judge(from, one, 1, verdictOfOne);
    return verdictOfOne[0];
  }

  /**
   * The verdicts on the paths from one station to many; much faster than one by one.
   *
   * @param count of targets, from the first
   * @param verdicts receives them, in the order of the targets
   */
  public void judge(Station from, Station[] targets, int count, Verdict[] verdicts) {
    if (fan.lengthwise.length < count) {
      fan = new Fan(2 * count);
    }
    if (from.sheet < 0) {
      for (int i = 0; i < count; i++) {
        verdicts[i] = offSheet(from, targets[i]);
      }
      return;
    }
    GroundSheet sheet = ground.sheet(from.sheet);
    int live = 0;
    for (int i = 0; i < count; i++) {
      Station to = targets[i];
      if (from.sheet != to.sheet || !lay(sheet, from, to, i)) {
        verdicts[i] = offSheet(from, to);
        continue;
      }
      int known = gaps(sheet, fan.offPosts[i]);
      if (known == CellWalk.CLEAR) {
        verdicts[i] = Verdict.BLOCKED;
        fan.live[live++] = i;
      } else {
        verdicts[i] = known == CellWalk.UNKNOWN ? Verdict.UNKNOWN : plain(from, to);
      }
    }
    // Who is not live any more is blocked.
    live = probeAll(from, sheet, live);
    for (int j = 0; j < live; j++) {
      int i = fan.live[j];
      verdicts[i] = finish(sheet, from, targets[i], i);
    }
  }

  private Verdict offSheet(Station from, Station to) {
    boolean nowhere = (from.nowhere || to.nowhere) && from.squaredChord(to) > 1;
    return nowhere ? Verdict.UNKNOWN : plain(from, to);
  }

  private Verdict plain(Station from, Station to) {
    exact++;
    TerrainProfile profile = ground.judged().profile(GeodesicPath.of(from.position(), to.position())).withTrees(treesMeters);
    return LineOfSight.verdict(profile, from.heightMeters(), to.heightMeters(), frequencyMhz, k);
  }

  /** What is to be known of the paths of one station, each in its own place. */
  private static final class Fan {
    final double[] lengthwise;
    final double[] du;
    final double[] dv;
    final double[] bendU;
    final double[] bendV;
    final double[] rise;
    final double[] bulge;
    final double[] zone;
    final double[] offPosts;
    final double[] room;
    final boolean[] zoneCut;
    final int[] live;

    Fan(int size) {
      lengthwise = new double[size];
      du = new double[size];
      dv = new double[size];
      bendU = new double[size];
      bendV = new double[size];
      rise = new double[size];
      bulge = new double[size];
      zone = new double[size];
      offPosts = new double[size];
      room = new double[size];
      zoneCut = new boolean[size];
      live = new int[size];
    }
  }

  /** Lays a path over the sheet; false where it is too short, too long or leaves the sheet. */
  private boolean lay(GroundSheet sheet, Station from, Station to, int i) {
    double chord = from.squaredChord(to);
    double mean = (LARGEST_EARTH_METERS + SMALLEST_EARTH_METERS) / 2;
    double length = Math.sqrt(chord) * (1 + chord * (1 / (24 * mean * mean)));
    if (!(length >= SHORTEST_METERS && length <= sheet.accuracy().longestMeters())) {
      return false;
    }
    fit.lay(sheet, from, to);
    double off = sheet.accuracy().posts(length);
    fan.lengthwise[i] = length;
    fan.du[i] = fit.du;
    fan.dv[i] = fit.dv;
    fan.bendU[i] = fit.bendU;
    fan.bendV[i] = fit.bendV;
    fan.rise[i] = to.topMeters - from.topMeters;
    fan.bulge[i] = from.squaredAngle(to) * (LineOfSight.EARTH_RADIUS_METERS / (2 * k));
    fan.zone[i] = FresnelZone.CLEAR_FRACTION * Math.sqrt(wavelengthMeters * length);
    fan.offPosts[i] = off;
    fan.room[i] = sheet.blocks().steepest() * off + ROUNDING_METERS;
    fan.zoneCut[i] = false;
    fit.margin(off);
    return fit.left >= 0 && fit.top >= 0 && fit.right <= sheet.columns() - 1 && fit.bottom <= sheet.rows() - 1;
  }

  /** CLEAR if the path at hand lies on known ground under one grid, UNKNOWN if a void lies on it, else DOUBT. */
  private int gaps(GroundSheet sheet, double offPosts) {
    SheetBlocks blocks = sheet.blocks();
    if (!anyOpen(blocks, fit.left, fit.top, fit.right, fit.bottom)) {
      return CellWalk.CLEAR;
    }
    double besideU = Math.abs(fit.bendU) / 4;
    double besideV = Math.abs(fit.bendV) / 4;
    double u = fit.u0;
    double v = fit.v0;
    for (int i = 1; i <= EIGHTHS; i++) {
      double nextU = fit.u((double) i / EIGHTHS);
      double nextV = fit.v((double) i / EIGHTHS);
      if (anyOpen(blocks, Math.min(u, nextU) - besideU, Math.min(v, nextV) - besideV, Math.max(u, nextU) + besideU,
          Math.max(v, nextV) + besideV)) {
        return walk.gaps(sheet, fit, offPosts);
      }
      u = nextU;
      v = nextV;
    }
    return CellWalk.CLEAR;
  }

  /** A post to spare is more than any path may be beside its fit. */
  private static boolean anyOpen(SheetBlocks blocks, double left, double top, double right, double bottom) {
    return blocks.anyOpen(blocks.blockColumn(left - 1), blocks.blockRow(top - 1), blocks.blockColumn(right + 1),
        blocks.blockRow(bottom + 1));
  }

  /** Looks at point after point of all live paths; returns how many are not blocked there. */
  private int probeAll(Station from, GroundSheet sheet, int count) {
    int live = count;
    for (int probe = 1; probe <= LOW_PROBES && live > 0; probe++) {
      live = probeLow(from, sheet, share(probe), live);
    }
    for (int probe = 1; probe <= PROBES && live > 0; probe++) {
      live = probe(from, sheet, share(probe), live);
    }
    return live;
  }

  /** 1/2, 1/4, 3/4, 1/8, 5/8, 3/8, 7/8, …: the bits of the number in reverse. */
  private static double share(int probe) {
    return (Integer.reverse(probe) >>> 1) / (double) (1L << 31);
  }

  /** As {@link #probe}, but against the lowest post around, which stays in the processor's nearest cache. */
  private int probeLow(Station from, GroundSheet sheet, double t, int count) {
    double p = t * (1 - t);
    HeightWindows windows = sheet.blocks().windows();
    double u0 = from.column;
    double v0 = from.row;
    double top = from.topMeters;
    int[] live = fan.live;
    Fan f = fan;
    int kept = 0;
    for (int j = 0; j < count; j++) {
      int i = live[j];
      int c = (int) (u0 + t * f.du[i] - p * f.bendU[i]);
      int r = (int) (v0 + t * f.dv[i] - p * f.bendV[i]);
      double free = top + t * f.rise[i] - p * f.bulge[i] - windows.lowest(c, r);
      live[kept] = i;
      kept += free < -f.room[i] ? 0 : 1;
    }
    return kept;
  }

  private int probe(Station from, GroundSheet sheet, double t, int count) {
    double p = t * (1 - t);
    double root = Math.sqrt(p);
    double u0 = from.column;
    double v0 = from.row;
    double top = from.topMeters;
    int[] live = fan.live;
    Fan f = fan;
    int kept = 0;
    for (int j = 0; j < count; j++) {
      int i = live[j];
      double u = u0 + t * f.du[i] - p * f.bendU[i];
      double v = v0 + t * f.dv[i] - p * f.bendV[i];
      int c = (int) u;
      int r = (int) v;
      double free = top + t * f.rise[i] - p * f.bulge[i] - sheet.height(c, r, u - c, v - r);
      double room = f.room[i];
      f.zoneCut[i] |= free < root * f.zone[i] - room;
      live[kept] = i;
      kept += free < -room ? 0 : 1;
    }
    return kept;
  }

  private Verdict finish(GroundSheet sheet, Station from, Station to, int i) {
    fit.set(from.column, from.row, fan.du[i], fan.dv[i], fan.bendU[i], fan.bendV[i]);
    ray.set(from.topMeters, fan.rise[i], fan.bulge[i], fan.zone[i], treesMeters, fan.lengthwise[i]);
    int state = walk.state(sheet, fit, ray, fan.offPosts[i], fan.zoneCut[i]);
    if (state == CellWalk.BLOCKED) {
      return Verdict.BLOCKED;
    }
    if (ground.covered() || state != CellWalk.CLEAR && state != CellWalk.ZONE_CUT) {
      return plain(from, to);
    }
    return state == CellWalk.CLEAR ? Verdict.CLEAR : Verdict.FRESNEL;
  }
}
