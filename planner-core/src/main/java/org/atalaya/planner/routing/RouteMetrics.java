package org.atalaya.planner.routing;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How each protocol values one and the same route, where nothing is lost on its links.
 *
 * @param babel sum of costs
 * @param batmanIv transmit quality, 0 to 255
 * @param batmanVMbps throughput
 * @param airtimeMicros sum over the radio links
 */
public record RouteMetrics(int babel, int batmanIv, double batmanVMbps, long airtimeMicros) {
  /** Of a place to itself. */
  public static final RouteMetrics OWN = new RouteMetrics(0, BatmanIvMetric.MAX, 1_000, 0);
  /** babeld's cost of a cable (RFC 8966, appendix A.2.1, leaves it to the implementation). */
  static final int CABLE_COST = 96;
  /** What batman-adv takes a cable to carry, 100 kbit/s: gigabit Ethernet. */
  static final long CABLE_THROUGHPUT = 10_000;

  /**
   * One step of a route.
   *
   * @param rateMbps gross rate of the radio link; empty for the cable between routers of one site
   * @param sameRadioAsNext true where the next step uses the very radio that this one ends at
   */
  public record Hop(OptionalDouble rateMbps, boolean sameRadioAsNext) {}

  /** @param hops from the destination to whoever wants to reach it, as its messages travel */
  public static RouteMetrics of(List<Hop> hops) {
    int babel = 0;
    int quality = BatmanIvMetric.MAX;
    long throughput = BatmanVMetric.MAX;
    long airtime = 0;
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      boolean passedOn = i < hops.size() - 1;
      boolean same = passedOn && hop.sameRadioAsNext;
      babel = BabelMetric.extend(babel, hop.rateMbps.isPresent() ? BabelMetric.cost(1, 1) : CABLE_COST);
      quality = BatmanIvMetric.received(quality, BatmanIvMetric.WINDOW, BatmanIvMetric.WINDOW, same, BatmanIvMetric.HOP_PENALTY);
      throughput = BatmanVMetric.received(throughput,
          hop.rateMbps.isPresent() ? Math.round(10 * hop.rateMbps.getAsDouble()) : CABLE_THROUGHPUT);
      airtime += hop.rateMbps.isPresent() ? AirtimeMetric.cost(hop.rateMbps.getAsDouble(), 0) : 0;
      if (passedOn) {
        quality = BatmanIvMetric.forwarded(quality, BatmanIvMetric.HOP_PENALTY);
        throughput = BatmanVMetric.forwarded(throughput, same, BatmanIvMetric.HOP_PENALTY);
      }
    }
    return new RouteMetrics(babel, quality, throughput / 10.0, airtime);
  }
}
