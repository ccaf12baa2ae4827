package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
      if (!freeHub(hub)) {
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
    return problem.priceOf(problem.nodes().get(node).equipment()) == 0;
  }

  private void dropDominated() {
    Map<List<Integer>, List<Integer>> alike = new HashMap<>();
    for (int node = 0; node < problem.nodes().size(); node++) {
      alike.computeIfAbsent(part(node), any -> new ArrayList<>()).add(node);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
        if (dominated(node, alike.get(part(node)))) {
          nodes.clear(node);
          int gone = node;
          neighbours.get(node).stream().forEach(other -> neighbours.get(other).clear(gone));
          neighbours.get(node).clear();
          changed = true;
        }
      }
    }
  }

  /** Which slot of which equipment a node is. */
  private List<Integer> part(int node) {
    return List.of(problem.nodes().get(node).equipment(), problem.nodes().get(node).slot());
  }

  /** @param alike nodes of the same slot of the same equipment */
  private boolean dominated(int node, List<Integer> alike) {
    SelectionProblem.Node own = problem.nodes().get(node);
    if (own.required() || own.gateway()) {
      return false;
    }
    for (int other : alike) {
      if (other != node && nodes.get(other)) {
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
