package org.atalaya.planner.capacity;

/**
 * Between what bounds a rate lies.
 *
 * @param lowMbps what a fair schedule reaches even if every link that may disturb another does
 * @param highMbps what no schedule exceeds even if only radios that can't do two things at once wait for each other
 */
public record Throughput(double lowMbps, double highMbps) {

  /** The same, where something else lets through no more than this. */
  Throughput atMost(double mbps) {
    return new Throughput(Math.min(lowMbps, mbps), Math.min(highMbps, mbps));
  }

  /**
   * Bounds on the rate that every flow gets at once.
   *
   * <p>Below: if in every collision domain the airtimes add up to no more than 1, a schedule exists, for links can be
   * given their time one after the other (J. Jun, M. Sichitiu, The nominal capacity of wireless mesh networks, IEEE
   * Wireless Communications 10, 2003; R. Gupta, J. Musacchio, J. Walrand, Ad Hoc Networks 5, 2007). Above: links of a
   * clique are never on the air together, so their airtimes add up to no more than 1 in any schedule (K. Jain and
   * others, MobiCom 2003).
   *
   * @param airtimePerMbps by link: seconds on the air in a second, for each Mbit/s of the common rate
   * @param possible conflicts that there may be, for the lower bound
   * @param certain conflicts that there are in any case, for the upper bound; among the possible ones
   * @param lowShare of the gross rate that is left for data, for the lower bound; above 0, at most {@code highShare}
   * @param highShare the same for the upper bound, at most 1
   * @throws IllegalArgumentException if no link has airtime: the rate has no bound then
   */
  public static Throughput common(double[] airtimePerMbps, Conflicts possible, Conflicts certain, double lowShare,
      double highShare) {
    double domain = possible.heaviestDomain(airtimePerMbps);
    double clique = certain.heaviestClique(airtimePerMbps);
    if (!(clique > 0)) {
      throw new IllegalArgumentException("no link has airtime, expected a flow over at least one");
    }
    return new Throughput(lowShare / domain, highShare / clique);
  }
}
