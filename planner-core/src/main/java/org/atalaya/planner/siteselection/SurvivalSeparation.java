package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Inequalities of networks that survive a loss (docs/methods/survival.md). A home that must survive every loss has two
 * units of flow to the roots, of which a node that can be lost passes one (M. Grötschel, C. L. Monma and M. Stoer,
 * "Computational results with a cutting plane algorithm for designing communication networks with low-connectivity
 * constraints", Operations Research 40, 1992, on node and edge cuts); minimum cuts below 2 are violated. For whole values,
 * each loss is tried by itself: the nodes around what a home still reaches are a cut.
 */
final class SurvivalSeparation implements CutModel.Separation {
  private static final double ENOUGH = 2 - 1e-4;
  private static final double WHOLE = 1e-5;
  private static final double CREEP = 1e-6;
  private static final int NESTED = 4;
  private final SelectionGraph graph;
  private final Survivability survivability;
  private final SteinerGraph tree;
  private final SteinerGraph star;
  private final long[] prices;
  private final int root;
  /** Homes that some loss cuts off whatever is built. */
  private final BitSet unprotected;
  /** Nodes that no loss takes. */
  private final BitSet safe;
  private final UnitFlow flow;
  private final BooleanSupplier stop;

  /**
   * @param tree what is left of the graph, with a super-gateway after its nodes if there are gateways
   * @param star whose arcs are the program's variables: each node's from the root
   * @param prices about what each node costs, 0 for homes
   * @param root the super-gateway, or the home that stands for one
   * @param stop once true, no more is looked for
   */
  SurvivalSeparation(SelectionGraph graph, Survivability survivability, SteinerGraph tree, SteinerGraph star,
      long[] prices, int root, BooleanSupplier stop) {
    this.stop = stop;
    this.graph = graph;
    this.survivability = survivability;
    this.tree = tree;
    this.star = star;
    this.prices = prices;
    this.root = root;
    unprotected = survivability.unprotected();
    safe = new BitSet();
    IntStream.range(0, graph.size).filter(node -> survivability.safePlaces().contains(graph.placeOf[node])).forEach(safe::set);
    flow = new UnitFlow(2 * tree.nodes());
    // node v: enters at 2v, leaves at 2v + 1
    for (int node = 0; node < tree.nodes(); node++) {
      flow.arc(2 * node, 2 * node + 1);
    }
    for (int arc = 0; arc < tree.ends().length; arc++) {
      flow.arc(2 * tree.from(arc) + 1, 2 * tree.to(arc));
    }
  }

  @Override
  public List<CutModel.Cut> violated(double[] values) {
    double[] chosen = chosen(values);
    List<CutModel.Cut> cuts = new ArrayList<>();
    survivability.reachable().stream().filter(home -> home != root).filter(home -> !stop.getAsBoolean())
        .forEach(home -> separate(home, chosen.clone(), cuts));
    if (cuts.isEmpty() && Arrays.stream(chosen).allMatch(value -> value < WHOLE || value > 1 - WHOLE)) {
      BitSet nodes = new BitSet();
      IntStream.range(0, graph.size).filter(node -> chosen[node] > 0.5).forEach(nodes::set);
      survivability.breaks(nodes).forEach(lack -> around(lack, nodes, cuts));
    }
    return cuts;
  }

  /**
   * Cuts around what the homes reach at no price, found by raising the prices of the borders' inequalities by what their
   * cheapest node has left until every home has all its ways for nothing (dual ascent, as {@link DualAscent} for trees).
   */
  @Override
  public List<CutModel.Cut> first() {
    List<CutModel.Cut> cuts = new ArrayList<>();
    long[] left = prices.clone();
    BitSet free = new BitSet();
    IntStream.range(0, graph.size).filter(node -> left[node] == 0).forEach(free::set);
    for (int before = -1; before < cuts.size();) {
      before = cuts.size();
      List<Survivability.Break> open = new ArrayList<>(survivability.breaks(free));
      while (!open.isEmpty()) {
        if (cuts.size() >= CutModel.FIRST_CUTS || stop.getAsBoolean()) {
          return cuts;
        }
        open.removeIf(lack -> !raise(lack, left, free, cuts));
      }
    }
    return cuts;
  }

  /** Raises the inequality of the border around what a home reaches; false if that is a root by now. */
  private boolean raise(Survivability.Break lack, long[] left, BitSet free, List<CutModel.Cut> cuts) {
    BitSet inside = spread(start(lack.home(), lack.loss()), free, lack.loss());
    BitSet border = border(inside, lack.loss());
    if (inside.get(root) || border.isEmpty()) {
      return false;
    }
    long step = border.stream().mapToLong(node -> left[node]).min().orElseThrow();
    border.stream().forEach(node -> {
      left[node] -= step;
      free.set(node, left[node] == 0);
    });
    cuts.add(cut(weights(border), 1));
    return true;
  }

  /** How far each node is chosen: as far as the root's arc to it. */
  private double[] chosen(double[] values) {
    double[] chosen = new double[tree.nodes()];
    for (int arc = 0; arc < values.length; arc++) {
      chosen[star.to(arc)] += values[arc];
    }
    chosen[root] = 1;
    return chosen;
  }

  private void separate(int home, double[] chosen, List<CutModel.Cut> cuts) {
    for (int i = 0; i < NESTED && !stop.getAsBoolean(); i++) {
      capacities(home, chosen);
      double sent = flow.run(2 * home + 1, 2 * root, ENOUGH);
      if (sent >= ENOUGH) {
        return;
      }
      // a little everywhere, and on from what flows: among equal cuts those with few nodes
      for (int node = 0; node < tree.nodes(); node++) {
        flow.widen(node, CREEP * ways(home, node));
      }
      for (int arc = 0; arc < tree.ends().length; arc++) {
        if (kind(home, arc) == Arc.LINK) {
          flow.widen(tree.nodes() + arc, CREEP);
        }
      }
      if (sent + flow.run(2 * home + 1, 2 * root, ENOUGH - sent) >= ENOUGH) {
        return;
      }
      boolean found = add(home, chosen, flow.reached(2 * home + 1, true), cuts);
      found |= add(home, chosen, flow.reached(2 * root, false), cuts);
      if (!found) {
        return;
      }
    }
  }

  /** How many of a home's two ways a node may be on: both, unless it can be lost and the home must survive that. */
  private int ways(int home, int node) {
    if (survivability.level() != Survival.SITE || node >= graph.size || safe.get(node) || graph.placeOf[node] == graph.placeOf[home]) {
      return 2;
    }
    return unprotected.get(home) && !survivability.needed(home, Loss.ofPlace(graph.placeOf[node])) ? 2 : 1;
  }

  private void capacities(int home, double[] chosen) {
    for (int node = 0; node < tree.nodes(); node++) {
      flow.capacity(node, node == root ? 2 : ways(home, node) * Math.max(0, chosen[node]));
    }
    for (int arc = 0; arc < tree.ends().length; arc++) {
      double both = Math.max(0, Math.min(chosen[tree.from(arc)], chosen[tree.to(arc)]));
      flow.capacity(tree.nodes() + arc, switch (kind(home, arc)) {
        case ANY -> 2;
        case LINE -> 1;
        case LINK -> Math.min(1, both);
      });
    }
  }

  /** What an arc is to a home's two ways. */
  private enum Arc {
    /** Both may go there. */
    ANY,
    /** The line of a gateway that may be lost. */
    LINE,
    /** A link that may be lost, and is there if both its ends are. */
    LINK
  }

  private Arc kind(int home, int arc) {
    int from = tree.from(arc);
    int to = tree.to(arc);
    if (from >= graph.size || to >= graph.size) {
      return survivability.gatewaysFail() && ways(home, Math.min(from, to)) == 1 ? Arc.LINE : Arc.ANY;
    }
    if (survivability.level() != Survival.LINK || graph.placeOf[from] == graph.placeOf[to]) {
      return Arc.ANY;
    }
    return unprotected.get(home) && !survivability.needed(home, Loss.ofEdges(graph.placeOf[from], graph.placeOf[to])) ? Arc.ANY : Arc.LINK;
  }

  /** The inequality of what leads out of a side of a minimum cut; false if that is none or one known already. */
  private boolean add(int home, double[] chosen, BitSet side, List<CutModel.Cut> cuts) {
    int least = 2;
    int[] weight = new int[tree.nodes()];
    for (int node = 0; node < tree.nodes(); node++) {
      if (side.get(2 * node) && !side.get(2 * node + 1)) {
        weight[node] += ways(home, node);
      }
    }
    for (int arc = 0; arc < tree.ends().length; arc++) {
      int from = tree.from(arc);
      int to = tree.to(arc);
      if (side.get(2 * from + 1) && !side.get(2 * to)) {
        switch (kind(home, arc)) {
          case ANY -> least -= 2;
          case LINE -> least -= 1;
          // the less certain of its ends stands for it
          case LINK -> weight[chosen[from] < chosen[to] ? from : to]++;
        }
      }
    }
    if (weight[root] > 0) {
      least -= weight[root];
      weight[root] = 0;
    }
    double sum = 0;
    for (int node = 0; node < tree.nodes(); node++) {
      weight[node] = Math.min(weight[node], least);
      sum += weight[node] * chosen[node];
    }
    if (least <= 0 || sum > least - 5e-5) {
      return false;
    }
    cuts.add(cut(weight, least));
    for (int node = 0; node < tree.nodes(); node++) {
      chosen[node] = weight[node] > 0 ? 1 : chosen[node];
    }
    return true;
  }

  private CutModel.Cut cut(int[] weight, int least) {
    int[] arcs = IntStream.range(0, star.ends().length).filter(arc -> weight[star.to(arc)] > 0).toArray();
    return new CutModel.Cut(arcs, IntStream.of(arcs).map(arc -> weight[star.to(arc)]).toArray(), least);
  }

  /** One of the nodes around what the home still reaches must be chosen; and one of those around what the roots reach. */
  private void around(Survivability.Break lack, BitSet chosen, List<CutModel.Cut> cuts) {
    BitSet atHome = spread(start(lack.home(), lack.loss()), chosen, lack.loss());
    BitSet atRoots = new BitSet();
    atRoots.or(spread(start(root, lack.loss()), chosen, lack.loss()));
    BitSet near = border(atHome, lack.loss());
    BitSet beyond = without(spreadAround(atRoots, near, lack.loss()), near);
    near.and(beyond);
    BitSet far = border(atRoots, lack.loss());
    far.and(without(spreadAround(atHome, far, lack.loss()), far));
    cuts.add(cut(weights(near), 1));
    if (!far.equals(near)) {
      cuts.add(cut(weights(far), 1));
    }
  }

  private int[] weights(BitSet nodes) {
    int[] weight = new int[tree.nodes()];
    nodes.stream().filter(node -> node != root).forEach(node -> weight[node] = 1);
    return weight;
  }

  private BitSet start(int node, Loss loss) {
    BitSet nodes = new BitSet();
    nodes.set(node);
    return nodes;
  }

  private boolean goes(int from, int to, Loss loss) {
    return to >= graph.size ? !loss.takesPlace(graph.placeOf[from])
        : from >= graph.size ? !loss.takesPlace(graph.placeOf[to]) : graph.survives(from, to, loss);
  }

  /** What is reached over chosen nodes. */
  private BitSet spread(BitSet from, BitSet chosen, Loss loss) {
    BitSet allowed = (BitSet) chosen.clone();
    allowed.set(root);
    return search(from, allowed, loss);
  }

  /** What is reached over all nodes but a border, whose nodes are reached but not passed. */
  private BitSet spreadAround(BitSet from, BitSet border, Loss loss) {
    BitSet allowed = new BitSet();
    allowed.set(0, tree.nodes());
    allowed.andNot(border);
    BitSet inside = search(from, allowed, loss);
    BitSet touched = border(inside, loss);
    touched.and(border);
    inside.or(touched);
    return inside;
  }

  private static BitSet without(BitSet reached, BitSet border) {
    BitSet touched = (BitSet) reached.clone();
    touched.and(border);
    return touched;
  }

  private BitSet search(BitSet from, BitSet allowed, Loss loss) {
    BitSet seen = (BitSet) from.clone();
    int[] queue = Arrays.copyOf(from.stream().toArray(), tree.nodes());
    int tail = from.cardinality();
    for (int head = 0; head < tail; head++) {
      for (int entering : tree.entering()[queue[head]]) {
        int next = tree.from(entering);
        if (!seen.get(next) && allowed.get(next) && goes(queue[head], next, loss)) {
          seen.set(next);
          queue[tail++] = next;
        }
      }
    }
    return seen;
  }

  private BitSet border(BitSet inside, Loss loss) {
    BitSet border = new BitSet();
    inside.stream().forEach(node -> {
      for (int entering : tree.entering()[node]) {
        int next = tree.from(entering);
        if (!inside.get(next) && goes(node, next, loss)) {
          border.set(next);
        }
      }
    });
    return border;
  }
}
