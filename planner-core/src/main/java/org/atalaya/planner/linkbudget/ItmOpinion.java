package org.atalaya.planner.linkbudget;

import java.util.Arrays;
import java.util.Optional;
import org.atalaya.planner.propagation.EvenProfile;
import org.atalaya.planner.propagation.IrregularTerrainModel;
import org.atalaya.planner.propagation.ItmCase;
import org.atalaya.planner.propagation.ItmResult;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * What the irregular terrain model says of a link, beside the loss that the budget is computed with. Two models that
 * differ by much say that the path is hard to judge.
 */
final class ItmOpinion {
  /** Usual values where the ground's are not known: TR-82-100, sections 2.2 and 2.3, average ground, mid latitudes. */
  private static final double REFRACTIVITY = 301;
  private static final double PERMITTIVITY = 15;
  private static final double CONDUCTIVITY = 0.005;
  /** Broadcast mode without the variability of places: both ends are where they are. */
  private static final int FIXED_PLACES = 13;
  private static final double MEDIAN_PERCENT = 50;
  private static final int VERTICAL = 1;
  private static final double SHORTEST_METERS = 1;
  private static final double STEP_METERS = 30;
  private static final int FEWEST_STEPS = 10;
  private static final int MOST_STEPS = 2000;

  private ItmOpinion() {}

  /**
   * @param profile known from end to end, with what stands on it
   * @return empty for antennas on one mast: that is no path for the model
   */
  static Optional<ItmResult> find(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double frequencyMhz, ClimateSettings climate) {
    if (profile.path().distanceMeters() < SHORTEST_METERS) {
      return Optional.empty();
    }
    return Optional.of(IrregularTerrainModel.pointToPoint(new ItmCase(fromHeightMeters, toHeightMeters, climate.itm().number(), REFRACTIVITY,
        frequencyMhz, VERTICAL, PERMITTIVITY, CONDUCTIVITY, FIXED_PLACES, climate.reliabilityPercent(), MEDIAN_PERCENT, MEDIAN_PERCENT),
        even(profile)));
  }

  /** Ground and clutter at even steps; at both ends the ground alone, on which the antennas stand. */
  private static EvenProfile even(TerrainProfile profile) {
    TerrainProfile.Samples samples = profile.samples();
    double[] distance = samples.distanceMeters();
    double length = profile.path().distanceMeters();
    int steps = (int) Math.clamp(Math.ceil(length / STEP_METERS), FEWEST_STEPS, MOST_STEPS);
    double[] heights = new double[steps + 1];
    heights[0] = profile.groundFromMeters();
    heights[steps] = profile.groundToMeters();
    for (int i = 1; i < steps; i++) {
      double at = length * i / steps;
      int found = Arrays.binarySearch(distance, at);
      int right = Math.clamp(found >= 0 ? found : -found - 1, 1, distance.length - 1);
      double width = distance[right] - distance[right - 1];
      double share = width > 0 ? (at - distance[right - 1]) / width : 0;
      heights[i] = (1 - share) * top(samples, right - 1) + share * top(samples, right);
    }
    return new EvenProfile(length / steps, heights);
  }

  private static double top(TerrainProfile.Samples samples, int i) {
    return samples.groundMeters()[i] + samples.clutterMeters()[i];
  }
}
