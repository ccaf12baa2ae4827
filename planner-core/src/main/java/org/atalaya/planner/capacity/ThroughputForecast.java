package org.atalaya.planner.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.routing.RouteMetrics;
import org.atalaya.planner.routing.RouteMetrics.Hop;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/**
 * What each home of a plan gets from the internet, over the route of least airtime to any gateway; where none is
 * reached, to any line of last resort. Where the rate of a gateway's lines is not known, the radios alone count.
 */
public final class ThroughputForecast {
  /** Share of the gross rate left for data: assumed, for 802.11n with aggregation, between a poor and a good day. */
  public static final double LOW_SHARE = 0.5;
  public static final double HIGH_SHARE = 0.75;
  private static final Throughput UNBOUNDED = new Throughput(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  /** Less than that of any radio link. */
  private static final double WIRE_COST = 1e-6;

  private final List<PlannedLink> links;
  private final Map<String, PlannedRouter> routers;
  private final Conflicts possible;
  private final Conflicts certain;
  private final List<String> homes;
  private final Change change;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  /**
   * One home's share.
   *
   * @param site name
   * @param hops links on its way to the gateway; 0 where the line comes in at the home itself
   * @param alone while nobody else uses the network; of radios, what the home receives and sends together, for a channel
   *     carries one of the two at a time; of lines, what it receives
   * @param together while every home takes as much as it can, all alike, and a gateway's line is shared by its homes
   * @param metrics of its way, as the routing protocols value it
   * @param gateway site where its way ends
   * @param lastResort true where that is a line of last resort, for no other is reached
   */
  public record HomeThroughput(String site, int hops, Throughput alone, Throughput together, RouteMetrics metrics,
      String gateway, boolean lastResort) {}

  /** A home's route: indices of links, and the lines at its end where their rates are known. */
  private record Way(List<Integer> route, String gateway, boolean lastResort, OptionalDouble lineMbps, OptionalDouble lineUpMbps) {}

  /**
   * What if: the same network otherwise.
   *
   * @param gateway a site that has a line to the internet as well
   * @param channelForEachRadio links disturb each other only where they share a radio
   * @param wired a link, of the plan's, that becomes a cable
   */
  record Change(Optional<String> gateway, boolean channelForEachRadio, Optional<PlannedLink> wired) {
    static final Change NONE = new Change(Optional.empty(), false, Optional.empty());
  }

  /**
   * @param sites that the plan was made from
   * @param failed names of sites that are off
   */
  public ThroughputForecast(NetworkPlan plan, List<Site> sites, Set<String> failed) {
    this(plan, sites, failed, false);
  }

  /** The same. @param internetCut true where lines of last resort alone still work */
  public ThroughputForecast(NetworkPlan plan, List<Site> sites, Set<String> failed, boolean internetCut) {
    this(plan, sites, failed, internetCut, Change.NONE);
  }

  ThroughputForecast(NetworkPlan plan, List<Site> sites, Set<String> failed, boolean internetCut, Change change) {
    this.change = change;
    routers = plan.routers().stream().collect(Collectors.toMap(PlannedRouter::hostName, Function.identity()));
    links = plan.links().stream().filter(link -> link.forecast().usable() && !siteA(link).equals(siteB(link))
        && !failed.contains(siteA(link)) && !failed.contains(siteB(link))).toList();
    Set<String> joined = new TreeSet<>();
    links.forEach(link -> {
      joined.add(siteA(link) + "\n" + siteB(link));
      joined.add(siteB(link) + "\n" + siteA(link));
    });
    certain = new Conflicts(links.size(), (i, j) -> shareARadio(links.get(i), links.get(j)));
    possible = change.channelForEachRadio ? certain : new Conflicts(links.size(), (i, j) -> shareARadio(links.get(i), links.get(j))
        || overlap(radioA(links.get(i)), radioA(links.get(j))) && near(joined, links.get(i), links.get(j)));
    List<Site> built = sites.stream().filter(site -> plan.sites().contains(site.name())).toList();
    homes = built.stream().filter(site -> site.role() == Role.REQUIRED).map(Site::name).toList();
    List<Site> working = built.stream().filter(site -> !failed.contains(site.name())).toList();
    List<Site> gateways = internetCut ? List.of() : working.stream().filter(site -> site.role() == Role.GATEWAY
        || change.gateway.filter(site.name()::equals).isPresent()).toList();
    findWays(gateways, false);
    findWays(working.stream().filter(site -> site.uplinks().stream().anyMatch(Uplink::lastResort)).toList(), true);
  }

  /** Routes of the homes that have none yet. */
  private void findWays(List<Site> gateways, boolean lastResort) {
    Map<String, List<Uplink>> lines = new TreeMap<>();
    gateways.forEach(site -> lines.put(site.name(), site.uplinks().stream().filter(line -> line.lastResort() == lastResort).toList()));
    Routes routes = new Routes(links.stream().map(link -> new Routes.Edge(siteA(link), siteB(link),
        isWire(link) ? WIRE_COST : 1 / link.forecast().slowestMbps())).toList(), lines.keySet());
    for (String home : homes) {
      routes.findRoute(home).filter(route -> !ways.containsKey(home)).ifPresent(route -> {
        String gateway = routes.findGateway(home).orElseThrow();
        ways.put(home, new Way(route, gateway, lastResort, sum(lines.get(gateway), Uplink::downMbps),
            sum(lines.get(gateway), Uplink::upMbps)));
      });
    }
  }

  /** Empty where no line is known. */
  private static OptionalDouble sum(List<Uplink> lines, ToDoubleFunction<Uplink> rate) {
    return lines.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(lines.stream().mapToDouble(rate).sum());
  }

  /** Each home that has a way to a line, in the project's order. */
  public List<HomeThroughput> homes() {
    Optional<Throughput> mesh = mesh();
    List<HomeThroughput> answers = new ArrayList<>();
    for (String home : homes) {
      Way way = ways.get(home);
      if (way != null) {
        double line = way.lineMbps.orElse(Double.POSITIVE_INFINITY);
        Throughput alone = bounds(way.route).orElse(UNBOUNDED).atMost(line);
        Throughput together = (way.route.isEmpty() ? Optional.<Throughput>empty() : mesh).orElse(UNBOUNDED)
            .atMost(line / homesAt(way.gateway));
        answers.add(new HomeThroughput(home, way.route.size(), alone, together, way.route.isEmpty()
            ? RouteMetrics.OWN : RouteMetrics.of(hops(home, way.route)), way.gateway, way.lastResort));
      }
    }
    return answers.stream().filter(home -> Double.isFinite(home.alone.highMbps())).toList();
  }

  /** What the radios leave each home while all take as much as they can, whatever the lines carry; empty where none is used. */
  Optional<Throughput> mesh() {
    return bounds(ways.values().stream().map(Way::route).flatMap(List::stream).sorted().toList());
  }

  /** Homes whose way ends at that site. */
  int homesAt(String gateway) {
    return (int) ways.values().stream().filter(way -> way.gateway.equals(gateway)).count();
  }

  /** How many homes have a way to a line. */
  int connectedHomes() {
    return ways.size();
  }

  /** The least share of a line that a home gets while all take as much; infinite where no line's rate is known. */
  double leastLineShareMbps() {
    return leastShare(Way::lineMbps);
  }

  /** The same for what homes send. */
  double leastLineShareUpMbps() {
    return leastShare(Way::lineUpMbps);
  }

  private double leastShare(Function<Way, OptionalDouble> line) {
    return ways.values().stream().mapToDouble(way -> line.apply(way).orElse(Double.POSITIVE_INFINITY) / homesAt(way.gateway))
        .min().orElse(Double.POSITIVE_INFINITY);
  }

  /** Links that carry something. */
  List<PlannedLink> usedLinks() {
    return ways.values().stream().map(Way::route).flatMap(List::stream).distinct().sorted().map(links::get).toList();
  }

  private boolean isWire(PlannedLink link) {
    return change.wired.filter(link::equals).isPresent();
  }

  private Optional<Throughput> bounds(List<Integer> crossings) {
    double[] airtime = new double[links.size()];
    crossings.stream().filter(link -> !isWire(links.get(link)))
        .forEach(link -> airtime[link] += 1 / links.get(link).forecast().slowestMbps());
    return Arrays.stream(airtime).anyMatch(share -> share > 0)
        ? Optional.of(Throughput.common(airtime, possible, certain, LOW_SHARE, HIGH_SHARE)) : Optional.empty();
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
