package org.atalaya.planner.siteselection;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Maximum flow over directed arcs with fractional capacities (E. A. Dinic 1970). Layers are counted from the sink and no
 * farther than the source, so that what is pushed hardly ever runs into a dead end. Not safe for several threads.
 */
final class UnitFlow {
  private static final double NOTHING = 1e-9;
  private static final int UNSEEN = -1;
  private final int nodes;
  /** What is left of arc i, 2i, and of the way back, 2i + 1. */
  private final double[] residual;
  /** What leaves a node, the ways back too, is from {@code first} of it to that of the next; where it leads. */
  private final int[] leaving;
  private final int[] heads;
  private final int[] first;
  private final int[] level;
  private final int[] next;
  private final int[] queue;

  /** @param arcs tail and head of each in turn; arcs are numbered from 0 in this order */
  UnitFlow(int nodes, int[] arcs) {
    this.nodes = nodes;
    heads = new int[arcs.length];
    residual = new double[arcs.length];
    leaving = new int[arcs.length];
    first = new int[nodes + 1];
    level = new int[nodes];
    next = new int[nodes];
    queue = new int[nodes];
    for (int end : arcs) {
      first[end + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      first[node + 1] += first[node];
    }
    System.arraycopy(first, 0, next, 0, nodes);
    for (int i = 0; i < arcs.length; i++) {
      heads[next[arcs[i]]] = arcs[i ^ 1];
      leaving[next[arcs[i]]++] = i;
    }
  }

  /** Sets an arc's capacity for the next run. */
  void capacity(int arc, double capacity) {
    residual[2 * arc] = capacity;
    residual[2 * arc + 1] = 0;
  }

  /** Adds to the capacity that an arc has left. */
  void widen(int arc, double more) {
    residual[2 * arc] += more;
  }

  /** The flow from one node to another, not followed beyond {@code enough}. */
  double run(int source, int sink, double enough) {
    double flow = 0;
    while (flow < enough && layer(source, sink)) {
      System.arraycopy(first, 0, next, 0, nodes);
      for (double more = push(source, sink, 2); more > NOTHING; more = push(source, sink, 2)) {
        flow += more;
      }
    }
    return flow;
  }

  /** Distances to the sink, for what is no farther from it than the source. */
  private boolean layer(int source, int sink) {
    Arrays.fill(level, UNSEEN);
    level[sink] = 0;
    queue[0] = sink;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int at = queue[head];
      for (int i = first[at]; i < first[at + 1]; i++) {
        int from = heads[i];
        if (level[from] == UNSEEN && residual[leaving[i] ^ 1] > NOTHING) {
          level[from] = level[at] + 1;
          if (from == source) {
            return true;
          }
          queue[tail++] = from;
        }
      }
    }
    return false;
  }

  private double push(int node, int sink, double limit) {
    if (node == sink) {
      return limit;
    }
    for (; next[node] < first[node + 1]; next[node]++) {
      int to = heads[next[node]];
      int arc = leaving[next[node]];
      if (level[to] == level[node] - 1 && residual[arc] > NOTHING) {
        double sent = push(to, sink, Math.min(limit, residual[arc]));
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
      for (int i = first[queue[head]]; i < first[queue[head] + 1]; i++) {
        if (!seen.get(heads[i]) && residual[source ? leaving[i] : leaving[i] ^ 1] > NOTHING) {
          seen.set(heads[i]);
          queue[tail++] = heads[i];
        }
      }
    }
    if (!source) {
      seen.flip(0, nodes);
    }
    return seen;
  }
}
