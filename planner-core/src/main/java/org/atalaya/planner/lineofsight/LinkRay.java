package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeodesicPath;

/**
 * The ray between two antennas as heights above sea level, {@code a + (b − a) d / D − s² d (D − d) / (2 k R)} of
 * {@link LineOfSight}.
 *
 * @param pathMeters length D of the path, above 0
 * @param fromTopMeters antenna at the start above sea level
 * @param toTopMeters antenna at the end above sea level
 * @param curvature {@code s² / (2 k R)}, 1/m
 */
public record LinkRay(double pathMeters, double fromTopMeters, double toTopMeters, double curvature) {

  public LinkRay {
    if (!(pathMeters > 0)) {
      throw new IllegalArgumentException("path " + pathMeters + " m, expected above 0");
    }
  }

  /** @param k effective earth radius factor, above 0 */
  public static LinkRay of(GeodesicPath path, double fromTopMeters, double toTopMeters, double k) {
    double onSphere = RayClearance.sphereMetersPerMeter(path);
    return new LinkRay(path.distanceMeters(), fromTopMeters, toTopMeters,
        onSphere * onSphere / (2 * k * LineOfSight.EARTH_RADIUS_METERS));
  }

  /** Height of the ray above sea level at a distance from its start, metres. */
  public double heightMeters(double distanceMeters) {
    return fromTopMeters + (toTopMeters - fromTopMeters) * (distanceMeters / pathMeters)
        - distanceMeters * (pathMeters - distanceMeters) * curvature;
  }
}
