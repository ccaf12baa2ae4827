package org.atalaya.planner.propagation;

import java.util.Arrays;

/**
 * What the irregular terrain model takes from a profile (TR-82-100, section on the preparatory subroutine of the
 * point-to-point mode): radio horizons, effective antenna heights and the irregularity of the terrain. The indices 0 and
 * 1 are the path's start and end.
 *
 * @param lengthMeters of the path
 * @param heightMeters antennas above ground
 * @param effectiveHeightMeters antennas above the ground that reflects
 * @param horizonMeters distance of each antenna's horizon
 * @param horizonAngle elevation of each horizon, radians
 * @param irregularityMeters Δh, the interdecile range of terrain heights over a long path
 * @param earthRadiusMeters effective
 */
@SuppressWarnings("ArrayRecordComponent")
record ItmPath(double lengthMeters, double[] heightMeters, double[] effectiveHeightMeters, double[] horizonMeters,
    double[] horizonAngle, double irregularityMeters, double earthRadiusMeters) {

  /** Most and fewest points in a tenth of the resampled profile. */
  private static final int MOST_IN_A_TENTH = 25;
  private static final int FEWEST_IN_A_TENTH = 4;

  static ItmPath of(EvenProfile profile, double fromHeightMeters, double toHeightMeters, double earthRadiusMeters) {
    double length = profile.lengthMeters();
    double[] height = {fromHeightMeters, toHeightMeters};
    double[] horizon = new double[2];
    double[] angle = new double[2];
    findHorizons(profile, height, earthRadiusMeters, horizon, angle);
    // The ground right below an antenna says nothing about the terrain.
    double from = Math.min(15 * height[0], 0.1 * horizon[0]);
    double to = length - Math.min(15 * height[1], 0.1 * horizon[1]);
    double irregularity = irregularity(profile, from, to);
    double[] effective = new double[2];
    ItmPath path = new ItmPath(length, height, effective, horizon, angle, irregularity, earthRadiusMeters);
    if (horizon[0] + horizon[1] > 1.5 * length) {
      EvenProfile.Line ground = profile.fit(from, to);
      effective[0] = height[0] + Math.max(profile.first() - ground.atStart(), 0);
      effective[1] = height[1] + Math.max(profile.last() - ground.atEnd(), 0);
      path.imagineHorizons();
    } else {
      EvenProfile.Line near = profile.fit(from, 0.9 * horizon[0]);
      EvenProfile.Line far = profile.fit(length - 0.9 * horizon[1], to);
      effective[0] = height[0] + Math.max(profile.first() - near.atStart(), 0);
      effective[1] = height[1] + Math.max(profile.last() - far.atEnd(), 0);
    }
    return path;
  }

  /** Horizon of this antenna over a smooth earth, metres. */
  double smoothHorizonMeters(int end) {
    return Math.sqrt(2 * effectiveHeightMeters[end] * earthRadiusMeters);
  }

  /** Farthest line of sight over a smooth earth, metres. */
  double smoothSightMeters() {
    return smoothHorizonMeters(0) + smoothHorizonMeters(1);
  }

  /** Farthest line of sight over this terrain, metres. */
  double sightMeters() {
    return horizonMeters[0] + horizonMeters[1];
  }

  /** Angular distance of the line-of-sight region, radians. */
  double sightAngle() {
    return -Math.max(horizonAngle[0] + horizonAngle[1], -sightMeters() / earthRadiusMeters);
  }

  /** Irregularity over a shorter stretch, metres: report ERL 79-ITS 67, equation 3. */
  double irregularityOver(double distanceMeters) {
    return irregularityMeters * (1 - 0.8 * Math.exp(-distanceMeters / 50e3));
  }

  private static void findHorizons(EvenProfile profile, double[] height, double radius, double[] horizon, double[] angle) {
    double length = profile.lengthMeters();
    double from = profile.first() + height[0];
    double to = profile.last() + height[1];
    angle[0] = (to - from) / length - length / (2 * radius);
    angle[1] = -(to - from) / length - length / (2 * radius);
    Arrays.fill(horizon, length);
    double done = 0;
    double left = length;
    for (int i = 1; i < profile.steps(); i++) {
      done += profile.stepMeters();
      left -= profile.stepMeters();
      double up = (profile.height(i) - from) / done - done / (2 * radius);
      double back = (profile.height(i) - to) / left - left / (2 * radius);
      if (up > angle[0]) {
        angle[0] = up;
        horizon[0] = done;
      }
      if (back > angle[1]) {
        angle[1] = back;
        horizon[1] = left;
      }
    }
  }

  /** The antennas see each other with room to spare: their horizons are those of typical terrain of this roughness. */
  private void imagineHorizons() {
    typicalHorizons();
    double combined = sightMeters();
    if (combined <= lengthMeters) {
      double stretch = lengthMeters / combined * (lengthMeters / combined);
      effectiveHeightMeters[0] *= stretch;
      effectiveHeightMeters[1] *= stretch;
      typicalHorizons();
    }
    for (int i = 0; i < 2; i++) {
      double smooth = smoothHorizonMeters(i);
      horizonAngle[i] = (0.65 * irregularityMeters * (smooth / horizonMeters[i] - 1) - 2 * effectiveHeightMeters[i]) / smooth;
    }
  }

  private void typicalHorizons() {
    for (int i = 0; i < 2; i++) {
      horizonMeters[i] = smoothHorizonMeters(i)
          * Math.exp(-0.07 * Math.sqrt(irregularityMeters / Math.max(effectiveHeightMeters[i], 5)));
    }
  }

  /**
   * Δh: the ground between two distances, resampled to at most 245 points, less its own straight line; the range
   * between the highest and the lowest tenth, as it would be over a long path.
   */
  private static double irregularity(EvenProfile profile, double fromMeters, double toMeters) {
    double at = fromMeters / profile.stepMeters();
    double end = toMeters / profile.stepMeters();
    if (end - at < 2) {
      return 0;
    }
    int tenth = Math.clamp((int) (0.1 * (end - at + 8)), FEWEST_IN_A_TENTH, MOST_IN_A_TENTH);
    int count = 10 * tenth - 5;
    double stride = (end - at) / (count - 1);
    double[] samples = new double[count];
    int cell = (int) at;
    double beyond = at - (cell + 1);
    for (int j = 0; j < count; j++) {
      while (beyond > 0 && cell + 1 < profile.steps()) {
        beyond--;
        cell++;
      }
      samples[j] = profile.height(cell + 1) + (profile.height(cell + 1) - profile.height(cell)) * beyond;
      beyond += stride;
    }
    EvenProfile.Line line = new EvenProfile(1, samples).fit(0, count - 1);
    double slope = (line.atEnd() - line.atStart()) / (count - 1);
    double expected = line.atStart();
    for (int j = 0; j < count; j++) {
      samples[j] -= expected;
      expected += slope;
    }
    Arrays.sort(samples);
    double range = samples[count - tenth] - samples[tenth - 1];
    return range / (1 - 0.8 * Math.exp(-(toMeters - fromMeters) / 50e3));
  }
}
