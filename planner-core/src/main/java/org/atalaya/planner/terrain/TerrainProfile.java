package org.atalaya.planner.terrain;

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
 */
@SuppressWarnings("ArrayRecordComponent")
public record TerrainProfile(GeodesicPath path, double[] distanceMeters, double[] startMeters, double[] middleMeters,
    double[] endMeters, double[] clutterMeters, List<TerrainGap> gaps) {

  public TerrainProfile {
    int n = startMeters.length;
    if (n < 1 || distanceMeters.length != n + 1 || middleMeters.length != n || endMeters.length != n
        || clutterMeters.length != n) {
      throw new IllegalArgumentException("a profile needs at least one segment and arrays of matching length");
    }
    gaps = List.copyOf(gaps);
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
}
