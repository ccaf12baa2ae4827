package org.atalaya.planner.regulation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a country allows in one range of frequencies.
 *
 * @param startKhz lower edge
 * @param endKhz upper edge, above the lower one
 * @param maxBandwidthKhz widest channel; with {@link Flag#AUTO_BW} adjacent rules may be crossed as well
 * @param maxEirpDbm radiated in the direction of the strongest radiation
 * @param flags in the order of {@link Flag}
 */
public record FrequencyRule(int startKhz, int endKhz, int maxBandwidthKhz, double maxEirpDbm, Set<Flag> flags) {

  /** As in the kernel's regulatory database, in the order of its bits. */
  public enum Flag {
    /** No OFDM modulation. */
    NO_OFDM,
    /** Indoors only. */
    NO_OUTDOOR,
    /** Radar detection is mandatory. */
    DFS,
    /** Must not initiate radiation: no access point, no mesh. */
    NO_IR,
    /** A channel may reach into an adjacent rule that has this flag too. */
    AUTO_BW
  }

  public FrequencyRule {
    if (startKhz < 0 || endKhz <= startKhz || maxBandwidthKhz <= 0) {
      throw new IllegalArgumentException("rule from " + startKhz + " to " + endKhz + " kHz, " + maxBandwidthKhz
          + " kHz wide, expected a range and a width above 0");
    }
    EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
    ordered.addAll(flags);
    flags = Collections.unmodifiableSet(ordered);
  }

  boolean contains(int lowKhz, int highKhz) {
    return startKhz <= lowKhz && highKhz <= endKhz;
  }
}
