package org.atalaya.app.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NetworkPlanner;
import org.atalaya.planner.plan.PlanRequest;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.propagation.FreeSpace;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.SearchFollower;
import org.atalaya.planner.siteselection.Survival;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Plans of invented networks, through all that {@code plan} goes through after the links are known: sites at random on a
 * plain, all with one device whose antenna needs no aim, building costs drawn for those that are not homes, and the
 * shortest pairs of sites as clear links. Equal numbers give equal networks.
 */
public final class PlanBenchmark {
  private static final GeoPoint ORIGIN = new GeoPoint(-31.5, -64.5);
  private static final String DEVICE = "TP-Link EAP225-Outdoor v1";
  /** At this range that device still keeps its fade margin. */
  private static final double LONGEST_LINK_KM = 0.3;

  private PlanBenchmark() {}

  /**
   * @param sites in all, the gateway and the homes among them
   * @param links shortest pairs of sites
   */
  public record Size(int sites, int links, int homes, long seed) {}

  /** A plan, and how long it took. */
  public record Result(NetworkPlan plan, double seconds) {}

  /** The invented sites and the ways between them. */
  public static CandidateGraph network(Size size) {
    return graph(sites(size), size);
  }

  /** Plans with so much time from the links on. */
  public static Result run(Size size, Survival survive, Duration limit, Progress progress, SearchFollower follower) {
    CandidateGraph graph = network(size);
    PlanRequest request = new PlanRequest("bench", "AR", "libremesh", graph.sites(), graph, 10, false,
        new Wishes(survive, Optional.empty(), Optional.empty()), 0);
    DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
    RegulatoryDatabase regulations = RegulatoryDatabase.builtIn();
    long start = System.nanoTime();
    NetworkPlan plan = new NetworkPlanner(catalogue, regulations, ExactSelector.within(limit).followedBy(follower)).plan(request, progress);
    return new Result(plan, (System.nanoTime() - start) / 1e9);
  }

  /** So dense that the shortest pairs are about as long as the longest that work. */
  private static List<Site> sites(Size size) {
    Random random = new Random(size.seed);
    double neighbours = 2.0 * size.links / size.sites;
    double sideKm = Math.sqrt(size.sites * Math.PI * LONGEST_LINK_KM * LONGEST_LINK_KM / neighbours) * 0.9;
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < size.sites; i++) {
      GeoPoint at = new GeoPoint(ORIGIN.latitudeDegrees() + random.nextDouble() * sideKm / 110.9,
          ORIGIN.longitudeDegrees() + random.nextDouble() * sideKm / (111.3 * Math.cos(Math.toRadians(ORIGIN.latitudeDegrees()))));
      Role role = i == 0 ? Role.GATEWAY : i <= size.homes ? Role.REQUIRED : Role.CANDIDATE;
      double cost = role == Role.CANDIDATE ? 10 * random.nextInt(31) : 0;
      sites.add(new Site("s" + i, at, 10, role, new PowerSupply.Grid(), role == Role.REQUIRED ? 1 : 0, Optional.of(DEVICE), cost, ""));
    }
    return sites;
  }

  private static CandidateGraph graph(List<Site> sites, Size size) {
    List<long[]> pairs = new ArrayList<>();
    for (int a = 0; a < sites.size(); a++) {
      for (int b = a + 1; b < sites.size(); b++) {
        double east = (sites.get(a).position().longitudeDegrees() - sites.get(b).position().longitudeDegrees())
            * Math.cos(Math.toRadians(ORIGIN.latitudeDegrees()));
        double north = sites.get(a).position().latitudeDegrees() - sites.get(b).position().latitudeDegrees();
        pairs.add(new long[] {Math.round(1e9 * Math.hypot(east, north)), a, b});
      }
    }
    pairs.sort(Comparator.comparingLong((long[] pair) -> pair[0]).thenComparingLong(pair -> pair[1]).thenComparingLong(pair -> pair[2]));
    List<CandidateLink> links = pairs.stream().limit(size.links)
        .sorted(Comparator.comparingLong((long[] pair) -> pair[1]).thenComparingLong(pair -> pair[2]))
        .map(pair -> clear(sites.get((int) pair[1]), sites.get((int) pair[2]))).toList();
    return new CandidateGraph(sites, links);
  }

  private static CandidateLink clear(Site a, Site b) {
    GeodesicPath path = GeodesicPath.of(a.position(), b.position());
    OptionalDouble loss = OptionalDouble.of(FreeSpace.lossDb(path.distanceMeters(), PathSettings.DEFAULT.frequencyMhz()));
    Raise raise = new Raise(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0));
    return new CandidateLink(a, b, new PathAnalysis(path, PathSettings.DEFAULT,
        new Sight.Judged(Verdict.CLEAR, 0, 0, new Clearance(path.distanceMeters() / 2, 2, 10), 10, raise),
        new PathLoss(loss, OptionalDouble.of(0), OptionalDouble.empty(), OptionalDouble.empty(), loss)));
  }
}
