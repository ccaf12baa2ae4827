package org.atalaya.planner.siteselection;

import java.util.List;

/**
 * An answer to a {@link SelectionProblem}: a forest that joins every reached home to one root by the route of
 * least metric among the chosen nodes.
 *
 * @param nodes chosen, ascending; each lies on a route of some home
 * @param edges of the routes, ascending
 * @param unreached required nodes without a route, ascending
 * @param cost of the chosen nodes' equipment and places, in hundredths of the currency
 * @param metric sum over the reached homes of their route's metric
 * @param optimality how good the answer is known to be
 */
public record Selection(List<Integer> nodes, List<Integer> edges, List<Integer> unreached, long cost, long metric,
    Optimality optimality) {
  public Selection {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    unreached = List.copyOf(unreached);
  }
}
