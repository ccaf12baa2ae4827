package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Steiner trees with proof: reductions, dual ascent from several roots with more reductions by the bound, and branch
 * and bound for what is left. What it finds does not depend on time if it is not stopped.
 */
final class SteinerSolver {
  private static final int ROUNDS = 12;
  private static final int ROOTS = 8;
  private static final int FIRST_BRANCHES = 100;
  private static final int SHALLOW_BRANCHES = 10;
  private final SteinerGraph graph;
  private final BooleanSupplier stop;
  private final boolean shallow;
  private final boolean cutting;
  private final SteinerReducer reducer;
  private final Consumer<Answer> told;
  private BitSet bestEdges = new BitSet();
  private long bestCost = DualAscent.INFEASIBLE;
  private long bound;
  private long toldCost = DualAscent.INFEASIBLE;
  private long toldBound;

  /**
   * @param edges of the tree
   * @param bound no tree is cheaper
   */
  record Answer(BitSet edges, long cost, long bound) {
    boolean proven() {
      return bound >= cost;
    }
  }

  private SteinerSolver(SteinerGraph graph, boolean shallow, boolean cutting, BooleanSupplier stop, Consumer<Answer> told) {
    this.graph = graph;
    this.told = told;
    this.shallow = shallow;
    this.cutting = cutting;
    this.stop = stop;
    reducer = new SteinerReducer(graph, stop);
  }

  /**
   * @param graph in which all terminals are connected
   * @param cutting whether to use linear programs where they can be had
   * @param stop polled often; once true, the best so far is the answer
   */
  static Answer solve(SteinerGraph graph, boolean cutting, BooleanSupplier stop) {
    return solve(graph, cutting, stop, answer -> {});
  }

  /** @param told hears of better trees and bounds while it goes on */
  static Answer solve(SteinerGraph graph, boolean cutting, BooleanSupplier stop, Consumer<Answer> told) {
    return new SteinerSolver(graph, false, cutting, stop, told).run();
  }

  /** Edges of a good tree, mostly an optimal one, with little effort: for small graphs within a larger search. */
  static BitSet shallow(SteinerGraph graph, BooleanSupplier stop) {
    return new SteinerSolver(graph, true, false, stop, answer -> {}).run().edges();
  }

  /** What dual ascent from one terminal left: the arcs that a cheaper tree can hold. */
  private record Rooted(int root, BitSet arcs, long bound) {}

  private Answer run() {
    SteinerReducer.Rest rest;
    Rooted rooted;
    for (int round = 1;; round++) {
      reducer.reduce();
      rest = reducer.rest();
      if (rest.graph().edges() == 0) {
        accept(rest, new BitSet());
        bound = bestCost;
        return answer();
      }
      SteinerTrees trees = new SteinerTrees(rest.graph(), stop);
      trees.search(all(rest.graph()), shallow ? 3 : SteinerTrees.SHAKES);
      rooted = tighten(rest, trees);
      if (!shallow && bound < trees.bestCost() + reducer.fixedCost()) {
        trees.recombine();
      }
      take(rest, trees);
      tell();
      if (bound >= bestCost) {
        return answer();
      }
      BitSet gone = unused(rest.graph(), rooted.arcs);
      if (round == ROUNDS || 20 * gone.cardinality() < rest.graph().edges() || stop.getAsBoolean()) {
        break;
      }
      reducer.remove(rest, gone);
    }
    branch(rest, rooted);
    return answer();
  }

  /** A few branches, then linear programs, then as many branches as it takes: counted, so that time does not decide. */
  private void branch(SteinerReducer.Rest rest, Rooted rooted) {
    SteinerTrees trees = new SteinerTrees(rest.graph(), stop);
    long fixed = reducer.fixedCost();
    SteinerBranching branching = new SteinerBranching(rest.graph(), trees, rooted.root, rooted.arcs, rooted.bound,
        bestCost - fixed, stop);
    LongConsumer better = proven -> learn(rest, trees, proven);
    learn(rest, trees, branching.run(shallow ? SHALLOW_BRANCHES : FIRST_BRANCHES, better));
    if (shallow) {
      return;
    }
    if (bound < bestCost && !stop.getAsBoolean() && cutting && NativeSolver.available()) {
      LinearPricing pricing = new LinearPricing(rest.graph(), trees, rooted.root, rooted.arcs, bestCost - fixed, better);
      learn(rest, trees, new CutModel(rest.graph(), rooted.root, rooted.arcs, rest.graph(), pricing, pricing, stop, CutModel.Effort.UNLIMITED).run(bound - fixed));
    }
    if (bound < bestCost) {
      learn(rest, trees, branching.run(Long.MAX_VALUE, better));
    }
  }

  private void learn(SteinerReducer.Rest rest, SteinerTrees trees, long proven) {
    take(rest, trees);
    bound = Math.max(bound, reducer.fixedCost() + proven);
    tell();
  }

  private void tell() {
    if (bestCost < toldCost || Math.min(bound, bestCost) > toldBound) {
      toldCost = bestCost;
      toldBound = Math.min(bound, bestCost);
      told.accept(answer());
    }
  }

  private Rooted tighten(SteinerReducer.Rest rest, SteinerTrees trees) {
    SteinerGraph small = rest.graph();
    int[] terminals = small.terminals();
    int roots = shallow ? 1 : ROOTS;
    BitSet edges = all(small);
    Optional<Rooted> best = Optional.empty();
    for (int i = 0; i < Math.min(roots, terminals.length) && (i == 0 || !stop.getAsBoolean()); i++) {
      int root = terminals[(int) ((long) i * terminals.length / Math.min(roots, terminals.length))];
      BitSet arcs = (BitSet) edges.clone();
      DualAscent ascent = new DualAscent(small, arcs, small.terminal(), root);
      trees.grow(ascent.reduced(), arcs, root, small.terminal()).ifPresent(trees::improve);
      long known = Math.min(trees.bestCost(), bestCost - reducer.fixedCost());
      // what is left has every tree that is cheaper than the known one, no more
      bound = Math.max(bound, reducer.fixedCost() + Math.min(ascent.bound(), known));
      ascent.fix(known, arcs);
      // an edge that cannot be used either way from one root is out for all
      for (int edge = 0; edge < small.edges(); edge++) {
        if (!arcs.get(2 * edge) && !arcs.get(2 * edge + 1)) {
          edges.clear(2 * edge, 2 * edge + 2);
        }
      }
      if (best.isEmpty() || ascent.bound() > best.get().bound) {
        best = Optional.of(new Rooted(root, arcs, ascent.bound()));
      }
    }
    best.orElseThrow().arcs.and(edges);
    return best.get();
  }

  private static BitSet unused(SteinerGraph graph, BitSet arcs) {
    BitSet gone = new BitSet();
    for (int edge = 0; edge < graph.edges(); edge++) {
      gone.set(edge, !arcs.get(2 * edge) && !arcs.get(2 * edge + 1));
    }
    return gone;
  }

  private static BitSet all(SteinerGraph graph) {
    BitSet arcs = new BitSet();
    arcs.set(0, 2 * graph.edges());
    return arcs;
  }

  private void take(SteinerReducer.Rest rest, SteinerTrees trees) {
    trees.best().filter(tree -> tree.cost() + reducer.fixedCost() < bestCost).ifPresent(tree -> accept(rest, tree.edges()));
  }

  /** Translates a tree back, and takes the cheapest tree over its nodes in the first graph. */
  private void accept(SteinerReducer.Rest rest, BitSet chosen) {
    BitSet nodes = new BitSet(graph.nodes());
    reducer.original(rest, chosen).stream().forEach(edge -> {
      nodes.set(graph.from(2 * edge));
      nodes.set(graph.to(2 * edge));
    });
    int start = graph.terminals()[0];
    nodes.set(start);
    new SteinerTrees(graph, stop).span(nodes, start).filter(tree -> tree.cost() < bestCost).ifPresent(tree -> {
      bestCost = tree.cost();
      bestEdges = tree.edges();
    });
  }

  private Answer answer() {
    return new Answer(bestEdges, bestCost, Math.min(bound, bestCost));
  }
}
