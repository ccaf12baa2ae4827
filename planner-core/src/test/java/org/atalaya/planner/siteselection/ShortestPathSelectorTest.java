package org.atalaya.planner.siteselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.siteselection.SelectionProblem.Edge;
import org.atalaya.planner.siteselection.SelectionProblem.Equipment;
import org.atalaya.planner.siteselection.SelectionProblem.Place;
import org.atalaya.planner.siteselection.SelectionProblem.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortestPathSelectorTest {
  private final SiteSelector selector = new ShortestPathSelector();

  /**
   * <pre>
   *   G ── c(5) ── h1      one relay for both homes costs 5,
   *    \    └───── h2      a relay for each costs 3 + 3
   *     ├─ a(3) ── h1
   *     └─ b(3) ── h2
   * </pre>
   */
  @Test
  void aSharedRelayBeatsTwoCheaperOnes() {
    Selection selection = selector.select(problem(List.of(gateway(), home(), home(), relay(3), relay(3), relay(5)),
        List.of(edge(0, 5), edge(5, 1), edge(5, 2), edge(0, 3), edge(3, 1), edge(0, 4), edge(4, 2))), Progress.NONE);
    assertThat(selection.nodes()).containsExactly(0, 1, 2, 5);
    assertThat(selection.cost()).isEqualTo(5);
    assertThat(selection.unreached()).isEmpty();
    assertThat(selection.optimality()).isEqualTo(new Optimality.Heuristic(ShortestPathSelector.METHOD));
  }

  /** G ── h1, and h2 alone: what can be reached is, the rest is named. */
  @Test
  void anIslandIsNamedAndNotPaid() {
    Selection selection = selector.select(problem(List.of(gateway(), home(), home(), relay(3)),
        List.of(edge(0, 1), edge(2, 3))), Progress.NONE);
    assertThat(selection.nodes()).containsExactly(0, 1);
    assertThat(selection.unreached()).containsExactly(2);
    assertThat(selection.cost()).isZero();
  }

  /** Two gateways, each next to one home: two trees, and no relay between them. */
  @Test
  void everyGatewayThatServesIsPartOfTheNetwork() {
    Selection selection = selector.select(problem(List.of(gateway(), gateway(), home(), home(), relay(1), gateway()),
        List.of(edge(0, 2), edge(1, 3), edge(2, 4), edge(4, 3), edge(5, 4))), Progress.NONE);
    assertThat(selection.nodes()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void homesWithoutAGatewayReachEachOther() {
    Selection selection = selector.select(problem(List.of(home(), home(), relay(1)), List.of(edge(0, 2), edge(2, 1))), Progress.NONE);
    assertThat(selection.nodes()).containsExactly(0, 1, 2);
    assertThat(selection.unreached()).isEmpty();
  }

  /** At equal cost the network is the one whose routes are best: a star rather than a chain. */
  @Test
  void equalCostsAreDecidedByTheRoutes() {
    Selection selection = selector.select(problem(List.of(gateway(), home(), home()),
        List.of(edge(0, 1), edge(0, 2), edge(1, 2))), Progress.NONE);
    assertThat(selection.edges()).containsExactly(0, 1);
    assertThat(selection.metric()).isEqualTo(2);
  }

  /** What a place has already is not paid again; what is added there is. */
  @Test
  void creditIsTakenOffOnce() {
    List<Place> places = List.of(new Place(0, 0), new Place(10, 15), new Place(0, 0), new Place(0, 0));
    List<Equipment> equipment = List.of(new Equipment(0, 0), new Equipment(1, 5), new Equipment(2, 0), new Equipment(3, 0));
    List<Node> nodes = List.of(new Node(0, 0, false, true), new Node(1, 0, false, false), new Node(1, 0, false, false),
        new Node(2, 0, true, false), new Node(3, 0, true, false));
    Selection one = selector.select(new SelectionProblem(places, equipment, nodes, List.of(edge(0, 1), edge(1, 3))), Progress.NONE);
    assertThat(one.cost()).isZero();
    Selection two = selector.select(new SelectionProblem(places, equipment, nodes,
        List.of(edge(0, 1), edge(1, 2), edge(1, 3), edge(2, 4))), Progress.NONE);
    assertThat(two.cost()).isEqualTo(5);
  }

  /** A router with two radios carries a way through with one unit; where one radio would do it twice, it takes two. */
  @Test
  void aUnitHasRoomForOneNodeInEachSlot() {
    List<Place> places = List.of(new Place(0, 0), new Place(0, 0), new Place(0, 0));
    List<Equipment> equipment = List.of(new Equipment(0, 0), new Equipment(1, 7), new Equipment(2, 0));
    List<Edge> chain = List.of(edge(0, 1), edge(1, 2), edge(2, 3));
    Selection twoSlots = selector.select(new SelectionProblem(places, equipment, List.of(new Node(0, 0, false, true),
        new Node(1, 0, false, false), new Node(1, 1, false, false), new Node(2, 0, true, false)), chain), Progress.NONE);
    assertThat(twoSlots.cost()).isEqualTo(7);
    Selection oneSlot = selector.select(new SelectionProblem(places, equipment, List.of(new Node(0, 0, false, true),
        new Node(1, 0, false, false), new Node(1, 0, false, false), new Node(2, 0, true, false)), chain), Progress.NONE);
    assertThat(oneSlot.cost()).isEqualTo(14);
  }

  @Test
  void stopsWhenItIsTold() {
    SelectionProblem problem = random(new Random(1));
    assertThatThrownBy(() -> selector.select(problem, (done, total) -> false)).isInstanceOf(CancellationException.class);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isFeasibleWheneverAnyChoiceIsAndNeverBetterThanTheBest(long seed) {
    SelectionProblem problem = random(new Random(seed));
    Selection selection = selector.select(problem, Progress.NONE);
    BruteForce.Value claimed = claimed(selection);
    BruteForce.Value optimum = BruteForce.optimum(problem);
    assertThat(claimed.unmet()).as("seed %d", seed).isEqualTo(optimum.unmet());
    assertThat(claimed).as("seed %d", seed).isGreaterThanOrEqualTo(optimum);
    // the claim holds for the nodes that were chosen, by the plain computation
    BitSet chosen = new BitSet();
    selection.nodes().forEach(chosen::set);
    assertThat(BruteForce.value(problem, chosen)).as("seed %d", seed).isEqualTo(claimed);
    assertThat(selector.select(problem, Progress.NONE)).as("seed %d", seed).isEqualTo(selection);
    edgesAreAForestOfTheRoutes(problem, selection, seed);
  }

  /** The figures that docs/methods/network.md states. */
  @Test
  void theAverageGapToTheOptimumIsSmall() {
    double sum = 0;
    int optimal = 0;
    int counted = 0;
    double worst = 0;
    for (long seed : seeds().toArray()) {
      SelectionProblem problem = random(new Random(seed));
      BruteForce.Value optimum = BruteForce.optimum(problem);
      BruteForce.Value found = claimed(selector.select(problem, Progress.NONE));
      if (optimum.cost() > 0) {
        double gap = (double) (found.cost() - optimum.cost()) / optimum.cost();
        sum += gap;
        worst = Math.max(worst, gap);
        optimal += gap == 0 ? 1 : 0;
        counted++;
      }
    }
    System.out.printf(java.util.Locale.ROOT, "site selection against brute force: %d problems, %d optimal, average gap %.4f, worst %.3f%n",
        counted, optimal, sum / counted, worst);
    assertThat(sum / counted).isLessThan(0.01);
    assertThat(optimal).isGreaterThan(counted * 95 / 100);
  }

  private static BruteForce.Value claimed(Selection selection) {
    return new BruteForce.Value(selection.unreached().size(), selection.cost(), selection.metric());
  }

  private static void edgesAreAForestOfTheRoutes(SelectionProblem problem, Selection selection, long seed) {
    int[] root = new int[problem.nodes().size()];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    for (int id : selection.edges()) {
      Edge edge = problem.edges().get(id);
      assertThat(selection.nodes()).as("seed %d", seed).contains(edge.a(), edge.b());
      int a = find(root, edge.a());
      int b = find(root, edge.b());
      assertThat(a).as("seed %d: no circle", seed).isNotEqualTo(b);
      root[a] = b;
    }
    List<Integer> ends = problem.roots().stream().map(node -> find(root, node)).toList();
    for (int home : problem.required()) {
      if (!selection.unreached().contains(home)) {
        assertThat(ends).as("seed %d", seed).contains(find(root, home));
      }
    }
  }

  private static int find(int[] root, int node) {
    return root[node] == node ? node : find(root, root[node]);
  }

  /** Up to 10 optional nodes and 5 homes, some places with several nodes, some paid in part. */
  static SelectionProblem random(Random random) {
    return random(random, 4, 11);
  }

  /**
   * The same in another size.
   *
   * @param least other nodes at least, gateways not counted
   * @param most optional nodes less one at most, gateways counted
   */
  static SelectionProblem random(Random random, int least, int most) {
    int homes = 2 + random.nextInt(4);
    int gateways = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(2);
    int optional = least + random.nextInt(most - least - gateways);
    List<Place> places = new ArrayList<>();
    List<Equipment> equipment = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < homes + gateways + optional; i++) {
      boolean relay = i >= homes + gateways;
      if (!relay || random.nextInt(3) > 0) {
        places.add(new Place(relay ? random.nextInt(6) * 10L : 0, relay && random.nextInt(6) == 0 ? 25 : 0));
      }
      if (!relay || random.nextInt(3) > 0) {
        equipment.add(new Equipment(relay ? random.nextInt(places.size()) : places.size() - 1, 5 + random.nextInt(20)));
      }
      nodes.add(new Node(relay ? random.nextInt(equipment.size()) : equipment.size() - 1, random.nextInt(2), i < homes,
          !relay && i >= homes));
    }
    List<Edge> edges = new ArrayList<>();
    double density = 0.15 + random.nextDouble() * 0.35;
    for (int a = 0; a < nodes.size(); a++) {
      for (int b = a + 1; b < nodes.size(); b++) {
        if (random.nextDouble() < density) {
          edges.add(new Edge(a, b, 1 + random.nextInt(50)));
        }
      }
    }
    return new SelectionProblem(places, equipment, nodes, edges);
  }

  /** Each node at a place of its own. */
  private static SelectionProblem problem(List<Priced> nodes, List<Edge> edges) {
    List<Place> places = new ArrayList<>();
    List<Equipment> equipment = new ArrayList<>();
    List<Node> own = new ArrayList<>();
    for (Priced node : nodes) {
      own.add(new Node(places.size(), 0, node.required, node.gateway));
      equipment.add(new Equipment(places.size(), node.cost));
      places.add(new Place(0, 0));
    }
    return new SelectionProblem(places, equipment, own, edges);
  }

  private record Priced(long cost, boolean required, boolean gateway) {}

  private static Priced gateway() {
    return new Priced(0, false, true);
  }

  private static Priced home() {
    return new Priced(0, true, false);
  }

  private static Priced relay(long cost) {
    return new Priced(cost, false, false);
  }

  private static Edge edge(int a, int b) {
    return new Edge(a, b, 1);
  }
}
