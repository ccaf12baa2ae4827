package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds cuts between root and terminals over which a fractional tree sends less than 1 (maximum flow, Dinic 1970). */
final class CutSeparation {
  private static final double ENOUGH = 1 - 1e-4;
  private static final double NOTHING = 1e-9;
  /** A little everywhere, so that among equal cuts those with few arcs are found (T. Koch and A. Martin, Networks 32, 1998). */
  private static final double CREEP = 1e-6;
  private static final int NESTED = 8;
  private final SteinerGraph graph;
  private final int root;
  private final BitSet alive;
  private final BooleanSupplier stop;
  private final double[] capacity;
  private final double[] residual;
  private final int[] level;
  private final int[] next;
  private final int[] queue;

  /** @param stop once true, no more is looked for */
  CutSeparation(SteinerGraph graph, int root, BitSet alive, BooleanSupplier stop) {
    this.stop = stop;
    this.graph = graph;
    this.root = root;
    this.alive = alive;
    capacity = new double[graph.ends().length];
    residual = new double[graph.ends().length];
    level = new int[graph.nodes()];
    next = new int[graph.nodes()];
    queue = new int[graph.nodes()];
  }

  /** Arcs of violated cuts, several for a terminal where they are disjoint; none if the values satisfy all. */
  List<int[]> violated(double[] values) {
    for (int arc = 0; arc < capacity.length; arc++) {
      capacity[arc] = alive.get(arc) ? Math.max(0, values[arc]) + CREEP : 0;
    }
    List<int[]> cuts = new ArrayList<>();
    for (int terminal : graph.terminals()) {
      if (stop.getAsBoolean()) {
        return cuts;
      }
      for (int i = 0; terminal != root && i < NESTED && maximumFlow(terminal) < ENOUGH; i++) {
        int[] near = cut(true, terminal);
        int[] far = cut(false, terminal);
        cuts.add(near);
        raise(near);
        if (!Arrays.equals(near, far)) {
          cuts.add(far);
          raise(far);
        }
      }
    }
    return cuts;
  }

  private void raise(int[] cut) {
    for (int arc : cut) {
      capacity[arc] = 1;
    }
  }

  private double maximumFlow(int terminal) {
    System.arraycopy(capacity, 0, residual, 0, capacity.length);
    double flow = 0;
    while (flow < ENOUGH && layer(terminal)) {
      Arrays.fill(next, 0);
      for (double more = push(root, terminal, 1); more > NOTHING && flow < ENOUGH; more = push(root, terminal, 1)) {
        flow += more;
      }
    }
    return flow;
  }

  private boolean layer(int terminal) {
    Arrays.fill(level, -1);
    level[root] = 0;
    queue[0] = root;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int entering : graph.entering()[queue[head]]) {
        int to = graph.from(entering);
        if (level[to] < 0 && residual[entering ^ 1] > NOTHING) {
          level[to] = level[queue[head]] + 1;
          queue[tail++] = to;
        }
      }
    }
    return level[terminal] >= 0;
  }

  private double push(int node, int terminal, double limit) {
    if (node == terminal) {
      return limit;
    }
    int[] entering = graph.entering()[node];
    for (; next[node] < entering.length; next[node]++) {
      int arc = entering[next[node]] ^ 1;
      int to = graph.to(arc);
      if (residual[arc] > NOTHING && level[to] == level[node] + 1) {
        double sent = push(to, terminal, Math.min(limit, residual[arc]));
        if (sent > NOTHING) {
          residual[arc] -= sent;
          residual[arc ^ 1] += sent;
          return sent;
        }
      }
    }
    return 0;
  }

  /** The arcs that leave what the root still reaches, or that enter what still reaches the terminal. */
  private int[] cut(boolean nearRoot, int terminal) {
    BitSet side = new BitSet(graph.nodes());
    int start = nearRoot ? root : terminal;
    side.set(start);
    queue[0] = start;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int entering : graph.entering()[queue[head]]) {
        int other = graph.from(entering);
        if (!side.get(other) && residual[nearRoot ? entering ^ 1 : entering] > NOTHING) {
          side.set(other);
          queue[tail++] = other;
        }
      }
    }
    List<Integer> arcs = new ArrayList<>();
    for (int arc = alive.nextSetBit(0); arc >= 0; arc = alive.nextSetBit(arc + 1)) {
      boolean from = side.get(graph.from(arc));
      if (from != side.get(graph.to(arc)) && from == nearRoot) {
        arcs.add(arc);
      }
    }
    return arcs.stream().mapToInt(Integer::intValue).toArray();
  }
}
