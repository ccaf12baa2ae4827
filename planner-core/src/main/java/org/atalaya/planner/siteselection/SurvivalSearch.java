package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.Progress;

/**
 * Good networks that survive a loss: homes get, one after the other, the way that is cheapest to add for each loss that
 * would cut them off; then everything that is not needed goes again, the dearest first. The best is improved by leaving
 * places out, or taking them as free, and building anew.
 */
final class SurvivalSearch {
  /** Edges looked at after which improvement ends; counted, not timed. */
  private static final long MAX_WORK = 150_000_000;
  private static final long MAX_WORK_ON_ROUTES = 10_000_000;
  private static final int MAX_ROUNDS = 12;
  private final SelectionGraph graph;
  private final Survivability survivability;
  private final List<BitSet> members;
  private final BitSet homes = new BitSet();
  private final Consumer<SelectionGraph.Answer> better;
  private Optional<SelectionGraph.Answer> best = Optional.empty();

  /** @param better hears of each better network */
  SurvivalSearch(SelectionGraph graph, Survivability survivability, Consumer<SelectionGraph.Answer> better) {
    this.better = better;
    this.graph = graph;
    this.survivability = survivability;
    members = graph.members();
    IntStream.of(graph.required).forEach(homes::set);
  }

  SelectionGraph.Answer best() {
    return best.orElseThrow();
  }

  /**
   * The first networks: from one that survives nothing, and from the bare homes.
   *
   * @param plain nodes of the first
   * @param stop once true, the best so far is the answer; the first is always finished
   */
  void start(BitSet plain, BooleanSupplier stop) {
    grow((BitSet) plain.clone(), graph.everything(), (node, full) -> full, () -> false);
    grow(survivability.reachable(), graph.everything(), (node, full) -> full, stop);
  }

  /** Improves the best so far, place by place; only a little where nothing can be cheaper, for then routes alone get better. */
  void improve(Progress progress, BooleanSupplier stop, long bound) {
    long limit = graph.work() + (bound < best().cost() ? MAX_WORK : MAX_WORK_ON_ROUTES);
    long total = (long) MAX_ROUNDS * members.size();
    boolean improved = true;
    for (int round = 0; round < MAX_ROUNDS && improved; round++) {
      improved = false;
      for (int place = 0; place < members.size() && graph.work() < limit && !stop.getAsBoolean(); place++) {
        if (!progress.step((long) round * members.size() + place, total)) {
          throw new CancellationException("site selection was stopped");
        }
        improved |= attempt(place, stop);
      }
    }
  }

  private boolean attempt(int place, BooleanSupplier stop) {
    BitSet here = members.get(place);
    boolean improved = false;
    if (best().nodes().intersects(here) && !here.intersects(homes)) {
      BitSet allowed = graph.everything();
      allowed.andNot(here);
      improved = grow(without(best().nodes(), here), allowed, (node, full) -> full, stop);
      improved |= grow(survivability.reachable(), allowed, (node, full) -> full, stop);
    }
    return improved | grow(survivability.reachable(), graph.everything(), (node, full) -> graph.placeOf[node] == place ? 0 : full, stop);
  }

  /**
   * Adds to nodes until all that can survive does, leaves out what is not needed, and keeps the result if it is better.
   *
   * @param nodes to begin with; changed
   * @param stop once true, nothing more is tried
   * @return true if the best got better
   */
  boolean grow(BitSet nodes, BitSet allowed, SelectionGraph.Pricing pricing, BooleanSupplier stop) {
    for (List<Survivability.Break> breaks = survivability.breaks(nodes); !breaks.isEmpty();
        breaks = survivability.breaks(nodes)) {
      // one that another's way has mended meanwhile finds its own among what is built, and adds nothing
      for (Survivability.Break lack : breaks) {
        if (stop.getAsBoolean() || !graph.connect(nodes, allowed, lack.loss(), lack.home(), pricing)) {
          return false;
        }
      }
    }
    return offer(nodes, stop);
  }

  /** Takes nodes that lack nothing, without those that are not needed. @param stop once true, what is left stays */
  private boolean offer(BitSet nodes, BooleanSupplier stop) {
    Optional<SelectionGraph.Answer> whole = survivability.evaluate(nodes);
    if (whole.isEmpty()) {
      return false;
    }
    Optional<SelectionGraph.Answer> pruned = survivability.evaluate(prune(whole.get().nodes(), stop));
    boolean improved = false;
    for (Optional<SelectionGraph.Answer> answer : List.of(whole, pruned)) {
      if (answer.isPresent() && (best.isEmpty() || answer.get().betterThan(best.get()))) {
        best = answer;
        improved = true;
      }
    }
    if (improved) {
      better.accept(best());
    }
    return improved;
  }

  /** Takes nodes that may lack something; nothing is added. */
  boolean consider(BitSet nodes, BooleanSupplier stop) {
    return survivability.holds(nodes) && offer(nodes, stop);
  }

  private BitSet prune(BitSet nodes, BooleanSupplier stop) {
    BitSet left = (BitSet) nodes.clone();
    record Part(BitSet nodes, long saved) {}
    long cost = graph.cost(nodes);
    members.stream().filter(part -> part.intersects(nodes) && !part.intersects(homes))
        .map(part -> new Part(part, cost - graph.cost(without(nodes, part))))
        .sorted(Comparator.comparingLong(Part::saved).reversed()).forEach(part -> leave(left, part.nodes(), stop));
    // nodes that share a unit with none left
    int[] single = left.stream().filter(node -> !homes.get(node)).toArray();
    for (int i = single.length - 1; i >= 0; i--) {
      BitSet part = new BitSet();
      part.set(single[i]);
      leave(left, part, stop);
    }
    return left;
  }

  private static BitSet without(BitSet nodes, BitSet part) {
    BitSet fewer = (BitSet) nodes.clone();
    fewer.andNot(part);
    return fewer;
  }

  private void leave(BitSet nodes, BitSet part, BooleanSupplier stop) {
    BitSet fewer = without(nodes, part);
    if (fewer.cardinality() < nodes.cardinality() && !stop.getAsBoolean() && survivability.holds(fewer)) {
      nodes.and(fewer);
    }
  }
}
