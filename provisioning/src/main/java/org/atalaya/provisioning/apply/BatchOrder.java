package org.atalaya.provisioning.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;

/**
 * In which order the routers of a mesh that is at work are changed: farthest first. A router that restarts is no way to
 * those behind it, so that these must be done before.
 */
public final class BatchOrder {
  private BatchOrder() {}

  /**
   * Groups that may be changed together, one group after the other: by hops from the router that this computer is
   * plugged into, over the plan's links and the cables of its sites. Routers that no way leads to come first: nobody is
   * behind them.
   *
   * @param hosts to be changed, host names of the plan
   * @param entry host name of the router that this computer is plugged into
   */
  public static List<List<String>> farthestFirst(NetworkPlan plan, Collection<String> hosts, String entry) {
    Map<String, Integer> hops = hops(plan, entry);
    TreeMap<Integer, List<String>> groups = new TreeMap<>();
    // in the plan's order within a group
    plan.routers().stream().map(PlannedRouter::hostName).filter(hosts::contains).forEach(host ->
        groups.computeIfAbsent(hops.getOrDefault(host, Integer.MAX_VALUE), _ -> new ArrayList<>()).add(host));
    return groups.descendingMap().values().stream().map(List::copyOf).toList();
  }

  private static Map<String, Integer> hops(NetworkPlan plan, String entry) {
    Map<String, List<String>> neighbours = new HashMap<>();
    for (PlannedLink link : plan.links()) {
      join(neighbours, link.hostA(), link.hostB());
    }
    Map<String, String> firstAt = new HashMap<>();
    for (PlannedRouter router : plan.routers()) {
      String first = firstAt.putIfAbsent(router.site(), router.hostName());
      if (first != null) {
        join(neighbours, first, router.hostName());
      }
    }
    Map<String, Integer> hops = new HashMap<>(Map.of(entry, 0));
    Deque<String> open = new ArrayDeque<>(Set.of(entry));
    while (!open.isEmpty()) {
      String here = open.remove();
      for (String next : neighbours.getOrDefault(here, List.of())) {
        if (hops.putIfAbsent(next, hops.get(here) + 1) == null) {
          open.add(next);
        }
      }
    }
    return hops;
  }

  private static void join(Map<String, List<String>> neighbours, String a, String b) {
    neighbours.computeIfAbsent(a, _ -> new ArrayList<>()).add(b);
    neighbours.computeIfAbsent(b, _ -> new ArrayList<>()).add(a);
  }
}
