package org.atalaya.planner.siteselection;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The cut formulation where nodes share what is bought: beside the arcs there is a variable for the units of each kind
 * of equipment, at least as many as chosen nodes in any of its slots, and one for what each place costs after its
 * credit. docs/methods/network.md states it.
 */
final class SharedCostModel implements CutModel.Pricing, CutModel.Candidates {
  private static final double NOTHING = 1e-6;
  private final SelectionProblem problem;
  private final SelectionGraph graph;
  private final SteinerGraph tree;
  private final int root;
  private final BitSet nodes;
  /** All amounts are multiples of this, so that bounds are rounded up to the next one. */
  private final long coin;
  private final SearchClock clock;
  private SelectionGraph.Answer best;
  private final Optional<SurvivalSearch> search;
  private final Optional<CutModel.Separation> more;
  private volatile int rounds;

  /**
   * @param reachable required nodes that some way joins to a root, at least one
   * @param known a choice that joins them all
   * @param clock that is told of what is found
   */
  SharedCostModel(SelectionProblem problem, SelectionGraph graph, BitSet reachable, SelectionGraph.Answer known, SearchClock clock) {
    this(problem, graph, reachable, known, Optional.empty(), Optional.empty(), clock);
  }

  /**
   * One whose choice survives a loss.
   *
   * @param search with such a choice
   */
  SharedCostModel(SelectionProblem problem, SelectionGraph graph, Survivability survivability, SurvivalSearch search, SearchClock clock) {
    this(problem, graph, survivability.reachable(), search.best(), Optional.of(survivability), Optional.of(search), clock);
  }

  private SharedCostModel(SelectionProblem problem, SelectionGraph graph, BitSet reachable, SelectionGraph.Answer known,
      Optional<Survivability> survivability, Optional<SurvivalSearch> search, SearchClock clock) {
    this.clock = clock;
    this.problem = problem;
    this.search = search;
    this.graph = graph;
    best = known;
    coin = coin(problem);
    SelectionReduction reduction = new SelectionReduction(problem);
    nodes = reduction.nodes();
    SteinerGraph ways = SeparableProblem.graph(problem, reachable, new long[graph.size], reduction.edges());
    root = ways.nodes() > graph.size ? graph.size : reachable.nextSetBit(0);
    tree = survivability.isPresent() ? star(ways) : ways;
    more = survivability.map(rules -> new SurvivalSeparation(graph, rules, ways, tree, prices(ways.terminal()), root, clock));
  }

  /** What each node costs about where it stands alone. */
  private long[] prices(boolean[] home) {
    long[] prices = new long[graph.size];
    for (int node = 0; node < graph.size; node++) {
      SelectionProblem.Place place = problem.places().get(graph.placeOf[node]);
      long unit = problem.priceOf(problem.nodes().get(node).equipment());
      // who comes by a free hub has paid at a radio
      prices[node] = home[node] || unit == 0 ? 0 : Math.max(0, place.cost() + unit - place.credit());
    }
    return prices;
  }

  /** Every node entered from the root alone: a variable for each node, where more than a tree is wanted. */
  private SteinerGraph star(SteinerGraph ways) {
    int[] ends = nodes.stream().filter(node -> node != root).flatMap(node -> IntStream.of(node, root)).toArray();
    return SteinerGraph.of(ends, new long[ends.length / 2], new long[ways.nodes()], ways.terminal());
  }

  /** The cheapest choice found, and what none that joins as many homes can cost less than. */
  record Outcome(SelectionGraph.Answer answer, long bound) {}

  Outcome solve(BooleanSupplier stop, CutModel.Effort effort) {
    BitSet arcs = new BitSet();
    arcs.set(0, 2 * tree.edges());
    CutModel model = new CutModel(tree, root, arcs, surrogate(), this, this, more, stop, effort);
    long bound = model.run(0) * coin;
    return new Outcome(best, bound);
  }

  private static long coin(SelectionProblem problem) {
    long coin = 0;
    for (SelectionProblem.Place place : problem.places()) {
      coin = divisor(divisor(coin, place.cost()), place.credit());
    }
    for (SelectionProblem.Equipment kind : problem.equipment()) {
      coin = divisor(coin, kind.unitCost());
    }
    for (SelectionProblem.Pack pack : problem.packs()) {
      coin = divisor(coin, pack.cost());
    }
    return Math.max(1, coin);
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** The same graph with each unit's cost laid on its nodes, so that the first cuts lie where money is spent. */
  private SteinerGraph surrogate() {
    long[] weights = new long[tree.nodes()];
    for (int node = 0; node < graph.size; node++) {
      weights[node] = tree.terminal()[node] ? 0 : problem.priceOf(problem.nodes().get(node).equipment()) / coin;
    }
    return SteinerGraph.of(tree.ends(), tree.costs(), weights, tree.terminal());
  }

  private long unit(int kind) {
    return problem.equipment().get(kind).unitCost() / coin;
  }

  @Override
  public void add(MPSolver solver, MPVariable[] arcs, boolean whole) {
    MPObjective objective = solver.objective();
    objective.setMinimization();
    List<MPConstraint> totals = new ArrayList<>();
    for (SelectionProblem.Place place : problem.places()) {
      // total ≥ cost · built + Σ units − credit
      MPVariable total = solver.makeNumVar(0, MPSolver.infinity(), "");
      objective.setCoefficient(total, 1);
      MPConstraint constraint = solver.makeConstraint(-place.credit() / (double) coin, MPSolver.infinity());
      constraint.setCoefficient(total, 1);
      totals.add(constraint);
    }
    List<BitSet> members = graph.members();
    for (int place = 0; place < members.size(); place++) {
      if (problem.places().get(place).cost() > 0) {
        MPVariable built = solver.makeNumVar(0, 1, "");
        totals.get(place).setCoefficient(built, -problem.places().get(place).cost() / (double) coin);
        members.get(place).stream().filter(nodes::get).forEach(node -> atLeast(solver, built, List.of(node), arcs));
      }
    }
    List<MPConstraint> packs = packs(solver, whole);
    Map<Integer, MPConstraint> stocks = new HashMap<>();
    for (int kind = 0; kind < problem.equipment().size(); kind++) {
      SelectionProblem.Equipment about = problem.equipment().get(kind);
      if (problem.priceOf(kind) > 0) {
        MPVariable units = solver.makeNumVar(0, MPSolver.infinity(), "");
        totals.get(about.place()).setCoefficient(units, -unit(kind));
        for (List<Integer> slot : slots(kind)) {
          atLeast(solver, units, slot, arcs);
        }
        if (about.pack() != SelectionProblem.Equipment.SINGLE) {
          packs.get(about.pack()).setCoefficient(units, -1);
          if (problem.places().get(about.place()).stocked()) {
            takeFromStock(solver, stocks, about.place(), units, packs.get(about.pack()));
          }
        }
      }
    }
  }

  /** Packs bought · size − units that come out of them ≥ 0, for each pack. */
  private List<MPConstraint> packs(MPSolver solver, boolean whole) {
    List<MPConstraint> constraints = new ArrayList<>();
    for (SelectionProblem.Pack pack : problem.packs()) {
      MPVariable bought = solver.makeVar(0, MPSolver.infinity(), whole, "");
      solver.objective().setCoefficient(bought, pack.cost() / coin);
      MPConstraint enough = solver.makeConstraint(0, MPSolver.infinity());
      enough.setCoefficient(bought, pack.size());
      constraints.add(enough);
    }
    return constraints;
  }

  /** One unit of a place, of whatever kind, stands there already: at most what is used of the kind, and one in all. */
  private static void takeFromStock(MPSolver solver, Map<Integer, MPConstraint> stocks, int place, MPVariable units, MPConstraint pack) {
    MPVariable taken = solver.makeNumVar(0, 1, "");
    MPConstraint used = solver.makeConstraint(0, MPSolver.infinity());
    used.setCoefficient(units, 1);
    used.setCoefficient(taken, -1);
    stocks.computeIfAbsent(place, any -> solver.makeConstraint(0, 1)).setCoefficient(taken, 1);
    pack.setCoefficient(taken, 1);
  }

  private List<List<Integer>> slots(int kind) {
    List<List<Integer>> slots = new ArrayList<>(IntStream.range(0, 16).mapToObj(i -> (List<Integer>) new ArrayList<Integer>()).toList());
    nodes.stream().filter(node -> problem.nodes().get(node).equipment() == kind)
        .forEach(node -> slots.get(problem.nodes().get(node).slot()).add(node));
    slots.removeIf(List::isEmpty);
    return slots;
  }

  /** A node is chosen as often as it is entered; the root always is. */
  private void atLeast(MPSolver solver, MPVariable variable, List<Integer> chosen, MPVariable[] arcs) {
    MPConstraint constraint = solver.makeConstraint(chosen.contains(root) ? 1 : 0, MPSolver.infinity());
    constraint.setCoefficient(variable, 1);
    for (int node : chosen) {
      for (int arc : tree.entering()[node]) {
        if (arcs[arc] != null) {
          constraint.setCoefficient(arcs[arc], -1);
        }
      }
    }
  }

  /** Programs solved so far. */
  int rounds() {
    return rounds;
  }

  @Override
  public void offer(double[] values) {
    rounds++;
    BitSet support = new BitSet(graph.size);
    Arrays.stream(graph.required).forEach(support::set);
    if (root < graph.size) {
      support.set(root);
    }
    for (int arc = 0; arc < values.length; arc++) {
      if (values[arc] > NOTHING && tree.to(arc) < graph.size) {
        support.set(tree.to(arc));
      }
    }
    if (search.isPresent()) {
      survive(search.get(), support, values);
      return;
    }
    // routes take the best way among what is allowed: only what was chosen is certain to cost no more
    consider(support);
    consider(ShortestPathSelector.joined(graph, support));
  }

  /** What is used, if it lacks nothing, and what grows where the program has chosen much. */
  private void survive(SurvivalSearch found, BitSet support, double[] values) {
    double[] chosen = new double[tree.nodes()];
    for (int arc = 0; arc < values.length; arc++) {
      chosen[tree.to(arc)] += values[arc];
    }
    found.consider(support, clock);
    BitSet homes = new BitSet();
    IntStream.range(0, graph.size).filter(node -> tree.terminal()[node]).forEach(homes::set);
    found.grow(homes, graph.everything(), (node, full) -> Math.round(full * (1 - Math.min(1, Math.max(0, chosen[node])))), clock);
    best = found.best();
  }

  private void consider(BitSet allowed) {
    SelectionGraph.Answer answer = graph.evaluate(allowed);
    if (answer.betterThan(best)) {
      best = answer;
      clock.found(graph, best);
    }
  }

  @Override
  public void bounded(long bound) {
    clock.bounded(bound * coin);
  }

  @Override
  public long best() {
    return best.cost() / coin;
  }
}
