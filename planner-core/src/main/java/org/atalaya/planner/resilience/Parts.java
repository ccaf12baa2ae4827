package org.atalaya.planner.resilience;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What of a network still hangs together, one breadth-first search for each part: O(sites + links). */
final class Parts {
  private static final int OFF = -1;

  private final SiteNetwork network;
  private final int[] partOf;
  private final int count;

  /**
   * @param incident of the network, as {@link SiteNetwork#incidentLinks()}
   * @param siteWorks by index of the node
   * @param linkWorks by index of the link; a link with an end that does not work is never used
   */
  Parts(SiteNetwork network, int[][] incident, IntPredicate siteWorks, IntPredicate linkWorks) {
    this.network = network;
    partOf = new int[network.nodes().size()];
    Arrays.fill(partOf, OFF);
    int parts = 0;
    Deque<Integer> open = new ArrayDeque<>();
    for (int start = 0; start < partOf.length; start++) {
      if (partOf[start] != OFF || !siteWorks.test(start)) {
        continue;
      }
      partOf[start] = parts;
      open.add(start);
      while (!open.isEmpty()) {
        int node = open.remove();
        for (int link : incident[node]) {
          int other = network.links().get(link).otherEnd(node);
          if (partOf[other] == OFF && linkWorks.test(link) && siteWorks.test(other)) {
            partOf[other] = parts;
            open.add(other);
          }
        }
      }
      parts++;
    }
    count = parts;
  }

  boolean works(int node) {
    return partOf[node] != OFF;
  }

  /** The parts as lists of nodes, by their first. */
  List<List<Integer>> parts() {
    List<List<Integer>> parts = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> parts.add(new ArrayList<>()));
    for (int node = 0; node < partOf.length; node++) {
      if (works(node)) {
        parts.get(partOf[node]).add(node);
      }
    }
    return parts;
  }

  /** By node: it works and reaches a gateway that does. */
  boolean[] reachesGateway() {
    boolean[] served = new boolean[count];
    for (int node = 0; node < partOf.length; node++) {
      if (works(node) && network.nodes().get(node).gateway()) {
        served[partOf[node]] = true;
      }
    }
    return inParts(served);
  }

  /** By node: it is in the part that holds the most homes, of equals the one that comes first in the plan. */
  boolean[] inMainPart() {
    int[] homes = new int[count];
    for (int node = 0; node < partOf.length; node++) {
      if (works(node) && network.nodes().get(node).home()) {
        homes[partOf[node]]++;
      }
    }
    int main = OFF;
    for (int part = 0; part < count; part++) {
      main = main == OFF || homes[part] > homes[main] ? part : main;
    }
    boolean[] chosen = new boolean[count];
    if (main != OFF) {
      chosen[main] = true;
    }
    return inParts(chosen);
  }

  private boolean[] inParts(boolean[] chosen) {
    boolean[] nodes = new boolean[partOf.length];
    for (int node = 0; node < nodes.length; node++) {
      nodes[node] = works(node) && chosen[partOf[node]];
    }
    return nodes;
  }
}
