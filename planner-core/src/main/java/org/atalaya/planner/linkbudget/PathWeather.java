package org.atalaya.planner.linkbudget;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.propagation.MultipathFading;
import org.atalaya.planner.propagation.OutsideRange;
import org.atalaya.planner.propagation.RainAttenuation;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * How often the weather takes more from a path than a margin: multipath (ITU-R P.530-18, 2.3) and rain (2.4.1), whose
 * shares add up (section 2.7 treats them as excluding each other). Rain counts in the polarisation that it takes most from.
 */
public final class PathWeather {
  /** From here on multipath falls with the fade as a matter of course. */
  private static final double DEEP_DB = 25;
  private static final double STEP_DB = 0.5;

  private final Climate climate;
  private final MultipathFading multipath;
  private final double latitude;
  private final double distanceKm;
  private final double frequencyGhz;
  private final double slopeDegrees;

  /**
   * @param profile known from end to end
   * @param fromHeightMeters antenna above ground at the start
   * @param toHeightMeters antenna above ground at the end
   * @param frequencyMhz centre of the occupied channel
   */
  public PathWeather(Climate climate, TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double frequencyMhz) {
    this.climate = climate;
    distanceKm = profile.path().distanceMeters() / 1000;
    frequencyGhz = frequencyMhz / 1000;
    latitude = (profile.path().from().latitudeDegrees() + profile.path().to().latitudeDegrees()) / 2;
    double from = profile.groundFromMeters() + fromHeightMeters;
    double to = profile.groundToMeters() + toHeightMeters;
    slopeDegrees = Math.toDegrees(Math.atan2(to - from, distanceKm * 1000));
    multipath = new MultipathFading(distanceKm, frequencyGhz, from, to, meanGround(profile), climate.geoclimaticFactor(),
        climate.refractivityIncrease());
  }

  /** Mean height of the ground without trees, metres. */
  private static double meanGround(TerrainProfile profile) {
    TerrainProfile.Samples samples = profile.samples();
    double area = 0;
    double[] distance = samples.distanceMeters();
    double[] ground = samples.groundMeters();
    for (int i = 1; i < distance.length; i++) {
      area += (distance[i] - distance[i - 1]) * (ground[i] + ground[i - 1]) / 2;
    }
    double length = distance[distance.length - 1];
    return length > 0 ? area / length : ground[0];
  }

  /** @param marginDb between signal and sensitivity; nothing is left below 0 */
  public Availability at(double marginDb) {
    if (!(marginDb >= 0)) {
      return new Availability(0, 0);
    }
    double rain = Math.max(rainPercent(marginDb, 0), rainPercent(marginDb, 90));
    // on extreme paths the formula for shallow fades dips; a smaller margin is never the better one
    double month = multipath.anyFadePercent(marginDb);
    double year = multipath.anyFadeYearPercent(marginDb, latitude);
    for (double deeper = marginDb + STEP_DB; deeper < DEEP_DB; deeper += STEP_DB) {
      month = Math.max(month, multipath.anyFadePercent(deeper));
      year = Math.max(year, multipath.anyFadeYearPercent(deeper, latitude));
    }
    return new Availability(Math.max(0, 100 - month - RainAttenuation.worstMonthPercent(rain)), Math.max(0, 100 - year - rain));
  }

  private double rainPercent(double marginDb, double tiltDegrees) {
    return RainAttenuation.exceededPercent(marginDb, distanceKm, frequencyGhz, slopeDegrees, tiltDegrees, climate.rain001MmPerHour());
  }

  List<OutsideRange> outside() {
    List<OutsideRange> outside = new ArrayList<>(multipath.outside());
    outside.addAll(RainAttenuation.outside(distanceKm, frequencyGhz));
    return outside;
  }
}
