package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.junit.jupiter.api.Test;

class RealNetworksTest {
  private final NetworkPlanner planner = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn());

  @Test
  void theKitOfFourConnectsItsThreeHomesToTheGateway() throws Exception {
    List<Site> sites = RealGround.sites("kit-of-four");
    NetworkPlan plan = plan("Red del lago", sites, RealGround.graph(sites, 15_000));
    print(plan);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.sites()).contains("Radio comunitaria", "Escuela", "Club social", "Dispensario");
    assertThat(plan.routers()).hasSizeGreaterThanOrEqualTo(4).allMatch(router -> router.deviceId().equals("librerouter-v1"));
    allOnOneTree(plan);
  }

  /** Dishes would cost less, and nobody's phone would work. */
  @Test
  void whereEveryDeviceMayBeTakenTheKitKeepsRoutersForPhones() throws Exception {
    List<Site> sites = RealGround.sites("kit-of-four").stream().map(site -> new Site(site.name(), site.position(),
        site.heightMeters(), site.role(), site.power(), site.households(), Optional.empty(), site.cost(), site.notes())).toList();
    NetworkPlan plan = plan("Red del lago", sites, RealGround.graph(sites, 15_000));
    print(plan);
    assertThat(plan.optimality()).isEqualTo(new Optimality.Proven());
    assertThat(plan.routers()).hasSize(4).allMatch(router -> router.deviceId().equals("librerouter-v1"));
  }

  @Test
  void withRefugioRequiredItTakesARelay() throws Exception {
    List<Site> sites = RealGround.sites("kit-of-four").stream()
        .map(site -> site.name().equals("Refugio") ? site.withRole(Role.REQUIRED) : site).toList();
    NetworkPlan plan = plan("Red del lago", sites, RealGround.graph(sites, 15_000));
    print(plan);
    assertThat(plan.feasible()).isTrue();
    long atGateway = plan.links().stream()
        .filter(link -> link.hostA().startsWith("Radio-comunitaria") || link.hostB().startsWith("Radio-comunitaria")).count();
    assertThat(atGateway).as("not a star").isLessThan(plan.links().size());
    allOnOneTree(plan);
  }

  @Test
  void oravaIsConnectedByDishes() throws Exception {
    List<Site> sites = RealGround.sites("orava");
    CandidateGraph graph = RealGround.graph(sites, 25_000);
    long start = System.nanoTime();
    NetworkPlan plan = plan("Orava", sites, graph);
    System.out.printf(Locale.ROOT, "planned in %.1f s%n", (System.nanoTime() - start) / 1e9);
    print(plan);
    List<String> required = sites.stream().filter(site -> site.role() == Role.REQUIRED).map(Site::name).toList();
    List<String> met = new ArrayList<>(plan.sites());
    met.addAll(plan.unreached());
    assertThat(met).containsAll(required);
    assertThat(plan.routers()).anyMatch(router -> router.deviceId().equals("mikrotik-lhg-xl-hp5"));
    assertThat(plan.unreached()).allSatisfy(home -> assertThat(plan.notes())
        .anyMatch(note -> note.key().startsWith("plan.note.unreached") && note.arguments().getFirst().equals(home)));
    assertThat(plan.links()).allMatch(link -> link.forecast().usable());
  }

  @Test
  void theSameRequestGivesTheSamePlanWhateverTheOrderOfItsLinks() throws Exception {
    List<Site> sites = RealGround.sites("kit-of-four");
    CandidateGraph graph = RealGround.graph(sites, 15_000);
    NetworkPlan plan = plan("Red del lago", sites, graph);
    assertThat(plan("Red del lago", sites, graph)).isEqualTo(plan).hasToString(plan.toString());
    List<CandidateLink> shuffled = new ArrayList<>(graph.links());
    Collections.shuffle(shuffled, new Random(7));
    assertThat(plan("Red del lago", sites, new CandidateGraph(sites, shuffled))).isEqualTo(plan).hasToString(plan.toString());
  }

  private NetworkPlan plan(String name, List<Site> sites, CandidateGraph graph) {
    return planner.plan(new PlanRequest(name, "AR", "libremesh", sites, graph, 10, false), Progress.NONE);
  }

  private static void allOnOneTree(NetworkPlan plan) {
    Set<String> joined = new HashSet<>(Set.of(plan.routers().getFirst().site()));
    for (boolean grown = true; grown;) {
      grown = false;
      for (PlannedLink link : plan.links()) {
        String a = site(plan, link.hostA());
        String b = site(plan, link.hostB());
        if (joined.contains(a) != joined.contains(b)) {
          grown = joined.add(a) | joined.add(b);
        }
      }
    }
    assertThat(joined).containsExactlyInAnyOrderElementsOf(plan.sites());
  }

  private static String site(NetworkPlan plan, String host) {
    return plan.routers().stream().filter(router -> router.hostName().equals(host)).findFirst().orElseThrow().site();
  }

  private static void print(NetworkPlan plan) {
    System.out.printf(Locale.ROOT, "%s: %d routers at %d sites, %d links, slowest %.1f Mbit/s, unreached %s, %.0f %s%n",
        plan.community().name(), plan.routers().size(), plan.sites().size(), plan.links().size(),
        plan.links().stream().mapToDouble(link -> link.forecast().slowestMbps()).min().orElse(0), plan.unreached(),
        plan.bill().total(), plan.bill().currency());
  }
}
