package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer to a {@link SelectionProblem}: what joins every reached home to a root by the route of least metric among
 * the chosen nodes, and by the next best one after each loss that has to be survived.
 *
 * @param nodes chosen, ascending; each lies on a route of some home
 * @param edges of the routes, ascending
 * @param unreached required nodes without a route, ascending
 * @param weaknesses losses of the kind that the problem's {@link Survival} names that cut homes off whatever is chosen
 * @param cost of the chosen nodes' equipment and places, in hundredths of the currency
 * @param metric sum over the reached homes of their route's metric
 * @param optimality how good the answer is known to be
 */
public record Selection(List<Integer> nodes, List<Integer> edges, List<Integer> unreached,
    List<Weakness> weaknesses, long cost, long metric, Optimality optimality) {
  public Selection {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    unreached = List.copyOf(unreached);
    weaknesses = List.copyOf(weaknesses);
  }

  /**
   * A loss that cuts homes off.
   *
   * @param place that is lost; or at one end of what is lost
   * @param other place at the other end; empty where the place itself is lost
   * @param homes required nodes that have a route before it and none after, ascending
   */
  public record Weakness(int place, OptionalInt other, List<Integer> homes) {
    public Weakness {
      homes = List.copyOf(homes);
    }
  }

  /** Required nodes with a route that some loss cuts off, ascending. */
  public List<Integer> unprotected() {
    return weaknesses.stream().flatMap(weakness -> weakness.homes.stream()).distinct().sorted().toList();
  }

  /**
   * What the nodes cost that only one home's routes need, in hundredths of the currency.
   *
   * @param problem that it is an answer to
   */
  public long saving(SelectionProblem problem, int home) {
    SelectionGraph graph = new SelectionGraph(problem.withoutHome(home));
    BitSet chosen = new BitSet();
    nodes.forEach(chosen::set);
    return cost - graph.evaluate(chosen).cost();
  }

  /**
   * The losses of a kind that cut homes off this choice, whatever it was made to survive.
   *
   * @param problem that it is an answer to
   */
  public List<Weakness> weaknesses(SelectionProblem problem, Survival level) {
    BitSet chosen = new BitSet();
    nodes.forEach(chosen::set);
    return Survivability.weaknesses(problem, chosen, level);
  }
}
