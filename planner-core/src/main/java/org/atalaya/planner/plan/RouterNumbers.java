package org.atalaya.planner.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.planner.addressing.AutonomousSystems;
import org.atalaya.planner.addressing.NodeNumbers;

/**
 * Numbers that routers were given, by host name.
 *
 * @param nodes from 1: what is cut for every node from a common supply goes by it
 * @param systems AS numbers; none for a router that the range has none left for
 */
public record RouterNumbers(SortedMap<String, Integer> nodes, SortedMap<String, Long> systems) {
  public RouterNumbers {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    systems = Collections.unmodifiableSortedMap(new TreeMap<>(systems));
  }

  /** Those of routers that were given none so far, with private AS numbers. */
  public static RouterNumbers of(List<String> hostNames) {
    return new RouterNumbers(nodes(hostNames, Map.of()), AutonomousSystems.PRIVATE.allocate(hostNames, Map.of()));
  }

  /** A number for each, by name; who has one keeps it. */
  public static SortedMap<String, Integer> nodes(List<String> hostNames, Map<String, Integer> kept) {
    List<Integer> numbers = NodeNumbers.allocate(hostNames, kept);
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      byName.put(hostNames.get(i), numbers.get(i));
    }
    return new TreeMap<>(byName);
  }
}
