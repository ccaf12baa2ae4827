package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.ShortestPathSelector;
import org.atalaya.planner.siteselection.SiteSelector;

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

  private final SiteSelector selector;
  private final Progress progress;
  private final SharingProgress told = new SharingProgress();
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

    /** The same where it is one: a heuristic proves nothing. */
    OptionalLong proven() {
      return selection.optimality() instanceof Optimality.Heuristic ? OptionalLong.empty() : OptionalLong.of(bound());
    }

    boolean joinsAsMany(Selection other) {
      return selection.unreached().size() == other.unreached().size() && selection.unprotected().size() == other.unprotected().size();
    }

    Open with(Optimality optimality, boolean hurried) {
      return new Open(network, new Selection(selection.nodes(), selection.edges(), selection.unreached(), selection.weaknesses(),
          selection.cost(), selection.metric(), optimality), without, number, hurried);
    }
  }

  private SharingSearch(SiteSelector selector, Progress progress) {
    this.selector = selector;
    this.progress = progress;
  }

  /**
   * @param selector of the best of a network, whatever its radios may serve; once its time is up, the first that keeps the
   *     rules will do. Who follows it hears of networks that keep them alone, and of what none of these can go below
   * @param progress of each choice by itself
   */
  static Open best(CandidateNetwork network, SiteSelector selector, Progress progress) {
    SharingSearch search = new SharingSearch(selector, progress);
    return search.told.end(search.search(network));
  }

  /**
   * @param from what this is a part of: itself for the first
   * @param beside what is open beside this: what keeps the rules is here or there
   */
  private Open ask(CandidateNetwork network, Set<PortLink> without, Optional<Open> from, List<Open> beside) {
    Selection selection = selector.followedThrough(outer -> told.part(outer, network, without, from, beside)).select(network.problem(), progress);
    Open own = new Open(network, selection, without, asked++, false);
    Open open = from.filter(whole -> whole.proven().isPresent() && whole.joinsAsMany(selection) && whole.bound() > own.proven().orElse(0))
        .map(whole -> own.with(optimality(whole, selection), false)).orElse(own);
    told.asked(open);
    return open;
  }

  private Open search(CandidateNetwork network) {
    PriorityQueue<Open> open = new PriorityQueue<>(BEST_FIRST);
    open.add(ask(network, Set.of(), Optional.empty(), List.of()));
    Set<Set<PortLink>> seen = new HashSet<>();
    while (true) {
      Open best = open.remove();
      List<PortLink> conflict = SharedRadio.conflict(best.network.linksOf(best.selection));
      if (conflict.isEmpty()) {
        Open cheaper = told.better(best);
        return cheaper == best ? best : cheaper.with(optimality(best, cheaper.selection), best.cut);
      }
      if (asked + conflict.size() > MOST_ASKED || selector.over()) {
        return straight(best);
      }
      for (int i = 0; i < conflict.size(); i++) {
        Set<PortLink> without = new HashSet<>(best.without);
        without.add(conflict.get(i));
        if (seen.add(without)) {
          // whatever has not been asked yet is no better than where it comes from
          List<Open> beside = new ArrayList<>(open);
          if (i + 1 < conflict.size()) {
            beside.add(best);
          }
          open.add(ask(best.network.without(conflict.get(i)), without, Optional.of(best), beside));
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
      now = ask(round < (selector.over() ? MOST_HURRIED : MOST_STRAIGHTENED) ? fewer : fewer.only(links), now.without, Optional.of(from), List.of(from));
      links = new ArrayList<>(now.network.linksOf(now.selection));
    }
    Open end = told.better(now);
    return end.with(optimality(from, end.selection), true);
  }

  private static Optimality optimality(Open from, Selection end) {
    if (from.proven().isEmpty() || !from.joinsAsMany(end)) {
      return new Optimality.Heuristic(ShortestPathSelector.METHOD);
    }
    return end.cost() <= from.bound() ? new Optimality.Proven() : new Optimality.Gap((end.cost() - from.bound()) / (double) end.cost());
  }
}
