package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes a Steiner tree problem smaller without losing all its optima (C. W. Duin and A. Volgenant, "Reduction tests
 * for the Steiner problem in graphs", Networks 19, 1989; T. Polzin and S. Vahdati Daneshmand, "Improved algorithms
 * for the Steiner problem in networks", Discrete Applied Math. 112, 2001), with weights of nodes counted where a way
 * passes through. Every edge remembers which edges of the first problem it stands for.
 */
final class SteinerReducer {
  private static final int NONE = -1;
  /** Edges or nodes that are looked at between two looks at the clock. */
  private static final int STRETCH = 64;
  private int[] a;
  private int[] b;
  private long[] cost;
  /** The two edges that an edge stands for, or −1 at an edge of the first problem. */
  private int[] left;
  private int[] right;
  private final BitSet dead = new BitSet();
  private int size;
  private final List<List<Integer>> around = new ArrayList<>();
  private final long[] weight;
  private final boolean[] terminal;
  private final BitSet fixed = new BitSet();
  private long fixedCost;
  private int terminals;
  private final long[] label;
  private final int[] stamp;
  private int now;
  private final NodeHeap heap;
  private final int searchNodes;
  private final BooleanSupplier stop;

  /** @param stop once true, no more is looked for; what is left is a problem like the first all the same */
  SteinerReducer(SteinerGraph graph, BooleanSupplier stop) {
    this.stop = stop;
    size = graph.edges();
    a = new int[size];
    b = new int[size];
    cost = graph.costs().clone();
    left = new int[size];
    right = new int[size];
    Arrays.fill(left, NONE);
    Arrays.fill(right, NONE);
    weight = graph.weights().clone();
    terminal = graph.terminal().clone();
    for (int node = 0; node < weight.length; node++) {
      around.add(new ArrayList<>());
      terminals += terminal[node] ? 1 : 0;
    }
    for (int edge = 0; edge < size; edge++) {
      a[edge] = graph.from(2 * edge);
      b[edge] = graph.to(2 * edge);
      around.get(a[edge]).add(edge);
      around.get(b[edge]).add(edge);
    }
    label = new long[weight.length];
    stamp = new int[weight.length];
    heap = new NodeHeap(weight.length);
    searchNodes = size > 20_000 ? 30 : 200;
  }

  /** What the edges taken already cost. */
  long fixedCost() {
    return fixedCost;
  }

  /** Runs all tests until none helps. */
  void reduce() {
    for (boolean changed = true; changed;) {
      changed = false;
      for (boolean more = true; more;) {
        more = false;
        for (int node = 0; node < weight.length; node++) {
          more |= testDegree(node);
        }
        changed |= more;
      }
      changed |= testEdges();
      changed |= testNodesOfDegreeThree();
    }
  }

  /** Takes edges out that the caller knows not to be needed, as numbered in a rest. */
  void remove(Rest rest, BitSet edges) {
    edges.stream().forEach(edge -> dead.set(rest.numbers[edge]));
  }

  private int other(int edge, int node) {
    return a[edge] == node ? b[edge] : a[edge];
  }

  /** Takes dead edges and the dearer of parallel ones out of a node's list. */
  private List<Integer> tidy(int node) {
    List<Integer> edges = around.get(node);
    edges.removeIf(dead::get);
    now++;
    for (int edge : edges) {
      int next = other(edge, node);
      if (next == node) {
        dead.set(edge);
      } else if (stamp[next] != now) {
        stamp[next] = now;
        label[next] = edge;
      } else if (cost[edge] < cost[(int) label[next]]) {
        dead.set((int) label[next]);
        label[next] = edge;
      } else {
        dead.set(edge);
      }
    }
    edges.removeIf(dead::get);
    return edges;
  }

  private boolean testDegree(int node) {
    List<Integer> edges = tidy(node);
    if (edges.isEmpty()) {
      return false;
    }
    if (terminals == 1 || !terminal[node] && edges.size() == 1) {
      edges.forEach(dead::set);
      return true;
    }
    if (!terminal[node] && edges.size() == 2) {
      int first = edges.get(0);
      int second = edges.get(1);
      dead.set(first);
      dead.set(second);
      add(other(first, node), other(second, node), cost[first] + weight[node] + cost[second], first, second);
      return true;
    }
    return terminal[node] && testTerminal(node, edges);
  }

  /** A terminal's only edge is in every tree; its cheapest edge is in some optimal one if it leads to a terminal. */
  private boolean testTerminal(int node, List<Integer> edges) {
    long least = edges.stream().mapToLong(edge -> cost[edge]).min().orElseThrow();
    for (int edge : edges) {
      if (edges.size() == 1 || cost[edge] == least && terminal[other(edge, node)]) {
        contract(edge, node);
        return true;
      }
    }
    return false;
  }

  /** Takes an edge and makes its ends one node. */
  private void contract(int edge, int node) {
    int keep = other(edge, node);
    expand(edge, fixed);
    fixedCost += cost[edge] + weight[keep];
    weight[keep] = 0;
    terminals -= terminal[keep] ? 1 : 0;
    terminal[keep] = true;
    terminal[node] = false;
    dead.set(edge);
    for (int moved : around.get(node)) {
      if (!dead.get(moved)) {
        if (a[moved] == node) {
          a[moved] = keep;
        } else {
          b[moved] = keep;
        }
        around.get(keep).add(moved);
      }
    }
    around.get(node).clear();
  }

  private void add(int from, int to, long price, int first, int second) {
    if (size == a.length) {
      int room = 2 * size + 16;
      a = Arrays.copyOf(a, room);
      b = Arrays.copyOf(b, room);
      cost = Arrays.copyOf(cost, room);
      left = Arrays.copyOf(left, room);
      right = Arrays.copyOf(right, room);
    }
    a[size] = from;
    b[size] = to;
    cost[size] = price;
    left[size] = first;
    right[size] = second;
    around.get(from).add(size);
    around.get(to).add(size);
    size++;
  }

  /** The edges of the first problem that an edge stands for. */
  private void expand(int edge, BitSet into) {
    if (left[edge] == NONE) {
      into.set(edge);
    } else {
      expand(left[edge], into);
      expand(right[edge], into);
    }
  }

  /** An edge is not needed if another way joins its ends in steps from terminal to terminal, none of them dearer. */
  private boolean testEdges() {
    boolean changed = false;
    for (int edge = 0; edge < size; edge++) {
      if (edge % STRETCH == 0 && stop.getAsBoolean()) {
        return false;
      }
      if (!dead.get(edge)) {
        search(a[edge], edge, NONE, cost[edge], b[edge]);
        if (reached(b[edge]) <= cost[edge]) {
          dead.set(edge);
          changed = true;
        }
      }
    }
    return changed;
  }

  private long reached(int node) {
    return stamp[node] == now ? label[node] : DualAscent.INFEASIBLE;
  }

  /**
   * Ways from a node, measured from the last terminal on them, as far as the limit; what they reach is in
   * {@link #reached}. A way whose longest step is at most the limit is found whatever its length.
   */
  private void search(int source, int withoutEdge, int withoutNode, long limit, int target) {
    now++;
    heap.clear();
    stamp[source] = now;
    label[source] = 0;
    heap.put(source, 0);
    for (int i = 0; i < searchNodes && !heap.isEmpty(); i++) {
      int node = heap.poll();
      if (node == target) {
        return;
      }
      long start = terminal[node] || node == source ? 0 : label[node] + weight[node];
      for (int edge : around.get(node)) {
        int next = other(edge, node);
        long length = start + cost[edge];
        if (!dead.get(edge) && edge != withoutEdge && next != withoutNode && length <= limit && length < reached(next)) {
          stamp[next] = now;
          label[next] = length;
          heap.put(next, length);
        }
      }
    }
  }

  /**
   * A node of degree 3 never needs all three edges if its neighbours can be joined without it as cheaply; its pairs
   * of edges then become edges.
   */
  private boolean testNodesOfDegreeThree() {
    boolean changed = false;
    for (int node = 0; node < weight.length; node++) {
      if (node % STRETCH == 0 && stop.getAsBoolean()) {
        return false;
      }
      if (terminal[node]) {
        continue;
      }
      List<Integer> edges = List.copyOf(tidy(node));
      if (edges.size() == 3) {
        changed |= eliminate(node, edges);
      }
    }
    return changed;
  }

  private boolean eliminate(int node, List<Integer> edges) {
    long sum = weight[node];
    int[] next = new int[3];
    for (int i = 0; i < 3; i++) {
      next[i] = other(edges.get(i), node);
      sum += cost[edges.get(i)];
    }
    long[] apart = new long[3];
    for (int i = 0; i < 3; i++) {
      apart[i] = step(next[i], next[(i + 1) % 3], node, sum);
    }
    long longest = Math.max(apart[0], Math.max(apart[1], apart[2]));
    if (apart[0] + apart[1] + apart[2] - longest > sum) {
      return false;
    }
    edges.forEach(dead::set);
    for (int i = 0; i < 3; i++) {
      int first = edges.get(i);
      int second = edges.get((i + 1) % 3);
      long price = cost[first] + weight[node] + cost[second];
      if (apart[i] > price) {
        add(next[i], next[(i + 1) % 3], price, first, second);
      }
    }
    return true;
  }

  /** An upper limit of the least longest step between two nodes without a third: the best of those found both ways. */
  private long step(int from, int to, int without, long limit) {
    search(from, NONE, without, limit, to);
    return reached(to) >= DualAscent.INFEASIBLE ? DualAscent.INFEASIBLE : Math.max(reached(to), longest(from, to, without, limit));
  }

  /** The search gives the last step only; the whole way's longest is at most the smallest limit that still reaches. */
  private long longest(int from, int to, int without, long limit) {
    long low = reached(to);
    long high = limit;
    for (int i = 0; i < 12 && low < high; i++) {
      long middle = low + (high - low) / 2;
      search(from, NONE, without, middle, to);
      if (reached(to) <= middle) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  /**
   * What is left, with nodes and edges numbered anew.
   *
   * @param graph the problem that is left; a single terminal without edges if nothing is
   * @param numbers its edges' numbers here
   */
  record Rest(SteinerGraph graph, int[] numbers) {}

  Rest rest() {
    int[] number = new int[weight.length];
    int[] edges = java.util.stream.IntStream.range(0, size).filter(edge -> !dead.get(edge)).toArray();
    BitSet used = new BitSet();
    for (int edge : edges) {
      used.set(a[edge]);
      used.set(b[edge]);
    }
    for (int node = 0; node < weight.length; node++) {
      if (terminal[node]) {
        used.set(node);
      }
    }
    int[] nodes = used.stream().toArray();
    for (int i = 0; i < nodes.length; i++) {
      number[nodes[i]] = i;
    }
    int[] ends = new int[2 * edges.length];
    long[] costs = new long[edges.length];
    for (int i = 0; i < edges.length; i++) {
      ends[2 * i + 1] = number[a[edges[i]]];
      ends[2 * i] = number[b[edges[i]]];
      costs[i] = cost[edges[i]];
    }
    boolean[] joined = new boolean[nodes.length];
    long[] weights = new long[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      joined[i] = terminal[nodes[i]];
      weights[i] = weight[nodes[i]];
    }
    return new Rest(SteinerGraph.of(ends, costs, weights, joined), edges);
  }

  /** The edges of the first problem behind those taken already and the given ones of a rest. */
  BitSet original(Rest rest, BitSet chosen) {
    BitSet result = (BitSet) fixed.clone();
    chosen.stream().forEach(edge -> expand(rest.numbers[edge], result));
    return result;
  }
}
