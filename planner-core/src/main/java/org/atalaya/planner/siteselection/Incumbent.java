package org.atalaya.planner.siteselection;

/**
 * Where a search for the cheapest choice stands.
 *
 * @param cost of the cheapest choice so far, in hundredths of the currency
 * @param bound no choice that joins as many homes costs less; 0 while nothing is known, at most {@code cost}
 * @param reached homes that the choice joins
 * @param homes that are to be joined
 */
public record Incumbent(long cost, long bound, int reached, int homes) {

  /** At most this share of the cost could still be saved, 0 to 1. */
  public double gap() {
    return cost == 0 ? 0 : (double) (cost - bound) / cost;
  }
}
