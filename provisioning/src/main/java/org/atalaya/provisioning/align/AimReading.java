package org.atalaya.provisioning.align;

import java.util.OptionalDouble;

/**
 * What the hand that turns an antenna has to know now.
 *
 * @param signalDbm of the last frame; empty where the other end is not heard
 * @param bestDbm the best since somebody began to look for it; empty until something is heard
 * @param trend where the signal goes; {@link Trend#STEADY} where too little is known
 * @param standing how far the signal is from what the plan expects
 */
public record AimReading(OptionalDouble signalDbm, OptionalDouble bestDbm, Trend trend, Standing standing) {

  /** Of the last second. */
  public enum Trend { RISING, STEADY, FALLING }

  /** Beside the plan; where the plan has no such link, beside what a link of the fastest rates needs, −65 dBm. */
  public enum Standing {
    /** At most 3 dB below. */
    REACHED,
    /** At most 10 dB below. */
    NEAR,
    /** Further below. */
    FAR,
    NOT_HEARD
  }

  /** How far the signal is below the best, at least 0 dB; empty where it is not heard. */
  public OptionalDouble belowBestDb() {
    return signalDbm.isPresent() && bestDbm.isPresent()
        ? OptionalDouble.of(bestDbm.getAsDouble() - signalDbm.getAsDouble()) : OptionalDouble.empty();
  }
}
