package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.ShortestPathSelector;

/**
 * The best network in which no radio serves more than it may ({@link SharedRadio}). Where the best of all breaks a rule, at
 * least one link of those that break it is missing in every network that keeps it; so the same is asked again without each
 * of them, and the best of the answers goes on in the same way. The first that breaks no rule is the best there is, for all
 * that are still open are no better with fewer links.
 */
final class SharingSearch {
  /** Networks that are looked at before the first that keeps the rules will do. */
  private static final int MOST_ASKED = 24;
  /** Times that a network is chosen anew on the straight way, before the links that are left must do. */
  private static final int MOST_STRAIGHTENED = 64;
  /** The same once time is up. */
  private static final int MOST_HURRIED = 4;
  private static final Comparator<Open> BEST_FIRST = Comparator.comparingInt((Open open) -> open.selection.unreached().size())
      .thenComparingInt(open -> open.selection.unprotected().size()).thenComparingLong(Open::bound)
      .thenComparingLong(open -> open.selection.metric()).thenComparingInt(Open::number);

  private final Function<CandidateNetwork, Selection> select;
  private final BooleanSupplier over;
  private int asked;

  /**
   * @param number in the order of asking
   * @param cut true where the search was cut short: another network that keeps the rules may reach more homes
   */
  record Open(CandidateNetwork network, Selection selection, Set<PortLink> without, int number, boolean cut) {
    /** Hundredths of the currency that nothing with these links can go below. */
    long bound() {
      return switch (selection.optimality()) {
        case Optimality.Gap(double fraction) -> (long) Math.ceil(selection.cost() * (1 - fraction) - 1e-6);
        case Optimality.Proven proven -> selection.cost();
        case Optimality.Heuristic heuristic -> selection.cost();
      };
    }
  }

  private SharingSearch(Function<CandidateNetwork, Selection> select, BooleanSupplier over) {
    this.select = select;
    this.over = over;
  }

  /**
   * @param select the best of a network, whatever its radios may serve
   * @param over true once time is up: the first that keeps the rules will do
   */
  static Open best(CandidateNetwork network, Function<CandidateNetwork, Selection> select, BooleanSupplier over) {
    return new SharingSearch(select, over).search(network);
  }

  private Open ask(CandidateNetwork network, Set<PortLink> without) {
    return new Open(network, select.apply(network), without, asked++, false);
  }

  private Open search(CandidateNetwork network) {
    PriorityQueue<Open> open = new PriorityQueue<>(BEST_FIRST);
    open.add(ask(network, Set.of()));
    Set<Set<PortLink>> seen = new HashSet<>();
    while (true) {
      Open best = open.remove();
      List<PortLink> conflict = SharedRadio.conflict(best.network.linksOf(best.selection));
      if (conflict.isEmpty()) {
        return best;
      }
      if (asked + conflict.size() > MOST_ASKED || over.getAsBoolean()) {
        return straight(best);
      }
      for (PortLink link : conflict) {
        Set<PortLink> without = new HashSet<>(best.without);
        without.add(link);
        if (seen.add(without)) {
          open.add(ask(best.network.without(link), without));
        }
      }
    }
  }

  /**
   * Leaves one link of each conflict out until there is none, and after some rounds all other links too. What could be
   * cheaper is bounded by where it began, but only if no home is lost on the way: one that reaches less costs less.
   */
  private Open straight(Open from) {
    Open now = from;
    List<PortLink> links = new ArrayList<>(now.network.linksOf(now.selection));
    for (int round = 1; !SharedRadio.conflict(links).isEmpty(); round++) {
      CandidateNetwork fewer = now.network;
      for (List<PortLink> conflict = SharedRadio.conflict(links); !conflict.isEmpty(); conflict = SharedRadio.conflict(links)) {
        fewer = fewer.without(conflict.getFirst());
        links.remove(conflict.getFirst());
      }
      now = ask(round < (over.getAsBoolean() ? MOST_HURRIED : MOST_STRAIGHTENED) ? fewer : fewer.only(links), now.without);
      links = new ArrayList<>(now.network.linksOf(now.selection));
    }
    Selection end = now.selection;
    return new Open(now.network, new Selection(end.nodes(), end.edges(), end.unreached(), end.weaknesses(), end.cost(), end.metric(),
        optimality(from, end)), now.without, now.number, true);
  }

  private static Optimality optimality(Open from, Selection end) {
    boolean bounded = !(from.selection.optimality() instanceof Optimality.Heuristic)
        && end.unreached().size() == from.selection.unreached().size()
        && end.unprotected().size() == from.selection.unprotected().size();
    return !bounded ? new Optimality.Heuristic(ShortestPathSelector.METHOD)
        : new Optimality.Gap(end.cost() == 0 ? 0 : Math.max(0, (end.cost() - from.bound()) / (double) end.cost()));
  }
}
