package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Survival by the plain algorithm: every subset of the optional nodes that is cheaper than the best so far, every loss
 * tried, ways found by spreading until nothing changes. Sets of nodes are bits of a number; for tests, up to 17 optional
 * nodes and 31 in all.
 */
final class SurvivalBruteForce {
  private final SelectionProblem problem;
  /** What is lost: a place and −1, two places for what joins them, or −1 and −1. */
  private final List<int[]> losses = new ArrayList<>();
  /** For each loss, the nodes that each node is joined to, and those that stand. */
  private final List<int[]> joined = new ArrayList<>();
  private final List<Integer> standing = new ArrayList<>();
  private final int all;
  private int roots;

  /**
   * @param unreached homes without a way whatever is chosen
   * @param unprotected homes that some loss cuts off whatever is chosen
   * @param cost of the cheapest choice that keeps all else
   */
  record Value(Set<Integer> unreached, Set<Integer> unprotected, long cost) {}

  SurvivalBruteForce(SelectionProblem problem) {
    this.problem = problem;
    all = (1 << problem.nodes().size()) - 1;
    Set<Integer> gateways = new HashSet<>();
    for (int root : problem.roots()) {
      gateways.add(problem.placeOf(root));
      roots |= 1 << root;
    }
    Set<List<Integer>> linked = new HashSet<>();
    problem.edges().forEach(edge -> linked.add(pair(edge)));
    lose(-1, -1);
    for (int a = 0; a < problem.places().size(); a++) {
      if (problem.survival() == Survival.SITE && (!gateways.contains(a) || gateways.size() > 1)) {
        lose(a, -1);
      }
      for (int b = a + 1; b < problem.places().size() && problem.survival() == Survival.LINK; b++) {
        if (linked.contains(List.of(a, b))) {
          lose(a, b);
        }
      }
    }
  }

  private List<Integer> pair(SelectionProblem.Edge edge) {
    int a = problem.placeOf(edge.a());
    int b = problem.placeOf(edge.b());
    return List.of(Math.min(a, b), Math.max(a, b));
  }

  private void lose(int place, int other) {
    int stands = all;
    for (int node = 0; node < problem.nodes().size(); node++) {
      if (other < 0 && problem.placeOf(node) == place) {
        stands &= ~(1 << node);
      }
    }
    int[] around = new int[problem.nodes().size()];
    for (SelectionProblem.Edge edge : problem.edges()) {
      if (other < 0 || !pair(edge).equals(List.of(place, other))) {
        around[edge.a()] |= 1 << edge.b();
        around[edge.b()] |= 1 << edge.a();
      }
    }
    losses.add(new int[] {place, other});
    joined.add(around);
    standing.add(stands);
  }

  Value optimum() {
    Set<Integer> unreached = new TreeSet<>();
    Set<Integer> unprotected = new TreeSet<>();
    int required = 0;
    for (int home : problem.required()) {
      required |= 1 << home;
    }
    int[] needs = new int[losses.size()];
    for (int i = 0; i < needs.length; i++) {
      needs[i] = ways(all, i) & required;
    }
    for (int home : problem.required()) {
      if ((needs[0] >> home & 1) == 0) {
        unreached.add(home);
        continue;
      }
      for (int i = 1; i < needs.length; i++) {
        if ((needs[i] >> home & 1) == 0 && (problem.placeOf(home) != losses.get(i)[0] || losses.get(i)[1] >= 0)) {
          unprotected.add(home);
        }
      }
    }
    int[] optional = optional();
    Prices prices = new Prices(problem);
    long best = Long.MAX_VALUE;
    for (int subset = 0; subset < 1 << optional.length; subset++) {
      int chosen = needs[0];
      for (int i = 0; i < optional.length; i++) {
        chosen |= (subset >> i & 1) << optional[i];
      }
      if (prices.of(chosen) < best && holds(chosen, needs)) {
        best = prices.of(chosen);
      }
    }
    return new Value(unreached, unprotected, best);
  }

  private int[] optional() {
    return java.util.stream.IntStream.range(0, problem.nodes().size()).filter(node -> !problem.nodes().get(node).required()).toArray();
  }

  private boolean holds(int chosen, int[] needs) {
    for (int i = 0; i < needs.length; i++) {
      if ((needs[i] & ~ways(chosen, i)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Nodes with a way to a gateway after a loss. */
  private int ways(int chosen, int loss) {
    int stands = chosen & standing.get(loss);
    int reached = roots & stands;
    for (int open = reached; open != 0;) {
      int next = joined.get(loss)[Integer.numberOfTrailingZeros(open)] & stands & ~reached;
      reached |= next;
      open = open & open - 1 | next;
    }
    return reached;
  }

  /** What sets of nodes cost; without packs. {@link BruteForce#cost} says the same, more slowly. */
  static final class Prices {
    private final SelectionProblem problem;
    private final int[][] slots;

    Prices(SelectionProblem problem) {
      this.problem = problem;
      slots = new int[problem.equipment().size()][16];
      for (int node = 0; node < problem.nodes().size(); node++) {
        slots[problem.nodes().get(node).equipment()][problem.nodes().get(node).slot()] |= 1 << node;
      }
    }

    long of(int chosen) {
      long[] sums = new long[problem.places().size()];
      Arrays.fill(sums, -1);
      for (int kind = 0; kind < slots.length; kind++) {
        int units = 0;
        for (int slot : slots[kind]) {
          units = Math.max(units, Integer.bitCount(slot & chosen));
        }
        if (units > 0) {
          int place = problem.equipment().get(kind).place();
          sums[place] = Math.max(0, sums[place]) + units * problem.equipment().get(kind).unitCost();
        }
      }
      long total = 0;
      for (int place = 0; place < sums.length; place++) {
        SelectionProblem.Place about = problem.places().get(place);
        total += sums[place] < 0 ? 0 : Math.max(0, sums[place] + about.cost() - about.credit());
      }
      return total;
    }
  }
}
