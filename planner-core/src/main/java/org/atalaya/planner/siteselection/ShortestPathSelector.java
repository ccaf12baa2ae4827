package org.atalaya.planner.siteselection;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.atalaya.planner.candidates.Progress;

/**
 * The shortest-path heuristic with local search. Homes are joined one by one by the way that is cheapest to add
 * (H. Takahashi and A. Matsuyama, "An approximate solution for the Steiner problem in graphs", Math. Japonica 24,
 * 1980, on node weights), once nearest first and once more from every home. The best result is then improved by
 * leaving a place out and joining anew, by taking one in as if it were free and joining anew, and by leaving single
 * nodes out
 * (vertex insertion and elimination as in E. Uchoa and R. F. Werneck, "Fast local search for Steiner trees in
 * graphs", ALENEX 2010), until no move helps.
 *
 * <p>It promises no factor. Time O(h² · m log n) for the start and O(p · h · m log n) for each round of
 * improvement, with h homes, p places, n nodes and m edges.
 */
public final class ShortestPathSelector implements SiteSelector {
  /** Name in {@link Optimality.Heuristic}. */
  public static final String METHOD = "shortest-path heuristic with local search";
  /** Rounds of improvement at most; each one strictly improves, so that this only bounds the time. */
  private static final int MAX_ROUNDS = 40;
  /**
   * Edges looked at (some seconds) after which only moves among what is chosen already go on; counted, not timed, so
   * that a slow machine gives the same answer.
   */
  private static final long MAX_WORK = 60_000_000;

  @Override
  public Selection select(SelectionProblem problem, Progress progress) {
    SelectionGraph graph = new SelectionGraph(problem);
    return graph.selection(search(graph, progress, () -> false, answer -> {}), new Optimality.Heuristic(METHOD));
  }

  /**
   * @param stop once true, the best so far is the answer; the first is always finished
   * @param better hears of each better answer
   */
  static SelectionGraph.Answer search(SelectionGraph graph, Progress progress, BooleanSupplier stop,
      Consumer<SelectionGraph.Answer> better) {
    return new Search(graph, progress, stop, better).run();
  }

  /** Joins all homes that can be over the allowed nodes, the nearest first. */
  static BitSet joined(SelectionGraph graph, BitSet allowed) {
    return new Search(graph, Progress.NONE, () -> false, answer -> {}).build(allowed, -1, -1);
  }

  /** Improves an answer by the local search, as far as it goes. */
  static SelectionGraph.Answer improved(SelectionGraph graph, SelectionGraph.Answer start, Progress progress,
      BooleanSupplier stop, Consumer<SelectionGraph.Answer> better) {
    Search search = new Search(graph, progress, stop, better);
    search.best = start;
    search.total = search.members.size();
    for (int round = 0; round < MAX_ROUNDS && !stop.getAsBoolean() && search.improve(); round++) {
      search.total += search.members.size();
    }
    return search.best;
  }

  /** One run: the graph, and the best answer so far. */
  private static final class Search {
    private final SelectionGraph graph;
    private final Progress progress;
    private final BooleanSupplier stop;
    private final Consumer<SelectionGraph.Answer> better;
    private final BitSet all;
    private final List<BitSet> members;
    private final BitSet homes = new BitSet();
    private SelectionGraph.Answer best;
    private long done;
    private long total;

    Search(SelectionGraph graph, Progress progress, BooleanSupplier stop, Consumer<SelectionGraph.Answer> better) {
      this.graph = graph;
      this.progress = progress;
      this.stop = stop;
      this.better = better;
      all = graph.everything();
      members = graph.members();
      for (int home : graph.required) {
        homes.set(home);
      }
    }

    SelectionGraph.Answer run() {
      total = graph.required.length + 1L + members.size();
      best = graph.evaluate(build(all, -1, -1));
      better.accept(best);
      for (int home : graph.required) {
        step();
        if (!exhausted()) {
          offer(build(all, home, -1));
        }
      }
      for (int round = 0; round < MAX_ROUNDS && !stop.getAsBoolean() && improve(); round++) {
        total += members.size();
      }
      progress.step(total, total);
      return best;
    }

    /** Joins all homes that can be, the given one first (−1: the nearest first), as if a place (−1: none) were free. */
    private BitSet build(BitSet allowed, int first, int free) {
      BitSet built = new BitSet(graph.size);
      BitSet open = new BitSet(graph.size);
      for (int home : graph.required) {
        if (allowed.get(home)) {
          open.set(home);
        }
      }
      int next = first;
      while (!open.isEmpty()) {
        int joined = graph.join(built, allowed, open, next, free);
        if (joined < 0 && next < 0) {
          break;
        }
        open.clear(joined < 0 ? next : joined);
        open.andNot(built);
        next = -1;
      }
      return built;
    }

    private boolean offer(BitSet allowed) {
      SelectionGraph.Answer answer = graph.evaluate(allowed);
      if (!answer.betterThan(best)) {
        return false;
      }
      best = answer;
      better.accept(best);
      return true;
    }

    private boolean improve() {
      boolean improved = false;
      for (int place = 0; place < members.size() && !stop.getAsBoolean(); place++) {
        step();
        BitSet here = members.get(place);
        improved |= with(place);
        if (best.nodes().intersects(here) && !here.intersects(homes) && !exhausted()) {
          improved |= without(here);
        }
      }
      for (int node = best.nodes().nextSetBit(0); node >= 0; node = best.nodes().nextSetBit(node + 1)) {
        if (stop.getAsBoolean()) {
          return false;
        }
        BitSet fewer = (BitSet) best.nodes().clone();
        fewer.clear(node);
        improved |= offer(fewer);
        if (!homes.get(node) && !exhausted()) {
          BitSet others = (BitSet) all.clone();
          others.clear(node);
          improved |= offer(build(others, -1, -1));
        }
      }
      return improved;
    }

    /** Leaves a place out. */
    private boolean without(BitSet place) {
      BitSet allowed = (BitSet) all.clone();
      allowed.andNot(place);
      return offer(build(allowed, -1, -1));
    }

    /**
     * Takes a place in as if it were free, so that routes gather there, and joins anew: among all there is, and among
     * that place and what is chosen.
     */
    private boolean with(int place) {
      BitSet allowed = (BitSet) best.nodes().clone();
      allowed.or(members.get(place));
      for (int root : graph.roots) {
        allowed.set(root);
      }
      boolean improved = !exhausted() && offer(build(all, -1, place));
      return improved | offer(build(allowed, -1, place)) | offer(build(allowed, -1, -1)) | offer(allowed);
    }

    private boolean exhausted() {
      return graph.work() > MAX_WORK || stop.getAsBoolean();
    }

    private void step() {
      if (!progress.step(Math.min(done, total), total)) {
        throw new CancellationException("site selection was stopped");
      }
      done++;
    }
  }
}
