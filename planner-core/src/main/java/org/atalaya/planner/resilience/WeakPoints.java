package org.atalaya.planner.resilience;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a network has no second way: sites and links whose loss leaves more parts than before. Whether that costs a
 * home its connection is another question ({@link FailureStudy}): a part may have a gateway of its own.
 *
 * <p>Found in one depth-first search, O(sites + links): a link of the search tree is a bridge if nothing below it
 * reaches above it; a site is a cut site if a child's part reaches nothing above the site, and for the root of the
 * search if it has two children. Parallel links are told apart, so that a doubled link is no bridge. R. Tarjan,
 * Depth-first search and linear graph algorithms, SIAM J. Computing 1 (1972); J. Hopcroft, R. Tarjan, Algorithm 447,
 * Comm. ACM 16 (1973).
 *
 * @param cutSites indices of nodes, ascending
 * @param bridges indices of links, ascending
 */
public record WeakPoints(List<Integer> cutSites, List<Integer> bridges) {
  private static final int NONE = -1;

  public WeakPoints {
    cutSites = List.copyOf(cutSites);
    bridges = List.copyOf(bridges);
  }

  /** The cut sites and bridges of a network, connected or not. */
  public static WeakPoints of(SiteNetwork network) {
    return new Search(network).run();
  }

  /** The search keeps its own stack, for a chain of sites may be longer than the thread's. */
  private static final class Search {
    private final SiteNetwork network;
    private final int[][] incident;
    private final int[] order;
    private final int[] lowest;
    private final int[] entryLink;
    private final int[] nextIncident;
    private final boolean[] cut;
    private final boolean[] bridge;
    private int visited;

    Search(SiteNetwork network) {
      this.network = network;
      int sites = network.nodes().size();
      incident = network.incidentLinks();
      order = new int[sites];
      lowest = new int[sites];
      entryLink = new int[sites];
      nextIncident = new int[sites];
      cut = new boolean[sites];
      bridge = new boolean[network.links().size()];
      Arrays.fill(order, NONE);
      Arrays.fill(entryLink, NONE);
    }

    WeakPoints run() {
      for (int root = 0; root < order.length; root++) {
        if (order[root] == NONE) {
          searchFrom(root);
        }
      }
      return new WeakPoints(IntStream.range(0, cut.length).filter(i -> cut[i]).boxed().toList(),
          IntStream.range(0, bridge.length).filter(i -> bridge[i]).boxed().toList());
    }

    private void searchFrom(int root) {
      int[] stack = new int[order.length];
      int depth = 0;
      int childrenOfRoot = 0;
      stack[0] = root;
      enter(root);
      while (depth >= 0) {
        int node = stack[depth];
        if (nextIncident[node] < incident[node].length) {
          int link = incident[node][nextIncident[node]++];
          int other = network.links().get(link).otherEnd(node);
          if (order[other] == NONE) {
            entryLink[other] = link;
            enter(other);
            stack[++depth] = other;
          } else if (link != entryLink[node]) {
            lowest[node] = Math.min(lowest[node], order[other]);
          }
        } else {
          depth--;
          if (depth >= 0) {
            childrenOfRoot += stack[depth] == root ? 1 : 0;
            leave(node, stack[depth], root);
          }
        }
      }
      cut[root] = childrenOfRoot > 1;
    }

    private void enter(int node) {
      order[node] = visited;
      lowest[node] = visited++;
    }

    private void leave(int child, int parent, int root) {
      lowest[parent] = Math.min(lowest[parent], lowest[child]);
      bridge[entryLink[child]] |= lowest[child] > order[parent];
      cut[parent] |= parent != root && lowest[child] >= order[parent];
    }
  }
}
