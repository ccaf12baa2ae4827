package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Choices with shorter routes than the cheapest one's: each home's route of least metric among all that could be built,
 * added to the cheapest choice one home at a time, the greatest gain for its price first. What the cheapest survives they
 * survive too. They are good, not proven.
 */
public final class FasterRoutes {
  private final SelectionGraph graph;
  private final Optional<Survivability> survivability;
  private final SelectionGraph.Forest ideal;

  private FasterRoutes(SelectionProblem problem) {
    graph = new SelectionGraph(problem);
    survivability = problem.survival() == Survival.NONE ? Optional.empty() : Optional.of(new Survivability(graph));
    ideal = graph.routes(graph.everything(), Loss.NOTHING);
  }

  /**
   * The shortest routes that can be had for so much.
   *
   * @param start a choice that reaches all homes that can be reached
   * @param mostCost what the answer may cost, in hundredths of the currency
   * @return empty if no route gets shorter
   */
  public static Optional<Selection> within(SelectionProblem problem, Selection start, long mostCost) {
    return new FasterRoutes(problem).search(start, mostCost);
  }

  private Optional<Selection> search(Selection start, long mostCost) {
    BitSet first = new BitSet();
    start.nodes().forEach(first::set);
    Optional<SelectionGraph.Answer> known = evaluate(first);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SelectionGraph.Answer best = known.get();
    Set<Integer> open = new HashSet<>();
    for (int home : graph.required) {
      if (ideal.reaches(home)) {
        open.add(home);
      }
    }
    while (!open.isEmpty()) {
      Optional<Step> step = next(best, open, mostCost);
      if (step.isEmpty()) {
        break;
      }
      best = step.get().answer;
      open.remove(step.get().home);
    }
    return best.metric() < start.metric()
        ? Optional.of(graph.selection(best, new Optimality.Heuristic(ShortestPathSelector.METHOD))) : Optional.empty();
  }

  private record Step(int home, SelectionGraph.Answer answer) {}

  /** The home whose best route gains most for its price. */
  private Optional<Step> next(SelectionGraph.Answer best, Set<Integer> open, long mostCost) {
    Optional<Step> step = Optional.empty();
    double worth = 0;
    for (int home : open.stream().sorted().toList()) {
      BitSet allowed = (BitSet) best.nodes().clone();
      ideal.collect(home, allowed, new BitSet());
      Optional<SelectionGraph.Answer> answer = evaluate(allowed);
      if (answer.isPresent() && answer.get().cost() <= mostCost && answer.get().metric() < best.metric()) {
        double gain = (double) (best.metric() - answer.get().metric()) / Math.max(1, answer.get().cost() - best.cost());
        if (gain > worth) {
          worth = gain;
          step = Optional.of(new Step(home, answer.get()));
        }
      }
    }
    return step;
  }

  private Optional<SelectionGraph.Answer> evaluate(BitSet allowed) {
    return survivability.isPresent() ? survivability.get().evaluate(allowed) : Optional.of(graph.evaluate(allowed));
  }
}
