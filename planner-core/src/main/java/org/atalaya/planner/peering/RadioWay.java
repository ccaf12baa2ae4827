package org.atalaya.planner.peering;

import java.util.Optional;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Sight;

/**
 * The way between two sites, free or not: what is behind a hill is still heard now and then.
 *
 * @param a site
 * @param b site
 * @param azimuthA of b seen from a, degrees
 * @param tiltA of b seen from a, degrees
 * @param azimuthB of a seen from b, degrees
 * @param tiltB of a seen from b, degrees
 * @param lossDb all causes together
 */
public record RadioWay(String a, String b, double azimuthA, double tiltA, double azimuthB, double tiltB, double lossDb) {

  /** Of a pair that was analysed; empty where its loss is not known. */
  public static Optional<RadioWay> find(CandidateLink link) {
    if (!(link.analysis().sight() instanceof Sight.Judged judged) || link.analysis().loss().totalDb().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RadioWay(link.a().name(), link.b().name(), link.analysis().path().azimuthFromDegrees(),
        judged.tiltFromDegrees(), link.analysis().path().azimuthToDegrees(), judged.tiltToDegrees(),
        link.analysis().loss().totalDb().getAsDouble()));
  }
}
