package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/** A problem in arrays, with the two shortest-path searches that selection is made of. Not safe for several threads. */
final class SelectionGraph {
  private static final int NONE = -1;

  final SelectionProblem problem;
  final int size;
  final int[] roots;
  final int[] required;
  final int[] groupOf;
  final List<BitSet> members = new ArrayList<>();
  private final long[] nodeCost;
  private final int[][] neighbours;
  private final int[][] edgeIds;
  private final long[][] metrics;

  SelectionGraph(SelectionProblem problem) {
    this.problem = problem;
    size = problem.nodes().size();
    roots = problem.roots().stream().mapToInt(Integer::intValue).toArray();
    required = problem.required().stream().mapToInt(Integer::intValue).toArray();
    groupOf = problem.nodes().stream().mapToInt(SelectionProblem.Node::group).toArray();
    nodeCost = problem.nodes().stream().mapToLong(SelectionProblem.Node::cost).toArray();
    problem.groups().forEach(group -> members.add(new BitSet(size)));
    for (int node = 0; node < size; node++) {
      members.get(groupOf[node]).set(node);
    }
    int[] degree = new int[size];
    for (SelectionProblem.Edge edge : problem.edges()) {
      degree[edge.a()]++;
      degree[edge.b()]++;
    }
    neighbours = new int[size][];
    edgeIds = new int[size][];
    metrics = new long[size][];
    for (int node = 0; node < size; node++) {
      neighbours[node] = new int[degree[node]];
      edgeIds[node] = new int[degree[node]];
      metrics[node] = new long[degree[node]];
    }
    Arrays.fill(degree, 0);
    for (int id = 0; id < problem.edges().size(); id++) {
      SelectionProblem.Edge edge = problem.edges().get(id);
      attach(edge.a(), edge.b(), id, edge.metric(), degree);
      attach(edge.b(), edge.a(), id, edge.metric(), degree);
    }
  }

  private void attach(int from, int to, int id, long metric, int[] degree) {
    int slot = degree[from]++;
    neighbours[from][slot] = to;
    edgeIds[from][slot] = id;
    metrics[from][slot] = metric;
  }

  BitSet everything() {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  /** What the nodes cost together with their groups, less the groups' credits. */
  long cost(BitSet nodes) {
    long total = 0;
    for (int group = 0; group < members.size(); group++) {
      if (members.get(group).intersects(nodes)) {
        BitSet paid = (BitSet) members.get(group).clone();
        paid.and(nodes);
        SelectionProblem.Group terms = problem.groups().get(group);
        long sum = terms.cost() + paid.stream().mapToLong(node -> nodeCost[node]).sum();
        total += Math.max(0, sum - terms.credit());
      }
    }
    return total;
  }

  /** A node in the queue of a search; the node's index decides between equals, so that the order is fixed. */
  private record Label(long first, long second, int hops, int node) implements Comparable<Label> {
    @Override
    public int compareTo(Label other) {
      int order = Long.compare(first, other.first);
      order = order != 0 ? order : Long.compare(second, other.second);
      order = order != 0 ? order : Integer.compare(hops, other.hops);
      return order != 0 ? order : Integer.compare(node, other.node);
    }

    boolean betterThan(Label other) {
      return other == null || compareTo(other) < 0;
    }
  }

  /** A shortest-path forest: the edge and node each node was reached by, −1 at a root. */
  private record Forest(Label[] labels, int[] parent, int[] parentEdge) {}

  /**
   * The routes of least metric from the roots to the required nodes, over the allowed nodes only, with what they
   * cost. Allowed nodes that no route uses are left out.
   */
  Answer evaluate(BitSet allowed) {
    Forest forest = new Forest(new Label[size], new int[size], new int[size]);
    PriorityQueue<Label> queue = new PriorityQueue<>();
    for (int root : roots) {
      if (allowed.get(root)) {
        enter(forest, queue, new Label(0, 0, 0, root), NONE, NONE);
      }
    }
    while (!queue.isEmpty()) {
      Label at = queue.poll();
      if (forest.labels[at.node] == at) {
        for (int i = 0; i < neighbours[at.node].length; i++) {
          int next = neighbours[at.node][i];
          if (allowed.get(next)) {
            enter(forest, queue, new Label(at.first + metrics[at.node][i], 0, at.hops + 1, next), at.node, edgeIds[at.node][i]);
          }
        }
      }
    }
    BitSet nodes = new BitSet(size);
    BitSet edges = new BitSet();
    List<Integer> unreached = new ArrayList<>();
    long metric = 0;
    for (int home : required) {
      if (forest.labels[home] == null) {
        unreached.add(home);
      } else {
        metric += forest.labels[home].first;
        collect(forest, home, nodes, edges);
      }
    }
    return new Answer(nodes, edges, unreached, cost(nodes), metric);
  }

  private static void enter(Forest forest, PriorityQueue<Label> queue, Label label, int parent, int parentEdge) {
    if (label.betterThan(forest.labels[label.node])) {
      forest.labels[label.node] = label;
      forest.parent[label.node] = parent;
      forest.parentEdge[label.node] = parentEdge;
      queue.add(label);
    }
  }

  private static void collect(Forest forest, int from, BitSet nodes, BitSet edges) {
    for (int node = from; node != NONE; node = forest.parent[node]) {
      nodes.set(node);
      if (forest.parentEdge[node] != NONE) {
        edges.set(forest.parentEdge[node]);
      }
    }
  }

  /**
   * Joins one more home to what is built, by the way that costs least to add.
   *
   * @param built nodes chosen so far; the way's nodes are added
   * @param open homes not joined yet
   * @param wanted the home to join, or −1 for the cheapest of {@code open}
   * @param free a group to be taken as paid, nodes and all; −1 for none
   * @return the home that was joined, or −1 if none can be
   */
  int join(BitSet built, BitSet allowed, BitSet open, int wanted, int free) {
    boolean[] groupPaid = new boolean[members.size()];
    built.stream().forEach(node -> groupPaid[groupOf[node]] = true);
    Forest forest = new Forest(new Label[size], new int[size], new int[size]);
    PriorityQueue<Label> queue = new PriorityQueue<>();
    built.stream().forEach(node -> enter(forest, queue, new Label(0, 0, 0, node), NONE, NONE));
    for (int root : roots) {
      if (allowed.get(root) && !built.get(root)) {
        enter(forest, queue, new Label(price(root, NONE, groupPaid, free), 0, 0, root), NONE, NONE);
      }
    }
    while (!queue.isEmpty()) {
      Label at = queue.poll();
      if (forest.labels[at.node] != at) {
        continue;
      }
      if (wanted == NONE ? open.get(at.node) : at.node == wanted) {
        collect(forest, at.node, built, new BitSet());
        return at.node;
      }
      for (int i = 0; i < neighbours[at.node].length; i++) {
        int next = neighbours[at.node][i];
        if (allowed.get(next) && !built.get(next)) {
          enter(forest, queue, new Label(at.first + price(next, at.node, groupPaid, free),
              at.second + metrics[at.node][i], at.hops + 1, next), at.node, edgeIds[at.node][i]);
        }
      }
    }
    return NONE;
  }

  /** What a node adds to the cost when entered from another; exact but for credits, which one node can't see whole. */
  private long price(int node, int from, boolean[] groupPaid, int free) {
    int group = groupOf[node];
    if (group == free) {
      return 0;
    }
    if (groupPaid[group] || from != NONE && groupOf[from] == group) {
      return nodeCost[node];
    }
    SelectionProblem.Group terms = problem.groups().get(group);
    return Math.max(0, terms.cost() + nodeCost[node] - terms.credit());
  }

  /** A set of routes with its price. */
  record Answer(BitSet nodes, BitSet edges, List<Integer> unreached, long cost, long metric) {

    boolean betterThan(Answer other) {
      int order = Integer.compare(unreached.size(), other.unreached.size());
      order = order != 0 ? order : Long.compare(cost, other.cost);
      return order != 0 ? order < 0 : metric < other.metric;
    }
  }
}
