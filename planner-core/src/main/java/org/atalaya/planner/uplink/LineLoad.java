package org.atalaya.planner.uplink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atalaya.planner.capacity.ThroughputForecast;
import org.atalaya.planner.capacity.ThroughputForecast.HomeThroughput;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/**
 * What comes in at one site, and for how many.
 *
 * @param site name
 * @param lines at work there
 * @param lastResort true where these are the lines of last resort
 * @param homes whose way ends there
 * @param ifItFails which of them go where without it
 */
public record LineLoad(String site, List<Uplink> lines, boolean lastResort, List<String> homes, List<FallOver> ifItFails) {
  private static final double MEGABITS_A_GIGABYTE = 8_000;
  private static final double SECONDS_AN_HOUR = 3_600;

  public LineLoad {
    lines = List.copyOf(lines);
    homes = List.copyOf(homes);
    ifItFails = List.copyOf(ifItFails);
  }

  /**
   * The load of each site that has lines or is a gateway, in the plan's order.
   *
   * @param sites that the plan was made from
   * @param failed names of sites that are off
   * @param internetCut true where lines of last resort alone still work
   */
  public static List<LineLoad> of(NetworkPlan plan, List<Site> sites, Set<String> failed, boolean internetCut) {
    List<HomeThroughput> now = new ThroughputForecast(plan, sites, failed, internetCut).homes();
    List<LineLoad> loads = new ArrayList<>();
    for (Site site : sites) {
      if (!plan.sites().contains(site.name()) || failed.contains(site.name())) {
        continue;
      }
      List<HomeThroughput> here = now.stream().filter(home -> home.gateway().equals(site.name())).toList();
      boolean lastResort = here.isEmpty() ? internetCut || site.role() != Role.GATEWAY : here.getFirst().lastResort();
      List<Uplink> lines = site.uplinks().stream().filter(line -> line.lastResort() == lastResort).toList();
      if (!lines.isEmpty() || site.role() == Role.GATEWAY && !internetCut) {
        Set<String> without = new LinkedHashSet<>(failed);
        without.add(site.name());
        List<HomeThroughput> after = here.isEmpty() ? List.of()
            : new ThroughputForecast(plan, sites, without, internetCut).homes();
        loads.add(new LineLoad(site.name(), lines, lastResort, here.stream().map(HomeThroughput::site).toList(),
            FallOver.between(here, after, sites)));
      }
    }
    return loads;
  }

  /** Towards the network, all lines together; empty where none is known. */
  public OptionalDouble downMbps() {
    return lines.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(lines.stream().mapToDouble(Uplink::downMbps).sum());
  }

  /** For each of its homes while all take as much; empty where no line is known, or no home is there. */
  public OptionalDouble eachMbps() {
    return downMbps().isEmpty() || homes.isEmpty() ? OptionalDouble.empty()
        : OptionalDouble.of(downMbps().getAsDouble() / homes.size());
  }

  /** Of a month, all lines together; empty where one of them has none, or none is known. */
  public Optional<Double> capGigabytes() {
    return lines.isEmpty() || lines.stream().anyMatch(line -> line.capGigabytes().isEmpty()) ? Optional.empty()
        : Optional.of(lines.stream().mapToDouble(line -> line.capGigabytes().orElseThrow()).sum());
  }

  /** How long the cap lasts while each home takes so much all the time; empty without a cap or a home. */
  public OptionalDouble capHours(double needMbps) {
    return capGigabytes().isEmpty() || homes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(
        capGigabytes().get() * MEGABITS_A_GIGABYTE / (homes.size() * Math.min(needMbps, eachMbps().orElseThrow())) / SECONDS_AN_HOUR);
  }
}
