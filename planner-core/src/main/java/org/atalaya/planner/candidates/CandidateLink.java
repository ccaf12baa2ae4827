package org.atalaya.planner.candidates;

import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.site.Site;

/** A pair of sites within range, {@code a} before {@code b} in the project's order. */
public record CandidateLink(Site a, Site b, PathAnalysis analysis) {

  public double distanceMeters() {
    return analysis.path().distanceMeters();
  }
}
