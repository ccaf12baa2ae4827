package org.atalaya.planner.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.routing.RouteMetrics;
import org.atalaya.planner.routing.RouteMetrics.Hop;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** What each home of a plan gets from the internet, over the route of least airtime to any gateway. */
public final class ThroughputForecast {
  /** Share of the gross rate left for data: assumed, for 802.11n with aggregation, between a poor and a good day. */
  public static final double LOW_SHARE = 0.5;
  public static final double HIGH_SHARE = 0.75;

  private final List<PlannedLink> links;
  private final Map<String, PlannedRouter> routers;
  private final Conflicts possible;
  private final Conflicts certain;
  private final Routes routes;
  private final List<String> homes;

  /**
   * One home's share.
   *
   * @param site name
   * @param hops links on its way to the gateway, above 0
   * @param alone while nobody else uses the network
   * @param together while every home takes as much as it can, all alike
   * @param metrics of its way, as the routing protocols value it
   */
  public record HomeThroughput(String site, int hops, Throughput alone, Throughput together, RouteMetrics metrics) {}

  /**
   * @param sites that the plan was made from
   * @param failed names of sites that are off
   */
  public ThroughputForecast(NetworkPlan plan, List<Site> sites, Set<String> failed) {
    routers = plan.routers().stream().collect(Collectors.toMap(PlannedRouter::hostName, Function.identity()));
    links = plan.links().stream().filter(link -> link.forecast().usable() && !siteA(link).equals(siteB(link))
        && !failed.contains(siteA(link)) && !failed.contains(siteB(link))).toList();
    Set<String> joined = new TreeSet<>();
    links.forEach(link -> {
      joined.add(siteA(link) + "\n" + siteB(link));
      joined.add(siteB(link) + "\n" + siteA(link));
    });
    certain = new Conflicts(links.size(), (i, j) -> shareARadio(links.get(i), links.get(j)));
    possible = new Conflicts(links.size(), (i, j) -> shareARadio(links.get(i), links.get(j))
        || overlap(radioA(links.get(i)), radioA(links.get(j))) && near(joined, links.get(i), links.get(j)));
    Set<String> gateways = sites.stream().filter(site -> site.role() == Role.GATEWAY && !failed.contains(site.name()))
        .map(Site::name).collect(Collectors.toCollection(TreeSet::new));
    routes = new Routes(links.stream().map(link -> new Routes.Edge(siteA(link), siteB(link),
        1 / link.forecast().slowestMbps())).toList(), gateways);
    homes = sites.stream().filter(site -> site.role() == Role.REQUIRED && plan.sites().contains(site.name()))
        .map(Site::name).toList();
  }

  /** Each home that has a way to a gateway and is none itself, in the project's order. */
  public List<HomeThroughput> homes() {
    Map<String, List<Integer>> ways = new HashMap<>();
    homes.forEach(home -> routes.findRoute(home).filter(route -> !route.isEmpty()).ifPresent(route -> ways.put(home, route)));
    if (ways.isEmpty()) {
      return List.of();
    }
    Throughput together = bounds(ways.values().stream().flatMap(List::stream).sorted().toList());
    List<HomeThroughput> answers = new ArrayList<>();
    for (String home : homes) {
      if (ways.containsKey(home)) {
        answers.add(new HomeThroughput(home, ways.get(home).size(), bounds(ways.get(home)), together,
            RouteMetrics.of(hops(home, ways.get(home)))));
      }
    }
    return answers;
  }

  private Throughput bounds(List<Integer> crossings) {
    double[] airtime = new double[links.size()];
    crossings.forEach(link -> airtime[link] += 1 / links.get(link).forecast().slowestMbps());
    return Throughput.common(airtime, possible, certain, LOW_SHARE, HIGH_SHARE);
  }

  /** From the gateway to the home, as the gateway's messages travel. */
  private List<Hop> hops(String home, List<Integer> way) {
    List<Hop> hops = new ArrayList<>();
    String here = home;
    for (int i = 0; i < way.size(); i++) {
      PlannedLink link = links.get(way.get(i));
      boolean homeIsA = siteA(link).equals(here);
      String near = homeIsA ? link.hostA() : link.hostB();
      String nearRadio = homeIsA ? link.radioA() : link.radioB();
      boolean sameRadio = false;
      if (i > 0) {
        PlannedLink before = links.get(way.get(i - 1));
        boolean endsAtA = siteA(before).equals(here);
        String arrived = endsAtA ? before.hostA() : before.hostB();
        sameRadio = near.equals(arrived) && nearRadio.equals(endsAtA ? before.radioA() : before.radioB());
        if (!near.equals(arrived)) {
          hops.addFirst(new Hop(OptionalDouble.empty(), false));
        }
      }
      hops.addFirst(new Hop(OptionalDouble.of(link.forecast().slowestMbps()), sameRadio));
      here = homeIsA ? siteB(link) : siteA(link);
    }
    return hops;
  }

  private String siteA(PlannedLink link) {
    return routers.get(link.hostA()).site();
  }

  private String siteB(PlannedLink link) {
    return routers.get(link.hostB()).site();
  }

  private PlannedRadio radioA(PlannedLink link) {
    return routers.get(link.hostA()).radios().stream().filter(radio -> radio.uciName().equals(link.radioA())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(link.hostA() + " has no " + link.radioA()));
  }

  private static boolean shareARadio(PlannedLink one, PlannedLink other) {
    Set<String> radios = Set.of(one.hostA() + "/" + one.radioA(), one.hostB() + "/" + one.radioB());
    return radios.contains(other.hostA() + "/" + other.radioA()) || radios.contains(other.hostB() + "/" + other.radioB());
  }

  /** Channel numbers are 5 MHz apart; 2.4 GHz carries no mesh, so numbers of two bands never meet here. */
  private static boolean overlap(PlannedRadio one, PlannedRadio other) {
    return 5 * Math.abs(one.channel() - other.channel()) < Math.max(one.widthMhz(), other.widthMhz());
  }

  /** An end of one is at, or one link from, an end of the other. */
  private boolean near(Set<String> joined, PlannedLink one, PlannedLink other) {
    for (String a : List.of(siteA(one), siteB(one))) {
      for (String b : List.of(siteA(other), siteB(other))) {
        if (a.equals(b) || joined.contains(a + "\n" + b)) {
          return true;
        }
      }
    }
    return false;
  }
}
