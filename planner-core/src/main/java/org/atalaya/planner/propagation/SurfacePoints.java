package org.atalaya.planner.propagation;

import org.atalaya.planner.terrain.TerrainProfile;

/**
 * A profile as the recommendations want it: points with the height of ground and clutter together.
 *
 * @param distanceKm ascending, from 0 to the path's length
 * @param heightMeters above sea level; the two end points without clutter
 */
@SuppressWarnings("ArrayRecordComponent")
record SurfacePoints(double[] distanceKm, double[] heightMeters) {

  /** @throws IllegalArgumentException if the profile has gaps */
  static SurfacePoints of(TerrainProfile profile) {
    if (!profile.known()) {
      throw new IllegalArgumentException("terrain is missing on the path: " + profile.gaps().getFirst().name());
    }
    if (profile.segments() == 1) {
      // Within one cell there is no border to look at: the middle stands for the ground between the antennas.
      double length = profile.distanceMeters()[1] / 1000;
      return new SurfacePoints(new double[] {0, length / 2, length}, new double[] {
        profile.groundFromMeters(), profile.middleMeters()[0] + profile.clutterMeters()[0], profile.groundToMeters()});
    }
    TerrainProfile.Samples samples = profile.samples();
    double[] distance = samples.distanceMeters();
    double[] height = samples.groundMeters();
    int last = distance.length - 1;
    for (int i = 0; i <= last; i++) {
      distance[i] /= 1000;
      height[i] += i > 0 && i < last ? samples.clutterMeters()[i] : 0;
    }
    return new SurfacePoints(distance, height);
  }
}
