package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A lower bound on Steiner trees (R. T. Wong, "A dual ascent approach for Steiner tree problems on a directed graph",
 * Math. Programming 28, 1984): each terminal that the root does not reach along arcs of reduced cost 0 has a cut of
 * dearer arcs around all that reach it; raising its dual by the cheapest of them raises the bound. Which terminal is
 * next is decided by the size of its cut, smallest first (T. Pajor, E. Uchoa and R. F. Werneck, "A robust and scalable
 * algorithm for the Steiner problem in graphs", Math. Prog. Computation 10, 2018). The reduced costs tell which arcs
 * and nodes no better tree can hold.
 *
 * <p>Time O(k · m · raises) in the worst case, with k terminals and m arcs. Not safe for several threads.
 */
final class DualAscent {
  /** Bound of a problem that has no solution; far from overflow. */
  static final long INFEASIBLE = Long.MAX_VALUE / 4;
  private final SteinerGraph graph;
  private final long[] reduced;
  private final BitSet alive;
  private final boolean[] terminal;
  private final int root;
  private final int[] mark;
  private final int[] queue;
  private int[] cut;
  private int cutSize;
  private int stamp;
  private long bound;
  private final List<int[]> cuts;
  private final int keep;

  DualAscent(SteinerGraph graph, BitSet alive, boolean[] terminal, int root) {
    this(graph, alive, terminal, root, 0);
  }

  /**
   * @param alive arcs that may be used
   * @param terminal nodes to be joined
   * @param keep how many of the cuts to remember
   */
  DualAscent(SteinerGraph graph, BitSet alive, boolean[] terminal, int root, int keep) {
    this.graph = graph;
    this.alive = alive;
    this.terminal = terminal;
    this.root = root;
    reduced = graph.arcCosts();
    mark = new int[graph.nodes()];
    queue = new int[graph.nodes()];
    cut = new int[64];
    cuts = new ArrayList<>();
    this.keep = keep;
    ascend();
  }

  long bound() {
    return bound;
  }

  /** The first of the cuts: every tree has an arc of each. */
  List<int[]> cuts() {
    return cuts;
  }

  /** Cost of arcs less the duals of the cuts they are in. */
  long[] reduced() {
    return reduced;
  }

  private void ascend() {
    int[] open = java.util.stream.IntStream.range(0, graph.nodes()).filter(i -> terminal[i] && i != root).toArray();
    boolean[] active = new boolean[graph.nodes()];
    int[] score = new int[graph.nodes()];
    for (int node : open) {
      active[node] = true;
      score[node] = graph.entering()[node].length;
    }
    int count = open.length;
    while (count > 0 && bound < INFEASIBLE) {
      int first = 0;
      int second = Integer.MAX_VALUE;
      for (int i = 1; i < count; i++) {
        if (score[open[i]] < score[open[first]]) {
          second = score[open[first]];
          first = i;
        } else {
          second = Math.min(second, score[open[i]]);
        }
      }
      int node = open[first];
      if (!surround(node, active)) {
        active[node] = false;
        open[first] = open[--count];
        continue;
      }
      score[node] = cutSize;
      if (cutSize <= second + second / 4L) {
        raise();
      }
    }
  }

  /** Finds the cut around what reaches a terminal; false if the root or another open terminal is among that. */
  private boolean surround(int target, boolean[] active) {
    stamp++;
    int tail = 0;
    cutSize = 0;
    queue[tail++] = target;
    mark[target] = stamp;
    for (int at = 0; at < tail; at++) {
      for (int arc : graph.entering()[queue[at]]) {
        int from = graph.from(arc);
        if (mark[from] == stamp || !alive.get(arc)) {
          continue;
        }
        if (reduced[arc] > 0) {
          if (cutSize == cut.length) {
            cut = Arrays.copyOf(cut, 2 * cutSize);
          }
          cut[cutSize++] = arc;
        } else if (from == root || active[from]) {
          return false;
        } else {
          mark[from] = stamp;
          queue[tail++] = from;
        }
      }
    }
    int kept = 0;
    for (int i = 0; i < cutSize; i++) {
      if (mark[graph.from(cut[i])] != stamp) {
        cut[kept++] = cut[i];
      }
    }
    cutSize = kept;
    return true;
  }

  private void raise() {
    if (cuts.size() < keep) {
      cuts.add(Arrays.copyOf(cut, cutSize));
    }
    long step = INFEASIBLE;
    for (int i = 0; i < cutSize; i++) {
      step = Math.min(step, reduced[cut[i]]);
    }
    for (int i = 0; i < cutSize; i++) {
      reduced[cut[i]] -= step;
    }
    bound = Math.min(INFEASIBLE, bound + step);
  }

  /**
   * Takes out the arcs that no tree cheaper than a known one can hold: those for which the bound and the reduced
   * costs of a way from the root over the arc to a terminal add up to that tree's cost.
   *
   * @return the number of arcs taken out
   */
  int fix(long known, BitSet arcs) {
    long[] fromRoot = ShortestPaths.forward(graph, reduced, alive, new int[] {root});
    int[] ends = java.util.stream.IntStream.range(0, graph.nodes()).filter(i -> terminal[i]).toArray();
    long[] toTerminal = ShortestPaths.backward(graph, reduced, alive, ends);
    int before = arcs.cardinality();
    for (int arc = arcs.nextSetBit(0); arc >= 0; arc = arcs.nextSetBit(arc + 1)) {
      long start = fromRoot[graph.from(arc)];
      long end = toTerminal[graph.to(arc)];
      if (graph.to(arc) == root || start >= INFEASIBLE || end >= INFEASIBLE || bound + start + reduced[arc] + end >= known) {
        arcs.clear(arc);
      }
    }
    return before - arcs.cardinality();
  }
}
