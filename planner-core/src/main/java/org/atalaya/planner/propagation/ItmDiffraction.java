package org.atalaya.planner.propagation;

/**
 * Diffraction of the irregular terrain model (TR-82-100, equations 4.9 to 4.37): a mean of two knife edges and a
 * smooth earth of three radii (Vogler 1964), weighted by the terrain's roughness, plus a clutter term. Far from the
 * horizon it is taken as a straight line over distance; {@code slope} and {@code intercept} are that line's.
 *
 * @param slope dB per metre
 * @param intercept dB at distance 0
 */
record ItmDiffraction(double slope, double intercept) {
  private static final double ACTUAL_EARTH_METERS = 6370e3;

  /** The line through the losses at two distances well beyond the horizons. */
  static ItmDiffraction over(ItmPath path, double frequencyMhz, Complex impedance) {
    double scale = Math.cbrt(path.earthRadiusMeters() * path.earthRadiusMeters() / frequencyMhz);
    double near = Math.max(path.smoothSightMeters(), path.sightMeters() + 5 * scale);
    double far = near + 10 * scale;
    double atNear = lossDb(path, near, frequencyMhz, impedance);
    double slope = (lossDb(path, far, frequencyMhz, impedance) - atNear) / (far - near);
    return new ItmDiffraction(slope, atNear - slope * near);
  }

  double lossDb(double distanceMeters) {
    return slope * distanceMeters + intercept;
  }

  private static double lossDb(ItmPath path, double distance, double frequencyMhz, Complex impedance) {
    double heights = path.heightMeters()[0] * path.heightMeters()[1];
    double effective = path.effectiveHeightMeters()[0] * path.effectiveHeightMeters()[1];
    double clutter = Math.min(15, 5 * Math.log10(1 + 1e-5 * heights * frequencyMhz
        * surfaceDeviation(path.irregularityOver(path.smoothSightMeters()))));
    // ERL 79-ITS 67, equation 3.23, with C = 10 for low antennas on a known path.
    double c = heights + 10;
    double lift = Math.sqrt(1 + (effective - heights) / c);
    double rough = (lift + (-path.sightAngle() * path.earthRadiusMeters() + path.sightMeters()) / distance)
        * Math.min(path.irregularityOver(distance) * waveNumber(frequencyMhz), 6283.2);
    double weight = 25.1 / (25.1 + Math.sqrt(rough));
    return weight * smoothEarthDb(path, distance, frequencyMhz, impedance)
        + (1 - weight) * knifeEdgesDb(path, distance, frequencyMhz) + clutter;
  }

  /** 2π / λ, per metre, as the model rounds it. */
  static double waveNumber(double frequencyMhz) {
    return frequencyMhz / 47.7;
  }

  /** Standard deviation of the surface within the first Fresnel zone, metres: ERL 79-ITS 67, equation 3.6a. */
  static double surfaceDeviation(double irregularityMeters) {
    return 0.78 * irregularityMeters * Math.exp(-0.5 * Math.pow(irregularityMeters, 0.25));
  }

  /** Two edges, one at each horizon: Technical Note 101, equations I.1 and I.7. */
  private static double knifeEdgesDb(ItmPath path, double distance, double frequencyMhz) {
    double bend = distance / path.earthRadiusMeters() - path.sightAngle();
    double beyond = distance - path.sightMeters();
    double sum = 0;
    for (double horizon : path.horizonMeters()) {
      sum += edgeDb(0.0795775 * waveNumber(frequencyMhz) * bend * bend * horizon * beyond / (beyond + horizon));
    }
    return sum;
  }

  /** Loss of one edge by the square of its ν: Technical Note 101, equations III.24b and c. */
  private static double edgeDb(double nuSquared) {
    return nuSquared < 5.76
        ? 6.02 + 9.11 * Math.sqrt(nuSquared) - 1.27 * nuSquared
        : 12.953 + 10 * Math.log10(nuSquared);
  }

  /** Vogler's three radii: the way between the horizons, and each antenna's way to its horizon. */
  private static double smoothEarthDb(ItmPath path, double distance, double frequencyMhz, Complex impedance) {
    double bend = distance / path.earthRadiusMeters() - path.sightAngle();
    double between = normalized((distance - path.sightMeters()) / bend, distance - path.sightMeters(), frequencyMhz, impedance);
    double sum = between;
    double gains = 0;
    for (int i = 0; i < 2; i++) {
      double horizon = path.horizonMeters()[i];
      double radius = horizon * horizon / (2 * path.effectiveHeightMeters()[i]);
      double x = normalized(radius, horizon, frequencyMhz, impedance);
      sum += x;
      gains += heightGainDb(x, surfaceConstant(radius, frequencyMhz, impedance));
    }
    return 0.05751 * sum - 10 * Math.log10(sum) - gains - 20;
  }

  private static double radiusRatio(double radius) {
    return Math.cbrt(4.0 / 3 * ACTUAL_EARTH_METERS / radius);
  }

  private static double surfaceConstant(double radius, double frequencyMhz, Complex impedance) {
    return 0.017778 * radiusRatio(radius) / (Math.cbrt(frequencyMhz) * impedance.magnitude());
  }

  /** Distance in Vogler's units. */
  private static double normalized(double radius, double distance, double frequencyMhz, Complex impedance) {
    double c = radiusRatio(radius);
    return (1.607 - surfaceConstant(radius, frequencyMhz, impedance)) * c * c * Math.cbrt(frequencyMhz) * distance / 1000;
  }

  /** Vogler's F(x, K), dB. */
  private static double heightGainDb(double x, double k) {
    if (x < 200) {
      double w = -Math.log(k);
      if (k < 1e-5 || x * w * w * w > 5495) {
        return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
      }
      return 2.5e-5 * x * x / k - 8.686 * w - 15;
    }
    double straight = 0.05751 * x - 4.343 * Math.log(x);
    if (x >= 2000) {
      return straight;
    }
    double w = 0.0134 * x * Math.exp(-0.005 * x);
    return (1 - w) * straight + w * (17.372 * Math.log(x) - 117);
  }
}
