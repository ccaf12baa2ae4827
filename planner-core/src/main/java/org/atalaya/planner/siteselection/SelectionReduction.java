package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a cheapest choice can do without: a node beside another of the same slot that has all its neighbours, and an edge
 * between two nodes that a third, which costs nothing more, joins as well. Routes may want them; the cost does not.
 */
final class SelectionReduction {
  private final SelectionProblem problem;
  private final BitSet nodes = new BitSet();
  private final List<BitSet> neighbours = new ArrayList<>();

  SelectionReduction(SelectionProblem problem) {
    this.problem = problem;
    int size = problem.nodes().size();
    nodes.set(0, size);
    for (int node = 0; node < size; node++) {
      neighbours.add(new BitSet(size));
    }
    for (SelectionProblem.Edge edge : problem.edges()) {
      neighbours.get(edge.a()).set(edge.b());
      neighbours.get(edge.b()).set(edge.a());
    }
    dropDetours();
    dropDominated();
  }

  /** Nodes that are left. */
  BitSet nodes() {
    return nodes;
  }

  /** Indices of the edges that are left; one of several between the same two nodes. */
  BitSet edges() {
    BitSet left = new BitSet();
    BitSet[] seen = new BitSet[problem.nodes().size()];
    for (int id = 0; id < problem.edges().size(); id++) {
      int a = Math.min(problem.edges().get(id).a(), problem.edges().get(id).b());
      int b = Math.max(problem.edges().get(id).a(), problem.edges().get(id).b());
      seen[a] = seen[a] == null ? new BitSet() : seen[a];
      if (neighbours.get(a).get(b) && nodes.get(a) && nodes.get(b) && !seen[a].get(b)) {
        left.set(id);
        seen[a].set(b);
      }
    }
    return left;
  }

  /** Within a place, what a hub joins needs no other joint. */
  private void dropDetours() {
    for (int hub = 0; hub < neighbours.size(); hub++) {
      if (problem.equipment().get(problem.nodes().get(hub).equipment()).unitCost() > 0) {
        continue;
      }
      BitSet around = (BitSet) neighbours.get(hub).clone();
      for (int node = around.nextSetBit(0); node >= 0; node = around.nextSetBit(node + 1)) {
        // of two free hubs only the first replaces edges, so that none goes because of the other
        if (problem.placeOf(node) != problem.placeOf(hub) || freeHub(node)) {
          around.clear(node);
        }
      }
      BitSet spokes = around;
      spokes.stream().forEach(node -> neighbours.get(node).andNot(spokes));
    }
  }

  private boolean freeHub(int node) {
    return problem.equipment().get(problem.nodes().get(node).equipment()).unitCost() == 0;
  }

  private void dropDominated() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
        if (dominated(node)) {
          nodes.clear(node);
          int gone = node;
          neighbours.get(node).stream().forEach(other -> neighbours.get(other).clear(gone));
          neighbours.get(node).clear();
          changed = true;
        }
      }
    }
  }

  private boolean dominated(int node) {
    SelectionProblem.Node own = problem.nodes().get(node);
    if (own.required() || own.gateway()) {
      return false;
    }
    for (int other = nodes.nextSetBit(0); other >= 0; other = nodes.nextSetBit(other + 1)) {
      SelectionProblem.Node its = problem.nodes().get(other);
      if (other != node && its.equipment() == own.equipment() && its.slot() == own.slot()) {
        BitSet missing = (BitSet) neighbours.get(node).clone();
        missing.andNot(neighbours.get(other));
        missing.clear(other);
        if (missing.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
