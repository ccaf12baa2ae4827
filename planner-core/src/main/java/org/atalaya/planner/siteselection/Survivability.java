package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which homes must have a route after which losses, and whether chosen nodes see to it. What no choice can give is not
 * asked for: where everything that could be built leaves a home cut off by some loss, that loss need not be survived
 * for that home, every other must.
 *
 * <p>A loss matters only if it takes something from the routes that are there without it; so one search finds the
 * losses to be tried, at most one for each place. Not safe for several threads.
 */
final class Survivability {
  private final SelectionGraph graph;
  private final Survival level;
  private final Set<Integer> gatewayPlaces = new TreeSet<>();
  private final BitSet reachable;
  private final Map<Loss, BitSet> hopeless = new TreeMap<>();
  private final List<Integer> unreached;

  /**
   * What chosen nodes do not survive of a kind of loss, whatever else could be built.
   *
   * @param level the kind
   */
  static List<Selection.Weakness> weaknesses(SelectionProblem problem, BitSet chosen, Survival level) {
    SelectionGraph part = new SelectionGraph(problem.withSurvival(level));
    return new Survivability(part, chosen).weaknesses();
  }

  /** A home that must have a route after a loss and has none. */
  record Break(Loss loss, int home) {}

  Survivability(SelectionGraph graph) {
    this(graph, graph.everything());
  }

  private Survivability(SelectionGraph graph, BitSet all) {
    this.graph = graph;
    level = graph.problem.survival();
    for (int root : graph.roots) {
      gatewayPlaces.add(graph.placeOf[root]);
    }
    SelectionGraph.Forest routes = graph.routes(all, Loss.NOTHING);
    reachable = new BitSet();
    IntStream.of(graph.required).filter(routes::reaches).forEach(reachable::set);
    unreached = IntStream.of(graph.required).filter(home -> !routes.reaches(home)).boxed().toList();
    for (Loss loss : hitting(routes)) {
      BitSet left = reached(all, loss);
      BitSet cut = new BitSet();
      reachable.stream().filter(home -> !left.get(home) && !loss.takesPlace(graph.placeOf[home])).forEach(cut::set);
      if (!cut.isEmpty()) {
        hopeless.put(loss, cut);
      }
    }
  }

  Survival level() {
    return level;
  }

  /** True where every gateway may be lost, because there is another. */
  boolean gatewaysFail() {
    return level == Survival.SITE && gatewayPlaces.size() > 1;
  }

  boolean gatewayPlace(int place) {
    return gatewayPlaces.contains(place);
  }

  /** Homes that some way joins to a root. */
  BitSet reachable() {
    return (BitSet) reachable.clone();
  }

  /** Homes that some loss cuts off whatever is built. */
  BitSet unprotected() {
    BitSet homes = new BitSet();
    hopeless.values().forEach(homes::or);
    return homes;
  }

  /** The losses that cut off homes whatever is built, with these. */
  private List<Selection.Weakness> weaknesses() {
    return hopeless.entrySet().stream().map(entry -> new Selection.Weakness(entry.getKey().place(),
        entry.getKey().other() < 0 ? OptionalInt.empty() : OptionalInt.of(entry.getKey().other()),
        entry.getValue().stream().boxed().toList())).toList();
  }

  /** Whether a home must keep a route after a loss. */
  boolean needed(int home, Loss loss) {
    BitSet cut = hopeless.get(loss);
    return !loss.takesPlace(graph.placeOf[home]) && (cut == null || !cut.get(home));
  }

  /** The losses that take something from the homes' routes, ascending. */
  private Set<Loss> hitting(SelectionGraph.Forest routes) {
    Set<Loss> losses = new TreeSet<>();
    if (level == Survival.NONE) {
      return losses;
    }
    BitSet walked = new BitSet(graph.size);
    reachable.stream().filter(routes::reaches).forEach(home -> {
      for (int node = home; node >= 0 && !walked.get(node); node = routes.parent()[node]) {
        walked.set(node);
        int parent = routes.parent()[node];
        int place = graph.placeOf[node];
        if (level == Survival.SITE && (gatewaysFail() || !gatewayPlaces.contains(place))) {
          losses.add(Loss.ofPlace(place));
        } else if (level == Survival.LINK && parent >= 0 && graph.placeOf[parent] != place) {
          losses.add(Loss.ofEdges(graph.placeOf[parent], place));
        }
      }
    });
    return losses;
  }

  /** What the roots reach over chosen nodes without what is lost. */
  private BitSet reached(BitSet chosen, Loss loss) {
    BitSet seen = new BitSet(graph.size);
    int[] queue = new int[graph.size];
    int tail = 0;
    for (int root : graph.roots) {
      if (chosen.get(root) && !loss.takesPlace(graph.placeOf[root])) {
        seen.set(root);
        queue[tail++] = root;
      }
    }
    for (int head = 0; head < tail; head++) {
      int[] around = graph.neighbours(queue[head]);
      graph.worked(around.length);
      for (int next : around) {
        if (chosen.get(next) && !seen.get(next) && graph.survives(queue[head], next, loss)) {
          seen.set(next);
          queue[tail++] = next;
        }
      }
    }
    return seen;
  }

  /** What is wrong with chosen nodes, losses ascending; none if all that can survive does. */
  List<Break> breaks(BitSet chosen) {
    List<Break> breaks = new ArrayList<>();
    SelectionGraph.Forest routes = graph.routes(chosen, Loss.NOTHING);
    reachable.stream().filter(home -> !routes.reaches(home)).forEach(home -> breaks.add(new Break(Loss.NOTHING, home)));
    for (Loss loss : hitting(routes)) {
      BitSet left = reached(chosen, loss);
      reachable.stream().filter(home -> routes.reaches(home) && !left.get(home) && needed(home, loss))
          .forEach(home -> breaks.add(new Break(loss, home)));
    }
    return breaks;
  }

  /** Whether chosen nodes lack nothing. */
  boolean holds(BitSet chosen) {
    SelectionGraph.Forest routes = graph.routes(chosen, Loss.NOTHING);
    if (!reachable.stream().allMatch(routes::reaches)) {
      return false;
    }
    for (Loss loss : hitting(routes)) {
      BitSet left = reached(chosen, loss);
      if (!reachable.stream().allMatch(home -> left.get(home) || !needed(home, loss))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The routes over allowed nodes, those after each loss included, with what they cost; what they do not use is left
   * out. Empty if a route is missing.
   */
  Optional<SelectionGraph.Answer> evaluate(BitSet allowed) {
    SelectionGraph.Forest routes = graph.routes(allowed, Loss.NOTHING);
    BitSet nodes = new BitSet(graph.size);
    BitSet edges = new BitSet();
    long metric = 0;
    for (int home = reachable.nextSetBit(0); home >= 0; home = reachable.nextSetBit(home + 1)) {
      if (!routes.reaches(home)) {
        return Optional.empty();
      }
      metric += routes.metric(home);
      routes.collect(home, nodes, edges);
    }
    for (Loss loss : hitting(routes)) {
      SelectionGraph.Forest left = graph.routes(allowed, loss);
      for (int home = reachable.nextSetBit(0); home >= 0; home = reachable.nextSetBit(home + 1)) {
        if (needed(home, loss) && !left.reaches(home)) {
          return Optional.empty();
        }
        if (left.reaches(home) && takes(loss, routes, home)) {
          left.collect(home, nodes, edges);
        }
      }
    }
    return Optional.of(new SelectionGraph.Answer(nodes, edges, unreached, weaknesses(),
        graph.cost(nodes), metric));
  }

  private boolean takes(Loss loss, SelectionGraph.Forest routes, int home) {
    for (int node = home; node >= 0; node = routes.parent()[node]) {
      int parent = routes.parent()[node];
      if (loss.takesPlace(graph.placeOf[node]) || parent >= 0 && loss.takesEdge(graph.placeOf[parent], graph.placeOf[node])) {
        return true;
      }
    }
    return false;
  }

  /** Places that no loss takes: the only gateway's. */
  Set<Integer> safePlaces() {
    return gatewaysFail() || level != Survival.SITE ? Set.of() : new LinkedHashSet<>(gatewayPlaces);
  }
}
