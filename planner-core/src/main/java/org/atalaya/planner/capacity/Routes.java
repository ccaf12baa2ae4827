package org.atalaya.planner.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** Least-cost routes from every site to the nearest gateway (Dijkstra); of equals the one over earlier edges. */
final class Routes {
  private final List<Edge> edges;
  private final Map<String, Double> costs = new TreeMap<>();
  private final Map<String, Integer> firstEdge = new TreeMap<>();

  /** @param cost above 0 */
  record Edge(String a, String b, double cost) {
    String otherEnd(String site) {
      return site.equals(a) ? b : a;
    }
  }

  private record Reached(String site, double cost) {}

  Routes(List<Edge> edges, Set<String> gateways) {
    this.edges = edges;
    PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::cost).thenComparing(Reached::site));
    gateways.forEach(gateway -> {
      costs.put(gateway, 0.0);
      open.add(new Reached(gateway, 0));
    });
    while (!open.isEmpty()) {
      Reached here = open.remove();
      if (here.cost > costs.get(here.site)) {
        continue;
      }
      for (int i = 0; i < edges.size(); i++) {
        Edge edge = edges.get(i);
        if (edge.a.equals(here.site) || edge.b.equals(here.site)) {
          String there = edge.otherEnd(here.site);
          double cost = here.cost + edge.cost;
          if (cost < costs.getOrDefault(there, Double.POSITIVE_INFINITY)) {
            costs.put(there, cost);
            firstEdge.put(there, i);
            open.add(new Reached(there, cost));
          }
        }
      }
    }
  }

  /** Indices of the edges from a site to its gateway; none for a gateway itself. */
  Optional<List<Integer>> findRoute(String site) {
    if (!costs.containsKey(site)) {
      return Optional.empty();
    }
    List<Integer> route = new ArrayList<>();
    for (String here = site; firstEdge.containsKey(here); here = edges.get(route.getLast()).otherEnd(here)) {
      route.add(firstEdge.get(here));
    }
    return Optional.of(route);
  }

  /** Where a site's route ends. */
  Optional<String> findGateway(String site) {
    return findRoute(site).map(route -> {
      String here = site;
      for (int edge : route) {
        here = edges.get(edge).otherEnd(here);
      }
      return here;
    });
  }
}
