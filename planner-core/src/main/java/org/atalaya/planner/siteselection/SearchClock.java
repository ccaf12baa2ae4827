package org.atalaya.planner.siteselection;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.atalaya.planner.candidates.Progress;

/**
 * Says when a search is to stop: its time is up, the best so far will do, or the user wants no more of it. Carries what is
 * found to whoever follows. Asked from any thread; told from the one that searches.
 */
final class SearchClock implements BooleanSupplier {
  private static final int ALL = 1000;
  private final Run run;
  private final Progress progress;
  private final long endNanos;
  private final IntSupplier counted;
  private final int most;

  /** What all stages of one search share. */
  private static final class Run {
    final long start = System.nanoTime();
    final long nanos;
    final SearchFollower follower;
    volatile boolean cancelled;
    private long cost = Long.MAX_VALUE;
    private long bound;
    private int reached;
    private int homes;

    Run(long nanos, SearchFollower follower) {
      this.nanos = nanos;
      this.follower = follower;
    }

    void tell() {
      if (cost < Long.MAX_VALUE) {
        follower.found(new Incumbent(cost, Math.min(bound, cost), reached, homes));
      }
    }
  }

  /** @param limitNanos from now; 0 or less for what is found without any search */
  SearchClock(Progress progress, long limitNanos, SearchFollower follower) {
    this(new Run(limitNanos, follower), progress, limitNanos, () -> 0, 1);
  }

  private SearchClock(Run run, Progress progress, long endNanos, IntSupplier counted, int most) {
    this.run = run;
    this.progress = progress;
    this.endNanos = endNanos;
    this.counted = counted;
    this.most = most;
  }

  /**
   * A stage of the search, which ends when so much of the whole time is gone. It tells no progress of its own.
   *
   * @param share of the whole time, from the search's start, 0 to 1
   */
  SearchClock until(double share) {
    return new SearchClock(run, Progress.NONE, (long) (share * run.nanos), () -> 0, 1);
  }

  /** This stage with progress: what has been counted of at most so much, or the time if that is further. */
  SearchClock over(Progress part, IntSupplier count, int atMost) {
    return new SearchClock(run, part, endNanos, count, atMost);
  }

  /** A stretch of the whole work, which never goes back where its total grows; cancels the search if told to. */
  Progress part(int from, int to) {
    AtomicLong furthest = new AtomicLong(from);
    return (done, total) -> {
      boolean on = progress.step(
          furthest.accumulateAndGet(from + (to - from) * Math.min(done, total) / Math.max(1, total), Math::max), ALL);
      run.cancelled |= !on;
      return on;
    };
  }

  @Override
  public boolean getAsBoolean() {
    long gone = System.nanoTime() - run.start;
    double timed = endNanos <= 0 ? 1 : Math.min(1.0, (double) gone / endNanos);
    double share = Math.max(timed, Math.min(1.0, (double) counted.getAsInt() / most));
    if (!progress.step(Math.round(ALL * share), ALL)) {
      run.cancelled = true;
    }
    return run.cancelled || gone >= endNanos || run.follower.enough();
  }

  /** @throws CancellationException if the user wants no answer any more */
  void check() {
    getAsBoolean();
    if (run.cancelled) {
      throw new CancellationException("site selection was stopped");
    }
  }

  /** A choice; told if it is the best so far of those that count. */
  void found(SelectionGraph graph, SelectionGraph.Answer answer) {
    int homes = graph.required.length;
    int reached = homes - answer.unreached().size();
    if ((reached > run.reached || reached == run.reached && answer.cost() < run.cost)
        && run.follower.counts(graph.selection(answer, new Optimality.Heuristic(ShortestPathSelector.METHOD)))) {
      run.cost = answer.cost();
      run.reached = reached;
      run.homes = homes;
      run.tell();
    }
  }

  /** What no choice can cost less than; told if it is more than was known. */
  void bounded(long bound) {
    if (bound > run.bound) {
      run.bound = bound;
      run.tell();
    }
  }
}
