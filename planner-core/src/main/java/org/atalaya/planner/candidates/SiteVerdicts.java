package org.atalaya.planner.candidates;

import java.util.List;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;

/**
 * The verdicts between one site and all others, again and again while that one is being moved; the same as those of
 * {@link PairVerdicts} over the changed list. What does not depend on the moved site is made once. Mutable: for one thread.
 */
public final class SiteVerdicts {
  private final SightGround ground;
  private final double maxRangeMeters;
  private final Station[] stations;
  private final SightKernel kernel;
  private final Station[] targets;
  private final int[] places;
  private final Verdict[] verdicts;

  /** @param maxRangeMeters over the ellipsoid, inclusive */
  public SiteVerdicts(SightGround ground, List<Site> sites, PathSettings settings, double maxRangeMeters) {
    this.ground = ground;
    this.maxRangeMeters = maxRangeMeters;
    stations = sites.stream().map(site -> ground.station(site.position(), site.heightMeters())).toArray(Station[]::new);
    kernel = new SightKernel(ground, settings.frequencyMhz(), settings.k(), settings.treesMeters());
    targets = new Station[stations.length];
    places = new int[stations.length];
    verdicts = new Verdict[stations.length];
  }

  /**
   * Judges the pairs of one site as it is now. Those before it in the list look at it, and it looks at those after it, as in
   * the whole list. The others stay where they were; this one stays here for the next call.
   *
   * @param index its place in the list that was given
   * @param visitor hears of each pair within range, a before b, by the place of the other
   * @return how many there are
   */
  public int judge(int index, Site moved, PairVerdicts.Visitor visitor) {
    Station at = ground.station(moved.position(), moved.heightMeters());
    stations[index] = at;
    int before = collect(at, 0, index, 0);
    for (int i = 0; i < before; i++) {
      visitor.pair(places[i], index, kernel.verdict(targets[i], at));
    }
    int after = collect(at, index + 1, stations.length, 0);
    kernel.judge(at, targets, after, verdicts);
    for (int i = 0; i < after; i++) {
      visitor.pair(index, places[i], verdicts[i]);
    }
    return before + after;
  }

  private int collect(Station at, int from, int to, int count) {
    int found = count;
    for (int i = from; i < to; i++) {
      if (SightKernel.within(at, stations[i], maxRangeMeters)) {
        targets[found] = stations[i];
        places[found++] = i;
      }
    }
    return found;
  }
}
