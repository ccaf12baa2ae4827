package org.atalaya.planner.terrain;

import java.util.Arrays;
import java.util.List;

/**
 * The ground along a path, exact on the bilinear surface: the path is cut wherever it crosses a line between
 * posts, and within each segment the ground is the parabola through its start, middle and end (a straight line
 * over a bilinear cell is one). Where ground is missing, {@code gaps} says what, and the profile can't be judged.
 *
 * @param path the way over the earth
 * @param distanceMeters {@code n + 1} distances from the start, ascending, first 0, last the path's length
 * @param startMeters {@code n} heights of the ground where each segment starts, metres above sea level
 * @param middleMeters {@code n} heights half-way along each segment
 * @param endMeters {@code n} heights where each segment ends
 * @param clutterMeters {@code n} heights of what stands on the ground (trees, buildings) all along each segment
 * @param gaps what is missing; empty when the whole path is known
 * @param obstacles edges of what stands beside the path and may reach into its Fresnel zone
 */
@SuppressWarnings("ArrayRecordComponent")
public record TerrainProfile(GeodesicPath path, double[] distanceMeters, double[] startMeters, double[] middleMeters,
    double[] endMeters, double[] clutterMeters, List<TerrainGap> gaps, List<Obstacle> obstacles) {

  /** Trees that a setting puts everywhere start this far from either antenna. */
  public static final double OPEN_METERS = 50;

  private static final double STEP_METERS = 1e-6;

  public TerrainProfile {
    int n = startMeters.length;
    if (n < 1 || distanceMeters.length != n + 1 || middleMeters.length != n || endMeters.length != n
        || clutterMeters.length != n) {
      throw new IllegalArgumentException("a profile needs at least one segment and arrays of matching length");
    }
    gaps = List.copyOf(gaps);
    obstacles = List.copyOf(obstacles);
  }

  /** A profile with nothing beside the path. */
  public TerrainProfile(GeodesicPath path, double[] distanceMeters, double[] startMeters, double[] middleMeters,
      double[] endMeters, double[] clutterMeters, List<TerrainGap> gaps) {
    this(path, distanceMeters, startMeters, middleMeters, endMeters, clutterMeters, gaps, List.of());
  }

  public int segments() {
    return startMeters.length;
  }

  /** True when no ground is missing on the way. */
  public boolean known() {
    return gaps.isEmpty();
  }

  /** Ground under the first point, metres above sea level (NaN when it is missing). */
  public double groundFromMeters() {
    return startMeters[0];
  }

  /** Ground under the last point, metres above sea level (NaN when it is missing). */
  public double groundToMeters() {
    return endMeters[endMeters.length - 1];
  }

  /**
   * Points of a profile in the order of the path, joined by almost straight ground. Where ground or clutter has a
   * step, two points share a distance: first what lies before the step, then what lies after it.
   *
   * @param distanceMeters from the start, ascending
   * @param groundMeters above sea level (NaN where missing)
   * @param clutterMeters height of what stands on the ground there
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Samples(double[] distanceMeters, double[] groundMeters, double[] clutterMeters) {}

  /** The profile as points: each segment's start, and its end where the next segment does not start at that height. */
  public Samples samples() {
    int n = segments();
    int count = n + 1;
    for (int i = 1; i < n; i++) {
      count += step(i) ? 1 : 0;
    }
    Samples samples = new Samples(new double[count], new double[count], new double[count]);
    int at = 0;
    for (int i = 0; i < n; i++) {
      if (i > 0 && step(i)) {
        at = put(samples, at, distanceMeters[i], endMeters[i - 1], clutterMeters[i - 1]);
      }
      at = put(samples, at, distanceMeters[i], startMeters[i], clutterMeters[i]);
    }
    put(samples, at, distanceMeters[n], endMeters[n - 1], clutterMeters[n - 1]);
    return samples;
  }

  private static int put(Samples samples, int at, double distance, double ground, double clutter) {
    samples.distanceMeters[at] = distance;
    samples.groundMeters[at] = ground;
    samples.clutterMeters[at] = clutter;
    return at + 1;
  }

  /** True where a segment does not start as the one before it ends, by more than the arithmetic's own noise. */
  private boolean step(int segment) {
    return !(Math.abs(startMeters[segment] - endMeters[segment - 1]) <= STEP_METERS)
        && !(Double.isNaN(startMeters[segment]) && Double.isNaN(endMeters[segment - 1]))
        || clutterMeters[segment] != clutterMeters[segment - 1];
  }

  /**
   * The same ground with trees of this height on it, except within {@link #OPEN_METERS} of either end, where the
   * people who mount an antenna see to it that it stands free. Where something stands already, the higher counts.
   *
   * @param treesMeters 0 or more; 0 changes nothing
   */
  public TerrainProfile withTrees(double treesMeters) {
    double length = distanceMeters[segments()];
    if (treesMeters <= 0 || length <= 2 * OPEN_METERS) {
      return this;
    }
    TerrainProfile cut = cutAt(OPEN_METERS).cutAt(length - OPEN_METERS);
    double[] clutter = cut.clutterMeters.clone();
    for (int i = 0; i < clutter.length; i++) {
      double middle = (cut.distanceMeters[i] + cut.distanceMeters[i + 1]) / 2;
      if (middle > OPEN_METERS && middle < length - OPEN_METERS) {
        clutter[i] = Math.max(clutter[i], treesMeters);
      }
    }
    return new TerrainProfile(path, cut.distanceMeters, cut.startMeters, cut.middleMeters, cut.endMeters, clutter, gaps,
        obstacles);
  }

  /** The same profile with a segment's border at this distance. */
  private TerrainProfile cutAt(double meters) {
    int n = segments();
    int found = Arrays.binarySearch(distanceMeters, meters);
    int i = -found - 2;
    if (found >= 0 || i < 0 || i >= n) {
      return this;
    }
    double t = (meters - distanceMeters[i]) / (distanceMeters[i + 1] - distanceMeters[i]);
    TerrainProfile cut = new TerrainProfile(path, widened(distanceMeters, i + 1), widened(startMeters, i + 1),
        widened(middleMeters, i + 1), widened(endMeters, i), widened(clutterMeters, i), gaps, obstacles);
    cut.distanceMeters[i + 1] = meters;
    double atCut = height(i, t);
    cut.middleMeters[i] = height(i, t / 2);
    cut.endMeters[i] = atCut;
    cut.startMeters[i + 1] = atCut;
    cut.middleMeters[i + 1] = height(i, (1 + t) / 2);
    return cut;
  }

  /** A copy with one more place at this index; what stood there and after moves up. */
  private static double[] widened(double[] values, int at) {
    double[] wider = new double[values.length + 1];
    System.arraycopy(values, 0, wider, 0, at);
    wider[at] = at < values.length ? values[at] : values[values.length - 1];
    System.arraycopy(values, at, wider, at + 1, values.length - at);
    return wider;
  }

  /**
   * Ground and what stands on it at a distance from the start, metres above sea level (NaN where missing); at a step what comes
   * after it.
   *
   * @param meters 0 to the path's length
   */
  public double topMeters(double meters) {
    int found = Arrays.binarySearch(distanceMeters, meters);
    int segment = Math.clamp(found >= 0 ? found : -found - 2L, 0, segments() - 1);
    double length = distanceMeters[segment + 1] - distanceMeters[segment];
    double t = length > 0 ? Math.clamp((meters - distanceMeters[segment]) / length, 0, 1) : 0;
    return height(segment, t) + clutterMeters[segment];
  }

  /** Ground on a segment's parabola, t from 0 at its start to 1 at its end; metres above sea level. */
  public double height(int segment, double t) {
    double s = startMeters[segment];
    double m = middleMeters[segment];
    double e = endMeters[segment];
    return s + t * (4 * m - 3 * s - e + t * (2 * s - 4 * m + 2 * e));
  }
}
