package org.atalaya.planner.candidates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;

/**
 * The verdict on every pair of sites within range, and nothing else of them: a hundred times as fast as
 * {@link CandidateGraph#build}, with the same verdicts. The same input gives the same answer, however many cores there are.
 */
public final class PairVerdicts {
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final int VERDICT_BITS = 2;

  private final int[][] rows;
  private final long exactVerdicts;

  private PairVerdicts(int[][] rows, long exactVerdicts) {
    this.rows = rows;
    this.exactVerdicts = exactVerdicts;
  }

  /** Hears of one pair: two places in the list of sites, a before b. */
  @FunctionalInterface
  public interface Visitor {
    void pair(int a, int b, Verdict verdict);
  }

  /**
   * Judges all pairs, on all cores. Excluded sites take part.
   *
   * @param maxRangeMeters over the ellipsoid, inclusive
   * @param progress counts sites
   * @throws CancellationException if progress says stop, or the thread is interrupted
   */
  public static PairVerdicts of(SightGround ground, List<Site> sites, PathSettings settings, double maxRangeMeters,
      Progress progress) {
    return new Run(ground, sites, settings, maxRangeMeters, progress).judge();
  }

  /** All pairs, ordered by a, then by b. */
  public void forEach(Visitor visitor) {
    for (int a = 0; a < rows.length; a++) {
      for (int entry : rows[a]) {
        visitor.pair(a, entry >>> VERDICT_BITS, VERDICTS[entry & (1 << VERDICT_BITS) - 1]);
      }
    }
  }

  /** How many pairs are within range. */
  public long pairs() {
    return Arrays.stream(rows).mapToLong(row -> row.length).sum();
  }

  /** How many pairs have this verdict. */
  public long count(Verdict verdict) {
    long[] count = {0};
    forEach((a, b, found) -> count[0] += found == verdict ? 1 : 0);
    return count[0];
  }

  /** How many of the verdicts had to be asked for the plain way. */
  public long exactVerdicts() {
    return exactVerdicts;
  }

  /** One run over all pairs: workers take some sites at a time, each with all its partners, neighbours following each other. */
  private static final class Run {
    private static final int AT_ONCE = 16;
    private static final int WORD_SHIFT = 6;
    private final SightGround ground;
    private final PathSettings settings;
    private final double maxRangeMeters;
    private final Progress progress;
    private final SiteBands bands;
    private final int[][] rows;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Run(SightGround ground, List<Site> sites, PathSettings settings, double maxRangeMeters, Progress progress) {
      this.ground = ground;
      this.settings = settings;
      this.maxRangeMeters = maxRangeMeters;
      this.progress = progress;
      bands = new SiteBands(ground, sites, maxRangeMeters);
      rows = new int[sites.size()][];
    }

    PairVerdicts judge() {
      tell(0);
      int workers = Runtime.getRuntime().availableProcessors();
      long exact = 0;
      try (ExecutorService pool = Executors.newFixedThreadPool(workers,
          Thread.ofPlatform().daemon().name("verdicts-", 0).factory())) {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
          running.add(pool.submit(this::work));
        }
        for (Future<Long> worker : running) {
          exact += await(worker);
        }
      }
      if (stopped.get()) {
        throw new CancellationException("stopped after " + done.get() + " of " + rows.length + " sites");
      }
      return new PairVerdicts(rows, exact);
    }

    private long await(Future<Long> worker) {
      try {
        return worker.get();
      } catch (InterruptedException e) {
        stopped.set(true);
        Thread.currentThread().interrupt();
        return 0;
      } catch (ExecutionException e) {
        stopped.set(true);
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
    }

    private long work() {
      SightKernel kernel = new SightKernel(ground, settings.frequencyMhz(), settings.k(), settings.treesMeters());
      int[] near = new int[rows.length];
      Station[] targets = new Station[rows.length];
      Verdict[] verdicts = new Verdict[rows.length];
      long[] partnered = new long[(rows.length >> WORD_SHIFT) + 1];
      byte[] verdictOf = new byte[rows.length];
      for (int first = next.getAndAdd(AT_ONCE); first < rows.length && !stopped.get(); first = next.getAndAdd(AT_ONCE)) {
        for (int place = first; place < Math.min(first + AT_ONCE, rows.length); place++) {
          int count = bands.partners(place, near);
          for (int j = 0; j < count; j++) {
            targets[j] = bands.station(near[j]);
          }
          kernel.judge(bands.station(place), targets, count, verdicts);
          for (int j = 0; j < count; j++) {
            int partner = bands.site(near[j]);
            verdictOf[partner] = (byte) verdicts[j].ordinal();
            partnered[partner >> WORD_SHIFT] |= 1L << partner;
          }
          rows[bands.site(place)] = inOrder(partnered, verdictOf, count);
          tell(done.incrementAndGet());
        }
      }
      return kernel.exactVerdicts();
    }

    /** The partners by their numbers, a set of bits sorting them; the set is empty afterwards. */
    private static int[] inOrder(long[] partnered, byte[] verdictOf, int count) {
      int[] row = new int[count];
      int at = 0;
      for (int word = 0; at < count; word++) {
        long bits = partnered[word];
        partnered[word] = 0;
        for (; bits != 0; bits &= bits - 1) {
          int partner = (word << WORD_SHIFT) + Long.numberOfTrailingZeros(bits);
          row[at++] = partner << VERDICT_BITS | verdictOf[partner];
        }
      }
      return row;
    }

    private void tell(int sites) {
      if (!progress.step(sites, rows.length)) {
        stopped.set(true);
      }
    }
  }
}
