package org.atalaya.planner.propagation;

/**
 * Loss by what stands around an antenna that is lower than it, ITU-R P.2108-1, annex 1, sections 3.1 and 3.2, dB on top
 * of the loss of the path above. For antennas in the streets; where the heights of what stands in the way are known,
 * the profile with its clutter and {@link Bullington} are the better answer, and the two must not be added.
 */
public final class ClutterLoss {
  /** Of section 3.1. */
  public static final ValidRange HEIGHT_GAIN_GHZ = new ValidRange("frequencyGhz", 0.03, 3);
  /** Of section 3.2. */
  public static final ValidRange STATISTICAL_GHZ = new ValidRange("frequencyGhz", 0.5, 67);
  /** Of section 3.2; from 1 km on the loss may be counted at both ends. */
  public static final ValidRange STATISTICAL_KM = new ValidRange("distanceKm", 0.25, Double.MAX_VALUE);
  /** Width of a street where nothing better is known. */
  public static final double STREET_METERS = 27;

  /** What stands around, with the height that represents it where nothing better is known (table 3). */
  public enum Surroundings {
    WATER(10, false),
    OPEN(10, false),
    SUBURBAN(10, true),
    URBAN(15, true),
    FOREST(15, true),
    DENSE_URBAN(20, true);

    private final double heightMeters;
    private final boolean edges;

    Surroundings(double heightMeters, boolean edges) {
      this.heightMeters = heightMeters;
      this.edges = edges;
    }

    /** Metres above ground. */
    public double heightMeters() {
      return heightMeters;
    }
  }

  private ClutterLoss() {}

  /**
   * Section 3.1: median loss of one end, whose path was computed from the clutter's height. 0 from that height up.
   *
   * @param frequencyGhz 0.03 to 3
   * @param antennaMeters above ground, above 0
   * @param clutterMeters height of what stands around, above 0
   * @param streetMeters width of the street, above 0
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static double heightGainDb(Surroundings surroundings, double frequencyGhz, double antennaMeters,
      double clutterMeters, double streetMeters) {
    HEIGHT_GAIN_GHZ.check(frequencyGhz);
    if (!(antennaMeters > 0 && clutterMeters > 0 && streetMeters > 0)) {
      throw new IllegalArgumentException("heights and the width of the street must be above 0");
    }
    if (antennaMeters >= clutterMeters) {
      return 0;
    }
    if (!surroundings.edges) {
      return -(21.8 + 6.2 * Math.log10(frequencyGhz)) * Math.log10(antennaMeters / clutterMeters);
    }
    double below = clutterMeters - antennaMeters;
    double angleDegrees = Math.toDegrees(Math.atan(below / streetMeters));
    return KnifeEdge.lossDb(0.342 * Math.sqrt(frequencyGhz) * Math.sqrt(below * angleDegrees)) - 6.03;
  }

  /**
   * Section 3.2, equations 3 to 6: loss in towns and suburbs that is not exceeded at this share of places, antennas well
   * below the roofs.
   *
   * @param frequencyGhz 0.5 to 67
   * @param distanceKm 0.25 or more
   * @param locationPercent above 0, below 100
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static double statisticalDb(double frequencyGhz, double distanceKm, double locationPercent) {
    STATISTICAL_GHZ.check(frequencyGhz);
    STATISTICAL_KM.check(distanceKm);
    if (!(locationPercent > 0 && locationPercent < 100)) {
      throw new IllegalArgumentException("locationPercent: found " + locationPercent + ", expected between 0 and 100");
    }
    return Math.min(atDistanceDb(frequencyGhz, distanceKm, locationPercent), atDistanceDb(frequencyGhz, 2, locationPercent));
  }

  private static double atDistanceDb(double frequencyGhz, double distanceKm, double locationPercent) {
    double logFrequency = Math.log10(frequencyGhz);
    double shortPath = 32.98 + 23.9 * Math.log10(distanceKm) + 3 * logFrequency;
    double longPath = -2 * Math.log10(Math.pow(10, -5 * logFrequency - 12.5) + Math.pow(10, -16.5));
    double weightLong = Math.pow(10, -0.2 * longPath);
    double weightShort = Math.pow(10, -0.2 * shortPath);
    double deviation = Math.sqrt((16 * weightLong + 36 * weightShort) / (weightLong + weightShort));
    return -5 * Math.log10(weightLong + weightShort) - deviation * NormalDeviate.exceededIn(locationPercent);
  }
}
