package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Branch and bound over nodes that are in or out, with dual ascent as the bound (M. Poggi de Aragão, E. Uchoa and
 * R. F. Werneck, "Dual heuristics on the exact solution of large Steiner problems", Electronic Notes in Discrete
 * Math. 7, 2001). The branch with the least bound is looked at first, so the bound rises steadily.
 */
final class SteinerBranching {
  private final SteinerGraph graph;
  private final SteinerTrees trees;
  private final BooleanSupplier stop;
  private final int root;
  private final BitSet arcs;
  private final PriorityQueue<Branch> open = new PriorityQueue<>(
      Comparator.comparingLong(Branch::bound).thenComparing(Branch::depth, Comparator.reverseOrder()).thenComparing(Branch::number));
  private final long known;
  private long number;

  /**
   * One decision and those before it.
   *
   * @param node decided upon; −1 at the start
   * @param in the node is in, else out
   * @param bound no tree with these decisions is cheaper
   */
  private record Branch(Optional<Branch> parent, int node, boolean in, long bound, int depth, long number) {}

  /**
   * @param bound of all trees
   * @param known cost of a tree known elsewhere: only cheaper ones are looked for
   * @param arcs that a cheaper tree can hold when it is directed away from the root
   */
  SteinerBranching(SteinerGraph graph, SteinerTrees trees, int root, BitSet arcs, long bound, long known,
      BooleanSupplier stop) {
    this.graph = graph;
    this.trees = trees;
    this.root = root;
    this.arcs = arcs;
    this.known = known;
    this.stop = stop;
    open.add(new Branch(Optional.empty(), -1, false, bound, 0, number++));
  }

  private long target() {
    return Math.min(known, trees.bestCost());
  }

  /**
   * Searches on until nothing is open, or it is told to stop; better trees go to the trees' best.
   *
   * @param branches to look at, at most
   * @param better hears of better bounds and, by the way, trees
   * @return no tree is cheaper than this
   */
  long run(long branches, LongConsumer better) {
    for (long i = 0; i < branches && !open.isEmpty() && open.peek().bound < target() && !stop.getAsBoolean(); i++) {
      better.accept(open.peek().bound);
      split(open.poll());
    }
    return open.isEmpty() ? target() : Math.min(open.peek().bound, target());
  }

  private void split(Branch branch) {
    boolean[] wanted = graph.terminal().clone();
    boolean[] decided = graph.terminal().clone();
    BitSet alive = (BitSet) arcs.clone();
    for (Optional<Branch> at = Optional.of(branch); at.isPresent(); at = at.get().parent) {
      int node = at.get().node;
      if (node >= 0) {
        wanted[node] |= at.get().in;
        decided[node] = true;
        if (!at.get().in) {
          for (int arc : graph.entering()[node]) {
            alive.clear(arc);
            alive.clear(arc ^ 1);
          }
        }
      }
    }
    DualAscent ascent = new DualAscent(graph, alive, wanted, root);
    long bound = Math.max(branch.bound, ascent.bound());
    for (boolean more = true; more && bound < target();) {
      trees.grow(ascent.reduced(), alive, root, wanted).filter(tree -> close(tree.cost())).ifPresent(trees::improve);
      int left = alive.cardinality();
      int gone = ascent.fix(target(), alive);
      more = 20 * gone > left;
      if (more) {
        ascent = new DualAscent(graph, alive, wanted, root);
        bound = Math.max(bound, ascent.bound());
      }
    }
    if (bound >= target()) {
      return;
    }
    int node = choose(alive, decided, ascent.reduced());
    if (node < 0) {
      BitSet nodes = new BitSet();
      for (int i = 0; i < wanted.length; i++) {
        nodes.set(i, wanted[i]);
      }
      trees.span(nodes, root).ifPresent(trees::offer);
      return;
    }
    Optional<Branch> parent = Optional.of(branch);
    open.add(new Branch(parent, node, true, bound, branch.depth + 1, number++));
    open.add(new Branch(parent, node, false, bound, branch.depth + 1, number++));
  }

  /** Only trees that are nearly as good as the best are worth the local search. */
  private boolean close(long cost) {
    return cost < trees.bestCost() + trees.bestCost() / 100;
  }

  /** The undecided node with most arcs that cost nothing any more; −1 if every node is decided or out of reach. */
  private int choose(BitSet alive, boolean[] decided, long[] reduced) {
    int best = -1;
    int most = -1;
    for (int node = 0; node < graph.nodes(); node++) {
      if (decided[node]) {
        continue;
      }
      int usable = 0;
      int free = 0;
      for (int arc : graph.entering()[node]) {
        usable += alive.get(arc) ? 1 : 0;
        free += alive.get(arc) && reduced[arc] == 0 ? 1 : 0;
        free += alive.get(arc ^ 1) && reduced[arc ^ 1] == 0 ? 1 : 0;
      }
      if (usable > 0 && free > most) {
        most = free;
        best = node;
      }
    }
    return best;
  }
}
