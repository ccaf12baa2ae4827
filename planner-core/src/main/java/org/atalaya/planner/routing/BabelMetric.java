package org.atalaya.planner.routing;

/**
 * Costs of the Babel routing protocol on radio links (RFC 8966, appendix A.2.2): 256 times the expected number of
 * transmissions, ETX, of D. De Couto and others (MobiCom 2003). A route's metric is the sum of its links' costs
 * (section 3.5.2).
 */
public final class BabelMetric {
  /** No route (RFC 8966, section 3.5.2). */
  public static final int INFINITY = 0xFFFF;
  private static final double NOMINAL = 256;

  private BabelMetric() {}

  /**
   * @param forwardDelivery share of packets that arrive, 0 to 1
   * @param backwardDelivery share that arrive in the other direction, where the acknowledgements go
   * @return 256 for a perfect link, {@link #INFINITY} where nothing arrives one way
   */
  public static int cost(double forwardDelivery, double backwardDelivery) {
    Shares.require(forwardDelivery);
    Shares.require(backwardDelivery);
    return (int) Math.min(INFINITY, NOMINAL / (forwardDelivery * backwardDelivery));
  }

  /** The metric of a neighbour's route over the link to it. */
  public static int extend(int neighboursMetric, int cost) {
    return Math.min(INFINITY, neighboursMetric + cost);
  }
}
