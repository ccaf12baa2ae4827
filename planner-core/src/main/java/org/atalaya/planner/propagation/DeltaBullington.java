package org.atalaya.planner.propagation;

import org.atalaya.planner.lineofsight.LineOfSight;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Diffraction over general terrain, the complete method of ITU-R P.526-15, section 4.5.2: Bullington over the profile,
 * plus what a smooth spherical earth takes beyond Bullington over that smooth earth, dB beyond free space. Over sea
 * and plains it is what Bullington alone leaves out.
 *
 * @param polarization of the waves
 * @param seaFraction share of the path over sea, 0 to 1
 */
public record DeltaBullington(SphericalEarth.Polarization polarization, double seaFraction) implements PropagationModel {

  /** The loss and what it is made of: {@code total = profile + max(0, spherical − smooth)}, dB. */
  public record Parts(double profileDb, double smoothDb, double sphericalDb, double totalDb) {}

  @Override
  public double lossDb(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double frequencyMhz, double k) {
    SurfacePoints points = SurfacePoints.of(profile);
    return parts(points.distanceKm(), points.heightMeters(), points.groundMeters(),
        profile.groundFromMeters() + fromHeightMeters, profile.groundToMeters() + toHeightMeters,
        k * LineOfSight.EARTH_RADIUS_METERS / 1000, frequencyMhz).totalDb();
  }

  /**
   * The method over ground at even steps.
   *
   * @param surface ground and what stands on it
   * @param ground bare, with the same points
   * @param fromHeightMeters antenna above the ground at the start
   * @param toHeightMeters antenna above the ground at the end
   */
  public Parts parts(EvenProfile surface, EvenProfile ground, double fromHeightMeters, double toHeightMeters,
      double effectiveRadiusKm, double frequencyMhz) {
    return parts(surface.distancesKm(), surface.heightsMeters(), ground.heightsMeters(), ground.first() + fromHeightMeters,
        ground.last() + toHeightMeters, effectiveRadiusKm, frequencyMhz);
  }

  /**
   * The method on plain numbers, which mean the same as in
   * {@link Bullington#lossDb(double[], double[], double, double, double, double)}.
   *
   * @param surfaceMeters ground and what stands on it: what diffracts
   * @param groundMeters the bare ground: what the smooth earth is fitted to (as in ITU-R P.1812-6, annex 1,
   *     attachment 1, section 5.6); the same array where nothing stands on it
   */
  public Parts parts(double[] distanceKm, double[] surfaceMeters, double[] groundMeters, double fromMeters,
      double toMeters, double effectiveRadiusKm, double frequencyMhz) {
    double length = distanceKm[distanceKm.length - 1];
    double overProfile = Bullington.lossDb(distanceKm, surfaceMeters, fromMeters, toMeters, effectiveRadiusKm, frequencyMhz);
    if (!(length > 0)) {
      return new Parts(overProfile, 0, 0, overProfile);
    }
    SmoothEarth smooth = SmoothEarth.under(distanceKm, groundMeters, fromMeters, toMeters);
    double from = fromMeters - smooth.startMeters();
    double to = toMeters - smooth.endMeters();
    double overSmooth = Bullington.lossDb(distanceKm, new double[distanceKm.length], from, to, effectiveRadiusKm, frequencyMhz);
    double spherical = SphericalEarth.lossDb(length, from, to, effectiveRadiusKm, frequencyMhz, polarization, seaFraction);
    return new Parts(overProfile, overSmooth, spherical, overProfile + Math.max(0, spherical - overSmooth));
  }

  /** The straight line that stands for the ground: heights above sea level at both ends. */
  private record SmoothEarth(double startMeters, double endMeters) {

    /** Fitted by area and moment, lowered where obstacles stand above the line of sight, and never above the ground at the ends. */
    static SmoothEarth under(double[] distanceKm, double[] heightMeters, double fromMeters, double toMeters) {
      int last = distanceKm.length - 1;
      double length = distanceKm[last];
      double area = 0;
      double moment = 0;
      double obstacle = Double.NEGATIVE_INFINITY;
      double fromStart = Double.NEGATIVE_INFINITY;
      double fromEnd = Double.NEGATIVE_INFINITY;
      for (int i = 1; i <= last; i++) {
        double d = distanceKm[i];
        double before = distanceKm[i - 1];
        double h = heightMeters[i];
        double hBefore = heightMeters[i - 1];
        area += (d - before) * (h + hBefore);
        moment += (d - before) * (h * (2 * d + before) + hBefore * (d + 2 * before));
        if (d > 0 && d < length) {
          double above = h - (fromMeters * (length - d) + toMeters * d) / length;
          obstacle = Math.max(obstacle, above);
          fromStart = Math.max(fromStart, above / d);
          fromEnd = Math.max(fromEnd, above / (length - d));
        }
      }
      double start = (2 * area * length - moment) / (length * length);
      double end = (moment - area * length) / (length * length);
      if (obstacle > 0) {
        start -= obstacle * fromStart / (fromStart + fromEnd);
        end -= obstacle * fromEnd / (fromStart + fromEnd);
      }
      return new SmoothEarth(Math.min(start, heightMeters[0]), Math.min(end, heightMeters[last]));
    }
  }
}
