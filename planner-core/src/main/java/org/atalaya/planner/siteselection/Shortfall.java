package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is decided before anything is chosen: which homes every choice must leave out or unsafe.
 *
 * @param unreached required nodes without a route even if everything is built, ascending
 * @param unprotected required nodes with a route that some loss, of the kind to be survived, cuts off even so, ascending
 */
public record Shortfall(List<Integer> unreached, List<Integer> unprotected) {
  public Shortfall {
    unreached = List.copyOf(unreached);
    unprotected = List.copyOf(unprotected);
  }

  /** Of a problem: a few searches over its graph, and one more for each place on a route. */
  public static Shortfall of(SelectionProblem problem) {
    SelectionGraph graph = new SelectionGraph(problem);
    Survivability survivability = new Survivability(graph);
    BitSet reachable = survivability.reachable();
    List<Integer> unreached = IntStream.of(graph.required).filter(home -> !reachable.get(home)).boxed().toList();
    return new Shortfall(unreached, survivability.unprotected().stream().boxed().toList());
  }
}
