package org.atalaya.planner.propagation;

/**
 * Attenuation within the horizon by the irregular terrain model: two rays over rough ground, mixed with the extended
 * diffraction line (TR-82-100, equations 4.38 to 4.50), fitted at two or three distances and interpolated
 * (ERL 79-ITS 67, equations 3.16 to 3.21).
 */
final class ItmLineOfSight {
  private final ItmPath path;
  private final double frequencyMhz;
  private final Complex impedance;
  private final ItmDiffraction diffraction;

  ItmLineOfSight(ItmPath path, double frequencyMhz, Complex impedance, ItmDiffraction diffraction) {
    this.path = path;
    this.frequencyMhz = frequencyMhz;
    this.impedance = impedance;
    this.diffraction = diffraction;
  }

  /** Attenuation beyond free space at the path's own length, which lies within the smooth earth's horizon. */
  double attenuationDb() {
    double edge = path.smoothSightMeters();
    double atEdge = diffraction.lossDb(edge);
    double d0 = 0.04 * frequencyMhz * path.effectiveHeightMeters()[0] * path.effectiveHeightMeters()[1];
    double d1;
    if (diffraction.intercept() >= 0) {
      d0 = Math.min(d0, 0.5 * path.sightMeters());
      d1 = d0 + 0.25 * (path.sightMeters() - d0);
    } else {
      d1 = Math.max(-diffraction.intercept() / diffraction.slope(), 0.25 * path.sightMeters());
    }
    double a1 = twoRaysDb(d1);
    Rise rise = d0 < d1 ? throughThree(d0, d1, a1, edge, atEdge) : Rise.NONE;
    if (rise.equals(Rise.NONE)) {
      double linear = Math.max(atEdge - a1, 0) / (edge - d1);
      rise = new Rise(linear == 0 ? diffraction.slope() : linear, 0);
    }
    double length = path.lengthMeters();
    return atEdge - rise.linear * edge - rise.logarithmic * Math.log(edge)
        + rise.linear * length + rise.logarithmic * Math.log(length);
  }

  /** How the attenuation grows with distance d: {@code linear · d + logarithmic · ln d}. */
  private record Rise(double linear, double logarithmic) {
    static final Rise NONE = new Rise(Double.NaN, Double.NaN);
  }

  private Rise throughThree(double d0, double d1, double a1, double edge, double atEdge) {
    double a0 = twoRaysDb(d0);
    double q = Math.log(edge / d0);
    double logarithmic = Math.max(0, ((edge - d0) * (a1 - a0) - (d1 - d0) * (atEdge - a0))
        / ((edge - d0) * Math.log(d1 / d0) - (d1 - d0) * q));
    if (!(diffraction.intercept() > 0 || logarithmic > 0)) {
      return Rise.NONE;
    }
    double linear = (atEdge - a0 - logarithmic * q) / (edge - d0);
    if (linear >= 0) {
      return new Rise(linear, logarithmic);
    }
    logarithmic = Math.max(atEdge - a0, 0) / q;
    return new Rise(logarithmic == 0 ? diffraction.slope() : 0, logarithmic);
  }

  private double twoRaysDb(double distance) {
    double first = path.effectiveHeightMeters()[0];
    double second = path.effectiveHeightMeters()[1];
    double wave = ItmDiffraction.waveNumber(frequencyMhz);
    double sine = (first + second) / Math.sqrt(distance * distance + (first + second) * (first + second));
    double deviation = ItmDiffraction.surfaceDeviation(path.irregularityOver(distance));
    Complex straight = new Complex(sine, 0);
    Complex reflected = straight.minus(impedance).over(straight.plus(impedance))
        .times(Math.exp(-Math.min(10, wave * deviation * sine)));
    double power = reflected.norm();
    if (power < 0.25 || power < sine) {
      reflected = reflected.times(Math.sqrt(sine / power));
    }
    double phase = wave * 2 * first * second / distance;
    if (phase > Math.PI / 2) {
      phase = Math.PI - Math.PI * Math.PI / 4 / phase;
    }
    double rays = -10 * Math.log10(new Complex(Math.cos(phase), -Math.sin(phase)).plus(reflected).norm());
    double weight = 1 / (1 + frequencyMhz * path.irregularityMeters() / Math.max(10e3, path.smoothSightMeters()));
    return weight * rays + (1 - weight) * diffraction.lossDb(distance);
  }
}
