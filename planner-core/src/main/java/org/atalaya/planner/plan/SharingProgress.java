package org.atalaya.planner.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.plan.SharingSearch.Open;
import org.atalaya.planner.siteselection.Incumbent;
import org.atalaya.planner.siteselection.SearchFollower;
import org.atalaya.planner.siteselection.Selection;

/**
 * What whoever follows the search for a network whose radios keep their rules hears of it. The search asks for the best
 * of many networks that lack some links; what is told is of all of them together: the best so far that keeps the rules,
 * and what nothing that keeps them, in this network or in those that are open beside it, can cost less than. So what is
 * heard only gets better, and ends where the search does.
 */
final class SharingProgress {
  private static final Comparator<Selection> HOMES_FIRST = Comparator.comparingInt((Selection each) -> each.unreached().size())
      .thenComparingInt(each -> each.unprotected().size());
  private static final Comparator<Selection> BEST_FIRST = HOMES_FIRST.thenComparingLong(Selection::cost).thenComparingLong(Selection::metric);

  private SearchFollower outer = SearchFollower.NONE;
  private Optional<Open> best = Optional.empty();
  private Optional<Incumbent> last = Optional.empty();

  /**
   * Who follows the choice among one network's links.
   *
   * @param from what the network is a part of, if it is one
   * @param beside what else the best that keeps the rules may be in
   */
  SearchFollower part(SearchFollower who, CandidateNetwork network, Set<PortLink> without, Optional<Open> from, List<Open> beside) {
    outer = who;
    return new SearchFollower() {
      @Override
      public boolean counts(Selection choice) {
        if (!outer.counts(choice) || !SharedRadio.conflict(network.linksOf(choice)).isEmpty()) {
          return false;
        }
        offer(new Open(network, choice, without, 0, false));
        return true;
      }

      @Override
      public void found(Incumbent incumbent) {
        best.ifPresent(known -> tell(known.selection(), together(known.selection(), incumbent, from, beside), incumbent.homes()));
      }

      @Override
      public boolean enough() {
        return outer.enough();
      }
    };
  }

  /** What the choices of this network and of the others cannot go below; 0 where that is not known. */
  private static long together(Selection known, Incumbent here, Optional<Open> from, List<Open> beside) {
    if (here.homes() - here.reached() != known.unreached().size()) {
      return 0;
    }
    long least = Math.max(here.bound(), from.filter(whole -> whole.joinsAsMany(known)).map(whole -> whole.proven().orElse(0)).orElse(0L));
    for (Open other : beside) {
      int homes = HOMES_FIRST.compare(other.selection(), known);
      OptionalLong proven = other.proven();
      if (homes < 0 || homes == 0 && proven.isEmpty()) {
        return 0;
      }
      least = homes == 0 ? Math.min(least, proven.getAsLong()) : least;
    }
    return least;
  }

  /** The answer for one network. */
  void asked(Open open) {
    if (SharedRadio.conflict(open.network().linksOf(open.selection())).isEmpty()) {
      offer(open);
    }
  }

  private void offer(Open open) {
    if (best.isEmpty() || BEST_FIRST.compare(open.selection(), best.get().selection()) < 0) {
      best = Optional.of(open);
    }
  }

  /** The best that keeps the rules of this and all that were met. */
  Open better(Open than) {
    return best.filter(known -> BEST_FIRST.compare(known.selection(), than.selection()) < 0).orElse(than);
  }

  /** Tells where the search ended; gives that back. */
  Open end(Open open) {
    last.ifPresent(at -> tell(open.selection(), open.proven().orElse(0), at.homes()));
    return open;
  }

  private void tell(Selection known, long bound, int homes) {
    int reached = homes - known.unreached().size();
    long before = last.filter(at -> at.reached() == reached).map(Incumbent::bound).orElse(0L);
    Incumbent now = new Incumbent(known.cost(), Math.min(known.cost(), Math.max(bound, before)), reached, homes);
    if (reached > 0 && !last.equals(Optional.of(now))) {
      last = Optional.of(now);
      outer.found(now);
    }
  }
}
