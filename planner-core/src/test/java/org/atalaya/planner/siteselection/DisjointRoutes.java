package org.atalaya.planner.siteselection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many ways a home has to the gateways that share no place (or no link), on the graph of places: maximum flow by
 * augmenting paths (L. R. Ford and D. R. Fulkerson 1956). A second opinion for tests.
 */
final class DisjointRoutes {
  private final SelectionProblem problem;
  private final List<int[]> links = new ArrayList<>();
  private final Set<Integer> gateways = new TreeSet<>();
  private final int places;

  DisjointRoutes(SelectionProblem problem, List<SelectionProblem.Edge> used) {
    this.problem = problem;
    places = problem.places().size();
    problem.roots().forEach(root -> gateways.add(problem.placeOf(root)));
    Set<List<Integer>> pairs = new java.util.HashSet<>();
    for (SelectionProblem.Edge edge : used) {
      int a = Math.min(problem.placeOf(edge.a()), problem.placeOf(edge.b()));
      int b = Math.max(problem.placeOf(edge.a()), problem.placeOf(edge.b()));
      if (a != b && pairs.add(List.of(a, b))) {
        links.add(new int[] {a, b});
      }
    }
  }

  /** 2 at most; a home at a gateway that is never lost has 2. */
  int count(int home) {
    int start = problem.placeOf(home);
    boolean sites = problem.survival() == Survival.SITE;
    boolean several = sites && gateways.size() > 1;
    if (gateways.contains(start)) {
      return 2;
    }
    int sink = 2 * places;
    int[][] capacity = new int[2 * places + 1][2 * places + 1];
    for (int place = 0; place < places; place++) {
      capacity[2 * place][2 * place + 1] = !sites || place == start || gateways.contains(place) && !several ? 2 : 1;
    }
    gateways.forEach(place -> capacity[2 * place + 1][sink] = several ? 1 : 2);
    for (int[] link : links) {
      int both = sites ? 2 : 1;
      capacity[2 * link[0] + 1][2 * link[1]] = both;
      capacity[2 * link[1] + 1][2 * link[0]] = both;
    }
    int flow = 0;
    while (flow < 2 && augment(capacity, 2 * start, sink)) {
      flow++;
    }
    return flow;
  }

  private static boolean augment(int[][] capacity, int source, int sink) {
    int[] from = new int[capacity.length];
    Arrays.fill(from, -1);
    from[source] = source;
    Deque<Integer> queue = new ArrayDeque<>(List.of(source));
    while (!queue.isEmpty() && from[sink] < 0) {
      int at = queue.remove();
      for (int to = 0; to < capacity.length; to++) {
        if (capacity[at][to] > 0 && from[to] < 0) {
          from[to] = at;
          queue.add(to);
        }
      }
    }
    if (from[sink] < 0) {
      return false;
    }
    for (int at = sink; at != source; at = from[at]) {
      capacity[from[at]][at]--;
      capacity[at][from[at]]++;
    }
    return true;
  }
}
