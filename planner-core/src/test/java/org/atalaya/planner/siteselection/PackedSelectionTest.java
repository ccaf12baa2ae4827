package org.atalaya.planner.siteselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units that are only sold in packs, against every subset with its packs counted. */
class PackedSelectionTest {
  private final ExactSelector selector = new ExactSelector(Duration.ofMinutes(10));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheCheapestOfAllSubsetsWithWholePacks(long seed) {
    assumeTrue(NativeSolver.available(), "the native library of OR-Tools is missing");
    SelectionProblem problem = packed(seed, new Random(1000 + seed));
    Selection selection = selector.select(problem, Progress.NONE);
    BruteForce.Value optimum = BruteForce.optimum(problem);
    assertThat(selection.unreached()).as("seed %d", seed).hasSize(optimum.unmet());
    assertThat(selection.cost()).as("seed %d", seed).isEqualTo(optimum.cost());
    assertThat(selection.optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
  }

  /** What comes in packs of two or three; some places have one already. */
  private static SelectionProblem packed(long seed, Random random) {
    SelectionProblem plain = ShortestPathSelectorTest.random(new Random(seed));
    List<SelectionProblem.Pack> packs = List.of(new SelectionProblem.Pack(2 + random.nextInt(2), 20 + random.nextInt(40)),
        new SelectionProblem.Pack(2, 10 + random.nextInt(40)));
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    boolean[] one = new boolean[plain.places().size()];
    for (SelectionProblem.Equipment kind : plain.equipment()) {
      // a second kind at a place is bought singly, so that which of two stands there already is no question
      boolean first = !one[kind.place()];
      one[kind.place()] = true;
      equipment.add(first ? new SelectionProblem.Equipment(kind.place(), random.nextInt(2) * 5L, random.nextInt(2)) : kind);
    }
    List<SelectionProblem.Place> places = plain.places().stream()
        .map(place -> new SelectionProblem.Place(place.cost(), place.credit(), random.nextInt(6) == 0)).toList();
    return new SelectionProblem(places, equipment, plain.nodes(), plain.edges(), Survival.NONE, packs);
  }

  /**
   * Two ways to the gateway: one relay at a dear place, or two at free ones. Singly one relay is cheaper; out of a pack of
   * four the second relay is there anyway.
   *
   * <pre>
   *   G — dear — home
   *   G — a — b — home
   * </pre>
   */
  @Test
  void whatAPackLeavesOverSavesADearPlace() {
    List<SelectionProblem.Place> places = List.of(new SelectionProblem.Place(0, 0), new SelectionProblem.Place(0, 0),
        new SelectionProblem.Place(30, 0), new SelectionProblem.Place(0, 0), new SelectionProblem.Place(0, 0));
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    List<SelectionProblem.Equipment> single = new ArrayList<>();
    List<SelectionProblem.Equipment> packed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      nodes.add(new SelectionProblem.Node(i, 0, i == 1, i == 0));
      single.add(new SelectionProblem.Equipment(i, 100));
      packed.add(new SelectionProblem.Equipment(i, 0, 0));
    }
    List<SelectionProblem.Edge> edges = List.of(new SelectionProblem.Edge(0, 2, 1), new SelectionProblem.Edge(2, 1, 1),
        new SelectionProblem.Edge(0, 3, 1), new SelectionProblem.Edge(3, 4, 1), new SelectionProblem.Edge(4, 1, 1));
    assertThat(selector.select(new SelectionProblem(places, single, nodes, edges), Progress.NONE).nodes()).containsExactly(0, 1, 2);
    SelectionProblem kits = new SelectionProblem(places, packed, nodes, edges, Survival.NONE, List.of(new SelectionProblem.Pack(4, 400)));
    Selection selection = selector.select(kits, Progress.NONE);
    assertThat(selection.nodes()).containsExactly(0, 1, 3, 4);
    assertThat(selection.cost()).isEqualTo(400);
  }
}
