package org.atalaya.planner.siteselection;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Cheapest trees by dynamic programming over subsets of terminals (S. E. Dreyfus and R. A. Wagner, "The Steiner problem in
 * graphs", Networks 1, 1971; with one search for each subset as in R. E. Erickson, C. L. Monma and A. F. Veinott,
 * "Send-and-split method for minimum-concave-cost network flows", Math. Operations Research 12, 1987), with weights of
 * nodes. It shares nothing with the cuts and branches that solve the same problem, and its time is known beforehand:
 * O(3^k n + 2^k m log n) with k + 1 terminals.
 */
final class SubsetProgram {
  /** More would take memory for 2^k numbers at each node. */
  static final int MOST_TERMINALS = 11;
  private final SteinerGraph graph;
  private final int[] terminals;
  private final int last;
  /** Cost of the cheapest tree that joins the terminals of a set and a node, whose own weight is left out. */
  private final long[][] cost;
  /** How it is made: an arc that enters the node, or −1 − a part of the set. */
  private final int[][] made;

  private SubsetProgram(SteinerGraph graph) {
    this.graph = graph;
    terminals = graph.terminals();
    last = terminals.length - 1;
    cost = new long[1 << last][graph.nodes()];
    made = new int[1 << last][graph.nodes()];
  }

  /** Whether it can be asked. */
  static boolean fits(SteinerGraph graph) {
    return graph.terminals().length <= MOST_TERMINALS && (long) graph.nodes() << graph.terminals().length < 1 << 24;
  }

  /**
   * The edges of a cheapest tree.
   *
   * @param graph in which all terminals are connected
   * @return empty if it is stopped: there is no answer before the end
   */
  static Optional<BitSet> solve(SteinerGraph graph, BooleanSupplier stop) {
    SubsetProgram program = new SubsetProgram(graph);
    BitSet edges = new BitSet();
    if (program.last > 0) {
      if (!program.fill(stop)) {
        return Optional.empty();
      }
      program.collect(program.cost.length - 1, program.terminals[program.last], edges);
    }
    return Optional.of(edges);
  }

  /** False if it is stopped before the end. */
  private boolean fill(BooleanSupplier stop) {
    NodeHeap heap = new NodeHeap(graph.nodes());
    for (int set = 1; set < cost.length; set++) {
      if (stop.getAsBoolean()) {
        return false;
      }
      Arrays.fill(cost[set], DualAscent.INFEASIBLE);
      if (Integer.bitCount(set) == 1) {
        int terminal = terminals[Integer.numberOfTrailingZeros(set)];
        cost[set][terminal] = 0;
        made[set][terminal] = -1;
      }
      merge(set);
      grow(set, heap);
    }
    return true;
  }

  /** Two trees that meet in a node; each pair of parts once. */
  private void merge(int set) {
    int low = Integer.lowestOneBit(set);
    for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
      if ((part & low) != 0) {
        for (int node = 0; node < graph.nodes(); node++) {
          long sum = cost[part][node] + cost[set ^ part][node];
          if (sum < cost[set][node]) {
            cost[set][node] = sum;
            made[set][node] = -1 - part;
          }
        }
      }
    }
  }

  /** A tree and a way on from one of its nodes. */
  private void grow(int set, NodeHeap heap) {
    heap.clear();
    for (int node = 0; node < graph.nodes(); node++) {
      if (cost[set][node] < DualAscent.INFEASIBLE) {
        heap.put(node, cost[set][node]);
      }
    }
    while (!heap.isEmpty()) {
      int node = heap.poll();
      for (int entering : graph.entering()[node]) {
        int arc = entering ^ 1;
        int next = graph.to(arc);
        long longer = cost[set][node] + graph.weights()[node] + graph.costs()[arc >> 1];
        if (longer < cost[set][next]) {
          cost[set][next] = longer;
          made[set][next] = arc;
          heap.put(next, longer);
        }
      }
    }
  }

  private void collect(int set, int node, BitSet edges) {
    int how = made[set][node];
    if (how >= 0) {
      edges.set(how >> 1);
      collect(set, graph.from(how), edges);
    } else if (how < -1) {
      collect(-1 - how, node, edges);
      collect(set ^ (-1 - how), node, edges);
    }
  }
}
