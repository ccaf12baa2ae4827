package org.atalaya.planner.lineofsight;

import java.util.OptionalDouble;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Whether two antennas see each other, by how much, and what would help.
 *
 * <p>The ray is straight over an earth of k times its radius R: at distance d of D it runs
 * {@code z(d) = a + (b − a) d / D − s² d (D − d) / (2 k R)} above sea level, a and b being ground plus antenna height
 * at the ends. The last term is the bulge of the sphere, so that its arcs count: s, within 0.6 % of 1, is the length
 * of the great circle on that sphere ÷ that of the geodesic on the ellipsoid, which all reported distances mean.
 * Clearance is that less ground and clutter, a parabola over each segment of the profile, so that its least
 * value is exact. Its ratio to the radius of the first Fresnel zone is least at an end of a segment or at a root of a
 * cubic within it, and is found to rounding. Nothing is sampled.
 *
 * <p>Towards an end the zone's radius goes to 0. Under an antenna above the ground the ratio goes to infinity, and
 * the end does not matter. An antenna on the very ground has ratio 0 in the limit: such a path is never clear, and
 * its worst point may be the end itself.
 */
public final class LineOfSight {
  /** Mean radius of the earth, metres, to be multiplied by k. */
  public static final double EARTH_RADIUS_METERS = 6_371_008.8;

  private static final Raise NOTHING = new Raise(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0));

  private LineOfSight() {}

  /**
   * Judges a path. Time grows with the number of segments.
   *
   * @param fromHeightMeters antenna above ground at the start, 0 or more; clutter there does not lift it
   * @param toHeightMeters antenna above ground at the end, 0 or more
   * @param frequencyMhz above 0
   * @param k effective earth radius factor, above 0
   * @return {@link Sight.Unknown} where the profile has gaps
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Sight judge(TerrainProfile profile, double fromHeightMeters, double toHeightMeters,
      double frequencyMhz, double k) {
    requireFrequency(frequencyMhz);
    requireHeightsAndK(fromHeightMeters, toHeightMeters, k);
    if (!profile.known()) {
      return new Sight.Unknown(profile.gaps());
    }
    RayClearance ray = new RayClearance(profile, fromHeightMeters, toHeightMeters, k);
    ZoneAlongRay along = new ZoneAlongRay(ray, new FresnelZone(ray.pathMeters(), frequencyMhz));
    double least = ray.least();
    Clearance worst = worst(along, profile);
    boolean clear = least >= 0 && worst.fresnelFraction() >= FresnelZone.CLEAR_FRACTION;
    Verdict verdict = least < 0 ? Verdict.BLOCKED : clear ? Verdict.CLEAR : Verdict.FRESNEL;
    Raise raise = clear ? NOTHING : new SideClearance(along, profile.obstacles()).raise(RaiseSearch.raise(along));
    return new Sight.Judged(verdict, ray.tiltFromDegrees(), ray.tiltToDegrees(), worst, least, raise);
  }

  /**
   * The verdict of {@link #judge} without the rest, which costs most of the time where nothing is clear.
   *
   * @return {@link Verdict#UNKNOWN} where the profile has gaps
   */
  public static Verdict verdict(TerrainProfile profile, double fromHeightMeters, double toHeightMeters,
      double frequencyMhz, double k) {
    requireFrequency(frequencyMhz);
    requireHeightsAndK(fromHeightMeters, toHeightMeters, k);
    if (!profile.known()) {
      return Verdict.UNKNOWN;
    }
    RayClearance ray = new RayClearance(profile, fromHeightMeters, toHeightMeters, k);
    if (ray.least() < 0) {
      return Verdict.BLOCKED;
    }
    ZoneAlongRay along = new ZoneAlongRay(ray, new FresnelZone(ray.pathMeters(), frequencyMhz));
    return worst(along, profile).fresnelFraction() >= FresnelZone.CLEAR_FRACTION ? Verdict.CLEAR : Verdict.FRESNEL;
  }

  /** The worst point over what stands on the path, or beside it where that is worse. */
  private static Clearance worst(ZoneAlongRay along, TerrainProfile profile) {
    Clearance below = FresnelSearch.worst(along);
    return profile.obstacles().isEmpty() ? below : new SideClearance(along, profile.obstacles()).worst(below);
  }

  /**
   * The least height of the ray over ground and clutter on the whole path, both ends included, metres; the ends see
   * each other where it is 0 or more. Empty where the profile has gaps. No Fresnel zone is looked at.
   */
  public static OptionalDouble minClearanceMeters(TerrainProfile profile, double fromHeightMeters,
      double toHeightMeters, double k) {
    requireHeightsAndK(fromHeightMeters, toHeightMeters, k);
    return profile.known()
        ? OptionalDouble.of(new RayClearance(profile, fromHeightMeters, toHeightMeters, k).least())
        : OptionalDouble.empty();
  }

  private static void requireFrequency(double frequencyMhz) {
    if (!(frequencyMhz > 0) || Double.isInfinite(frequencyMhz)) {
      throw new IllegalArgumentException("frequency " + frequencyMhz + " MHz, expected above 0");
    }
  }

  private static void requireHeightsAndK(double fromHeightMeters, double toHeightMeters, double k) {
    if (!(fromHeightMeters >= 0 && toHeightMeters >= 0) || fromHeightMeters + toHeightMeters == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "antenna heights " + fromHeightMeters + ", " + toHeightMeters + " m, expected 0 or more");
    }
    if (!(k > 0) || Double.isInfinite(k)) {
      throw new IllegalArgumentException("k " + k + ", expected above 0");
    }
  }
}
