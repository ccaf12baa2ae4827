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
  /** Up to {@link #LONGEST_ARC_METERS} an arc is longer than its chord by less than this leaves. */
  private static final double SURELY_WITHIN = 0.999;
  private static final double LONGEST_ARC_METERS = 500_000;
  private static final int EIGHTHS = 8;
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
  private final OpenBlocks openBlocks = new OpenBlocks();
  private final PointProbes probes = new PointProbes(64);
  private double lengthMeters;
  private double riseMeters;
  private double bulgeMeters;
  private double zoneMeters;
  private double offPosts;
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
    if (chord < SURELY_WITHIN * maxRangeMeters * maxRangeMeters && maxRangeMeters < LONGEST_ARC_METERS) {
      return true;
    }
    if (chord > maxRangeMeters * maxRangeMeters * (1 + 1e-12) + 1e-6) {
      return false;
    }
    // An arc as curved as the ellipsoid is anywhere is no shorter than the geodesic over the same chord.
    double straight = Math.sqrt(chord);
    double most = straight * (1 + chord / (24 * SMALLEST_EARTH_METERS * SMALLEST_EARTH_METERS) * 1.01) + 1e-6;
    return most <= maxRangeMeters && straight < LONGEST_ARC_METERS
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
    if (from.sheet < 0) {
      for (int i = 0; i < count; i++) {
        verdicts[i] = offSheet(from, targets[i]);
      }
      return;
    }
    GroundSheet sheet = ground.sheet(from.sheet);
    probes.begin(sheet, from, count);
    openBlocks.around(sheet.blocks(), from, targets, count);
    for (int i = 0; i < count; i++) {
      Station to = targets[i];
      if (from.sheet != to.sheet || !lay(sheet, from, to)) {
        verdicts[i] = offSheet(from, to);
        continue;
      }
      int known = gaps(sheet);
      if (known == CellWalk.CLEAR) {
        verdicts[i] = Verdict.BLOCKED;
        probes.add(i, fit, riseMeters, bulgeMeters, zoneMeters, sheet.blocks().steepest() * offPosts + ROUNDING_METERS);
      } else {
        verdicts[i] = known == CellWalk.UNKNOWN ? Verdict.UNKNOWN : plain(from, to);
      }
    }
    // Who is not left is blocked.
    int left = probes.look();
    for (int j = 0; j < left; j++) {
      int i = probes.path(j);
      verdicts[i] = finish(sheet, from, targets[i], probes.zoneCut(j));
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

  /** Lays a path over the sheet; false where it is too short, too long or leaves the sheet. */
  private boolean lay(GroundSheet sheet, Station from, Station to) {
    double chord = from.squaredChord(to);
    double mean = (LARGEST_EARTH_METERS + SMALLEST_EARTH_METERS) / 2;
    lengthMeters = Math.sqrt(chord) * (1 + chord * (1 / (24 * mean * mean)));
    if (!(lengthMeters >= SHORTEST_METERS && lengthMeters <= sheet.accuracy().longestMeters())) {
      return false;
    }
    fit.lay(sheet, from, to);
    riseMeters = to.topMeters - from.topMeters;
    bulgeMeters = from.squaredAngle(to) * (LineOfSight.EARTH_RADIUS_METERS / (2 * k));
    zoneMeters = FresnelZone.CLEAR_FRACTION * Math.sqrt(wavelengthMeters * lengthMeters);
    offPosts = sheet.accuracy().posts(lengthMeters);
    fit.margin(offPosts + PointProbes.offPosts(sheet.blocks()));
    return fit.left >= 0 && fit.top >= 0 && fit.right <= sheet.columns() - 1 && fit.bottom <= sheet.rows() - 1;
  }

  /** CLEAR if the path at hand lies on known ground under one grid, UNKNOWN if a void lies on it, else DOUBT. */
  private int gaps(GroundSheet sheet) {
    SheetBlocks blocks = sheet.blocks();
    if (!blocks.manyOpen() && !openBlocks.near(fit, offPosts)) {
      return CellWalk.CLEAR;
    }
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
        int state = walk.gaps(sheet, fit, offPosts, (i - 1.0) / EIGHTHS, (double) i / EIGHTHS);
        if (state != CellWalk.CLEAR) {
          return state;
        }
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

  private Verdict finish(GroundSheet sheet, Station from, Station to, boolean zoneCut) {
    lay(sheet, from, to);
    ray.set(from.topMeters, riseMeters, bulgeMeters, zoneMeters, treesMeters, lengthMeters);
    int state = walk.state(sheet, fit, ray, offPosts, zoneCut);
    if (state == CellWalk.BLOCKED) {
      return Verdict.BLOCKED;
    }
    if (ground.covered() || state != CellWalk.CLEAR && state != CellWalk.ZONE_CUT) {
      return plain(from, to);
    }
    return state == CellWalk.CLEAR ? Verdict.CLEAR : Verdict.FRESNEL;
  }
}
