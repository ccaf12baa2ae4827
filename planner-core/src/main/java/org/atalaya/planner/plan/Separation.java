package org.atalaya.planner.plan;

/** How far apart two senders' channels are, by what a receiver on the one rejects of the other (IEEE 802.11, at the slowest rate of OFDM). */
enum Separation {
  OVERLAPPING(0),
  ADJACENT(16),
  NEXT(32),
  /** It hears nothing. */
  APART(Double.POSITIVE_INFINITY);

  private static final int NEXT_GAP_MHZ = 20;
  private final double rejectionDb;

  Separation(double rejectionDb) {
    this.rejectionDb = rejectionDb;
  }

  /** @param gapMhz free spectrum between the two; negative where they overlap */
  static Separation of(int gapMhz) {
    return gapMhz < 0 ? OVERLAPPING : gapMhz < NEXT_GAP_MHZ ? ADJACENT : gapMhz < 2 * NEXT_GAP_MHZ ? NEXT : APART;
  }

  double rejectionDb() {
    return rejectionDb;
  }
}
