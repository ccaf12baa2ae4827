package org.atalaya.planner.capacity;

import java.util.BitSet;

/** Which links can't be on the air at once: an undirected graph whose nodes are links. */
public final class Conflicts {
  /** Steps of the search for the heaviest clique; beyond, the heaviest one found so far stands. */
  private static final int MAX_STEPS = 200_000;

  private final BitSet[] neighbours;

  /** Whether two different links conflict; asked once for each pair, the lower index first. */
  @FunctionalInterface
  public interface Rule {
    boolean conflict(int link, int other);
  }

  public Conflicts(int links, Rule rule) {
    neighbours = new BitSet[links];
    for (int link = 0; link < links; link++) {
      neighbours[link] = new BitSet(links);
    }
    for (int link = 0; link < links; link++) {
      for (int other = link + 1; other < links; other++) {
        if (rule.conflict(link, other)) {
          neighbours[link].set(other);
          neighbours[other].set(link);
        }
      }
    }
  }

  /** The largest sum over a link that is used and all that conflict with it: its collision domain. Unused links weigh 0. */
  double heaviestDomain(double[] weights) {
    double heaviest = 0;
    for (int link = 0; link < neighbours.length; link++) {
      if (weights[link] > 0) {
        heaviest = Math.max(heaviest, weights[link] + neighbours[link].stream().mapToDouble(other -> weights[other]).sum());
      }
    }
    return heaviest;
  }

  /**
   * The largest sum over links of which each two conflict (C. Bron, J. Kerbosch, Algorithm 457, Comm. ACM 16, 1973,
   * with a bound). Exponential in the worst case; stops after a fixed number of steps with the best so far, which is a
   * clique all the same.
   */
  double heaviestClique(double[] weights) {
    BitSet used = new BitSet();
    for (int link = 0; link < neighbours.length; link++) {
      used.set(link, weights[link] > 0);
    }
    CliqueSearch search = new CliqueSearch(weights);
    search.extend(0, used);
    return search.best;
  }

  private final class CliqueSearch {
    private final double[] weights;
    private double best;
    private int steps;

    CliqueSearch(double[] weights) {
      this.weights = weights;
    }

    void extend(double weight, BitSet candidates) {
      best = Math.max(best, weight);
      BitSet open = (BitSet) candidates.clone();
      while (!open.isEmpty() && steps++ < MAX_STEPS && weight + open.stream().mapToDouble(link -> weights[link]).sum() > best) {
        int heaviest = open.stream().reduce((a, b) -> weights[b] > weights[a] ? b : a).getAsInt();
        open.clear(heaviest);
        BitSet next = (BitSet) open.clone();
        next.and(neighbours[heaviest]);
        extend(weight + weights[heaviest], next);
      }
    }
  }
}
