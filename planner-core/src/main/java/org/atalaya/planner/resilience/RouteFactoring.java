package org.atalaya.planner.resilience;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The probability that some nodes all reach a gateway, by factoring on routes; see {@link NetworkAvailability}. Parts
 * are numbered: sites first, links after them.
 */
final class RouteFactoring {
  private static final int NOT_REACHED = -1;
  private static final int IS_GATEWAY = -2;

  private enum State { OPEN, WORKS, FAILED }

  private final SiteNetwork network;
  private final int[][] incident;
  private final double[] availability;
  private final State[] states;
  private int searchesLeft;

  RouteFactoring(SiteNetwork network, Availability.OfParts parts, int maxSearches) {
    this.network = network;
    incident = network.incidentLinks();
    int sites = network.nodes().size();
    availability = new double[sites + network.links().size()];
    states = new State[availability.length];
    searchesLeft = maxSearches;
    for (int part = 0; part < availability.length; part++) {
      availability[part] = part < sites ? parts.sites().get(part) : parts.links().get(part - sites);
      states[part] = availability[part] == 0 ? State.FAILED : availability[part] == 1 ? State.WORKS : State.OPEN;
    }
  }

  /** Empty if it would take more searches than allowed. */
  OptionalDouble probability(List<Integer> targets) {
    double probability = solve(targets);
    // a sum of products of rounded numbers may end an ulp above 1
    return searchesLeft < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(probability, 0, 1));
  }

  private double solve(List<Integer> targets) {
    if (--searchesLeft < 0) {
      return 0;
    }
    Optional<int[]> sufficient = openPartsThatSuffice(targets);
    if (sufficient.isEmpty()) {
      return 0;
    }
    double sum = 0;
    double allBefore = 1;
    for (int part : sufficient.get()) {
      states[part] = State.FAILED;
      sum += allBefore * (1 - availability[part]) * solve(targets);
      states[part] = State.WORKS;
      allBefore *= availability[part];
    }
    for (int part : sufficient.get()) {
      states[part] = State.OPEN;
    }
    return sum + allBefore;
  }

  /**
   * Open parts that, all working, join every target to a gateway: those on the routes with the fewest open parts, for
   * each one is a case of its own. Empty if no route is left.
   */
  private Optional<int[]> openPartsThatSuffice(List<Integer> targets) {
    int sites = network.nodes().size();
    int[] from = routes();
    BitSet needed = new BitSet();
    for (int target : targets) {
      if (from[target] == NOT_REACHED) {
        return Optional.empty();
      }
      for (int node = target; ; ) {
        needed.set(node);
        if (from[node] == IS_GATEWAY) {
          break;
        }
        needed.set(sites + from[node]);
        node = network.links().get(from[node]).otherEnd(node);
      }
    }
    return Optional.of(needed.stream().filter(part -> states[part] == State.OPEN).toArray());
  }

  /** By node the link of its best route towards a gateway; Dijkstra with lengths 0, 1 and 2, by buckets. */
  private int[] routes() {
    int sites = network.nodes().size();
    int[] from = new int[sites];
    int[] length = new int[sites];
    Arrays.fill(from, NOT_REACHED);
    Arrays.fill(length, Integer.MAX_VALUE);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Deque<Integer>[] buckets = new Deque[2 * sites + 3];
    Arrays.setAll(buckets, i -> new ArrayDeque<Integer>());
    for (int node = 0; node < sites; node++) {
      if (network.nodes().get(node).gateway() && states[node] != State.FAILED) {
        from[node] = IS_GATEWAY;
        length[node] = openParts(node);
        buckets[length[node]].add(node);
      }
    }
    for (int reached = 0; reached < buckets.length; reached++) {
      while (!buckets[reached].isEmpty()) {
        int node = buckets[reached].remove();
        if (length[node] == reached) {
          for (int link : incident[node]) {
            int other = network.links().get(link).otherEnd(node);
            int through = reached + openParts(sites + link) + openParts(other);
            if (states[sites + link] != State.FAILED && states[other] != State.FAILED && through < length[other]) {
              length[other] = through;
              from[other] = link;
              buckets[through].add(other);
            }
          }
        }
      }
    }
    return from;
  }

  private int openParts(int part) {
    return states[part] == State.OPEN ? 1 : 0;
  }
}
