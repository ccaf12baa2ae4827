package org.atalaya.planner.routing;

/** Shares of packets that arrive. */
final class Shares {
  private Shares() {}

  /** @throws IllegalArgumentException if it is not in 0 to 1 */
  static void require(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + ", expected 0 to 1");
    }
  }
}
