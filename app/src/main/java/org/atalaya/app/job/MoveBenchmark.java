package org.atalaya.app.job;

import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.candidates.SiteVerdicts;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainMosaic;

/** How long it takes to judge the pairs of one site again while it is being moved, terrain and sites already read. */
public final class MoveBenchmark {
  private static final int ROUNDS = 6;
  private static final int MOVES = 500;
  private static final double STEP_METERS = 50;

  private MoveBenchmark() {}

  /**
   * @param moves that were measured
   * @param pairs judged in all of them
   * @param median of a move
   * @param slowest of all moves
   */
  public record Result(int moves, long pairs, double median, double slowest) {}

  /**
   * Moves sites from all over the list by 50 m and back, each judged on one core; the last of six rounds counts.
   *
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public static Result run(TerrainMosaic terrain, List<Site> sites, PathSettings settings, double maxRangeMeters, Progress progress) {
    SiteVerdicts verdicts = new SiteVerdicts(SightGround.of(terrain), sites, settings, maxRangeMeters);
    double[] seconds = new double[Math.min(MOVES, sites.size())];
    long pairs = 0;
    for (int round = 0; round < ROUNDS; round++) {
      pairs = 0;
      for (int move = 0; move < seconds.length; move++) {
        int index = (int) ((long) move * sites.size() / seconds.length);
        Site site = sites.get(index);
        Site moved = site.withPosition(GeodesicPath.towards(site.position(), 37.0 * move % 360, STEP_METERS).to());
        long start = System.nanoTime();
        pairs += verdicts.judge(index, moved, (a, b, verdict) -> { });
        seconds[move] = (System.nanoTime() - start) / 1e9;
        verdicts.judge(index, site, (a, b, verdict) -> { });
        if (!progress.step((long) round * seconds.length + move, (long) ROUNDS * seconds.length)) {
          throw new java.util.concurrent.CancellationException("stopped after " + move + " moves");
        }
      }
    }
    Arrays.sort(seconds);
    return new Result(seconds.length, pairs, seconds[seconds.length / 2], seconds[seconds.length - 1]);
  }
}
