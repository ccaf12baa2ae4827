package org.atalaya.planner.propagation;

import java.util.Set;

/** What makes a result of the irregular terrain model doubtful, with the bit that NTIA's published code sets. */
public enum ItmWarning {
  FROM_HEIGHT_NEAR_LIMIT(0x0001),
  TO_HEIGHT_NEAR_LIMIT(0x0002),
  FREQUENCY_NEAR_LIMIT(0x0004),
  /** Longer than 1000 km. */
  PATH_LONG(0x0008),
  /** Longer than 2000 km. */
  PATH_VERY_LONG(0x0010),
  /** Steeper than the small-angle approximation allows. */
  PATH_STEEP(0x0020),
  /** Shorter than 1 km. */
  PATH_SHORT(0x0040),
  /** The horizon stands more than 0.2 rad up or down. */
  FROM_HORIZON_STEEP(0x0080),
  TO_HORIZON_STEEP(0x0100),
  /** Nearer than a tenth of the smooth earth's horizon. */
  FROM_HORIZON_NEAR(0x0200),
  TO_HORIZON_NEAR(0x0400),
  /** Farther than three times the smooth earth's horizon. */
  FROM_HORIZON_FAR(0x0800),
  TO_HORIZON_FAR(0x1000),
  /** A percentage lies far in the tail of its distribution. */
  EXTREME_VARIABILITY(0x2000),
  /** Below 250 N-units. */
  SURFACE_REFRACTIVITY_SMALL(0x4000);

  private final int bit;

  ItmWarning(int bit) {
    this.bit = bit;
  }

  /** NTIA's bit. */
  public int bit() {
    return bit;
  }

  /** All bits in one number, as NTIA's code returns them. */
  public static int bits(Set<ItmWarning> warnings) {
    return warnings.stream().mapToInt(ItmWarning::bit).reduce(0, (a, b) -> a | b);
  }
}
