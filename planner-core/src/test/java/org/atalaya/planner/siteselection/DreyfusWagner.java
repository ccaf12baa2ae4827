package org.atalaya.planner.siteselection;

import java.util.Arrays;

/**
 * The plain dynamic program over subsets of terminals (S. E. Dreyfus and R. A. Wagner, "The Steiner problem in
 * graphs", Networks 1, 1971), with weights of nodes. For tests, up to some 8 terminals.
 */
final class DreyfusWagner {
  private DreyfusWagner() {}

  static long optimum(SteinerGraph graph) {
    int[] terminals = graph.terminals();
    int last = terminals.length - 1;
    // tree[s][v]: cheapest that joins the terminals in s and v, v's own weight left out
    long[][] tree = new long[1 << last][graph.nodes()];
    for (int set = 1; set < tree.length; set++) {
      Arrays.fill(tree[set], DualAscent.INFEASIBLE);
      if (Integer.bitCount(set) == 1) {
        tree[set][terminals[Integer.numberOfTrailingZeros(set)]] = 0;
      }
      for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
        for (int node = 0; node < graph.nodes(); node++) {
          tree[set][node] = Math.min(tree[set][node], tree[part][node] + tree[set ^ part][node]);
        }
      }
      for (boolean changed = true; changed;) {
        changed = false;
        for (int arc = 0; arc < graph.ends().length; arc++) {
          long longer = tree[set][graph.from(arc)] + graph.weights()[graph.from(arc)] + graph.costs()[arc >> 1];
          if (longer < tree[set][graph.to(arc)]) {
            tree[set][graph.to(arc)] = longer;
            changed = true;
          }
        }
      }
    }
    return last == 0 ? 0 : tree[tree.length - 1][terminals[last]];
  }
}
