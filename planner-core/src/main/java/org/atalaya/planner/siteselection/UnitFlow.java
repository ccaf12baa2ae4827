package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Maximum flow over directed arcs with fractional capacities (E. A. Dinic 1970). Not safe for several threads. */
final class UnitFlow {
  private static final double NOTHING = 1e-9;
  private final int nodes;
  private final List<int[]> building = new ArrayList<>();
  private int[][] leaving;
  private int[] heads;
  private double[] residual;
  private final int[] level;
  private final int[] next;
  private final int[] queue;

  UnitFlow(int nodes) {
    this.nodes = nodes;
    level = new int[nodes];
    next = new int[nodes];
    queue = new int[nodes];
  }

  /** Adds an arc; arcs are numbered from 0 in this order. */
  void arc(int from, int to) {
    building.add(new int[] {from, to});
  }

  /** Sets an arc's capacity for the next run. */
  void capacity(int arc, double capacity) {
    prepare();
    residual[2 * arc] = capacity;
    residual[2 * arc + 1] = 0;
  }

  /** Adds to the capacity that an arc has left. */
  void widen(int arc, double more) {
    residual[2 * arc] += more;
  }

  private void prepare() {
    if (heads != null) {
      return;
    }
    heads = new int[2 * building.size()];
    residual = new double[heads.length];
    int[] degree = new int[nodes];
    for (int[] arc : building) {
      degree[arc[0]]++;
      degree[arc[1]]++;
    }
    leaving = new int[nodes][];
    for (int node = 0; node < nodes; node++) {
      leaving[node] = new int[degree[node]];
    }
    Arrays.fill(degree, 0);
    for (int i = 0; i < building.size(); i++) {
      int from = building.get(i)[0];
      int to = building.get(i)[1];
      heads[2 * i] = to;
      heads[2 * i + 1] = from;
      leaving[from][degree[from]++] = 2 * i;
      leaving[to][degree[to]++] = 2 * i + 1;
    }
  }

  /** The flow from one node to another, not followed beyond {@code enough}. */
  double run(int source, int sink, double enough) {
    prepare();
    double flow = 0;
    while (flow < enough && layer(source, sink)) {
      Arrays.fill(next, 0);
      for (double more = push(source, sink, 2); more > NOTHING; more = push(source, sink, 2)) {
        flow += more;
      }
    }
    return flow;
  }

  private boolean layer(int source, int sink) {
    Arrays.fill(level, -1);
    level[source] = 0;
    queue[0] = source;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int arc : leaving[queue[head]]) {
        if (residual[arc] > NOTHING && level[heads[arc]] < 0) {
          level[heads[arc]] = level[queue[head]] + 1;
          queue[tail++] = heads[arc];
        }
      }
    }
    return level[sink] >= 0;
  }

  private double push(int node, int sink, double limit) {
    if (node == sink) {
      return limit;
    }
    for (; next[node] < leaving[node].length; next[node]++) {
      int arc = leaving[node][next[node]];
      if (residual[arc] > NOTHING && level[heads[arc]] == level[node] + 1) {
        double sent = push(heads[arc], sink, Math.min(limit, residual[arc]));
        if (sent > NOTHING) {
          residual[arc] -= sent;
          residual[arc ^ 1] += sent;
          return sent;
        }
      }
    }
    return 0;
  }

  /**
   * The source's side of a minimum cut after a run.
   *
   * @param from the source, or the sink
   * @param source true for what the source still reaches; false for all but what still reaches the sink
   */
  BitSet reached(int from, boolean source) {
    BitSet seen = new BitSet(nodes);
    seen.set(from);
    queue[0] = from;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int arc : leaving[queue[head]]) {
        if (residual[source ? arc : arc ^ 1] > NOTHING && !seen.get(heads[arc])) {
          seen.set(heads[arc]);
          queue[tail++] = heads[arc];
        }
      }
    }
    if (!source) {
      seen.flip(0, nodes);
    }
    return seen;
  }
}
