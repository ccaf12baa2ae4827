package org.atalaya.planner.regulation;

/** Whether a channel may be used outdoors to start radiating, as an access point and a mesh do. */
public sealed interface ChannelPermission {

  /**
   * @param maxEirpDbm radiated power in the main direction
   * @param dfs radar detection is mandatory on at least part of the channel
   */
  record Allowed(double maxEirpDbm, boolean dfs) implements ChannelPermission {}

  record Refused(Reason reason) implements ChannelPermission {}

  /** Why not. */
  enum Reason {
    /** The country has no rule for these frequencies, or one for part of them only. */
    NOT_IN_ANY_RULE,
    /** There are rules, but for narrower channels. */
    TOO_WIDE,
    INDOOR_ONLY,
    /** Listening is allowed, starting to send is not. */
    NO_IR,
    /** The modulation of 802.11n is not allowed. */
    NO_OFDM
  }
}
