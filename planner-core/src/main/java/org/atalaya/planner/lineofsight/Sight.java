package org.atalaya.planner.lineofsight;

import java.util.List;
import org.atalaya.planner.terrain.TerrainGap;

/** What a look along a path finds. */
public sealed interface Sight {

  Verdict verdict();

  /**
   * The path is known from end to end.
   *
   * @param verdict not UNKNOWN
   * @param tiltFromDegrees elevation angle of the end seen from the start, over the effective earth, upwards positive
   * @param tiltToDegrees elevation angle of the start seen from the end
   * @param worst point by Fresnel fraction
   * @param minClearanceMeters least height of the ray over ground and clutter on the whole path, both ends included
   * @param raise what would clear it
   */
  record Judged(Verdict verdict, double tiltFromDegrees, double tiltToDegrees, Clearance worst,
      double minClearanceMeters, Raise raise) implements Sight {
    public Judged {
      if (verdict == Verdict.UNKNOWN) {
        throw new IllegalArgumentException("a judged path has a verdict");
      }
    }
  }

  /** @param missing what is missing on the way, in the order of the path, each once */
  record Unknown(List<TerrainGap> missing) implements Sight {
    public Unknown {
      missing = List.copyOf(missing);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("an unknown path misses something");
      }
    }

    @Override
    public Verdict verdict() {
      return Verdict.UNKNOWN;
    }
  }
}
