package org.atalaya.planner.siteselection;

import java.util.List;

/**
 * An answer to a {@link SelectionProblem}: what joins every reached home to a root by the route of least metric among
 * the chosen nodes, and by the next best one after each loss that has to be survived.
 *
 * @param nodes chosen, ascending; each lies on a route of some home
 * @param edges of the routes, ascending
 * @param unreached required nodes without a route, ascending
 * @param unprotected required nodes with a route that some loss, which the problem's {@link Survival} names, cuts off
 *     whatever is chosen; ascending
 * @param cost of the chosen nodes' equipment and places, in hundredths of the currency
 * @param metric sum over the reached homes of their route's metric
 * @param optimality how good the answer is known to be
 */
public record Selection(List<Integer> nodes, List<Integer> edges, List<Integer> unreached,
    List<Integer> unprotected, long cost, long metric, Optimality optimality) {
  public Selection {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    unreached = List.copyOf(unreached);
    unprotected = List.copyOf(unprotected);
  }
}
