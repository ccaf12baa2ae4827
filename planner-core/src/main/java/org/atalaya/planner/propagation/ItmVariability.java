package org.atalaya.planner.propagation;

import java.util.Set;

/**
 * How the loss of the irregular terrain model varies in time, from place to place and from one situation to the next
 * (TR-82-100, section 5).
 */
record ItmVariability(RadioClimate climate, double frequencyMhz, ItmPath path) {
  private static final double STANDARD_EARTH_METERS = 9000e3;
  /** Deviates beyond this are far in the tail. */
  private static final double FAR_DEVIATE = 3.10;

  /**
   * The attenuation beyond free space that the three percentages ask for, dB.
   *
   * @param referenceDb attenuation of the median of the reference situation
   * @param warnings is told if a percentage lies far in the tail
   */
  double attenuationDb(double referenceDb, ItmCase asked, Set<ItmWarning> warnings) {
    boolean noSituation = asked.variabilityMode() >= 20;
    boolean noLocation = asked.variabilityMode() / 10 % 2 == 1;
    int mode = asked.variabilityMode() % 10;
    double zSituation = NormalDeviate.exceededIn(asked.situationPercent());
    double zTime = mode == 0 ? zSituation : NormalDeviate.exceededIn(asked.timePercent());
    double zLocation = switch (mode) {
      case 0, 1 -> zSituation;
      case 2 -> zTime;
      default -> NormalDeviate.exceededIn(asked.locationPercent());
    };
    if (Math.abs(zTime) > FAR_DEVIATE || Math.abs(zLocation) > FAR_DEVIATE || Math.abs(zSituation) > FAR_DEVIATE) {
      warnings.add(ItmWarning.EXTREME_VARIABILITY);
    }
    double distance = effectiveDistance();
    double situation = noSituation ? 0 : 5 + 3 * Math.exp(-distance / 100e3);
    double location = noLocation ? 0 : locationSpread();
    double time = timeSpread(zTime, distance);
    double yTime = time * zTime;
    double yLocation = location * zLocation;
    double residual = situation * situation + yTime * yTime / (7.8 + zSituation * zSituation)
        + yLocation * yLocation / (24 + zSituation * zSituation);
    double reliability = switch (mode) {
      case 0 -> 0;
      case 1 -> yTime;
      case 2 -> Math.hypot(time, location) * zTime;
      default -> yTime + yLocation;
    };
    double confidence = zSituation * Math.sqrt(switch (mode) {
      case 0 -> time * time + location * location + residual;
      case 1 -> location * location + residual;
      default -> residual;
    });
    double attenuation = referenceDb - climate.median.at(distance) - reliability - confidence;
    return attenuation < 0 ? attenuation * (29 - attenuation) / (29 - 10 * attenuation) : attenuation;
  }

  /** Equation 5.3. */
  private double effectiveDistance() {
    double beyond = Math.sqrt(2 * STANDARD_EARTH_METERS * path.effectiveHeightMeters()[0])
        + Math.sqrt(2 * STANDARD_EARTH_METERS * path.effectiveHeightMeters()[1])
        + Math.cbrt(575.7e12 / ItmDiffraction.waveNumber(frequencyMhz));
    double length = path.lengthMeters();
    return length < beyond ? 130e3 * length / beyond : 130e3 + length - beyond;
  }

  private double locationSpread() {
    double rough = ItmDiffraction.waveNumber(frequencyMhz) * path.irregularityOver(path.lengthMeters());
    return 10 * rough / (rough + 13);
  }

  private double timeSpread(double z, double distance) {
    double wave = ItmDiffraction.waveNumber(frequencyMhz);
    if (z < 0) {
      return climate.strongSide.at(distance) * climate.strongGain.at(wave);
    }
    double weak = climate.weakSide.at(distance) * climate.weakGain.at(wave);
    double tail = climate.bendSlope * weak;
    return z <= climate.bend ? weak : tail + (weak - tail) * climate.bend / z;
  }
}
