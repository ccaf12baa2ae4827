package org.atalaya.planner.lineofsight;

import java.util.Arrays;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * A profile as it is drawn: the ray is straight, and the ground bends up to it by the bulge of the effective earth.
 *
 * @param lengthMeters of the path
 * @param distanceMeters of the samples from the start, ascending
 * @param groundMeters ground above sea level with the bulge
 * @param topMeters ground and what stands on it, with the bulge
 * @param fromMeters antenna at the start above sea level
 * @param toMeters antenna at the end above sea level
 * @param zone first Fresnel zone
 * @param k effective earth radius factor
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProfileGeometry(double lengthMeters, double[] distanceMeters, double[] groundMeters, double[] topMeters,
    double fromMeters, double toMeters, FresnelZone zone, double k) {
  /** Three samples to each segment of the profile: its start, middle and end. */
  public static ProfileGeometry of(TerrainProfile profile, double fromHeightMeters, double toHeightMeters,
      double frequencyMhz, double k) {
    int segments = profile.segments();
    double[] distances = new double[segments * 3];
    double[] grounds = new double[segments * 3];
    double[] tops = new double[segments * 3];
    double length = profile.distanceMeters()[segments];
    for (int i = 0; i < segments; i++) {
      double start = profile.distanceMeters()[i];
      double end = profile.distanceMeters()[i + 1];
      double[] at = {start, (start + end) / 2, end};
      double[] ground = {profile.startMeters()[i], profile.middleMeters()[i], profile.endMeters()[i]};
      for (int j = 0; j < 3; j++) {
        distances[3 * i + j] = at[j];
        grounds[3 * i + j] = ground[j] + bulgeMeters(at[j], length, k);
        tops[3 * i + j] = grounds[3 * i + j] + profile.clutterMeters()[i];
      }
    }
    return new ProfileGeometry(length, distances, grounds, tops, profile.groundFromMeters() + fromHeightMeters,
        profile.groundToMeters() + toHeightMeters, new FresnelZone(length, frequencyMhz), k);
  }

  private static double bulgeMeters(double distance, double length, double k) {
    return distance * (length - distance) / (2 * k * LineOfSight.EARTH_RADIUS_METERS);
  }

  /** Height of the ray at a distance. */
  public double rayMeters(double distance) {
    return fromMeters + (toMeters - fromMeters) * distance / lengthMeters;
  }

  /** Lower edge of the part of the first zone that must be free. */
  public double freeEdgeMeters(double distance) {
    return rayMeters(distance) - FresnelZone.CLEAR_FRACTION * zone.radiusMeters(distance);
  }

  /** Ground at a distance, with the bulge. */
  public double groundMeters(double distance) {
    return between(groundMeters, distance);
  }

  /** Ground and what stands on it at a distance, with the bulge. */
  public double topMeters(double distance) {
    return between(topMeters, distance);
  }

  /** How far the effective earth lifts the ground at a distance. */
  public double bulgeMeters(double distance) {
    return bulgeMeters(distance, lengthMeters, k);
  }

  private double between(double[] heights, double distance) {
    int found = Arrays.binarySearch(distanceMeters, distance);
    int after = found >= 0 ? found : Math.min(-found - 1, distanceMeters.length - 1);
    int before = Math.max(0, after - 1);
    double span = distanceMeters[after] - distanceMeters[before];
    double share = span > 0 ? (distance - distanceMeters[before]) / span : 1;
    return heights[before] + (heights[after] - heights[before]) * share;
  }

  public double lowestMeters() {
    return Math.min(Math.min(fromMeters, toMeters), Arrays.stream(groundMeters).min().orElseThrow());
  }

  public double highestMeters() {
    double highest = Math.max(fromMeters, toMeters);
    for (int i = 0; i < distanceMeters.length; i++) {
      double zoneTop = rayMeters(distanceMeters[i]) + zone.radiusMeters(distanceMeters[i]);
      highest = Math.max(highest, Math.max(topMeters[i], zoneTop));
    }
    return highest;
  }
}
