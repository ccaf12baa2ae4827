package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  /** For as many homes at a time as are looked at. */
  private final Queue<UnitFlow> flows = new ConcurrentLinkedQueue<>();
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
    flows.add(new UnitFlow(2 * tree.nodes(), ways(tree)));
  }

  /** Node v is entered at 2v and left at 2v + 1; these arcs first, then the tree's. */
  private static int[] ways(SteinerGraph tree) {
    return IntStream.concat(IntStream.range(0, 2 * tree.nodes()), IntStream.range(0, tree.ends().length)
        .flatMap(arc -> IntStream.of(2 * tree.from(arc) + 1, 2 * tree.to(arc)))).toArray();
  }

  @Override
  public List<CutModel.Cut> violated(double[] values) {
    double[] chosen = chosen(values);
    List<CutModel.Cut> cuts = new ArrayList<>();
    survivability.reachable().stream().filter(home -> home != root).boxed().toList().parallelStream()
        .map(home -> separate(home, chosen.clone())).toList().forEach(cuts::addAll);
    if (cuts.isEmpty() && Arrays.stream(chosen).allMatch(value -> value < WHOLE || value > 1 - WHOLE)) {
      BitSet nodes = new BitSet();
      IntStream.range(0, graph.size).filter(node -> chosen[node] > 0.5).forEach(nodes::set);
      survivability.breaks(nodes).forEach(lack -> around(lack, nodes, cuts));
    }
    return cuts;
  }

  /**
   * Cuts around what the homes reach at no price, found by raising the prices of the borders' inequalities by what their
   * cheapest node has left (dual ascent, as {@link DualAscent} for trees): first for both ways at once until every home
   * has one for nothing, then loss by loss until it has all.
   */
  @Override
  public List<CutModel.Cut> first() {
    CutAscent ascent = new CutAscent(star, prices, stop);
    ascent.raise(survivability.reachable().stream().filter(home -> home != root)
        .mapToObj(home -> new Survivability.Break(Loss.NOTHING, home)).toList(), lack -> both(lack.home(), ascent.free()));
    for (int before = -1; before < ascent.cuts().size();) {
      before = ascent.cuts().size();
      ascent.raise(survivability.breaks(ascent.free()), lack -> single(lack, ascent.free()));
    }
    return ascent.cuts();
  }

  /** One of the nodes around what a home reaches over free ones must be chosen; empty if that is a root by now. */
  private Optional<CutModel.Cut> single(Survivability.Break lack, BitSet free) {
    BitSet inside = spread(start(lack.home(), lack.loss()), free, lack.loss());
    BitSet border = border(inside, lack.loss());
    return inside.get(root) || border.isEmpty() ? Optional.empty() : Optional.of(cut(weights(border), 1));
  }

  /** Both ways of a home lead over the nodes around what it reaches over free ones; empty if that is a root by now. */
  private Optional<CutModel.Cut> both(int home, BitSet free) {
    BitSet inside = spread(start(home, Loss.NOTHING), free, Loss.NOTHING);
    if (inside.get(root)) {
      return Optional.empty();
    }
    BitSet side = new BitSet();
    inside.stream().forEach(node -> side.set(2 * node, 2 * node + 2));
    inside.stream().forEach(node -> {
      for (int arc : tree.entering()[node]) {
        int next = tree.from(arc);
        if (!inside.get(next) && next != root && kind(home, arc) == Arc.ANY) {
          side.set(2 * next);
        }
      }
    });
    double[] chosen = new double[tree.nodes()];
    inside.stream().forEach(node -> chosen[node] = 1);
    return across(home, chosen, side);
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

  /** Violated inequalities of one home; the same whoever else is looked at meanwhile. */
  private List<CutModel.Cut> separate(int home, double[] chosen) {
    UnitFlow flow = Optional.ofNullable(flows.poll()).orElseGet(() -> new UnitFlow(2 * tree.nodes(), ways(tree)));
    List<CutModel.Cut> cuts = new ArrayList<>();
    separate(home, chosen, flow, cuts);
    flows.add(flow);
    return cuts;
  }

  private void separate(int home, double[] chosen, UnitFlow flow, List<CutModel.Cut> cuts) {
    for (int i = 0; i < NESTED && !stop.getAsBoolean(); i++) {
      capacities(home, chosen, flow);
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

  private void capacities(int home, double[] chosen, UnitFlow flow) {
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

  /** Takes the inequality of what leads out of a side of a minimum cut; false if that is none or one known already. */
  private boolean add(int home, double[] chosen, BitSet side, List<CutModel.Cut> cuts) {
    Optional<CutModel.Cut> found = across(home, chosen, side);
    if (found.isEmpty()) {
      return false;
    }
    CutModel.Cut cut = found.get();
    double sum = IntStream.range(0, cut.arcs().length).mapToDouble(i -> cut.weights()[i] * chosen[star.to(cut.arcs()[i])]).sum();
    if (sum > cut.least() - 5e-5) {
      return false;
    }
    cuts.add(cut);
    IntStream.of(cut.arcs()).forEach(arc -> chosen[star.to(arc)] = 1);
    return true;
  }

  /** The inequality of what leads out of a side of a cut; empty if it asks for nothing. */
  private Optional<CutModel.Cut> across(int home, double[] chosen, BitSet side) {
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
    if (least <= 0) {
      return Optional.empty();
    }
    for (int node = 0; node < tree.nodes(); node++) {
      weight[node] = Math.min(weight[node], least);
    }
    return Optional.of(cut(weight, least));
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
