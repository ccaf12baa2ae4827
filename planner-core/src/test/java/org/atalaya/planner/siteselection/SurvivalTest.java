package org.atalaya.planner.siteselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that survive a loss, against every subset and every loss. */
class SurvivalTest {
  private final ExactSelector selector = new ExactSelector(Duration.ofMinutes(10));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 80);
  }

  /** Up to 12 optional nodes. */
  @ParameterizedTest
  @MethodSource("seeds")
  void isTheCheapestOfAllSubsetsThatSurvive(long seed) {
    assumeTrue(NativeSolver.available(), "the native library of OR-Tools is missing");
    Random random = new Random(seed);
    SelectionProblem plain = seed % 2 == 0 ? ShortestPathSelectorTest.random(random) : dense(random, 4 + random.nextInt(7));
    survive(plain, List.of(Survival.LINK, Survival.SITE), seed);
  }

  /** 15 to 17 optional nodes: routers that share radios, and sites of one router each. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isTheCheapestOfAHundredThousandSubsets(long seed) {
    assumeTrue(NativeSolver.available(), "the native library of OR-Tools is missing");
    Random random = new Random(500 + seed);
    SelectionProblem plain = seed % 2 == 0 ? ShortestPathSelectorTest.random(random, 15, 18) : dense(random, 15);
    long optional = plain.nodes().stream().filter(node -> !node.required()).count();
    assertThat(optional).as("seed %d", seed).isBetween(15L, 17L);
    survive(plain, List.of(Survival.values()), seed);
  }

  private void survive(SelectionProblem plain, List<Survival> levels, long seed) {
    for (Survival level : levels) {
      SelectionProblem problem = plain.withSurvival(level);
      SurvivalBruteForce.Value optimum = new SurvivalBruteForce(problem).optimum();
      ExactSelector.Result result = selector.solve(problem, Progress.NONE);
      Selection selection = result.selection();
      assertThat(new HashSet<>(selection.unreached())).as("seed %d %s", seed, level).isEqualTo(optimum.unreached());
      assertThat(new HashSet<>(selection.unprotected())).as("seed %d %s", seed, level).isEqualTo(optimum.unprotected());
      assertThat(selection.cost()).as("seed %d %s", seed, level).isEqualTo(optimum.cost());
      assertThat(selection.optimality()).as("seed %d %s", seed, level).isEqualTo(new Optimality.Proven());
      assertThat(selector.solve(problem, Progress.NONE)).as("seed %d %s", seed, level).isEqualTo(result);
      Selection heuristic = new ExactSelector(Duration.ofDays(1), CutModel.Effort.UNLIMITED, true).select(problem, Progress.NONE);
      assertThat(heuristic.cost()).as("seed %d %s", seed, level).isGreaterThanOrEqualTo(optimum.cost());
      if (level != Survival.NONE) {
        routesSurvive(problem, selection, optimum, seed);
        routesSurvive(problem, heuristic, optimum, seed);
      }
    }
  }

  /** What sets of nodes cost by bits is what they cost by the slow computation. */
  @Test
  void bothPlainAlgorithmsCountTheSameCosts() {
    for (long seed = 1; seed <= 50; seed++) {
      SelectionProblem problem = ShortestPathSelectorTest.random(new Random(seed));
      SurvivalBruteForce.Prices prices = new SurvivalBruteForce.Prices(problem);
      for (int set = 0; set < 1 << problem.nodes().size(); set += 97) {
        assertThat(prices.of(set)).as("seed %d, set %d", seed, set)
            .isEqualTo(BruteForce.cost(problem, java.util.BitSet.valueOf(new long[] {set})));
      }
    }
  }

  /** The ways that the answer names, and nothing else, counted again by a maximum flow of their own. */
  private static void routesSurvive(SelectionProblem problem, Selection selection, SurvivalBruteForce.Value optimum, long seed) {
    List<SelectionProblem.Edge> edges = selection.edges().stream().map(problem.edges()::get).toList();
    assertThat(edges).as("seed %d", seed).allMatch(edge -> selection.nodes().contains(edge.a()) && selection.nodes().contains(edge.b()));
    DisjointRoutes routes = new DisjointRoutes(problem, edges);
    for (int home : problem.required()) {
      int least = optimum.unreached().contains(home) ? 0 : optimum.unprotected().contains(home) ? 1 : 2;
      assertThat(routes.count(home)).as("seed %d, %s, home %d", seed, problem.survival(), home).isGreaterThanOrEqualTo(least);
    }
  }

  /**
   * A ring of homes around one gateway: with no loss in mind one link can be left out, with one in mind none.
   *
   * <pre>
   *   G — h1 — h2
   *   |         |
   *   h4 ————— h3
   * </pre>
   */
  @Test
  void aRingIsClosed() {
    SelectionProblem ring = each(5, List.of(1L, 0L, 0L, 0L, 0L), 0, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}});
    assertThat(selector.select(ring, Progress.NONE).edges()).hasSize(4);
    assertThat(selector.select(ring.withSurvival(Survival.SITE), Progress.NONE).edges()).hasSize(5);
    assertThat(selector.select(ring.withSurvival(Survival.LINK), Progress.NONE).edges()).hasSize(5);
  }

  /** A home beside the only gateway survives every site; the one link between them it does not. */
  @Test
  void aHomeBesideTheGatewayNeedsNoSecondSite() {
    SelectionProblem pair = each(2, List.of(1L, 0L), 0, new int[][] {{0, 1}});
    assertThat(selector.select(pair.withSurvival(Survival.SITE), Progress.NONE).unprotected()).isEmpty();
    assertThat(selector.select(pair.withSurvival(Survival.LINK), Progress.NONE).unprotected()).containsExactly(1);
  }

  /** Two gateways: either may be lost, so the home has a way to each. */
  @Test
  void whereThereAreTwoGatewaysEitherMayBeLost() {
    SelectionProblem two = each(3, List.of(2L, 3L, 0L), 1, new int[][] {{0, 2}, {1, 2}});
    assertThat(selector.select(two, Progress.NONE).cost()).isEqualTo(2);
    assertThat(selector.select(two.withSurvival(Survival.SITE), Progress.NONE).cost()).isEqualTo(5);
  }

  /** Sites of one node each: gateways up to a number, then homes. */
  private static SelectionProblem each(int count, List<Long> costs, int lastGateway, int[][] links) {
    List<SelectionProblem.Place> places = costs.stream().map(cost -> new SelectionProblem.Place(cost, 0)).toList();
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      equipment.add(new SelectionProblem.Equipment(i, 0));
      nodes.add(new SelectionProblem.Node(i, 0, i > lastGateway, i <= lastGateway));
    }
    List<SelectionProblem.Edge> edges = new ArrayList<>();
    for (int[] link : links) {
      edges.add(new SelectionProblem.Edge(link[0], link[1], 1));
    }
    return new SelectionProblem(places, equipment, nodes, edges);
  }

  /** Up to 4 homes, up to 2 gateways and some others, dense enough that most homes can have two ways. */
  private static SelectionProblem dense(Random random, int others) {
    int homes = 2 + random.nextInt(3);
    int gateways = 1 + random.nextInt(2);
    int count = homes + gateways + others;
    List<SelectionProblem.Place> places = new ArrayList<>();
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new SelectionProblem.Place(10L * (1 + random.nextInt(6)), random.nextInt(8) == 0 ? 25 : 0));
      equipment.add(new SelectionProblem.Equipment(i, random.nextInt(20)));
      nodes.add(new SelectionProblem.Node(i, 0, i < homes, i >= homes && i < homes + gateways));
    }
    List<SelectionProblem.Edge> edges = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        if (random.nextDouble() < (others < 12 ? 0.4 : 0.25)) {
          edges.add(new SelectionProblem.Edge(a, b, 1 + random.nextInt(50)));
        }
      }
    }
    return new SelectionProblem(places, equipment, nodes, edges);
  }
}
