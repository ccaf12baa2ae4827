package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plain algorithm: every subset of the optional nodes, routes by Bellman and Ford. For tests, up to some 14 optional nodes. */
final class BruteForce {
  record Value(int unmet, long cost, long metric) implements Comparable<Value> {
    @Override
    public int compareTo(Value other) {
      int order = Integer.compare(unmet, other.unmet);
      order = order != 0 ? order : Long.compare(cost, other.cost);
      return order != 0 ? order : Long.compare(metric, other.metric);
    }
  }

  private BruteForce() {}

  static Value optimum(SelectionProblem problem) {
    List<Integer> optional = new ArrayList<>();
    BitSet homes = new BitSet();
    for (int node = 0; node < problem.nodes().size(); node++) {
      if (problem.nodes().get(node).required()) {
        homes.set(node);
      } else {
        optional.add(node);
      }
    }
    Value best = null;
    for (int subset = 0; subset < 1 << optional.size(); subset++) {
      BitSet chosen = (BitSet) homes.clone();
      for (int i = 0; i < optional.size(); i++) {
        if ((subset >> i & 1) == 1) {
          chosen.set(optional.get(i));
        }
      }
      Value value = value(problem, chosen);
      if (best == null || value.compareTo(best) < 0) {
        best = value;
      }
    }
    return best;
  }

  /** All chosen nodes are paid but for homes that stay unreached. */
  static Value value(SelectionProblem problem, BitSet chosen) {
    long[] distance = new long[problem.nodes().size()];
    Arrays.fill(distance, Long.MAX_VALUE);
    problem.roots().stream().filter(chosen::get).forEach(root -> distance[root] = 0);
    for (boolean changed = true; changed;) {
      changed = false;
      for (SelectionProblem.Edge edge : problem.edges()) {
        if (chosen.get(edge.a()) && chosen.get(edge.b())) {
          changed |= relax(distance, edge.a(), edge.b(), edge.metric()) | relax(distance, edge.b(), edge.a(), edge.metric());
        }
      }
    }
    int unmet = 0;
    long metric = 0;
    BitSet paid = (BitSet) chosen.clone();
    for (int home : problem.required()) {
      if (distance[home] == Long.MAX_VALUE) {
        unmet++;
        paid.clear(home);
      } else {
        metric += distance[home];
      }
    }
    return new Value(unmet, cost(problem, paid), metric);
  }

  private static boolean relax(long[] distance, int from, int to, long metric) {
    if (distance[from] == Long.MAX_VALUE || distance[to] <= distance[from] + metric) {
      return false;
    }
    distance[to] = distance[from] + metric;
    return true;
  }

  static long cost(SelectionProblem problem, BitSet paid) {
    long total = 0;
    int[] packed = new int[problem.packs().size()];
    for (int place = 0; place < problem.places().size(); place++) {
      boolean used = false;
      long sum = problem.places().get(place).cost() - problem.places().get(place).credit();
      long dearest = -1;
      int stocked = -1;
      for (int kind = 0; kind < problem.equipment().size(); kind++) {
        SelectionProblem.Equipment about = problem.equipment().get(kind);
        if (about.place() == place) {
          Map<Integer, Integer> filled = new TreeMap<>();
          for (int node = 0; node < problem.nodes().size(); node++) {
            if (paid.get(node) && problem.nodes().get(node).equipment() == kind) {
              filled.merge(problem.nodes().get(node).slot(), 1, Integer::sum);
            }
          }
          int units = filled.values().stream().mapToInt(i -> i).max().orElse(0);
          used |= units > 0;
          sum += about.unitCost() * units;
          if (about.pack() >= 0 && units > 0) {
            SelectionProblem.Pack pack = problem.packs().get(about.pack());
            packed[about.pack()] += units;
            long worth = about.unitCost() + (pack.cost() + pack.size() - 1) / pack.size();
            if (worth > dearest) {
              dearest = worth;
              stocked = about.pack();
            }
          }
        }
      }
      total += used ? Math.max(0, sum) : 0;
      if (problem.places().get(place).stocked() && stocked >= 0) {
        packed[stocked]--;
      }
    }
    for (int pack = 0; pack < packed.length; pack++) {
      int size = problem.packs().get(pack).size();
      total += problem.packs().get(pack).cost() * ((packed[pack] + size - 1) / size);
    }
    return total;
  }
}
