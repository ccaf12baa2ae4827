package org.atalaya.planner.propagation;

import java.util.OptionalDouble;

/**
 * Attenuation by tropospheric scatter of the irregular terrain model (TR-82-100, equations 4.60 to 4.67 and section 6;
 * Technical Note 101, chapter 9).
 */
final class ItmScatter {
  /** F(θd), three stretches of distance: TR-82-100, 6.9. */
  private static final double[][] DISTANCE_FUNCTION = {
      {133.4, 0.332e-3, -10}, {104.6, 0.212e-3, -2.5}, {71.8, 0.157e-3, 5}};
  /** Frequency gain for scattering efficiencies 1 to 5: TR-82-100, 6.13. */
  private static final double[][] FREQUENCY_GAIN = {{25, 24}, {80, 45}, {177, 68}, {395, 80}, {705, 105}};
  /** A frequency gain above this is not believed; the one at the farther distance is used instead. */
  private static final double GREATEST_GAIN_DB = 15;

  private final ItmPath path;
  private final double frequencyMhz;
  private final double surfaceRefractivity;

  ItmScatter(ItmPath path, double frequencyMhz, double surfaceRefractivity) {
    this.path = path;
    this.frequencyMhz = frequencyMhz;
    this.surfaceRefractivity = surfaceRefractivity;
  }

  /** The straight line that stands for scatter over distance: its loss at {@code atMeters}, and dB per metre. */
  record Line(double atMeters, double lossDb, double slope) {}

  /** Found from the losses 200 and 400 km beyond the horizons; nothing where scatter is not defined there. */
  java.util.Optional<Line> line() {
    double near = path.sightMeters() + 200e3;
    double far = path.sightMeters() + 400e3;
    OptionalDouble gainFar = frequencyGainDb(far);
    OptionalDouble gainNear = gainFar.isPresent() && gainFar.getAsDouble() > GREATEST_GAIN_DB ? gainFar : frequencyGainDb(near);
    if (gainNear.isEmpty()) {
      return java.util.Optional.empty();
    }
    double gain = gainNear.getAsDouble() > GREATEST_GAIN_DB && gainFar.isPresent() ? gainFar.getAsDouble() : gainNear.getAsDouble();
    double atNear = lossDb(near, gain);
    // Where the farther loss is not defined the model counts it as 1001 dB.
    double atFar = gainFar.isPresent() ? lossDb(far, gainFar.getAsDouble()) : 1001;
    return atNear < 1000 ? java.util.Optional.of(new Line(near, atNear, (atFar - atNear) / 200e3)) : java.util.Optional.empty();
  }

  private double lossDb(double distance, double gainDb) {
    double theta = distance / path.earthRadiusMeters() - path.sightAngle();
    double bent = theta * distance;
    double[] c = DISTANCE_FUNCTION[bent <= 10e3 ? 0 : bent <= 70e3 ? 1 : 2];
    return c[0] + c[1] * bent + c[2] * Math.log10(bent)
        + 10 * Math.log10(ItmDiffraction.waveNumber(frequencyMhz) * 47.7 * Math.pow(theta, 4))
        - 0.1 * (surfaceRefractivity - 301) * Math.exp(-bent / 40e3) + gainDb;
  }

  /** H₀ at this distance; empty where both antennas are too low for it to be defined. */
  private OptionalDouble frequencyGainDb(double distance) {
    double wave = ItmDiffraction.waveNumber(frequencyMhz);
    double theta = path.horizonAngle()[0] + path.horizonAngle()[1] + distance / path.earthRadiusMeters();
    double r1 = 2 * wave * theta * path.effectiveHeightMeters()[0];
    double r2 = 2 * wave * theta * path.effectiveHeightMeters()[1];
    if (r1 < 0.2 && r2 < 0.2) {
      return OptionalDouble.empty();
    }
    double skew = path.horizonMeters()[0] - path.horizonMeters()[1];
    double ratio = path.effectiveHeightMeters()[1] / path.effectiveHeightMeters()[0];
    if (skew < 0) {
      skew = -skew;
      ratio = 1 / ratio;
    }
    double asymmetry = (distance - skew) / (distance + skew);
    double q = Math.clamp(ratio / asymmetry, 0.1, 10);
    double s = Math.max(0.1, asymmetry);
    double crossing = (distance - skew) * (distance + skew) * theta * 0.25 / distance;
    double n = surfaceRefractivity;
    double efficiency = crossing / 1.7556e3
        * (1 + (0.031 - n * 2.32e-3 + n * n * 5.67e-6) * Math.exp(-Math.pow(Math.min(1.7, crossing / 8.0e3), 6)));
    double plain = (gain(r1, efficiency) + gain(r2, efficiency)) / 2;
    double correction = Math.min(plain, 6 * (0.6 - Math.log10(Math.max(efficiency, 1))) * Math.log10(s) * Math.log10(q));
    double gain = Math.max(plain + correction, 0);
    if (efficiency < 1) {
      double root = Math.sqrt(2);
      double product = (1 + root / r1) * (1 + root / r2);
      gain = efficiency * gain
          + (1 - efficiency) * 10 * Math.log10(product * product * (r1 + r2) / (r1 + r2 + 2 * root));
    }
    return OptionalDouble.of(gain);
  }

  /** Gain at a scattering efficiency, interpolated between the published curves. */
  private static double gain(double r, double efficiency) {
    double within = Math.clamp(efficiency, 1, 5);
    int whole = (int) within;
    double part = within - whole;
    double lower = curve(whole - 1, r);
    return part == 0 ? lower : (1 - part) * lower + part * curve(whole, r);
  }

  private static double curve(int index, double r) {
    double[] c = FREQUENCY_GAIN[index];
    return 10 * Math.log10(1 + c[0] / Math.pow(r, 4) + c[1] / (r * r));
  }
}
