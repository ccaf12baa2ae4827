package org.atalaya.planner.lineofsight;

/**
 * The earth with a radius of k times its own, over which rays that bend with the air are straight.
 *
 * @param k effective earth radius factor, above 0; 4/3 for usual air
 */
public record EffectiveEarth(double k) {

  public EffectiveEarth {
    if (!(k > 0) || Double.isInfinite(k)) {
      throw new IllegalArgumentException("k " + k + ", expected above 0");
    }
  }

  /**
   * How far the surface lies below the plane that touches it so many metres away, {@code r² / (2 k R)}, metres. Ground that is
   * lowered by this, and antennas with it, see each other along straight lines: over a path of length D the ground then stands
   * {@code d (D − d) / (2 k R)} higher to the chord, which is the bulge that {@link LineOfSight} takes off the ray.
   */
  public double dropMeters(double eastMeters, double northMeters) {
    return (eastMeters * eastMeters + northMeters * northMeters) / (2 * k * LineOfSight.EARTH_RADIUS_METERS);
  }
}
