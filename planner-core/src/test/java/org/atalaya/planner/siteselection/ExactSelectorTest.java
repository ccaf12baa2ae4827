package org.atalaya.planner.siteselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to be proven, against every subset, against a dynamic program, and with and without linear programs. */
class ExactSelectorTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private final ExactSelector selector = new ExactSelector(LONG);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheBestOfAllSubsets(long seed) {
    SelectionProblem problem = random(new Random(seed));
    Selection selection = selector.select(problem, Progress.NONE);
    BruteForce.Value optimum = BruteForce.optimum(problem);
    assertThat(selection.unreached()).as("seed %d", seed).hasSize(optimum.unmet());
    assertThat(selection.cost()).as("seed %d", seed).isEqualTo(optimum.cost());
    assertThat(selection.optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
    BitSet chosen = new BitSet();
    selection.nodes().forEach(chosen::set);
    assertThat(BruteForce.value(problem, chosen)).as("seed %d", seed)
        .isEqualTo(new BruteForce.Value(optimum.unmet(), selection.cost(), selection.metric()));
    assertThat(new ExactSelector(LONG, CutModel.Effort.UNLIMITED, true).select(problem, Progress.NONE).cost()).as("seed %d", seed).isEqualTo(optimum.cost());
    assertThat(selector.select(problem, Progress.NONE)).as("seed %d", seed).isEqualTo(selection);
  }

  /** Routers with several radios, places that are paid once, what stands already: against every subset. */
  @ParameterizedTest
  @MethodSource("seeds")
  void provesTheBestOfAllSubsetsWhereNodesShareWhatIsBought(long seed) {
    org.junit.jupiter.api.Assumptions.assumeTrue(NativeSolver.available(), "the native library of OR-Tools is missing");
    SelectionProblem problem = ShortestPathSelectorTest.random(new Random(seed));
    ExactSelector.Result result = selector.solve(problem, Progress.NONE);
    BruteForce.Value optimum = BruteForce.optimum(problem);
    assertThat(result.selection().unreached()).as("seed %d", seed).hasSize(optimum.unmet());
    assertThat(result.selection().cost()).as("seed %d", seed).isEqualTo(optimum.cost());
    assertThat(result.selection().optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
    assertThat(result.bound()).as("seed %d", seed).isEqualTo(optimum.cost());
    assertThat(selector.select(problem, Progress.NONE)).as("seed %d", seed).isEqualTo(result.selection());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 17, 127})
  void progressNeverGoesBackOrPastTheEnd(long seed) {
    List<Double> shares = new ArrayList<>();
    new ExactSelector().select(ShortestPathSelectorTest.random(new Random(seed)), (done, total) -> {
      synchronized (shares) {
        shares.add((double) done / total);
      }
      return true;
    });
    assertThat(shares).as("seed %d", seed).isNotEmpty().isSorted().allMatch(share -> share >= 0 && share <= 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheDynamicProgramOnLargerGraphs(long seed) {
    SteinerGraph graph = graph(new Random(seed), seed % 2 == 0);
    long optimum = DreyfusWagner.optimum(graph);
    SteinerSolver.Answer branching = SteinerSolver.solve(graph, false, () -> false);
    assertThat(branching.cost()).as("seed %d", seed).isEqualTo(optimum);
    assertThat(branching.bound()).as("seed %d", seed).isEqualTo(optimum);
    assertThat(treeCost(graph, branching.edges())).as("seed %d", seed).isEqualTo(optimum);
    SteinerSolver.Answer cutting = SteinerSolver.solve(graph, true, () -> false);
    assertThat(cutting.cost()).as("seed %d", seed).isEqualTo(optimum);
    assertThat(cutting.bound()).as("seed %d", seed).isEqualTo(optimum);
  }

  /** Networks of sites, 20 to 60 of them, each with a router that needs no aim: two methods that share nothing. */
  @ParameterizedTest
  @MethodSource("seeds")
  void twoExactMethodsAgreeOnNetworksOfSites(long seed) {
    SelectionProblem problem = sites(new Random(seed));
    Selection cuts = selector.select(problem, Progress.NONE);
    Selection subsets = new ExactSelector(LONG, CutModel.Effort.UNLIMITED, true).select(problem, Progress.NONE);
    assertThat(cuts.optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
    assertThat(subsets.optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
    assertThat(subsets.cost()).as("seed %d", seed).isEqualTo(cuts.cost());
    assertThat(subsets.unreached()).as("seed %d", seed).isEqualTo(cuts.unreached());
    assertThat(SubsetProgram.fits(SeparableProblem.of(problem, reached(problem, cuts)).orElseThrow().graph())).as("seed %d", seed).isTrue();
  }

  private static BitSet reached(SelectionProblem problem, Selection selection) {
    BitSet homes = new BitSet();
    problem.required().stream().filter(home -> !selection.unreached().contains(home)).forEach(homes::set);
    return homes;
  }

  /** A hub and one port for each site; sites cost, some stand already. */
  static SelectionProblem sites(Random random) {
    int count = 20 + random.nextInt(41);
    int homes = 2 + random.nextInt(5);
    List<SelectionProblem.Place> places = new ArrayList<>();
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    List<SelectionProblem.Edge> edges = new ArrayList<>();
    double[][] at = new double[count][];
    for (int i = 0; i < count; i++) {
      places.add(new SelectionProblem.Place(10L * random.nextInt(20), random.nextInt(8) == 0 ? 120 : 0));
      equipment.add(new SelectionProblem.Equipment(i, 0));
      equipment.add(new SelectionProblem.Equipment(i, 90));
      nodes.add(new SelectionProblem.Node(2 * i, 0, i < homes, i >= homes && i < homes + 2));
      nodes.add(new SelectionProblem.Node(2 * i + 1, 0, false, false));
      edges.add(new SelectionProblem.Edge(2 * i, 2 * i + 1, 0));
      at[i] = new double[] {random.nextDouble(), random.nextDouble()};
    }
    double range = 1.6 / Math.sqrt(count);
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        if (Math.hypot(at[a][0] - at[b][0], at[a][1] - at[b][1]) < range) {
          edges.add(new SelectionProblem.Edge(2 * a + 1, 2 * b + 1, 1 + random.nextInt(50)));
        }
      }
    }
    return new SelectionProblem(places, equipment, nodes, edges);
  }

  /** The cut formulation by itself, on problems that reductions and branching would else solve before. */
  @ParameterizedTest
  @MethodSource("seeds")
  void linearProgramsProveTheSame(long seed) {
    org.junit.jupiter.api.Assumptions.assumeTrue(NativeSolver.available(), "the native library of OR-Tools is missing");
    SteinerGraph graph = graph(new Random(seed), seed % 2 == 0);
    BitSet arcs = new BitSet();
    arcs.set(0, 2 * graph.edges());
    int root = graph.terminals()[0];
    SteinerTrees trees = new SteinerTrees(graph, () -> false);
    LinearPricing pricing = new LinearPricing(graph, trees, root, arcs, DualAscent.INFEASIBLE, proven -> {});
    long bound = new CutModel(graph, root, arcs, graph, pricing, pricing, () -> false, CutModel.Effort.UNLIMITED).run(0);
    assertThat(bound).as("seed %d", seed).isEqualTo(DreyfusWagner.optimum(graph));
    assertThat(trees.bestCost()).as("seed %d", seed).isEqualTo(bound);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void dualAscentNeverPromisesTooMuch(long seed) {
    SteinerGraph graph = graph(new Random(seed), seed % 2 == 0);
    BitSet arcs = new BitSet();
    arcs.set(0, 2 * graph.edges());
    for (int root : graph.terminals()) {
      assertThat(new DualAscent(graph, arcs, graph.terminal(), root).bound()).as("seed %d", seed).isPositive()
          .isLessThanOrEqualTo(DreyfusWagner.optimum(graph));
    }
  }

  @Test
  void withoutTimeTheAnswerIsATreeAndTheBoundIsBelowTheOptimum() {
    for (long seed = 1; seed <= 50; seed++) {
      SteinerGraph graph = graph(new Random(seed), false);
      long optimum = DreyfusWagner.optimum(graph);
      SteinerSolver.Answer answer = SteinerSolver.solve(graph, true, () -> true);
      assertThat(answer.cost()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum).isEqualTo(treeCost(graph, answer.edges()));
      assertThat(answer.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum);
    }
  }

  @Test
  void aProblemWithoutHomesOrWaysCostsNothing() {
    SelectionProblem alone = new SelectionProblem(List.of(new SelectionProblem.Place(5, 0), new SelectionProblem.Place(5, 0)),
        List.of(new SelectionProblem.Equipment(0, 0), new SelectionProblem.Equipment(1, 0)),
        List.of(new SelectionProblem.Node(0, 0, true, false), new SelectionProblem.Node(1, 0, false, true)), List.of());
    Selection selection = selector.select(alone, Progress.NONE);
    assertThat(selection.unreached()).containsExactly(0);
    assertThat(selection.cost()).isZero();
    assertThat(selection.optimality()).isEqualTo(new Optimality.Proven());
  }

  @Test
  void stopsWhenItIsTold() {
    assertThatThrownBy(() -> selector.select(random(new Random(3)), (done, total) -> false))
        .isInstanceOf(CancellationException.class);
  }

  /** The cost of a set of edges, which must be a tree over all terminals. */
  private static long treeCost(SteinerGraph graph, BitSet edges) {
    BitSet nodes = new BitSet();
    nodes.set(graph.terminals()[0]);
    long cost = 0;
    int joined = 0;
    for (boolean changed = true; changed;) {
      changed = false;
      for (int arc = 0; arc < graph.ends().length; arc++) {
        if (edges.get(arc >> 1) && nodes.get(graph.from(arc)) && !nodes.get(graph.to(arc))) {
          nodes.set(graph.to(arc));
          cost += graph.cost(arc);
          joined++;
          changed = true;
        }
      }
    }
    assertThat(joined).isEqualTo(edges.cardinality());
    assertThat(java.util.Arrays.stream(graph.terminals()).allMatch(nodes::get)).isTrue();
    return cost;
  }

  /** A connected graph of 12 to 40 nodes with 3 to 7 terminals, many costs equal. */
  private static SteinerGraph graph(Random random, boolean weighted) {
    int nodes = 12 + random.nextInt(29);
    int range = random.nextBoolean() ? 4 : 100;
    int edges = nodes + random.nextInt(2 * nodes);
    int[] ends = new int[2 * edges];
    long[] costs = new long[edges];
    for (int i = 0; i < edges; i++) {
      ends[2 * i] = i < nodes - 1 ? i + 1 : random.nextInt(nodes);
      ends[2 * i + 1] = random.nextInt(i < nodes - 1 ? i + 1 : nodes);
      costs[i] = 1 + random.nextInt(range);
      if (ends[2 * i] == ends[2 * i + 1]) {
        ends[2 * i] = (ends[2 * i] + 1) % nodes;
      }
    }
    boolean[] terminal = new boolean[nodes];
    long[] weights = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      weights[node] = weighted ? random.nextInt(range) : 0;
    }
    for (int i = 0, count = 3 + random.nextInt(5); i < count; i++) {
      int node = i == 0 ? 0 : 1 + random.nextInt(nodes - 1);
      terminal[node] = true;
      weights[node] = 0;
    }
    terminal[nodes - 1] = true;
    weights[nodes - 1] = 0;
    return SteinerGraph.of(ends, costs, weights, terminal);
  }

  /** Up to 5 homes and 9 others, each node at a place of its own; some homes out of reach, some places paid for. */
  private static SelectionProblem random(Random random) {
    int homes = 2 + random.nextInt(4);
    int gateways = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2);
    int count = homes + gateways + 3 + random.nextInt(5);
    List<SelectionProblem.Place> places = new ArrayList<>();
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new SelectionProblem.Place(random.nextInt(6) * 10L, random.nextInt(5) == 0 ? 25 : 0));
      equipment.add(new SelectionProblem.Equipment(i, random.nextInt(20)));
      nodes.add(new SelectionProblem.Node(i, 0, i < homes, i >= homes && i < homes + gateways));
    }
    List<SelectionProblem.Edge> edges = new ArrayList<>();
    double density = 0.15 + random.nextDouble() * 0.35;
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        if (random.nextDouble() < density) {
          edges.add(new SelectionProblem.Edge(a, b, 1 + random.nextInt(50)));
        }
      }
    }
    return new SelectionProblem(places, equipment, nodes, edges);
  }
}
