package org.atalaya.planner.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.capacity.ThroughputForecast.Change;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * At how many homes a network no longer gives each what people need, and what would help.
 *
 * <p>More homes are taken to spread as those of the plan do. Then the airtime of every link grows with their number N,
 * and with n homes and a bound λ now, N homes have λ n / N each: the need ν holds up to N = λ n / ν. A radio sends or
 * receives, so ν is what a home receives and sends together. The lines at the gateways are shared in the same way, each
 * direction for itself.
 */
public final class ScaleStudy {
  /**
   * To be received: one video call in good quality at a time (FCC, Broadband Speed Guide: a personal video call in HD). The
   * other side of a call sends as much, so it is what is sent as well.
   */
  public static final double DEFAULT_NEED_MBPS = 1.5;
  /** Sites that are tried as a second gateway, and links that are tried as cables. */
  static final int MOST_TRIED = 60;
  /** Beyond that a number of homes means nothing. */
  public static final int MOST_HOMES = 1_000_000;

  private static final Comparator<Remedy> BY_HOMES = Comparator.comparingInt((Remedy remedy) -> remedy.limit.sure)
      .thenComparingInt(remedy -> remedy.limit.possible)
      .thenComparing(remedy -> String.join("\n", remedy.places), Comparator.reverseOrder());

  private final NetworkPlan plan;
  private final List<Site> sites;
  private final double needMbps;
  private final double needUpMbps;
  private final ThroughputForecast asPlanned;
  private final Limit limit;

  /**
   * @param homes with a way to the internet now
   * @param sure up to so many homes each surely has what it needs, as far as radios go; {@value #MOST_HOMES} for no end
   * @param possible beyond so many none does, whatever the schedule
   * @param byLines beyond so many the lines to the internet are too small; empty where their rates are not known
   */
  public record Limit(int homes, int sure, int possible, Optional<Integer> byLines) {
    /** Up to so many homes all is well, lines counted. */
    public int enough() {
      return Math.min(sure, byLines.orElse(MOST_HOMES));
    }
  }

  /** What could be changed. */
  public enum Kind { GATEWAY, CHANNELS, WIRE }

  /**
   * A change that lets more homes in.
   *
   * @param kind of it
   * @param places the new gateway's site; the two ends of the cable; none for channels
   * @param limit afterwards, the lines left aside
   */
  public record Remedy(Kind kind, List<String> places, Limit limit) {}

  /**
   * @param needMbps that each home receives while all are at it, above 0
   * @param needUpMbps that each sends meanwhile, 0 or more
   */
  public ScaleStudy(NetworkPlan plan, List<Site> sites, double needMbps, double needUpMbps) {
    if (!(needMbps > 0) || !(needUpMbps >= 0)) {
      throw new IllegalArgumentException("need " + needMbps + " and " + needUpMbps + " Mbit/s, expected above 0 and 0 or more");
    }
    this.needUpMbps = needUpMbps;
    this.plan = plan;
    this.sites = List.copyOf(sites);
    this.needMbps = needMbps;
    asPlanned = forecast(Change.NONE);
    limit = limit(asPlanned);
  }

  /** As the plan is. */
  public Limit limit() {
    return limit;
  }

  /**
   * The best change of each kind that raises the number of homes that surely have enough, the most helpful first. Of
   * many sites and links the first {@value #MOST_TRIED} in the plan's order are tried.
   *
   * @param progress counts what is tried
   * @throws CancellationException if the progress says stop
   */
  public List<Remedy> remedies(Progress progress) {
    List<String> gateways = sites.stream().filter(site -> site.role() != Role.GATEWAY && plan.sites().contains(site.name()))
        .map(Site::name).limit(MOST_TRIED).toList();
    List<PlannedLink> wires = asPlanned.usedLinks().stream().limit(MOST_TRIED).toList();
    List<Remedy> tried = new ArrayList<>();
    int total = gateways.size() + 1 + wires.size();
    tell(progress, tried.size(), total);
    for (String site : gateways) {
      tried.add(new Remedy(Kind.GATEWAY, List.of(site), limit(new Change(Optional.of(site), false, Optional.empty()))));
      tell(progress, tried.size(), total);
    }
    tried.add(new Remedy(Kind.CHANNELS, List.of(), limit(new Change(Optional.empty(), true, Optional.empty()))));
    for (PlannedLink link : wires) {
      tell(progress, tried.size(), total);
      tried.add(new Remedy(Kind.WIRE, List.of(site(link.hostA()), site(link.hostB())),
          limit(new Change(Optional.empty(), false, Optional.of(link)))));
    }
    tell(progress, total, total);
    return Arrays.stream(Kind.values())
        .flatMap(kind -> tried.stream().filter(remedy -> remedy.kind == kind).max(BY_HOMES).stream())
        .filter(remedy -> remedy.limit.sure > limit.sure).sorted(BY_HOMES.reversed()).toList();
  }

  private static void tell(Progress progress, int done, int total) {
    if (!progress.step(done, total)) {
      throw new CancellationException("stopped after " + done + " of " + total + " changes");
    }
  }

  private Limit limit(Change change) {
    return limit(forecast(change));
  }

  private Limit limit(ThroughputForecast forecast) {
    int homes = forecast.connectedHomes();
    Optional<Throughput> mesh = forecast.mesh();
    double both = needMbps + needUpMbps;
    double line = forecast.leastLineShareMbps();
    return new Limit(homes, count(homes, mesh.map(Throughput::lowMbps), both), count(homes, mesh.map(Throughput::highMbps), both),
        Double.isFinite(line) ? Optional.of(Math.min(count(homes, Optional.of(line), needMbps),
            count(homes, Optional.of(forecast.leastLineShareUpMbps()), needUpMbps))) : Optional.empty());
  }

  /** A hair is forgiven: 1.5 ÷ 0.15 is to be ten. */
  private static int count(int homes, Optional<Double> eachMbps, double need) {
    return eachMbps.map(each -> (int) Math.min(MOST_HOMES, Math.floor(homes * each / need + 1e-9))).orElse(MOST_HOMES);
  }

  private ThroughputForecast forecast(Change change) {
    return new ThroughputForecast(plan, sites, Set.of(), false, change);
  }

  private String site(String host) {
    return plan.findRouter(host).map(PlannedRouter::site).orElseThrow();
  }
}
