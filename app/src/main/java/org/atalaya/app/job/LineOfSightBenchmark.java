package org.atalaya.app.job;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.atalaya.planner.candidates.PairVerdicts;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainMosaic;

/** How long the verdicts on all pairs of a list of sites take, terrain and sites already read. */
public final class LineOfSightBenchmark {
  /** The compiler goes on for a second or two of verdicts: so many runs on few sites, fewer on many. */
  private static final int WARM_UP_RUNS = 30;
  private static final double WARM_UP_SECONDS = 10;
  private static final int MEASURED_RUNS = 5;

  private LineOfSightBenchmark() {}

  /** @param seconds the median of five runs after warm-up */
  public record Result(long pairs, long clear, long fresnel, long blocked, long unknown, double seconds) {}

  /**
   * Runs on all cores.
   *
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public static Result run(TerrainMosaic terrain, List<Site> sites, PathSettings settings, double maxRangeMeters, Progress progress) {
    SightGround ground = SightGround.of(terrain);
    int runs = WARM_UP_RUNS + MEASURED_RUNS;
    IntFunction<PairVerdicts> judge = run ->
        PairVerdicts.of(ground, sites, settings, maxRangeMeters, (step, steps) -> progress.step(run, runs));
    long start = System.nanoTime();
    PairVerdicts verdicts = judge.apply(0);
    for (int run = 1; run < WARM_UP_RUNS && seconds(start) < WARM_UP_SECONDS; run++) {
      verdicts = judge.apply(run);
    }
    double[] seconds = new double[MEASURED_RUNS];
    for (int run = 0; run < MEASURED_RUNS; run++) {
      long begun = System.nanoTime();
      verdicts = judge.apply(WARM_UP_RUNS + run);
      seconds[run] = seconds(begun);
    }
    Arrays.sort(seconds);
    return new Result(verdicts.pairs(), verdicts.count(Verdict.CLEAR), verdicts.count(Verdict.FRESNEL),
        verdicts.count(Verdict.BLOCKED), verdicts.count(Verdict.UNKNOWN), seconds[MEASURED_RUNS / 2]);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
