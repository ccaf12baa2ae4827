package org.atalaya.planner.propagation;

import org.atalaya.planner.terrain.TerrainProfile;

/**
 * A profile as the recommendations want it: points with the height of ground and clutter together.
 *
 * @param distanceKm ascending, from 0 to the path's length
 * @param heightMeters of ground and clutter above sea level; at the two end points of the ground alone
 * @param groundMeters of the ground above sea level
 */
@SuppressWarnings("ArrayRecordComponent")
record SurfacePoints(double[] distanceKm, double[] heightMeters, double[] groundMeters) {

  /** @throws IllegalArgumentException if the profile has gaps */
  static SurfacePoints of(TerrainProfile profile) {
    if (!profile.known()) {
      throw new IllegalArgumentException("terrain is missing on the path: " + profile.gaps().getFirst().name());
    }
    if (profile.segments() == 1) {
      // Within one cell there is no border to look at: the middle stands for the ground between the antennas.
      double length = profile.distanceMeters()[1] / 1000;
      double from = profile.groundFromMeters();
      double middle = profile.middleMeters()[0];
      double to = profile.groundToMeters();
      return new SurfacePoints(new double[] {0, length / 2, length},
          new double[] {from, middle + profile.clutterMeters()[0], to}, new double[] {from, middle, to});
    }
    TerrainProfile.Samples samples = profile.samples();
    double[] distance = samples.distanceMeters();
    double[] height = samples.groundMeters().clone();
    int last = distance.length - 1;
    for (int i = 0; i <= last; i++) {
      distance[i] /= 1000;
      height[i] += i > 0 && i < last ? samples.clutterMeters()[i] : 0;
    }
    return new SurfacePoints(distance, height, samples.groundMeters());
  }
}
