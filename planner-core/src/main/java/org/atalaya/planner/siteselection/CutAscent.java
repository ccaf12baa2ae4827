package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Dual ascent over nodes' prices: inequalities are raised by what their cheapest node has left, those of fewest nodes
 * first, until whoever lacks a way has it over nodes that have nothing left. Each inequality is one to begin a linear
 * program with.
 */
final class CutAscent {
  private final SteinerGraph star;
  private final BooleanSupplier stop;
  private final long[] left;
  private final BitSet free = new BitSet();
  private final List<CutModel.Cut> cuts = new ArrayList<>();

  /**
   * @param star whose arcs are the program's variables: each node's from the root
   * @param prices of the nodes
   */
  CutAscent(SteinerGraph star, long[] prices, BooleanSupplier stop) {
    this.star = star;
    this.stop = stop;
    left = prices.clone();
    IntStream.range(0, left.length).filter(node -> left[node] == 0).forEach(free::set);
  }

  /** Nodes that have nothing left. */
  BitSet free() {
    return free;
  }

  /** What was raised so far. */
  List<CutModel.Cut> cuts() {
    return cuts;
  }

  /** @param around the inequality that a lack gives among the nodes that are free by now; empty once it has its way */
  void raise(List<Survivability.Break> lacks, Function<Survivability.Break, Optional<CutModel.Cut>> around) {
    record Turn(int size, int order, Survivability.Break lack) {}
    PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingInt(Turn::size).thenComparingInt(Turn::order));
    for (int i = 0; i < lacks.size(); i++) {
      turns.add(new Turn(0, i, lacks.get(i)));
    }
    while (!turns.isEmpty() && cuts.size() < CutModel.FIRST_CUTS && !stop.getAsBoolean()) {
      Turn turn = turns.remove();
      Optional<CutModel.Cut> found = around.apply(turn.lack).filter(cut -> cut.arcs().length > 0);
      if (found.isPresent()) {
        int size = found.get().arcs().length;
        // what others have freed since may have made it larger: then it waits
        if (turns.isEmpty() || size <= turns.element().size) {
          take(found.get());
        }
        turns.add(new Turn(size, turn.order, turn.lack));
      }
    }
  }

  private void take(CutModel.Cut cut) {
    int[] arcs = cut.arcs();
    int[] weights = cut.weights();
    long step = IntStream.range(0, arcs.length).mapToLong(i -> left[star.to(arcs[i])] / weights[i]).min().orElseThrow();
    for (int i = 0; i < arcs.length; i++) {
      int node = star.to(arcs[i]);
      left[node] -= step * weights[i];
      free.set(node, left[node] < weights[i]);
    }
    cuts.add(cut);
  }
}
