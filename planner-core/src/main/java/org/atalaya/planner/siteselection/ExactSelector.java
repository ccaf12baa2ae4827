package org.atalaya.planner.siteselection;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.atalaya.planner.candidates.Progress;

/**
 * Finds the cheapest choice and proves it, or says how much cheaper one could be when time is up. Where the cost is a
 * sum over nodes it is a Steiner tree problem and is solved as one (docs/methods/steiner.md); where nodes share what is
 * bought, the shortest-path heuristic's answer is improved and bounded by linear programs (docs/methods/network.md).
 * Without the native library that heuristic's answer stands, and says that it is one.
 *
 * <p>Homes that cannot be reached and the cost are as good as proven; among choices of equal cost the routes are the
 * best of those that were met, not of all.
 */
public final class ExactSelector implements SiteSelector {
  /** Linear programs and branches of a plan: enough for a few dozen sites, within a minute. */
  private static final CutModel.Effort COUNTED = new CutModel.Effort(150, 1_000);
  /** Where the work stands after the heuristic, and after the linear programs. */
  private static final int SEARCHED = 400;
  private static final int PROVEN = 900;
  private static final int ALL = 1000;
  private final Duration limit;
  private final CutModel.Effort effort;
  private final boolean withoutNative;

  /**
   * @param selection the cheapest found
   * @param bound no choice that reaches as many homes costs less, in hundredths of the currency
   */
  public record Result(Selection selection, long bound) {}

  /** One that counts its steps and not the time, so that every machine gives the same answer. */
  public ExactSelector() {
    this(Duration.ofDays(1), COUNTED, false);
  }

  /** @param limit after which the best so far is the answer; what is proven before it does not depend on it */
  public ExactSelector(Duration limit) {
    this(limit, CutModel.Effort.UNLIMITED, false);
  }

  /** @param withoutNative as if the native library were missing */
  ExactSelector(Duration limit, CutModel.Effort effort, boolean withoutNative) {
    this.limit = limit;
    this.effort = effort;
    this.withoutNative = withoutNative;
  }

  @Override
  public Selection select(SelectionProblem problem, Progress progress) {
    return solve(problem, progress).selection();
  }

  /**
   * The same, with the bound.
   *
   * @throws CancellationException if {@code progress} says stop
   */
  public Result solve(SelectionProblem problem, Progress progress) {
    Clock clock = new Clock(progress, limit);
    SelectionGraph graph = new SelectionGraph(problem);
    if (problem.survival() != Survival.NONE) {
      return surviving(problem, graph, clock);
    }
    BitSet reachable = new BitSet();
    for (int home : graph.required) {
      reachable.set(home);
    }
    graph.evaluate(graph.everything()).unreached().forEach(reachable::clear);
    if (reachable.isEmpty()) {
      return result(graph, graph.evaluate(new BitSet()), 0);
    }
    Optional<SeparableProblem> separable = SeparableProblem.of(problem, reachable);
    if (separable.isEmpty()) {
      return shared(problem, graph, reachable, clock);
    }
    if ((withoutNative || !NativeSolver.available()) && SubsetProgram.fits(separable.get().graph())) {
      SelectionGraph.Answer routes = graph.evaluate(separable.get().nodes(SubsetProgram.solve(separable.get().graph(), clock), graph.size));
      return result(graph, routes, routes.cost());
    }
    SteinerSolver.Answer answer = SteinerSolver.solve(separable.get().graph(), !withoutNative, clock);
    clock.check();
    SelectionGraph.Answer routes = graph.evaluate(separable.get().nodes(answer.edges(), graph.size));
    return result(graph, routes, routes.cost() - (answer.cost() - answer.bound()));
  }

  private Result shared(SelectionProblem problem, SelectionGraph graph, BitSet reachable, Clock clock) {
    SelectionGraph.Answer known = ShortestPathSelector.search(graph, part(clock.progress, 0, SEARCHED));
    if (withoutNative || !NativeSolver.available()) {
      return new Result(graph.selection(known, new Optimality.Heuristic(ShortestPathSelector.METHOD)), 0);
    }
    SharedCostModel model = new SharedCostModel(problem, graph, reachable, known);
    Clock rounds = clock.over(part(clock.progress, SEARCHED, PROVEN), model::rounds, effort.rounds());
    SharedCostModel.Outcome outcome = model.solve(rounds, effort);
    rounds.check();
    return result(graph, ShortestPathSelector.improved(graph, outcome.answer(), part(clock.progress, PROVEN, ALL)), outcome.bound());
  }

  private Result surviving(SelectionProblem problem, SelectionGraph graph, Clock clock) {
    Survivability survivability = new Survivability(graph);
    if (survivability.reachable().isEmpty()) {
      return result(graph, graph.evaluate(new BitSet()), 0);
    }
    SurvivalSearch search = new SurvivalSearch(graph, survivability);
    SelectionGraph.Answer plain = ShortestPathSelector.search(graph, part(clock.progress, 0, SEARCHED / 2));
    search.run(plain.nodes(), part(clock.progress, SEARCHED / 2, SEARCHED));
    if (withoutNative || !NativeSolver.available()) {
      return new Result(graph.selection(search.best(), new Optimality.Heuristic(ShortestPathSelector.METHOD)), 0);
    }
    SharedCostModel model = new SharedCostModel(problem, graph, survivability, search);
    Clock rounds = clock.over(part(clock.progress, SEARCHED, PROVEN), model::rounds, effort.rounds());
    long bound = model.solve(rounds, effort).bound();
    rounds.check();
    search.improve(part(clock.progress, PROVEN, ALL));
    return result(graph, search.best(), bound);
  }

  /** A stretch of the whole work, which never goes back where its total grows. */
  private static Progress part(Progress whole, int from, int to) {
    AtomicLong furthest = new AtomicLong(from);
    return (done, total) -> whole.step(
        furthest.accumulateAndGet(from + (to - from) * Math.min(done, total) / Math.max(1, total), Math::max), ALL);
  }

  private static Result result(SelectionGraph graph, SelectionGraph.Answer routes, long bound) {
    Optimality optimality = bound >= routes.cost() ? new Optimality.Proven()
        : new Optimality.Gap((double) (routes.cost() - bound) / routes.cost());
    return new Result(graph.selection(routes, optimality), bound);
  }

  /** Says when to stop: time is up, or the user wants no more. */
  private static final class Clock implements BooleanSupplier {
    private final Progress progress;
    private final long start;
    private final long nanos;
    private final IntSupplier counted;
    private final int most;
    private volatile boolean cancelled;

    Clock(Progress progress, Duration limit) {
      this(progress, System.nanoTime(), limit.toNanos(), () -> 0, 1);
    }

    private Clock(Progress progress, long start, long nanos, IntSupplier counted, int most) {
      this.progress = progress;
      this.start = start;
      this.nanos = nanos;
      this.counted = counted;
      this.most = most;
    }

    /** The same clock, whose progress is what has been counted of at most so much, or the time if that is further. */
    Clock over(Progress part, IntSupplier count, int atMost) {
      return new Clock(part, start, nanos, count, atMost);
    }

    @Override
    public boolean getAsBoolean() {
      long gone = System.nanoTime() - start;
      double share = Math.max(Math.min(1.0, (double) gone / nanos), (double) counted.getAsInt() / most);
      if (!progress.step(Math.round(ALL * share), ALL)) {
        cancelled = true;
      }
      return cancelled || gone >= nanos;
    }

    void check() {
      getAsBoolean();
      if (cancelled) {
        throw new CancellationException("site selection was stopped");
      }
    }
  }
}
