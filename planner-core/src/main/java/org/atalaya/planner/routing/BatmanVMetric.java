package org.atalaya.planner.routing;

/**
 * Throughput metric of B.A.T.M.A.N. V, in units of 100 kbit/s, as batman-adv of the Linux kernel computes it in whole
 * numbers (net/batman-adv/bat_v_ogm.c): the least of the route's links, less a penalty for every node that passes on.
 */
public final class BatmanVMetric {
  /** What an originator says of itself. */
  public static final long MAX = 0xFFFF_FFFFL;
  private static final int PENALTY_SCALE = 255;
  /** 1 Mbit/s: halving is left out at and below it. */
  private static final int SLOW = 10;

  private BatmanVMetric() {}

  /**
   * The throughput of the route that a message tells of, at the node that heard it.
   *
   * @param messageThroughput in the message
   * @param linkThroughput to the neighbour that sent it
   */
  public static long received(long messageThroughput, long linkThroughput) {
    return Math.min(messageThroughput, linkThroughput);
  }

  /**
   * What the node writes into the message when it passes it on.
   *
   * @param throughput of the route at this node
   * @param sameHalfDuplexRadio true where the message leaves by the radio it came in by: a radio can't send and
   *     receive at once, and half is left
   * @param hopPenalty 0 to 255
   */
  public static long forwarded(long throughput, boolean sameHalfDuplexRadio, int hopPenalty) {
    return sameHalfDuplexRadio && throughput > SLOW ? throughput / 2
        : throughput * (PENALTY_SCALE - hopPenalty) / PENALTY_SCALE;
  }
}
