package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.LinkLimit;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.Incumbent;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.SearchFollower;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.SelectionProblem;
import org.atalaya.planner.siteselection.SiteSelector;
import org.atalaya.planner.siteselection.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Point to multipoint: what one radio may serve. */
class SharedRadioTest {
  private static final String OMNI = "TP-Link Archer C7 v2";
  private static final RegulatoryDatabase REGULATIONS = RegulatoryDatabase.builtIn();

  /** A catalogue of one device, whose radios may have so many links. */
  private static DeviceCatalogue catalogue(String name, int most) {
    Device device = DeviceCatalogue.builtIn().get(name);
    return new DeviceCatalogue(List.of(new Device(device.id(), device.name(), device.boardName(), device.radios().stream()
        .map(radio -> radio.withLinkLimit(new LinkLimit(most, new Provenance(Provenance.Kind.ASSUMPTION, "test")))).toList(),
        List.of("libremesh"), Optional.of(device.price().orElse(new Price(100, "USD",
            new Provenance(Provenance.Kind.ASSUMPTION, "test")))), device.powerWatts(), device.powerProvenance(), device.hardware())));
  }

  private static NetworkPlan plan(Sketch sketch, DeviceCatalogue catalogue) {
    return new NetworkPlanner(catalogue, REGULATIONS).plan(sketch.request("AR"), Progress.NONE);
  }

  private static long links(NetworkPlan plan, String host, String radio) {
    return plan.links().stream().filter(link -> link.hostA().equals(host) && link.radioA().equals(radio)
        || link.hostB().equals(host) && link.radioB().equals(radio)).count();
  }

  private static void noneHasMoreThan(NetworkPlan plan, long most) {
    plan.routers().forEach(router -> router.radios().forEach(radio ->
        assertThat(links(plan, router.hostName(), radio.uciName())).isLessThanOrEqualTo(most)));
  }

  /** Five homes in one direction, and sectors that may serve two: the fifth needs a third sector's worth of radios. */
  @Test
  void aSectorServesNoMoreThanItMay() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER);
    for (int i = 0; i < 5; i++) {
      sketch.site("Home" + i, 1, -0.2 + 0.1 * i, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home" + i);
    }
    NetworkPlan free = plan(sketch, catalogue(Sketch.ROUTER, 10));
    NetworkPlan tight = plan(sketch, catalogue(Sketch.ROUTER, 2));
    noneHasMoreThan(tight, 2);
    assertThat(tight.unreached()).isEmpty();
    assertThat(free.routers()).hasSize(6);
    assertThat(tight.routers()).as("two radios of two each, and a second router for the fifth").hasSize(7);
    assertThat(tight.notes()).noneMatch(note -> note.key().equals(PlanNotes.CROWDED_OUT));
  }

  /** Antennas that hear all around can be bought once only: there is nowhere else to go. */
  @Test
  void whoFindsNoRadioWithRoomIsNamedInPlainWords() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, OMNI);
    for (int i = 0; i < 3; i++) {
      sketch.site("Home" + i, 0.1, 0.02 * i, Role.REQUIRED, OMNI).clear("Hub", "Home" + i);
    }
    NetworkPlan plan = plan(sketch, catalogue(OMNI, 2));
    noneHasMoreThan(plan, 2);
    assertThat(plan.unreached()).hasSize(1);
    assertThat(plan.notes()).contains(new NetworkPlan.Note(PlanNotes.CROWDED_OUT, plan.unreached()))
        .noneMatch(note -> note.key().startsWith("plan.note.unreached"));
    // with a neighbour that passes it on, all is well
    sketch.clear("Home1", "Home2").clear("Home0", "Home1");
    assertThat(plan(sketch, catalogue(OMNI, 2)).unreached()).isEmpty();
  }

  /** A panel of 60 degrees and homes all around it. */
  @Test
  void linksThatShareAnAntennaLieInItsBeam() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER);
    for (int i = 0; i < 4; i++) {
      double angle = Math.toRadians(90 * i + 10);
      sketch.site("Home" + i, Math.sin(angle), Math.cos(angle), Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home" + i);
    }
    NetworkPlan plan = plan(sketch, catalogue(Sketch.ROUTER, 10));
    assertThat(plan.unreached()).isEmpty();
    assertThat(plan.routers().stream().filter(router -> router.site().equals("Hub"))).hasSize(2);
    plan.routers().forEach(router -> router.radios().stream().filter(PlannedRouter.PlannedRadio::mesh)
        .forEach(radio -> assertThat(links(plan, router.hostName(), radio.uciName())).isLessThanOrEqualTo(1)));
  }

  @Test
  void aNearStationDoesNotShareARadioWithAFarOne() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Near", 0.02, 0, Role.REQUIRED, Sketch.ROUTER)
        .site("Far", 3, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Near").clear("Hub", "Far");
    NetworkPlan plan = plan(sketch, catalogue(Sketch.ROUTER, 10));
    assertThat(plan.unreached()).isEmpty();
    noneHasMoreThan(plan, 1);
  }

  /**
   * One radio for all around, and two stations: free space makes them 33.4 or 34.6 dB apart by their distances, and the near
   * one is heard 4 dB fainter than that, for the fastest rates are sent with less power.
   */
  @Test
  void thirtyDecibelsApartIsWhatOneRadioBears() {
    for (double near : List.of(0.0032, 0.0028)) {
      Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, OMNI).site("Near", near, 0, Role.REQUIRED, OMNI)
          .site("Far", 0, 0.15, Role.REQUIRED, OMNI).clear("Hub", "Near").clear("Hub", "Far");
      NetworkPlan plan = plan(sketch, catalogue(OMNI, 10));
      double apart = 20 * Math.log10(0.15 / near) - 4;
      assertThat(plan.unreached()).as("%.1f dB apart", apart).hasSize(apart > 30 ? 1 : 0);
      assertThat(plan.notes().stream().anyMatch(note -> note.key().equals(PlanNotes.CROWDED_OUT))).as("%.1f dB apart", apart).isEqualTo(apart > 30);
    }
  }

  /** Read off the plan, by what each radio is said to hear. */
  private static void noneDrownsAnother(NetworkPlan plan, String as) {
    plan.routers().forEach(router -> router.radios().forEach(radio -> {
      DoubleSummaryStatistics heard = plan.links().stream().flatMapToDouble(link ->
          link.hostA().equals(router.hostName()) && link.radioA().equals(radio.uciName()) ? DoubleStream.of(link.forecast().backward().signalDbm())
              : link.hostB().equals(router.hostName()) && link.radioB().equals(radio.uciName()) ? DoubleStream.of(link.forecast().forward().signalDbm())
              : DoubleStream.empty()).summaryStatistics();
      assertThat(heard.getCount() == 0 || heard.getMax() - heard.getMin() <= 30).as("%s, %s %s: %s", as, router.hostName(), radio.uciName(), heard).isTrue();
    }));
  }

  /** Near and far homes at random, with devices that have several radios and may stand several at a site. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noRadioOfAPlanHearsOneStationDrownAnother(long seed) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER);
    for (int i = 0; i < 5; i++) {
      double distance = Math.exp(Math.log(0.01) + random.nextDouble() * Math.log(300));
      double azimuth = Math.toRadians(40 * random.nextDouble());
      sketch.site("Home" + i, distance * Math.sin(azimuth), distance * Math.cos(azimuth), Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home" + i);
    }
    noneDrownsAnother(plan(sketch, catalogue(Sketch.ROUTER, 10)), "seed " + seed);
  }

  /** Against every set of links that could be left out. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noOtherNetworkThatKeepsTheRulesIsCheaper(long seed) {
    Random random = new Random(seed);
    DeviceCatalogue catalogue = catalogue(OMNI, 1 + random.nextInt(2));
    Sketch sketch = new Sketch();
    for (int i = 0; i < 5; i++) {
      sketch.site("S" + i, 0.15 * random.nextDouble(), random.nextInt(3) == 0 ? 0.004 * i : 0.15 * random.nextDouble(),
          i == 0 ? Role.GATEWAY : i < 4 ? Role.REQUIRED : Role.CANDIDATE, Optional.of(OMNI), 10 * random.nextInt(4));
    }
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < 5; a++) {
      for (int b = a + 1; b < 5; b++) {
        pairs.add(new int[] {a, b});
      }
    }
    Collections.shuffle(pairs, random);
    pairs.subList(0, 6).forEach(pair -> sketch.clear("S" + pair[0], "S" + pair[1]));
    CandidateNetwork network = network(sketch, catalogue);
    ExactSelector selector = new ExactSelector();
    List<Incumbent> heard = new ArrayList<>();
    SharingSearch.Open found = SharingSearch.best(network, selector.followedBy(listener(heard)), Progress.NONE);
    assertThat(SharedRadio.conflict(found.network().linksOf(found.selection()))).as("seed %d", seed).isEmpty();
    Selection best = all(network, 0, selector).stream().min(Comparator.comparingInt((Selection each) -> each.unreached().size())
        .thenComparingLong(Selection::cost)).orElseThrow();
    assertThat(found.selection().unreached()).as("seed %d", seed).hasSameSizeAs(best.unreached());
    assertThat(found.selection().cost()).as("seed %d", seed).isEqualTo(best.cost());
    assertThat(found.selection().optimality()).as("seed %d", seed).isEqualTo(new Optimality.Proven());
    holds(heard, found, best, seed);
    // with no time left the rules are kept all the same, and the bound is one
    heard.clear();
    SharingSearch.Open hurried = SharingSearch.best(network, hurried(selector.followedBy(listener(heard))), Progress.NONE);
    holds(heard, hurried, best, seed);
    assertThat(SharedRadio.conflict(hurried.network().linksOf(hurried.selection()))).as("seed %d", seed).isEmpty();
    if (hurried.selection().optimality() instanceof Optimality.Heuristic) {
      assertThat(hurried.cut()).as("seed %d", seed).isTrue();
    } else {
      assertThat(hurried.selection().unreached()).as("seed %d", seed).hasSameSizeAs(best.unreached());
      assertThat(hurried.bound()).as("seed %d", seed).isLessThanOrEqualTo(best.cost());
      assertThat(hurried.selection().cost()).as("seed %d", seed).isGreaterThanOrEqualTo(best.cost());
    }
  }

  private static SearchFollower listener(List<Incumbent> heard) {
    return new SearchFollower() {
      @Override
      public void found(Incumbent incumbent) {
        heard.add(incumbent);
      }

      @Override
      public boolean enough() {
        return false;
      }
    };
  }

  /** One whose time is up from the beginning, and that answers all the same. */
  private static SiteSelector hurried(SiteSelector selector) {
    return new SiteSelector() {
      @Override
      public Selection select(SelectionProblem problem, Progress progress) {
        return selector.select(problem, progress);
      }

      @Override
      public SiteSelector followedThrough(UnaryOperator<SearchFollower> other) {
        return hurried(selector.followedThrough(other));
      }

      @Override
      public boolean over() {
        return true;
      }
    };
  }

  /** What was heard on the way is true of all networks that keep the rules, only gets better, and ends at the answer. */
  private static void holds(List<Incumbent> heard, SharingSearch.Open found, Selection best, long seed) {
    for (int i = 0; i < heard.size(); i++) {
      Incumbent at = heard.get(i);
      if (at.homes() - at.reached() == best.unreached().size()) {
        assertThat(at.cost()).as("seed %d", seed).isGreaterThanOrEqualTo(best.cost());
        assertThat(at.bound()).as("seed %d", seed).isBetween(0L, best.cost());
      }
      if (i > 0 && heard.get(i - 1).reached() == at.reached()) {
        assertThat(at.cost()).as("seed %d", seed).isLessThanOrEqualTo(heard.get(i - 1).cost());
        assertThat(at.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(heard.get(i - 1).bound());
      }
    }
    Selection end = found.selection();
    int homes = found.network().problem().required().size();
    if (end.unreached().size() < homes) {
      assertThat(heard.getLast()).as("seed %d", seed)
          .isEqualTo(new Incumbent(end.cost(), found.proven().orElse(heard.getLast().bound()), homes - end.unreached().size(), homes));
    }
  }

  private static CandidateNetwork network(Sketch sketch, DeviceCatalogue catalogue) {
    PlanRequest request = sketch.request("AR");
    DeviceOptions devices = DeviceOptions.of(request, catalogue);
    Spectrum spectrum = Spectrum.of(REGULATIONS.find("AR").orElseThrow(), devices.all(), false, new LinkBudget(10));
    List<RadioPath> paths = RadioPath.of(request.graph().links(), request.sites());
    return new CandidateNetwork(request.sites(), devices, new PortOffers(devices, paths, spectrum), paths, spectrum, Survival.NONE,
        new Purchasing(devices, Optional.empty(), PriceList.NONE), Progress.NONE);
  }

  /** The best of each network that has some of the links, where it keeps the rules. */
  private static List<Selection> all(CandidateNetwork network, int from, ExactSelector selector) {
    List<Selection> kept = new ArrayList<>();
    Selection selection = selector.select(network.problem(), Progress.NONE);
    if (SharedRadio.conflict(network.linksOf(selection)).isEmpty()) {
      kept.add(selection);
    }
    List<CandidateNetwork.PortLink> links = network.links();
    for (int i = from; i < links.size(); i++) {
      kept.addAll(all(network.without(links.get(i)), i, selector));
    }
    return kept;
  }
}
