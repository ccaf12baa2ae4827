package org.atalaya.planner.linkbudget;

/**
 * How paths are judged throughout a project.
 *
 * @param frequencyMhz 30 to 100,000
 * @param k effective earth radius factor, 4/3 by default
 * @param treesMeters height added to the ground beyond 50 m from either end, 0 for none
 */
public record PathSettings(double frequencyMhz, double k, double treesMeters) {
  public static final PathSettings DEFAULT = new PathSettings(5500, 4.0 / 3, 0);

  public PathSettings {
    if (!(frequencyMhz >= 30 && frequencyMhz <= 100_000)) {
      throw new IllegalArgumentException("frequency " + frequencyMhz + " MHz, expected 30 to 100000");
    }
    if (!(k > 0) || Double.isInfinite(k)) {
      throw new IllegalArgumentException("k " + k + ", expected above 0");
    }
    if (!(treesMeters >= 0 && treesMeters <= 100)) {
      throw new IllegalArgumentException("trees " + treesMeters + " m, expected 0 to 100");
    }
  }
}
