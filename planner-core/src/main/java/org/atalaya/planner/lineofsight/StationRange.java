package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Which of many stations are within a range of each other over the ellipsoid, as {@link GeodesicPath} measures it.
 * Immutable.
 */
public final class StationRange {
  /** An arc as curved as the ellipsoid is anywhere is no shorter than the geodesic over the same chord. */
  private static final double SMALLEST_EARTH_METERS = 6_335_000;
  /** Farther off the arc is not held against its chord. */
  private static final double LONGEST_METERS = 200_000;

  private final Station[] stations;
  private final int[] rank;
  private final double maxRangeMeters;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  /** Squared chords, metres²: nearer than the one need not be measured, farther than the other is out of range. */
  private final double near;
  private final double beyond;

  /**
   * @param rank of each station, no two alike
   * @param maxRangeMeters inclusive
   */
  public StationRange(Station[] stations, int[] rank, double maxRangeMeters) {
    this.stations = stations.clone();
    this.rank = rank.clone();
    this.maxRangeMeters = maxRangeMeters;
    int n = stations.length;
    x = new double[n];
    y = new double[n];
    z = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = stations[i].x;
      y[i] = stations[i].y;
      z[i] = stations[i].z;
    }
    double squared = maxRangeMeters * maxRangeMeters;
    double shorter = 1 + 1.1 * squared / (24 * SMALLEST_EARTH_METERS * SMALLEST_EARTH_METERS);
    near = maxRangeMeters < LONGEST_METERS ? squared / (shorter * shorter) * (1 - 1e-9) - 1e-3 : 0;
    beyond = squared * (1 + 1e-12) + 1e-6;
  }

  /**
   * Finds the stations of a stretch that are within range of one and of higher rank.
   *
   * @param from first of the stretch
   * @param to first behind it
   * @param found receives them, from place {@code count} on; with place for the whole stretch
   * @return how many {@code found} holds then
   */
  public int laterWithin(int station, int from, int to, int[] found, int count) {
    double x0 = x[station];
    double y0 = y[station];
    double z0 = z[station];
    int least = rank[station];
    int kept = count;
    int unsure = 0;
    // Without a branch: which of two stations comes later is anyone's guess, and the processor's too.
    for (int i = from; i < to; i++) {
      double dx = x[i] - x0;
      double dy = y[i] - y0;
      double dz = z[i] - z0;
      double chord = dx * dx + dy * dy + dz * dz;
      int later = (rank[i] > least ? 1 : 0) & (chord <= beyond ? 1 : 0);
      found[kept] = i;
      kept += later;
      unsure |= later & (chord >= near ? 1 : 0);
    }
    return unsure == 0 ? kept : measured(stations[station], found, count, kept);
  }

  private int measured(Station station, int[] found, int from, int to) {
    int kept = from;
    for (int i = from; i < to; i++) {
      found[kept] = found[i];
      kept += SightKernel.within(station, stations[found[i]], maxRangeMeters) ? 1 : 0;
    }
    return kept;
  }
}
