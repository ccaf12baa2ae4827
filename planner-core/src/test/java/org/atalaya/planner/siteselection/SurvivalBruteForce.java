package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Survival by the plain algorithm: every subset of the optional nodes, every loss tried, ways found by spreading until
 * nothing changes. For tests, up to some 14 optional nodes.
 */
final class SurvivalBruteForce {
  private final SelectionProblem problem;
  private final List<int[]> losses = new ArrayList<>();
  private final BitSet all = new BitSet();

  /**
   * @param unreached homes without a way whatever is chosen
   * @param unprotected homes that some loss cuts off whatever is chosen
   * @param cost of the cheapest choice that keeps all else
   */
  record Value(Set<Integer> unreached, Set<Integer> unprotected, long cost) {}

  SurvivalBruteForce(SelectionProblem problem) {
    this.problem = problem;
    all.set(0, problem.nodes().size());
    Set<Integer> gateways = new HashSet<>();
    problem.roots().forEach(root -> gateways.add(problem.placeOf(root)));
    losses.add(new int[] {-1, -1});
    for (int a = 0; a < problem.places().size(); a++) {
      if (problem.survival() == Survival.SITE && (!gateways.contains(a) || gateways.size() > 1)) {
        losses.add(new int[] {a, -1});
      }
      for (int b = a + 1; b < problem.places().size() && problem.survival() == Survival.LINK; b++) {
        losses.add(new int[] {a, b});
      }
    }
  }

  Value optimum() {
    Set<Integer> unreached = new HashSet<>();
    Set<Integer> unprotected = new HashSet<>();
    List<BitSet> needs = new ArrayList<>();
    BitSet connected = ways(all, losses.getFirst());
    for (int[] loss : losses) {
      BitSet need = ways(all, loss);
      needs.add(need);
      for (int home : problem.required()) {
        if (!connected.get(home)) {
          unreached.add(home);
        } else if (!need.get(home) && problem.placeOf(home) != loss[0] | loss[1] >= 0) {
          unprotected.add(home);
        }
      }
    }
    List<Integer> optional = new ArrayList<>();
    BitSet homes = new BitSet();
    for (int node = 0; node < problem.nodes().size(); node++) {
      if (!problem.nodes().get(node).required()) {
        optional.add(node);
      } else if (!unreached.contains(node)) {
        homes.set(node);
      }
    }
    long best = Long.MAX_VALUE;
    for (int subset = 0; subset < 1 << optional.size(); subset++) {
      BitSet chosen = (BitSet) homes.clone();
      for (int i = 0; i < optional.size(); i++) {
        chosen.set(optional.get(i), (subset >> i & 1) == 1);
      }
      long cost = BruteForce.cost(problem, chosen);
      if (cost < best && holds(chosen, needs)) {
        best = cost;
      }
    }
    return new Value(unreached, unprotected, best);
  }

  private boolean holds(BitSet chosen, List<BitSet> needs) {
    for (int i = 0; i < losses.size(); i++) {
      BitSet ways = ways(chosen, losses.get(i));
      for (int home : problem.required()) {
        if (needs.get(i).get(home) && !ways.get(home)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Nodes with a way to a gateway after a loss. */
  BitSet ways(BitSet chosen, int[] loss) {
    BitSet reached = new BitSet();
    problem.roots().stream().filter(root -> chosen.get(root) && stands(root, loss)).forEach(reached::set);
    for (int before = -1; before != reached.cardinality();) {
      before = reached.cardinality();
      for (SelectionProblem.Edge edge : problem.edges()) {
        int a = problem.placeOf(edge.a());
        int b = problem.placeOf(edge.b());
        boolean left = loss[1] < 0 || Math.min(a, b) != loss[0] || Math.max(a, b) != loss[1];
        boolean usable = left && chosen.get(edge.a()) && chosen.get(edge.b()) && stands(edge.a(), loss) && stands(edge.b(), loss);
        if (usable && (reached.get(edge.a()) || reached.get(edge.b()))) {
          reached.set(edge.a());
          reached.set(edge.b());
        }
      }
    }
    return reached;
  }

  private boolean stands(int node, int[] loss) {
    return loss[1] >= 0 || problem.placeOf(node) != loss[0];
  }
}
