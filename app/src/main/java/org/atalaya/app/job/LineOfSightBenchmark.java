package org.atalaya.app.job;

import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.candidates.PairVerdicts;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainMosaic;

/** How long the verdicts on all pairs of a list of sites take, terrain and sites already read. */
public final class LineOfSightBenchmark {
  private static final int WARM_UP_RUNS = 10;
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
    double[] seconds = new double[WARM_UP_RUNS + MEASURED_RUNS];
    PairVerdicts verdicts = PairVerdicts.of(ground, List.of(), settings, maxRangeMeters, Progress.NONE);
    for (int run = 0; run < seconds.length; run++) {
      long done = run;
      long start = System.nanoTime();
      verdicts = PairVerdicts.of(ground, sites, settings, maxRangeMeters, (step, steps) -> progress.step(done, seconds.length));
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    double[] measured = Arrays.copyOfRange(seconds, WARM_UP_RUNS, seconds.length);
    Arrays.sort(measured);
    return new Result(verdicts.pairs(), verdicts.count(Verdict.CLEAR), verdicts.count(Verdict.FRESNEL),
        verdicts.count(Verdict.BLOCKED), verdicts.count(Verdict.UNKNOWN), measured[MEASURED_RUNS / 2]);
  }
}
