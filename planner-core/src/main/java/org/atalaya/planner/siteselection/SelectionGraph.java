package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** A problem in arrays, with the two shortest-path searches that selection is made of. Not safe for several threads. */
final class SelectionGraph {
  private static final int NONE = -1;

  final SelectionProblem problem;
  final int size;
  final int[] roots;
  final int[] required;
  final int[] placeOf;
  private final int[] kindOf;
  private final int[] slotOf;
  private final int[] slots;
  private final int[][] neighbours;
  private final int[][] edgeIds;
  private final long[][] metrics;
  private long work;

  SelectionGraph(SelectionProblem problem) {
    this.problem = problem;
    size = problem.nodes().size();
    roots = problem.roots().stream().mapToInt(Integer::intValue).toArray();
    required = problem.required().stream().mapToInt(Integer::intValue).toArray();
    kindOf = problem.nodes().stream().mapToInt(SelectionProblem.Node::equipment).toArray();
    slotOf = problem.nodes().stream().mapToInt(SelectionProblem.Node::slot).toArray();
    placeOf = IntStream.range(0, size).map(problem::placeOf).toArray();
    slots = new int[problem.equipment().size()];
    for (int node = 0; node < size; node++) {
      slots[kindOf[node]] = Math.max(slots[kindOf[node]], slotOf[node] + 1);
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

  /** Edges looked at so far: a measure of time that is the same on every machine. */
  long work() {
    return work;
  }

  /** The nodes of each place. */
  List<BitSet> members() {
    List<BitSet> members = new ArrayList<>();
    problem.places().forEach(place -> members.add(new BitSet()));
    for (int node = 0; node < size; node++) {
      members.get(placeOf[node]).set(node);
    }
    return members;
  }

  BitSet everything() {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  /** What the nodes cost together with their places, less the places' credits, and the packs that units come out of. */
  long cost(BitSet nodes) {
    Purchase purchase = new Purchase(nodes);
    long[] sum = new long[problem.places().size()];
    int[] packed = new int[problem.packs().size()];
    int[] dearest = new int[problem.packs().isEmpty() ? 0 : problem.places().size()];
    Arrays.fill(dearest, NONE);
    for (int kind = 0; kind < slots.length; kind++) {
      SelectionProblem.Equipment about = problem.equipment().get(kind);
      int units = purchase.units(kind);
      sum[about.place()] += units * about.unitCost();
      if (about.pack() != SelectionProblem.Equipment.SINGLE && units > 0) {
        packed[about.pack()] += units;
        int known = dearest[about.place()];
        if (known == NONE || problem.priceOf(kind) > problem.priceOf(known)) {
          dearest[about.place()] = kind;
        }
      }
    }
    long total = 0;
    for (int place = 0; place < sum.length; place++) {
      if (purchase.used[place]) {
        SelectionProblem.Place terms = problem.places().get(place);
        total += Math.max(0, terms.cost() + sum[place] - terms.credit());
        if (terms.stocked() && dearest.length > 0 && dearest[place] != NONE) {
          packed[problem.equipment().get(dearest[place]).pack()]--;
        }
      }
    }
    for (int pack = 0; pack < packed.length; pack++) {
      total += problem.packs().get(pack).cost() * Math.ceilDiv(packed[pack], problem.packs().get(pack).size());
    }
    return total;
  }

  /** What has been bought for a set of nodes. */
  private final class Purchase {
    final boolean[] used = new boolean[problem.places().size()];
    private final int[][] filled = new int[slots.length][];
    private final BitSet nodes;

    Purchase(BitSet nodes) {
      this.nodes = nodes;
      for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
        used[placeOf[node]] = true;
        if (filled[kindOf[node]] == null) {
          filled[kindOf[node]] = new int[slots[kindOf[node]]];
        }
        filled[kindOf[node]][slotOf[node]]++;
      }
    }

    int units(int kind) {
      return filled[kind] == null ? 0 : Arrays.stream(filled[kind]).max().orElse(0);
    }

    /**
     * What a node adds to the cost when entered from another (−1: from nowhere): exact as far as one step back can
     * see, which leaves out credits and units bought earlier on the same way.
     */
    long price(int node, int from) {
      int kind = kindOf[node];
      long unit = problem.priceOf(kind);
      boolean here = from != NONE && placeOf[from] == placeOf[node];
      if (!used[placeOf[node]] && !here) {
        SelectionProblem.Place terms = problem.places().get(placeOf[node]);
        long stocked = terms.stocked() ? unit - problem.equipment().get(kind).unitCost() : 0;
        return Math.max(0, terms.cost() + unit - stocked - terms.credit());
      }
      boolean same = here && kindOf[from] == kind && !nodes.get(from);
      int before = units(kind);
      if (same) {
        before = Math.max(before, count(kind, slotOf[from]) + 1);
      }
      int after = count(kind, slotOf[node]) + 1 + (same && slotOf[from] == slotOf[node] ? 1 : 0);
      return after > before ? unit : 0;
    }

    private int count(int kind, int slot) {
      return filled[kind] == null ? 0 : filled[kind][slot];
    }
  }

  /** A node in the queue of a search; the node's index decides between equals, so that the order is fixed. */
  record Label(long first, long second, int hops, int node) implements Comparable<Label> {
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
  record Forest(Label[] labels, int[] parent, int[] parentEdge) {
    boolean reaches(int node) {
      return labels[node] != null;
    }

    /** Sum of the metrics of a route. */
    long metric(int node) {
      return labels[node].first;
    }

    /** Adds a route's nodes and edges. */
    void collect(int from, BitSet nodes, BitSet edges) {
      for (int node = from; node != NONE; node = parent[node]) {
        nodes.set(node);
        if (parentEdge[node] != NONE) {
          edges.set(parentEdge[node]);
        }
      }
    }
  }

  /**
   * The routes of least metric from the roots to the required nodes, over the allowed nodes only, with what they
   * cost. Allowed nodes that no route uses are left out.
   */
  Answer evaluate(BitSet allowed) {
    Forest forest = routes(allowed, Loss.NOTHING);
    BitSet nodes = new BitSet(size);
    BitSet edges = new BitSet();
    List<Integer> unreached = new ArrayList<>();
    long metric = 0;
    for (int home : required) {
      if (forest.labels[home] == null) {
        unreached.add(home);
      } else {
        metric += forest.labels[home].first;
        forest.collect(home, nodes, edges);
      }
    }
    return new Answer(nodes, edges, unreached, List.of(), cost(nodes), metric);
  }

  /** The routes of least metric from the roots over the allowed nodes, without what is lost. */
  Forest routes(BitSet allowed, Loss loss) {
    Forest forest = new Forest(new Label[size], new int[size], new int[size]);
    PriorityQueue<Label> queue = new PriorityQueue<>();
    for (int root : roots) {
      if (allowed.get(root) && !loss.takesPlace(placeOf[root])) {
        enter(forest, queue, new Label(0, 0, 0, root), NONE, NONE);
      }
    }
    while (!queue.isEmpty()) {
      Label at = queue.poll();
      if (forest.labels[at.node] == at) {
        work += neighbours[at.node].length;
        for (int i = 0; i < neighbours[at.node].length; i++) {
          int next = neighbours[at.node][i];
          if (allowed.get(next) && survives(at.node, next, loss)) {
            enter(forest, queue, new Label(at.first + metrics[at.node][i], 0, at.hops + 1, next), at.node, edgeIds[at.node][i]);
          }
        }
      }
    }
    return forest;
  }

  /** Whether one can still go from a node that stands to another. */
  boolean survives(int from, int to, Loss loss) {
    return !loss.takesPlace(placeOf[to]) && !loss.takesEdge(placeOf[from], placeOf[to]);
  }

  int[] neighbours(int node) {
    return neighbours[node];
  }

  void worked(long edges) {
    work += edges;
  }

  private static void enter(Forest forest, PriorityQueue<Label> queue, Label label, int parent, int parentEdge) {
    if (label.betterThan(forest.labels[label.node])) {
      forest.labels[label.node] = label;
      forest.parent[label.node] = parent;
      forest.parentEdge[label.node] = parentEdge;
      queue.add(label);
    }
  }

  /**
   * Joins one more home to what is built, by the way that costs least to add.
   *
   * @param built nodes chosen so far; the way's nodes are added
   * @param open homes not joined yet
   * @param wanted the home to join, or −1 for the cheapest of {@code open}
   * @param free a place to be taken as free, with all that can stand there; −1 for none
   * @return the home that was joined, or −1 if none can be
   */
  int join(BitSet built, BitSet allowed, BitSet open, int wanted, int free) {
    Purchase purchase = new Purchase(built);
    Forest forest = new Forest(new Label[size], new int[size], new int[size]);
    PriorityQueue<Label> queue = new PriorityQueue<>();
    built.stream().forEach(node -> enter(forest, queue, new Label(0, 0, 0, node), NONE, NONE));
    for (int root : roots) {
      if (allowed.get(root) && !built.get(root)) {
        enter(forest, queue, new Label(placeOf[root] == free ? 0 : purchase.price(root, NONE), 0, 0, root), NONE, NONE);
      }
    }
    while (!queue.isEmpty()) {
      Label at = queue.poll();
      if (forest.labels[at.node] != at) {
        continue;
      }
      if (wanted == NONE ? open.get(at.node) : at.node == wanted) {
        forest.collect(at.node, built, new BitSet());
        return at.node;
      }
      work += neighbours[at.node].length;
      for (int i = 0; i < neighbours[at.node].length; i++) {
        int next = neighbours[at.node][i];
        if (allowed.get(next) && !built.get(next)) {
          enter(forest, queue, new Label(at.first + (placeOf[next] == free ? 0 : purchase.price(next, at.node)),
              at.second + metrics[at.node][i], at.hops + 1, next), at.node, edgeIds[at.node][i]);
        }
      }
    }
    return NONE;
  }

  /** What a search takes a node to cost, from what it would. */
  @FunctionalInterface
  interface Pricing {
    long of(int node, long full);
  }

  /**
   * Gives a home a way from a root that is left when something is lost, by what costs least to add.
   *
   * @param built nodes chosen so far; the way's nodes are added
   * @return false if there is no such way
   */
  boolean connect(BitSet built, BitSet allowed, Loss loss, int home, Pricing pricing) {
    Purchase purchase = new Purchase(built);
    Forest forest = new Forest(new Label[size], new int[size], new int[size]);
    PriorityQueue<Label> queue = new PriorityQueue<>();
    for (int root : roots) {
      if ((allowed.get(root) || built.get(root)) && !loss.takesPlace(placeOf[root])) {
        long price = built.get(root) ? 0 : pricing.of(root, purchase.price(root, NONE));
        enter(forest, queue, new Label(price, 0, 0, root), NONE, NONE);
      }
    }
    while (!queue.isEmpty()) {
      Label at = queue.poll();
      if (forest.labels[at.node] != at) {
        continue;
      }
      if (at.node == home) {
        forest.collect(home, built, new BitSet());
        return true;
      }
      work += neighbours[at.node].length;
      for (int i = 0; i < neighbours[at.node].length; i++) {
        int next = neighbours[at.node][i];
        if ((allowed.get(next) || built.get(next)) && survives(at.node, next, loss)) {
          long price = built.get(next) ? 0 : pricing.of(next, purchase.price(next, at.node));
          enter(forest, queue, new Label(at.first + price, at.second + metrics[at.node][i], at.hops + 1, next), at.node,
              edgeIds[at.node][i]);
        }
      }
    }
    return false;
  }

  Selection selection(Answer answer, Optimality optimality) {
    return new Selection(answer.nodes.stream().boxed().toList(), answer.edges.stream().boxed().toList(), answer.unreached,
        answer.weaknesses, answer.cost, answer.metric, optimality);
  }

  /** A set of routes with its price. */
  record Answer(BitSet nodes, BitSet edges, List<Integer> unreached, List<Selection.Weakness> weaknesses, long cost, long metric) {

    boolean betterThan(Answer other) {
      int order = Integer.compare(unreached.size(), other.unreached.size());
      order = order != 0 ? order : Long.compare(cost, other.cost);
      return order != 0 ? order < 0 : metric < other.metric;
    }
  }
}
