package org.atalaya.planner.propagation;

import java.util.List;
import java.util.Map;
import org.atalaya.planner.lineofsight.LineOfSight;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Diffraction over a whole profile as if over one knife edge, which stands where the horizons of the two antennas
 * meet: the Bullington part of ITU-R P.526-15, section 4.5.1, beyond free space.
 *
 * <p>It looks at each point of the profile where the ground or what stands on it changes slope, and at no other.
 * Meant for 30 MHz to 50 GHz. On long paths over smooth ground or sea it is too hopeful: see {@link DeltaBullington}.
 */
public final class Bullington implements PropagationModel {
  /** What the recommendation is meant for. */
  public static final ValidRange FREQUENCY_MHZ = new ValidRange("frequencyMhz", 30, 50_000);

  /** What of this path lies outside of it. */
  public static List<OutsideRange> outside(double frequencyMhz) {
    return OutsideRange.of("P.526 Bullington", Map.of(FREQUENCY_MHZ, frequencyMhz));
  }

  @Override
  public double lossDb(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double frequencyMhz, double k) {
    SurfacePoints points = SurfacePoints.of(profile);
    return lossDb(points.distanceKm(), points.heightMeters(), profile.groundFromMeters() + fromHeightMeters,
        profile.groundToMeters() + toHeightMeters, k * LineOfSight.EARTH_RADIUS_METERS / 1000, frequencyMhz);
  }

  /**
   * The method itself, on plain numbers.
   *
   * @param distanceKm of each point, ascending; the first is 0 and the last the path's length
   * @param heightMeters of each point above sea level
   * @param fromMeters antenna at the start, above sea level
   * @param toMeters antenna at the end, above sea level
   * @param effectiveRadiusKm of the earth
   * @param frequencyMhz above 0
   * @return dB beyond free space, 0 or more; 0 for a path without length
   */
  public static double lossDb(double[] distanceKm, double[] heightMeters, double fromMeters, double toMeters,
      double effectiveRadiusKm, double frequencyMhz) {
    int last = distanceKm.length - 1;
    double length = distanceKm[last];
    if (!(length > 0)) {
      return 0;
    }
    double bulge = 500 / effectiveRadiusKm;
    double wavelength = 299.792458 / frequencyMhz;
    double slopeToEnd = (toMeters - fromMeters) / length;
    double steepestFromStart = Double.NEGATIVE_INFINITY;
    double steepestFromEnd = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < last; i++) {
      double d1 = distanceKm[i];
      double d2 = length - d1;
      if (d1 > 0 && d2 > 0) {
        double height = heightMeters[i] + bulge * d1 * d2;
        steepestFromStart = Math.max(steepestFromStart, (height - fromMeters) / d1);
        steepestFromEnd = Math.max(steepestFromEnd, (height - toMeters) / d2);
      }
    }
    double nu;
    if (steepestFromStart < slopeToEnd) {
      nu = greatestNu(distanceKm, heightMeters, fromMeters, toMeters, bulge, wavelength);
    } else {
      double d1 = (toMeters - fromMeters + steepestFromEnd * length) / (steepestFromStart + steepestFromEnd);
      double d2 = length - d1;
      double above = fromMeters + steepestFromStart * d1 - (fromMeters * d2 + toMeters * d1) / length;
      nu = above * Math.sqrt(0.002 * length / (wavelength * d1 * d2));
    }
    double edgeDb = KnifeEdge.lossDb(nu);
    return edgeDb + (1 - Math.exp(-edgeDb / 6)) * (10 + 0.02 * length);
  }

  /** Where the ray is free: the point that comes nearest to cutting it, in units of ν. */
  private static double greatestNu(double[] distanceKm, double[] heightMeters, double fromMeters, double toMeters,
      double bulge, double wavelength) {
    int last = distanceKm.length - 1;
    double length = distanceKm[last];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < last; i++) {
      double d1 = distanceKm[i];
      double d2 = length - d1;
      if (d1 > 0 && d2 > 0) {
        double above = heightMeters[i] + bulge * d1 * d2 - (fromMeters * d2 + toMeters * d1) / length;
        greatest = Math.max(greatest, above * Math.sqrt(0.002 * length / (wavelength * d1 * d2)));
      }
    }
    return greatest;
  }
}
