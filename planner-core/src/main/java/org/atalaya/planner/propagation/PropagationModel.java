package org.atalaya.planner.propagation;

import org.atalaya.planner.terrain.TerrainProfile;

/** A published way to compute one part of the loss between two antennas. */
public interface PropagationModel {

  /**
   * Loss beyond what the model's own Javadoc names as its reference (free space, unless it says otherwise), dB.
   *
   * @param profile known from end to end
   * @param fromHeightMeters antenna above ground at the path's start
   * @param toHeightMeters antenna above ground at the path's end
   * @param frequencyMhz above 0
   * @param k effective earth radius factor, above 0
   * @throws IllegalArgumentException if the profile has gaps
   */
  double lossDb(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, double frequencyMhz, double k);
}
