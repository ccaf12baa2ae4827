package org.atalaya.planner.siteselection;

import java.util.Arrays;
import java.util.BitSet;

/** Dijkstra's algorithm over the arcs of a Steiner graph, O(m log n). Equal distances keep the order of the nodes. */
final class ShortestPaths {
  private ShortestPaths() {}

  /** Distances from the nearest of the sources; {@link DualAscent#INFEASIBLE} where there is no way. */
  static long[] forward(SteinerGraph graph, long[] costs, BitSet alive, int[] sources) {
    return run(graph, costs, alive, sources, 0);
  }

  /** Distances to the nearest of the targets. */
  static long[] backward(SteinerGraph graph, long[] costs, BitSet alive, int[] targets) {
    return run(graph, costs, alive, targets, 1);
  }

  private static long[] run(SteinerGraph graph, long[] costs, BitSet alive, int[] sources, int reverse) {
    long[] distance = new long[graph.nodes()];
    Arrays.fill(distance, DualAscent.INFEASIBLE);
    NodeHeap heap = new NodeHeap(graph.nodes());
    for (int source : sources) {
      distance[source] = 0;
      heap.put(source, 0);
    }
    while (!heap.isEmpty()) {
      int node = heap.poll();
      for (int entering : graph.entering()[node]) {
        // forward the arc leaves this node, backward it enters
        int arc = reverse == 1 ? entering : entering ^ 1;
        int next = graph.ends()[entering ^ 1];
        long length = distance[node] + costs[arc];
        if (alive.get(arc) && length < distance[next]) {
          distance[next] = length;
          heap.put(next, length);
        }
      }
    }
    return distance;
  }
}
