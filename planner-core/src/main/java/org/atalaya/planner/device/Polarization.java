package org.atalaya.planner.device;

/** How the waves of an antenna swing. */
public enum Polarization {
  VERTICAL("vertical", 90),
  HORIZONTAL("horizontal", 0),
  /** Rising to the right as one looks along the beam. */
  SLANT("slant", 45),
  /** Two at right angles, one for each chain: horizontal and vertical, or ±45°. */
  DUAL("dual", Double.NaN),
  /** Nobody was found to say. */
  UNKNOWN("unknown", Double.NaN);

  /**
   * Loss between crossed antennas. Theory says without end; between antennas of the trade on a real roof 20 dB are
   * what is usual: an assumption.
   */
  public static final double CROSSED_DB = 20;
  private static final double HALF_DB = 10 * Math.log10(2);

  private final String id;
  private final double angleDegrees;

  Polarization(String id, double angleDegrees) {
    this.id = id;
    this.angleDegrees = angleDegrees;
  }

  /** As in a device's file. */
  public String id() {
    return id;
  }

  /**
   * Loss between two antennas, dB: −20 log₁₀ |cos Δ| of the angle between linear ones, {@link #CROSSED_DB} at most;
   * 3 dB between a dual one and a single one, of which half of the power is not heard; 0 between two dual ones, and
   * where one is unknown.
   */
  public double mismatchDb(Polarization other) {
    if (this == UNKNOWN || other == UNKNOWN || this == other) {
      return 0;
    }
    if (this == DUAL || other == DUAL) {
      return HALF_DB;
    }
    double cosine = Math.abs(Math.cos(Math.toRadians(angleDegrees - other.angleDegrees)));
    return Math.min(CROSSED_DB, -20 * Math.log10(cosine));
  }
}
