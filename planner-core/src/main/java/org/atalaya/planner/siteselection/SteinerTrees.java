package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Finds good trees in a Steiner graph, and keeps the best one. Not safe for several threads. */
final class SteinerTrees {
  /** Rounds with costs shaken, so that the tree grows otherwise. */
  static final int SHAKES = 24;
  /** Different good trees that are kept. */
  private static final int POOL = 20;
  private static final int RECOMBINATIONS = 40;
  private final SteinerGraph graph;
  private final NodeHeap heap;
  private final BooleanSupplier stop;
  private final List<Tree> pool = new ArrayList<>();
  private Optional<Tree> best = Optional.empty();

  /** A tree that joins all terminals. */
  record Tree(BitSet nodes, BitSet edges, long cost) {}

  SteinerTrees(SteinerGraph graph, BooleanSupplier stop) {
    this.graph = graph;
    this.stop = stop;
    heap = new NodeHeap(graph.nodes());
  }

  /** The cheapest tree so far. */
  Optional<Tree> best() {
    return best;
  }

  /** Cost of the best tree; {@link DualAscent#INFEASIBLE} without one. */
  long bestCost() {
    return best.map(Tree::cost).orElse(DualAscent.INFEASIBLE);
  }

  /** Several starts, of other terminals and with shaken costs, with local search after each. */
  void search(BitSet alive, int rounds) {
    Random random = new Random(graph.edges());
    int[] terminals = graph.terminals();
    long[] costs = graph.arcCosts();
    for (int round = 0; round < rounds && !stop.getAsBoolean(); round++) {
      long[] shaken = costs;
      if (round > 0) {
        shaken = new long[costs.length];
        for (int edge = 0; edge < graph.edges(); edge++) {
          double factor = 0.7 + 0.6 * random.nextDouble();
          shaken[2 * edge] = Math.round(costs[2 * edge] * factor);
          shaken[2 * edge + 1] = Math.round(costs[2 * edge + 1] * factor);
        }
      }
      grow(shaken, alive, terminals[round % terminals.length], graph.terminal()).ifPresent(this::improve);
    }
  }

  /**
   * Lays some good trees over each other and solves what they make, which is small (C. C. Ribeiro, E. Uchoa and
   * R. F. Werneck, "A hybrid GRASP with perturbations for the Steiner problem in graphs", INFORMS J. Computing 14,
   * 2002, on combining elite solutions).
   */
  void recombine() {
    Random random = new Random(graph.nodes());
    for (int round = 0; round < RECOMBINATIONS && pool.size() > 1 && !stop.getAsBoolean(); round++) {
      BitSet union = new BitSet();
      int parents = 2 + random.nextInt(4);
      for (int i = 0; i < parents; i++) {
        union.or(pool.get(random.nextInt(pool.size())).edges());
      }
      int[] numbers = union.stream().toArray();
      int[] ends = new int[2 * numbers.length];
      long[] costs = new long[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        ends[2 * i] = graph.ends()[2 * numbers[i]];
        ends[2 * i + 1] = graph.ends()[2 * numbers[i] + 1];
        costs[i] = graph.costs()[numbers[i]];
      }
      BitSet nodes = new BitSet();
      SteinerSolver.shallow(SteinerGraph.of(ends, costs, graph.weights(), graph.terminal()), stop).stream().forEach(i -> {
        nodes.set(ends[2 * i]);
        nodes.set(ends[2 * i + 1]);
      });
      span(nodes, graph.terminals()[0]).ifPresent(this::improve);
    }
  }

  /**
   * Joins terminal after terminal by the cheapest way to add (Takahashi and Matsuyama), then takes the cheapest tree
   * over the nodes that were met.
   *
   * @param costs of arcs, which may be reduced or shaken ones
   */
  Optional<Tree> grow(long[] costs, BitSet alive, int start, boolean[] wanted) {
    int[] parent = new int[graph.nodes()];
    long[] distance = new long[graph.nodes()];
    Arrays.fill(distance, DualAscent.INFEASIBLE);
    BitSet joined = new BitSet(graph.nodes());
    joined.set(start);
    distance[start] = 0;
    heap.clear();
    heap.put(start, 0);
    while (!heap.isEmpty()) {
      int node = heap.poll();
      if (wanted[node] && !joined.get(node)) {
        for (int at = node; !joined.get(at); at = graph.from(parent[at])) {
          joined.set(at);
          distance[at] = 0;
          heap.put(at, 0);
        }
        continue;
      }
      for (int entering : graph.entering()[node]) {
        int arc = entering ^ 1;
        int next = graph.to(arc);
        long length = distance[node] + costs[arc];
        if (alive.get(arc) && length < distance[next]) {
          distance[next] = length;
          parent[next] = arc;
          heap.put(next, length);
        }
      }
    }
    return span(joined, start);
  }

  /** The cheapest tree over nodes (Prim), without the branches that end at no terminal; empty if it misses one. */
  Optional<Tree> span(BitSet nodes, int start) {
    int[] parent = new int[graph.nodes()];
    int[] degree = new int[graph.nodes()];
    int[] order = new int[graph.nodes()];
    int count = 0;
    BitSet joined = new BitSet(graph.nodes());
    long[] key = new long[graph.nodes()];
    Arrays.fill(key, DualAscent.INFEASIBLE);
    heap.clear();
    parent[start] = -1;
    heap.put(start, 0);
    while (!heap.isEmpty()) {
      int node = heap.poll();
      joined.set(node);
      order[count++] = node;
      for (int entering : graph.entering()[node]) {
        int next = graph.from(entering);
        long cost = graph.costs()[entering >> 1];
        if (nodes.get(next) && !joined.get(next) && cost < key[next]) {
          key[next] = cost;
          parent[next] = entering ^ 1;
          heap.put(next, cost);
        }
      }
    }
    for (int i = 1; i < count; i++) {
      degree[order[i]]++;
      degree[graph.from(parent[order[i]])]++;
    }
    return prune(start, joined, parent, degree, order, count);
  }

  private Optional<Tree> prune(int start, BitSet joined, int[] parent, int[] degree, int[] order, int count) {
    for (int node = 0; node < graph.nodes(); node++) {
      if (graph.terminal()[node] && !joined.get(node)) {
        return Optional.empty();
      }
    }
    BitSet edges = new BitSet(graph.edges());
    long cost = graph.weights()[start];
    for (int i = count - 1; i > 0; i--) {
      int node = order[i];
      if (degree[node] == 1 && !graph.terminal()[node]) {
        joined.clear(node);
        degree[graph.from(parent[node])]--;
      } else {
        edges.set(parent[node] >> 1);
        cost += graph.cost(parent[node]);
      }
    }
    return Optional.of(new Tree(joined, edges, cost));
  }

  /** Takes single nodes in or out as long as the tree gets cheaper. */
  void improve(Tree first) {
    Tree tree = first;
    int start = graph.terminals()[0];
    for (boolean better = true; better;) {
      better = false;
      for (int node = 0; node < graph.nodes() && !stop.getAsBoolean(); node++) {
        if (graph.terminal()[node] || !tree.nodes().get(node) && neighbours(node, tree.nodes()) < 2) {
          continue;
        }
        BitSet nodes = (BitSet) tree.nodes().clone();
        nodes.flip(node);
        Optional<Tree> other = span(nodes, start);
        if (other.isPresent() && other.get().cost() < tree.cost()) {
          tree = other.get();
          better = true;
        }
      }
    }
    offer(tree);
  }

  private int neighbours(int node, BitSet nodes) {
    int count = 0;
    for (int arc : graph.entering()[node]) {
      count += nodes.get(graph.from(arc)) ? 1 : 0;
    }
    return count;
  }

  void offer(Tree tree) {
    if (pool.stream().noneMatch(other -> other.edges().equals(tree.edges()))) {
      pool.add(tree);
      pool.sort(Comparator.comparingLong(Tree::cost));
      if (pool.size() > POOL) {
        pool.removeLast();
      }
    }
    if (tree.cost() < bestCost()) {
      best = Optional.of(tree);
    }
  }
}
