package org.atalaya.planner.siteselection;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A selection problem whose cost is a sum over its nodes, as a Steiner tree problem: a home's node is a terminal, and
 * so is a super-gateway beside all gateways. That is so where no two nodes that cost something share what is bought.
 *
 * @param graph with the super-gateway as last node if there are gateways
 */
record SeparableProblem(SteinerGraph graph) {

  /**
   * @param reachable required nodes that some way joins to a root
   * @return empty if nodes share costs
   */
  static Optional<SeparableProblem> of(SelectionProblem problem, BitSet reachable) {
    return weights(problem).map(weights -> {
      BitSet all = new BitSet();
      all.set(0, problem.edges().size());
      return new SeparableProblem(graph(problem, reachable, weights, all));
    });
  }

  /**
   * The graph of a selection problem: a node for each of its nodes, terminals where homes are, and a super-gateway as last
   * node and terminal if there are gateways.
   *
   * @param weights of nodes
   * @param used edges to take
   */
  static SteinerGraph graph(SelectionProblem problem, BitSet reachable, long[] weights, BitSet used) {
    int size = problem.nodes().size();
    boolean gateways = problem.nodes().stream().anyMatch(SelectionProblem.Node::gateway);
    int count = size + (gateways ? 1 : 0);
    boolean[] terminal = new boolean[count];
    long[] weight = Arrays.copyOf(weights, count);
    reachable.stream().forEach(node -> {
      terminal[node] = true;
      weight[node] = 0;
    });
    int links = used.cardinality();
    int[] ends = new int[2 * (links + (gateways ? problem.roots().size() : 0))];
    int at = 0;
    for (int edge = used.nextSetBit(0); edge >= 0; edge = used.nextSetBit(edge + 1)) {
      ends[at++] = problem.edges().get(edge).b();
      ends[at++] = problem.edges().get(edge).a();
    }
    if (gateways) {
      terminal[size] = true;
      for (int i = 0; i < problem.roots().size(); i++) {
        ends[2 * (links + i)] = problem.roots().get(i);
        ends[2 * (links + i) + 1] = size;
      }
    }
    return SteinerGraph.of(ends, new long[ends.length / 2], weight, terminal);
  }

  /** What each node costs on its own; empty if that depends on others. */
  private static Optional<long[]> weights(SelectionProblem problem) {
    int[] atPlace = new int[problem.places().size()];
    int[] ofKind = new int[problem.equipment().size()];
    for (int node = 0; node < problem.nodes().size(); node++) {
      atPlace[problem.placeOf(node)]++;
      ofKind[problem.nodes().get(node).equipment()]++;
    }
    long[] weights = new long[problem.nodes().size()];
    for (int node = 0; node < weights.length; node++) {
      int kind = problem.nodes().get(node).equipment();
      SelectionProblem.Place place = problem.places().get(problem.placeOf(node));
      long unit = problem.equipment().get(kind).unitCost();
      if (atPlace[problem.placeOf(node)] > 1 && (place.cost() > 0 || place.credit() > 0) || unit > 0 && ofKind[kind] > 1) {
        return Optional.empty();
      }
      weights[node] = Math.max(0, place.cost() + unit - place.credit());
    }
    return Optional.of(weights);
  }

  /** The nodes of the selection problem that a tree is made of. */
  BitSet nodes(BitSet edges, int size) {
    BitSet nodes = new BitSet(size);
    edges.stream().forEach(edge -> {
      nodes.set(graph.from(2 * edge));
      nodes.set(graph.to(2 * edge));
    });
    for (int terminal : graph.terminals()) {
      nodes.set(terminal);
    }
    nodes.clear(size);
    return nodes;
  }
}
