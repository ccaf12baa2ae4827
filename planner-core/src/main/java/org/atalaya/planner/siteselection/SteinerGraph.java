package org.atalaya.planner.siteselection;

import java.util.Arrays;

/**
 * An undirected graph with costs on edges and nodes, and terminals that a tree must join. Edge e is two arcs: 2e from
 * its first end to its second and 2e + 1 back; an arc costs its edge and the node it enters. Terminals cost nothing.
 *
 * @param ends of arcs: arc i enters ends[i] and leaves ends[i ^ 1]
 * @param costs of edges, 0 or more
 * @param weights of nodes, 0 or more; 0 at terminals
 * @param terminal which nodes must be joined; at least one
 * @param entering for each node the arcs that enter it
 */
record SteinerGraph(int[] ends, long[] costs, long[] weights, boolean[] terminal, int[][] entering) {

  static SteinerGraph of(int[] ends, long[] costs, long[] weights, boolean[] terminal) {
    int[] degree = new int[weights.length];
    for (int end : ends) {
      degree[end]++;
    }
    int[][] entering = new int[weights.length][];
    for (int node = 0; node < weights.length; node++) {
      entering[node] = new int[degree[node]];
    }
    Arrays.fill(degree, 0);
    for (int arc = 0; arc < ends.length; arc++) {
      entering[ends[arc]][degree[ends[arc]]++] = arc;
    }
    return new SteinerGraph(ends, costs, weights, terminal, entering);
  }

  int nodes() {
    return weights.length;
  }

  int edges() {
    return costs.length;
  }

  int from(int arc) {
    return ends[arc ^ 1];
  }

  int to(int arc) {
    return ends[arc];
  }

  /** What it costs to go along an arc and take in the node it enters. */
  long cost(int arc) {
    return costs[arc >> 1] + weights[ends[arc]];
  }

  long[] arcCosts() {
    long[] result = new long[ends.length];
    for (int arc = 0; arc < ends.length; arc++) {
      result[arc] = cost(arc);
    }
    return result;
  }

  int[] terminals() {
    return java.util.stream.IntStream.range(0, nodes()).filter(node -> terminal[node]).toArray();
  }
}
