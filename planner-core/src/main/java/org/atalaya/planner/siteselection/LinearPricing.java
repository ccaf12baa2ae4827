package org.atalaya.planner.siteselection;

import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.BitSet;
import java.util.function.LongConsumer;

/** The plain Steiner tree problem's objective, a sum over arcs, and trees grown along what the linear programs prefer. */
final class LinearPricing implements CutModel.Pricing, CutModel.Candidates {
  private final SteinerGraph graph;
  private final SteinerTrees trees;
  private final int root;
  private final BitSet arcs;
  private final long known;

  private final LongConsumer better;

  /**
   * @param known cost of a tree known elsewhere
   * @param better hears of bounds, after the trees that were found before
   */
  LinearPricing(SteinerGraph graph, SteinerTrees trees, int root, BitSet arcs, long known, LongConsumer better) {
    this.better = better;
    this.graph = graph;
    this.trees = trees;
    this.root = root;
    this.arcs = arcs;
    this.known = known;
  }

  @Override
  public void add(MPSolver solver, MPVariable[] variables, boolean whole) {
    MPObjective objective = solver.objective();
    objective.setMinimization();
    for (int arc = 0; arc < variables.length; arc++) {
      if (variables[arc] != null) {
        objective.setCoefficient(variables[arc], graph.cost(arc));
      }
    }
  }

  @Override
  public void offer(double[] values) {
    long[] costs = graph.arcCosts();
    for (int arc = 0; arc < costs.length; arc++) {
      costs[arc] = Math.round(costs[arc] * (1 - Math.min(1, Math.max(0, values[arc]))));
    }
    trees.grow(costs, arcs, root, graph.terminal()).ifPresent(trees::improve);
  }

  @Override
  public long best() {
    return Math.min(known, trees.bestCost());
  }

  @Override
  public void bounded(long bound) {
    better.accept(bound);
  }
}
