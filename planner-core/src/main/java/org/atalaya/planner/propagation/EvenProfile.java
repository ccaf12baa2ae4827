package org.atalaya.planner.propagation;

import java.util.Arrays;

/**
 * Ground heights at even steps along a path, as older models and published test cases give them. Both ends included.
 *
 * @param stepMeters between neighbours, above 0
 * @param heightsMeters above sea level, at least two
 */
@SuppressWarnings("ArrayRecordComponent")
public record EvenProfile(double stepMeters, double[] heightsMeters) {

  /** @throws IllegalArgumentException if there are fewer than two heights, one is not finite, or the step is not above 0 */
  public EvenProfile {
    if (heightsMeters.length < 2 || !Arrays.stream(heightsMeters).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a profile needs at least two finite heights");
    }
    if (!(stepMeters > 0 && stepMeters < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the step of a profile must be above 0, not " + stepMeters);
    }
    heightsMeters = heightsMeters.clone();
  }

  @Override
  public double[] heightsMeters() {
    return heightsMeters.clone();
  }

  /** Number of steps: one less than heights. */
  public int steps() {
    return heightsMeters.length - 1;
  }

  public double lengthMeters() {
    return steps() * stepMeters;
  }

  double height(int i) {
    return heightsMeters[i];
  }

  double first() {
    return heightsMeters[0];
  }

  double last() {
    return heightsMeters[heightsMeters.length - 1];
  }

  /** Distance of each height from the start, km. */
  double[] distancesKm() {
    double[] distances = new double[heightsMeters.length];
    Arrays.setAll(distances, i -> i * stepMeters / 1000);
    return distances;
  }

  /** A straight line over the path, by its heights at the path's two ends, metres. */
  record Line(double atStart, double atEnd) {}

  /**
   * The line of least squares through the ground between two distances; the two outermost points count half. Where
   * fewer than two points lie between, the range is widened by a step on either side.
   */
  Line fit(double fromMeters, double toMeters) {
    int n = steps();
    int start = (int) Math.max(fromMeters / stepMeters, 0);
    int end = n - (int) Math.max(n - toMeters / stepMeters, 0);
    if (end <= start) {
      start = Math.max(start - 1, 0);
      end = n - Math.max(n - (end + 1), 0);
    }
    double length = end - start;
    double half = length / 2;
    double sum = (heightsMeters[start] + heightsMeters[end]) / 2;
    double moment = (heightsMeters[end] - heightsMeters[start]) / 2 * half;
    for (int i = start + 1; i < end; i++) {
      sum += heightsMeters[i];
      moment += heightsMeters[i] * (i - start - half);
    }
    double mean = sum / length;
    double slope = 12 * moment / ((length * length + 2) * length);
    double middle = end - half;
    return new Line(mean - slope * middle, mean + slope * (n - middle));
  }
}
