package org.atalaya.planner.relay;

import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * A place that sees both ends.
 *
 * @param position a post of the terrain
 * @param groundMeters above sea level
 * @param from the leg from the first end to here
 * @param to the leg from the second end to here
 */
public record RelayPlace(GeoPoint position, double groundMeters, PathAnalysis from, PathAnalysis to) {

  /** Loss of the leg that loses more, dB: the lower, the better the place. */
  public double weakerLossDb() {
    return Math.max(lossDb(from), lossDb(to));
  }

  /** Loss of the leg that loses less, dB. */
  public double strongerLossDb() {
    return Math.min(lossDb(from), lossDb(to));
  }

  /** True where at least 60 % of the first Fresnel zone is free on both legs. */
  public boolean clear() {
    return from.sight().verdict() == Verdict.CLEAR && to.sight().verdict() == Verdict.CLEAR;
  }

  private static double lossDb(PathAnalysis leg) {
    return leg.loss().totalDb().orElseThrow();
  }
}
