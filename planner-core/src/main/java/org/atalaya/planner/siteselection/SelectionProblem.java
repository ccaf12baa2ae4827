package org.atalaya.planner.siteselection;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which places to build on, as a graph. Nodes are what can be switched on (a router with its aim, or the hub that
 * joins the routers of one place); groups are the places whose own cost falls due once, with the first of their
 * nodes. All numbers are whole, so that equal answers compare equal on every machine.
 *
 * @param groups places
 * @param nodes order decides between answers that are equally good
 * @param edges between two different nodes each; several edges between the same two are allowed
 */
public record SelectionProblem(List<Group> groups, List<Node> nodes, List<Edge> edges) {

  /** @throws IllegalArgumentException if an index points nowhere or a number is negative */
  public SelectionProblem {
    groups = List.copyOf(groups);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    for (Node node : nodes) {
      if (node.group < 0 || node.group >= groups.size()) {
        throw new IllegalArgumentException("node in group " + node.group + " of " + groups.size());
      }
    }
    for (Edge edge : edges) {
      if (edge.a < 0 || edge.b < 0 || edge.a >= nodes.size() || edge.b >= nodes.size() || edge.a == edge.b) {
        throw new IllegalArgumentException("edge " + edge.a + " to " + edge.b + " among " + nodes.size() + " nodes");
      }
    }
  }

  /**
   * A place.
   *
   * @param cost due once if any of its nodes is chosen, in hundredths of the currency
   * @param credit what is paid for already: taken off the sum of {@code cost} and its nodes' costs, down to 0
   */
  public record Group(long cost, long credit) {
    public Group {
      requireNotNegative(cost, "cost");
      requireNotNegative(credit, "credit");
    }
  }

  /**
   * What can be chosen.
   *
   * @param group index of its place
   * @param cost in hundredths of the currency
   * @param required must be connected to a gateway
   * @param gateway has the line to the internet
   */
  public record Node(int group, long cost, boolean required, boolean gateway) {
    public Node {
      requireNotNegative(cost, "cost");
    }
  }

  /** @param metric what a route pays for this edge: smaller is better, at most 10⁹ */
  public record Edge(int a, int b, long metric) {
    public Edge {
      requireNotNegative(metric, "metric");
      if (metric > 1_000_000_000) {
        throw new IllegalArgumentException("metric " + metric + ", expected at most 1000000000");
      }
    }
  }

  /** Where routes may end: the gateways; without any, the first required node, so that homes at least reach each other. */
  public List<Integer> roots() {
    List<Integer> gateways = indices(true);
    return gateways.isEmpty() ? indices(false).stream().limit(1).toList() : gateways;
  }

  /** Nodes that must be connected, ascending. */
  public List<Integer> required() {
    return indices(false);
  }

  private List<Integer> indices(boolean gateways) {
    return IntStream.range(0, nodes.size())
        .filter(i -> gateways ? nodes.get(i).gateway : nodes.get(i).required).boxed().toList();
  }

  private static void requireNotNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + ", expected 0 or more");
    }
  }
}
