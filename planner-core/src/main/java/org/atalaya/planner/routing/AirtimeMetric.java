package org.atalaya.planner.routing;

/**
 * Airtime link metric of IEEE 802.11s: how long a test frame of 8192 bits occupies the channel, with repetitions, as
 * mac80211 of the Linux kernel computes it in fixed point (net/mac80211/mesh_hwmp.c), in microseconds. The standard
 * (IEEE 802.11-2012, 13.9) adds the channel access overhead of the radio's kind where mac80211 adds 1 µs, and counts
 * in hundredths of a time unit. A route's metric is the sum.
 */
public final class AirtimeMetric {
  /** No link. */
  public static final long INFINITY = 0xFFFF_FFFFL;
  private static final int SHIFT = 8;
  private static final int TEST_FRAME_BITS = 8192;
  private static final int OVERHEAD = 1;

  private AirtimeMetric() {}

  /**
   * @param rateMbps gross rate of the link; 0 for none
   * @param failedPercent frames that are not acknowledged, 0 to 100
   */
  public static long cost(double rateMbps, int failedPercent) {
    int rate = (int) Math.round(rateMbps * 10);
    if (rate <= 0 || failedPercent >= 100) {
      return INFINITY;
    }
    long unit = 1L << SHIFT;
    long failed = (failedPercent << SHIFT) / 100;
    long once = (OVERHEAD << SHIFT) + 10L * (TEST_FRAME_BITS << SHIFT) / rate;
    long tries = (1L << 2 * SHIFT) / (unit - failed);
    return once * tries >> 2 * SHIFT;
  }
}
