package org.atalaya.planner.siteselection;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The directed cut formulation (R. T. Wong 1984; T. Koch and A. Martin, "Solving Steiner tree problems in graphs to
 * optimality", Networks 32, 1998), by OR-Tools: linear programs (GLOP) with the cuts they violate added until none
 * is, then whole numbers (SCIP) with those cuts, and again until the answer is connected.
 */
final class CutModel {
  private static final int ROUNDS = 400;
  /** Cuts from dual ascent to begin with. */
  static final int FIRST_CUTS = 2000;
  private final SteinerGraph graph;
  private final int root;
  private final BitSet arcs;
  private final Pricing pricing;
  private final Candidates candidates;
  private final BooleanSupplier stop;
  private final Effort effort;
  private final List<Cut> cuts = new ArrayList<>();
  private final CutSeparation separation;
  private final Optional<Separation> more;
  private final BitSet useless = new BitSet();
  private long bound;

  /**
   * How much to do at most, counted and not timed, so that every machine stops at the same point.
   *
   * @param rounds linear programs
   * @param branches nodes of one search for whole numbers
   */
  record Effort(int rounds, long branches) {
    static final Effort UNLIMITED = new Effort(ROUNDS, Long.MAX_VALUE);
  }

  /**
   * An inequality: the arcs' variables, times their weights, add up to at least so much.
   *
   * @param weights as many as arcs
   */
  record Cut(int[] arcs, int[] weights, int least) {
    /** At least one of these. */
    static Cut of(int[] arcs) {
      int[] weights = new int[arcs.length];
      Arrays.fill(weights, 1);
      return new Cut(arcs, weights, 1);
    }
  }

  /** What else must hold: finds inequalities that values violate. */
  interface Separation {
    /** @return none only if the values satisfy all, or are not whole */
    List<Cut> violated(double[] values);

    /** Some to begin with, before there are values. */
    List<Cut> first();
  }

  /** What a set of arcs costs: the objective, with whatever variables and constraints it needs. */
  interface Pricing {
    /** @param arcs variables of arcs; null where the arc is not used */
    void add(MPSolver solver, MPVariable[] arcs, boolean whole);
  }

  /** Takes values of arcs, 0 to 1, makes choices of them, and keeps the best. */
  interface Candidates {
    void offer(double[] values);

    /** Cost of the best choice so far. */
    long best();

    /** Hears that no choice costs less than so many whole units. */
    default void bounded(long bound) {}
  }

  /**
   * @param arcs that may be used
   * @param surrogate costs of arcs for the dual ascent that gives the first cuts, by the graph itself
   */
  CutModel(SteinerGraph graph, int root, BitSet arcs, SteinerGraph surrogate, Pricing pricing, Candidates candidates,
      BooleanSupplier stop, Effort effort) {
    this(graph, root, arcs, surrogate, pricing, candidates, Optional.empty(), stop, effort);
  }

  /** @param more than a tree is wanted: nodes may then be entered and not left, for other ways than the tree's */
  CutModel(SteinerGraph graph, int root, BitSet arcs, SteinerGraph surrogate, Pricing pricing, Candidates candidates,
      Optional<Separation> more, BooleanSupplier stop, Effort effort) {
    this.graph = graph;
    this.more = more;
    this.effort = effort;
    this.root = root;
    this.arcs = (BitSet) arcs.clone();
    this.pricing = pricing;
    this.candidates = candidates;
    this.stop = stop;
    for (int arc : graph.entering()[root]) {
      this.arcs.clear(arc);
    }
    separation = new CutSeparation(graph, root, this.arcs, stop);
    more.ifPresentOrElse(rule -> cuts.addAll(rule.first()),
        () -> new DualAscent(surrogate, this.arcs, graph.terminal(), root, FIRST_CUTS).cuts().forEach(arcSet -> cuts.add(Cut.of(arcSet))));
  }

  /** Solves; whatever is found goes to the candidates. Returns the bound in whole units, at most the best's cost. */
  long run(long known) {
    bound = known;
    candidates.bounded(bound);
    boolean cutOff = !relax();
    while (!cutOff && bound < candidates.best() && !stop.getAsBoolean()) {
      if (!whole()) {
        break;
      }
    }
    return Math.min(bound, candidates.best());
  }

  /** One model with its variables. */
  private final class Model implements AutoCloseable {
    private final MPSolver solver;
    private final MPVariable[] variables = new MPVariable[graph.ends().length];
    private final boolean whole;
    private int added;

    Model(String id, boolean whole) {
      solver = MPSolver.createSolver(id);
      this.whole = whole;
      for (int arc = arcs.nextSetBit(0); arc >= 0; arc = arcs.nextSetBit(arc + 1)) {
        if (!useless.get(arc)) {
          variables[arc] = solver.makeVar(0, 1, whole, "");
        }
      }
      for (int node = 0; node < graph.nodes(); node++) {
        if (node != root) {
          degrees(node);
        }
      }
      if (whole && effort.branches < Long.MAX_VALUE) {
        solver.setSolverSpecificParametersAsString("limits/totalnodes = " + effort.branches + "\n");
      }
      pricing.add(solver, variables, whole);
      addCuts();
    }

    /** A terminal is entered once; another node at most once, and left if entered. */
    private void degrees(int node) {
      MPConstraint enter = solver.makeConstraint(graph.terminal()[node] ? 1 : 0, 1);
      MPConstraint leave = graph.terminal()[node] || more.isPresent() ? null : solver.makeConstraint(0, MPSolver.infinity());
      for (int arc : graph.entering()[node]) {
        if (variables[arc] != null) {
          enter.setCoefficient(variables[arc], 1);
          if (leave != null) {
            leave.setCoefficient(variables[arc], -1);
          }
        }
        if (leave != null && variables[arc ^ 1] != null) {
          leave.setCoefficient(variables[arc ^ 1], 1);
        }
      }
    }

    void addCuts() {
      for (; added < cuts.size(); added++) {
        Cut cut = cuts.get(added);
        MPConstraint constraint = solver.makeConstraint(cut.least, MPSolver.infinity());
        for (int i = 0; i < cut.arcs.length; i++) {
          if (variables[cut.arcs[i]] != null) {
            constraint.setCoefficient(variables[cut.arcs[i]], cut.weights[i]);
          }
        }
      }
    }

    MPSolver.ResultStatus solve(double gap) {
      MPSolverParameters parameters = new MPSolverParameters();
      parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, gap);
      if (!whole) {
        // the last answer is dual feasible when cuts are added: go on from there
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM,
            MPSolverParameters.LpAlgorithmValues.DUAL.swigValue());
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE,
            MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
      }
      CountDownLatch done = new CountDownLatch(1);
      Thread caller = Thread.currentThread();
      Thread watch = Thread.ofVirtual().start(() -> watch(done, caller));
      try {
        return solver.solve(parameters);
      } finally {
        done.countDown();
        join(watch);
        parameters.delete();
      }
    }

    private void watch(CountDownLatch done, Thread caller) {
      try {
        while (!done.await(50, TimeUnit.MILLISECONDS)) {
          if (stop.getAsBoolean() || caller.isInterrupted()) {
            solver.interruptSolve();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    double[] values() {
      double[] values = new double[variables.length];
      for (int arc = 0; arc < values.length; arc++) {
        values[arc] = variables[arc] == null ? 0 : variables[arc].solutionValue();
      }
      return values;
    }

    @Override
    public void close() {
      solver.delete();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Cut> violated(double[] values) {
    List<Cut> violated = new ArrayList<>();
    separation.violated(values).forEach(arcSet -> violated.add(Cut.of(arcSet)));
    more.ifPresent(rule -> violated.addAll(rule.violated(values)));
    return violated;
  }

  /** The least whole number that an objective computed in floating point can stand for. */
  private static long up(double objective) {
    return (long) Math.ceil(objective - 1e-5 - 1e-9 * Math.abs(objective));
  }

  /** The linear programs; false if cuts are still missing at the end. */
  private boolean relax() {
    try (Model model = new Model("GLOP", false)) {
      for (int round = 0; round < effort.rounds && !stop.getAsBoolean(); round++) {
        if (model.solve(0) != MPSolver.ResultStatus.OPTIMAL) {
          return false;
        }
        double objective = model.solver.objective().value();
        bound = Math.max(bound, up(objective));
        double[] values = model.values();
        candidates.bounded(bound);
        candidates.offer(values);
        if (bound >= candidates.best()) {
          return true;
        }
        List<Cut> violated = violated(values);
        if (violated.isEmpty()) {
          fix(model, objective);
          return true;
        }
        cuts.addAll(violated);
        model.addCuts();
      }
      return false;
    }
  }

  /** Arcs whose reduced cost alone makes a tree as dear as the best one. */
  private void fix(Model model, double objective) {
    long best = candidates.best();
    for (int arc = arcs.nextSetBit(0); arc >= 0; arc = arcs.nextSetBit(arc + 1)) {
      if (model.variables[arc].solutionValue() < 1e-6 && up(objective + model.variables[arc].reducedCost()) >= best) {
        useless.set(arc);
      }
    }
  }

  /** One round in whole numbers; false if nothing more can be learnt from another. */
  private boolean whole() {
    try (Model model = new Model("SCIP", true)) {
      MPSolver.ResultStatus status = model.solve(0);
      if (status == MPSolver.ResultStatus.INFEASIBLE) {
        bound = candidates.best();
        return false;
      }
      bound = Math.max(bound, Math.min(up(model.solver.objective().bestBound()), candidates.best()));
      candidates.bounded(bound);
      if (status != MPSolver.ResultStatus.OPTIMAL) {
        return false;
      }
      double[] values = model.values();
      candidates.offer(values);
      List<Cut> violated = violated(values);
      cuts.addAll(violated);
      return !violated.isEmpty();
    }
  }
}
