package org.atalaya.planner.siteselection;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
  /** Where the work stands after the heuristic, and after the linear programs; of the time, too, where that counts. */
  private static final int SEARCHED = 400;
  private static final int PROVEN = 900;
  private static final int ALL = 1000;
  /** Kept back of a plan's time for what comes after its choices, a tenth of it at most. */
  private static final Duration MOST_AFTERWARDS = Duration.ofSeconds(1);
  private final Time time;
  private final CutModel.Effort effort;
  private final SearchFollower follower;
  private final boolean withoutNative;

  /** How long a search may take. */
  private sealed interface Time {
    /** Nanoseconds from now. */
    long left();
  }

  /** As long for every search. */
  private record Each(Duration limit) implements Time {
    @Override
    public long left() {
      return limit.toNanos();
    }
  }

  /** @param endNanos by the system's clock, when all searches are over */
  private record Until(long endNanos) implements Time {
    @Override
    public long left() {
      return endNanos - System.nanoTime();
    }
  }

  /**
   * @param selection the cheapest found
   * @param bound no choice that reaches as many homes costs less, in hundredths of the currency
   */
  public record Result(Selection selection, long bound) {}

  /** One that counts its steps and not the time, so that every machine gives the same answer. */
  public ExactSelector() {
    this(new Each(Duration.ofDays(1)), COUNTED, SearchFollower.NONE, false);
  }

  /** @param limit of each choice, after which the best so far is the answer; what is proven before does not depend on it */
  public ExactSelector(Duration limit) {
    this(limit, CutModel.Effort.UNLIMITED, false);
  }

  /** @param withoutNative as if the native library were missing */
  ExactSelector(Duration limit, CutModel.Effort effort, boolean withoutNative) {
    this(new Each(limit), effort, SearchFollower.NONE, withoutNative);
  }

  private ExactSelector(Time time, CutModel.Effort effort, SearchFollower follower, boolean withoutNative) {
    this.time = time;
    this.effort = effort;
    this.follower = follower;
    this.withoutNative = withoutNative;
  }

  /**
   * One for all choices of a plan together: the best so far is the answer in time to make routers of it before so much is
   * gone from now.
   */
  public static ExactSelector within(Duration limit) {
    long search = limit.toNanos() - Math.min(limit.toNanos() / 10, MOST_AFTERWARDS.toNanos());
    return new ExactSelector(new Until(System.nanoTime() + search), CutModel.Effort.UNLIMITED, SearchFollower.NONE, false);
  }

  /** The same, with someone who hears of what is found and may say that it will do. */
  public ExactSelector followedBy(SearchFollower who) {
    return new ExactSelector(time, effort, who, withoutNative);
  }

  @Override
  public SiteSelector followedThrough(UnaryOperator<SearchFollower> other) {
    return followedBy(other.apply(follower));
  }

  /** Counted work is not shared out: it ends by itself. */
  @Override
  public SiteSelector withShareOfTime(double share) {
    return switch (time) {
      case Each each -> this;
      case Until until -> new ExactSelector(new Until(System.nanoTime() + (long) (share * until.left())), effort, follower, withoutNative);
    };
  }

  @Override
  public SiteSelector unheard() {
    return followedBy(new SearchFollower() {
      @Override
      public void found(Incumbent incumbent) {}

      @Override
      public boolean counts(Selection choice) {
        return follower.counts(choice);
      }

      @Override
      public boolean enough() {
        return follower.enough();
      }
    });
  }

  @Override
  public boolean over() {
    return time.left() <= 0 || follower.enough();
  }

  @Override
  public void prepare() {
    if (!withoutNative) {
      Thread.ofPlatform().daemon().name("native solver").start(NativeSolver::available);
    }
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
    SearchClock clock = new SearchClock(progress, time.left(), follower);
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
      return result(clock, graph, graph.evaluate(new BitSet()), 0);
    }
    Optional<SeparableProblem> separable = SeparableProblem.of(problem, reachable);
    return separable.isEmpty() ? shared(problem, graph, reachable, clock) : separable(separable.get(), graph, clock);
  }

  private Result separable(SeparableProblem problem, SelectionGraph graph, SearchClock clock) {
    if ((withoutNative || !NativeSolver.available()) && SubsetProgram.fits(problem.graph())) {
      Optional<BitSet> tree = SubsetProgram.solve(problem.graph(), clock);
      clock.check();
      if (tree.isPresent()) {
        SelectionGraph.Answer routes = graph.evaluate(problem.nodes(tree.get(), graph.size));
        return result(clock, graph, routes, routes.cost());
      }
    }
    SteinerSolver.Answer answer = SteinerSolver.solve(problem.graph(), !withoutNative, clock, better -> {
      SelectionGraph.Answer routes = graph.evaluate(problem.nodes(better.edges(), graph.size));
      clock.bounded(routes.cost() - (better.cost() - better.bound()));
      clock.found(graph, routes);
    });
    clock.check();
    SelectionGraph.Answer routes = graph.evaluate(problem.nodes(answer.edges(), graph.size));
    return result(clock, graph, routes, routes.cost() - (answer.cost() - answer.bound()));
  }

  private Result shared(SelectionProblem problem, SelectionGraph graph, BitSet reachable, SearchClock clock) {
    Consumer<SelectionGraph.Answer> better = answer -> clock.found(graph, answer);
    SelectionGraph.Answer known = ShortestPathSelector.search(graph, clock.part(0, SEARCHED), clock.until(share(SEARCHED)), better);
    if (withoutNative || !NativeSolver.available()) {
      return new Result(graph.selection(known, new Optimality.Heuristic(ShortestPathSelector.METHOD)), 0);
    }
    SearchClock proving = clock.until(share(PROVEN));
    if (proving.getAsBoolean()) {
      clock.check();
      return result(clock, graph, known, 0);
    }
    SharedCostModel model = new SharedCostModel(problem, graph, reachable, known, proving);
    SearchClock rounds = proving.over(clock.part(SEARCHED, PROVEN), model::rounds, effort.rounds());
    SharedCostModel.Outcome outcome = model.solve(rounds, effort);
    rounds.check();
    return result(clock, graph, ShortestPathSelector.improved(graph, outcome.answer(), clock.part(PROVEN, ALL), clock.until(1), better), outcome.bound());
  }

  /** The programs come early: what they choose steers the search to better networks than it finds by itself. */
  private Result surviving(SelectionProblem problem, SelectionGraph graph, SearchClock clock) {
    Survivability survivability = new Survivability(graph);
    if (survivability.reachable().isEmpty()) {
      return result(clock, graph, graph.evaluate(new BitSet()), 0);
    }
    SurvivalSearch search = new SurvivalSearch(graph, survivability, answer -> clock.found(graph, answer));
    search.start(ShortestPathSelector.joined(graph, graph.everything()), clock);
    if (withoutNative || !NativeSolver.available()) {
      search.improve(clock.part(0, ALL), clock, 0);
      return new Result(graph.selection(search.best(), new Optimality.Heuristic(ShortestPathSelector.METHOD)), 0);
    }
    SearchClock proving = clock.until(share(PROVEN));
    SharedCostModel model = new SharedCostModel(problem, graph, survivability, search, proving);
    SearchClock rounds = proving.over(clock.part(0, PROVEN), model::rounds, effort.rounds());
    long bound = model.solve(rounds, effort).bound();
    rounds.check();
    search.improve(clock.part(PROVEN, ALL), clock.until(1), bound);
    return result(clock, graph, search.best(), bound);
  }

  private static double share(int part) {
    return (double) part / ALL;
  }

  private static Result result(SearchClock clock, SelectionGraph graph, SelectionGraph.Answer routes, long bound) {
    clock.bounded(bound);
    clock.found(graph, routes);
    Optimality optimality = bound >= routes.cost() ? new Optimality.Proven()
        : new Optimality.Gap((double) (routes.cost() - bound) / routes.cost());
    return new Result(graph.selection(routes, optimality), bound);
  }
}
