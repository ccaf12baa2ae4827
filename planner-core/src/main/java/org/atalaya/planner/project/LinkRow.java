package org.atalaya.planner.project;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.TerrainGap;

/**
 * What is known of a pair of sites within range.
 *
 * @param a name of the site that comes first in the project's order
 * @param b name of the other
 * @param distanceMeters along the geodesic
 * @param azimuthAbDegrees where b lies seen from a, clockwise from true north
 * @param azimuthBaDegrees where a lies seen from b
 * @param sight the verdict and what it rests on, or what is missing
 * @param loss what the way takes; {@link PathLoss#UNKNOWN} where the sight is unknown
 */
public record LinkRow(String a, String b, double distanceMeters, double azimuthAbDegrees, double azimuthBaDegrees,
    Sight sight, PathLoss loss) {
  public LinkRow {
    Objects.requireNonNull(a);
    Objects.requireNonNull(b);
    Objects.requireNonNull(sight);
    Objects.requireNonNull(loss);
  }

  /** What is kept of a candidate link: all but the profile. */
  public static LinkRow of(CandidateLink link) {
    var path = link.analysis().path();
    return new LinkRow(link.a().name(), link.b().name(), path.distanceMeters(), path.azimuthFromDegrees(),
        path.azimuthToDegrees(), link.analysis().sight(), link.analysis().loss());
  }

  public Verdict verdict() {
    return sight.verdict();
  }

  /** Elevation angle of b seen from a; empty where the verdict is unknown. */
  public OptionalDouble tiltAbDegrees() {
    return sight instanceof Sight.Judged judged ? OptionalDouble.of(judged.tiltFromDegrees()) : OptionalDouble.empty();
  }

  /** Elevation angle of a seen from b; empty where the verdict is unknown. */
  public OptionalDouble tiltBaDegrees() {
    return sight instanceof Sight.Judged judged ? OptionalDouble.of(judged.tiltToDegrees()) : OptionalDouble.empty();
  }

  /** At the worst point; empty where the verdict is unknown. */
  public OptionalDouble fresnelFraction() {
    return sight instanceof Sight.Judged judged
        ? OptionalDouble.of(judged.worst().fresnelFraction()) : OptionalDouble.empty();
  }

  /** Of the worst point from a; empty where the verdict is unknown. */
  public OptionalDouble worstDistanceMeters() {
    return sight instanceof Sight.Judged judged
        ? OptionalDouble.of(judged.worst().distanceMeters()) : OptionalDouble.empty();
  }

  /** The total loss; empty where it is not computed. */
  public OptionalDouble lossDb() {
    return loss.totalDb();
  }

  /** What is missing on the way; empty where the path is known. */
  public List<TerrainGap> missing() {
    return sight instanceof Sight.Unknown unknown ? unknown.missing() : List.of();
  }
}
