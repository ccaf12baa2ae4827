package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A selection problem whose cost is a sum over its nodes, as a Steiner tree problem: a home's node is a terminal, and
 * so is a super-gateway beside all gateways. That is so where no two nodes that cost something share what is bought, or
 * all ways into a place go by one node.
 *
 * @param graph with the super-gateway as last node if there are gateways
 */
record SeparableProblem(SteinerGraph graph) {

  /**
   * @param reachable required nodes that some way joins to a root
   * @return empty if nodes share costs
   */
  static Optional<SeparableProblem> of(SelectionProblem problem, BitSet reachable) {
    return (problem.packs().isEmpty() ? weights(problem) : Optional.<long[]>empty()).map(weights -> {
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

  /**
   * What each node costs on its own; empty if that depends on others. Where all ways into a place go by one node, that
   * node bears what the place and its units cost.
   */
  private static Optional<long[]> weights(SelectionProblem problem) {
    List<List<Integer>> members = new ArrayList<>();
    problem.places().forEach(place -> members.add(new ArrayList<>()));
    for (int node = 0; node < problem.nodes().size(); node++) {
      members.get(problem.placeOf(node)).add(node);
    }
    BitSet doors = doors(problem);
    long[] weights = new long[problem.nodes().size()];
    for (List<Integer> here : members) {
      List<Integer> priced = here.stream().filter(node -> unit(problem, node) > 0).toList();
      List<Integer> open = here.stream().filter(doors::get).toList();
      SelectionProblem.Place place = here.isEmpty() ? new SelectionProblem.Place(0, 0) : problem.places().get(problem.placeOf(here.getFirst()));
      boolean free = place.cost() == 0 && place.credit() == 0;
      if (free && priced.stream().map(node -> problem.nodes().get(node).equipment()).distinct().count() == priced.size()) {
        priced.forEach(node -> weights[node] = unit(problem, node));
      } else if (here.size() == 1 || oneDoor(problem, here, open, priced)) {
        int bearer = here.size() == 1 || open.isEmpty() ? here.getFirst() : open.getFirst();
        weights[bearer] = Math.max(0, place.cost() + unit(problem, bearer) - place.credit());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(weights);
  }

  /** Whether whoever comes into a place goes by one node, the only one that has a price; or nobody comes. */
  private static boolean oneDoor(SelectionProblem problem, List<Integer> here, List<Integer> open, List<Integer> priced) {
    return (open.isEmpty() || open.size() == 1 && open.containsAll(priced))
        && here.stream().noneMatch(node -> needsNoWay(problem, node));
  }

  /** A home that is a gateway itself is there without its place's door. */
  private static boolean needsNoWay(SelectionProblem problem, int node) {
    return problem.nodes().get(node).required() && problem.nodes().get(node).gateway();
  }

  private static long unit(SelectionProblem problem, int node) {
    return problem.equipment().get(problem.nodes().get(node).equipment()).unitCost();
  }

  /** Nodes with an edge to another place. */
  private static BitSet doors(SelectionProblem problem) {
    BitSet doors = new BitSet();
    for (SelectionProblem.Edge edge : problem.edges()) {
      if (problem.placeOf(edge.a()) != problem.placeOf(edge.b())) {
        doors.set(edge.a());
        doors.set(edge.b());
      }
    }
    return doors;
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
