package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.SelectionProblem;
import org.atalaya.planner.siteselection.ShortestPathSelector;
import org.atalaya.planner.siteselection.SiteSelector;
import org.atalaya.planner.siteselection.Survival;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

/**
 * Plans that are to survive, on a ring of four kilometres.
 *
 * <pre>
 *        Hill
 *       /    \
 *    Hub ---- Home      Far — Home alone
 *       \    /
 *        Barn
 * </pre>
 */
class SurvivingPlanTest {
  private final NetworkPlanner planner = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn());

  private static Sketch ring() {
    return new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 2, 0, Role.REQUIRED, Sketch.ROUTER)
        .site("Hill", 1, 0.5, Role.CANDIDATE, Sketch.ROUTER)
        .site("Barn", 1, -0.5, Role.CANDIDATE, Optional.of(Sketch.ROUTER), 40)
        .clear("Hub", "Hill").clear("Hill", "Home").clear("Hub", "Barn").clear("Barn", "Home");
  }

  private NetworkPlan plan(Sketch sketch, Wishes wishes, int alternatives) {
    PlanRequest plain = sketch.request("AR");
    return planner.plan(new PlanRequest(plain.networkName(), plain.country(), plain.firmware(), plain.sites(), plain.graph(),
        plain.fadeMarginDb(), plain.allowDfs(), wishes, alternatives), Progress.NONE);
  }

  private static Wishes survive(Survival level) {
    return new Wishes(level, Optional.empty(), Optional.empty());
  }

  @Test
  void twoWaysAroundAreBuiltWhereOneSiteMayFail() {
    assertThat(plan(ring(), Wishes.NONE, 0).sites()).containsExactly("Hub", "Home", "Hill");
    NetworkPlan safe = plan(ring(), survive(Survival.SITE), 0);
    assertThat(safe.sites()).containsExactly("Hub", "Home", "Hill", "Barn");
    assertThat(safe.meetsWishes()).isTrue();
    assertThat(safe.wishes().survive()).isEqualTo(Survival.SITE);
    assertThat(pairs(safe)).hasSize(4);
    assertThat(pairs(plan(ring(), survive(Survival.LINK), 0))).hasSize(4);
  }

  @Test
  void whereASecondWayIsMissingTheNearestMissIsSaid() {
    Sketch sketch = ring().site("Far", 4, 0, Role.REQUIRED, Sketch.ROUTER).clear("Home", "Far").link("Hill", "Far", Verdict.BLOCKED);
    NetworkPlan plan = plan(sketch, survive(Survival.SITE), 0);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.meetsWishes()).isFalse();
    assertThat(plan.unprotected()).containsExactly("Far");
    assertThat(plan.notes()).contains(new Note(PlanNotes.UNPROTECTED_SITE, List.of("Far", "Home")),
        new Note(PlanNotes.SECOND_WAY + PlanNotes.BLOCKED, List.of("Far", "Hill", "Far", "4.5")));
    assertThat(plan(sketch, survive(Survival.LINK), 0).notes())
        .contains(new Note(PlanNotes.UNPROTECTED_LINK, List.of("Far", "Home", "Far")));
  }

  /** Far hangs on Home alone. A relay is looked for between it and what is left, and only where devices make links of it. */
  @Test
  void aPlaceForARelayIsNamedWhereItWouldGiveASecondWay() {
    Sketch sketch = ring().site("Far", 4, 0, Role.REQUIRED, Sketch.ROUTER).clear("Home", "Far").link("Hill", "Far", Verdict.BLOCKED);
    List<List<String>> asked = new ArrayList<>();
    Sketch near = new Sketch().site("Far", 4, 0, Role.REQUIRED, Sketch.ROUTER).site("Hill", 1, 0.5, Role.CANDIDATE, Sketch.ROUTER)
        .site("Relay", 2.5, 1, Role.CANDIDATE, Sketch.ROUTER).clear("Far", "Relay").clear("Hill", "Relay");
    Sketch distant = new Sketch().site("Far", 4, 0, Role.REQUIRED, Sketch.ROUTER).site("Hill", 1, 0.5, Role.CANDIDATE, Sketch.ROUTER)
        .site("Relay", 2, 90, Role.CANDIDATE, Sketch.ROUTER).clear("Far", "Relay").clear("Hill", "Relay");
    PlanRequest plain = sketch.request("AR");
    PlanRequest request = new PlanRequest(plain.networkName(), plain.country(), plain.firmware(), plain.sites(), plain.graph(),
        plain.fadeMarginDb(), plain.allowDfs(), survive(Survival.SITE), 0);
    NetworkPlan plan = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn(), new ExactSelector(), (a, b) -> {
      asked.add(List.of(a.name(), b.name()));
      return List.of(place(distant), place(near));
    }).plan(request, Progress.NONE);
    GeoPoint there = near.sites.get(2).position();
    assertThat(asked).containsExactly(List.of("Far", "Hill"));
    assertThat(plan.notes()).contains(new Note(PlanNotes.RELAY, List.of("Far",
        String.format(Locale.ROOT, "%.5f, %.5f", there.latitudeDegrees(), there.longitudeDegrees()), "10", "Far", "Hill", "700")));
    assertThat(new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn(), new ExactSelector(),
        (a, b) -> List.of(place(distant))).plan(request, Progress.NONE).notes()).extracting(Note::key).doesNotContain(PlanNotes.RELAY);
  }

  private static RelayFinder.Place place(Sketch legs) {
    return new RelayFinder.Place(legs.sites.get(2).position(), 700, 10, legs.links.get(0).analysis(), legs.links.get(1).analysis());
  }

  @Test
  void aBudgetThatIsTooSmallComesWithTheLeastPrice() {
    NetworkPlan cheapest = plan(ring(), Wishes.NONE, 0);
    double total = cheapest.bill().total();
    NetworkPlan plan = plan(ring(), new Wishes(Survival.NONE, Optional.of(total - 1), Optional.empty()), 0);
    assertThat(plan.meetsWishes()).isFalse();
    assertThat(plan.notes()).contains(new Note(PlanNotes.BUDGET_PROVEN,
        List.of(PlanNotes.money(total - 1), PlanNotes.money(total), plan.bill().currency())));
    assertThat(plan(ring(), new Wishes(Survival.NONE, Optional.of(total), Optional.empty()), 0).meetsWishes()).isTrue();
  }

  @Test
  void kitsAreBoughtWholeAndTheProofKnowsIt() {
    NetworkPlan single = plan(ring(), Wishes.NONE, 0);
    NetworkPlan kits = plan(ring(), new Wishes(Survival.NONE, Optional.empty(), Optional.of(2)), 0);
    assertThat(kits.routers()).isEqualTo(single.routers());
    double price = single.bill().lines().getFirst().unitPrice();
    assertThat(kits.bill().lines()).containsExactly(new BillOfMaterials.Line("2 × LibreRouter v1", 2, 2 * price));
    assertThat(kits.bill().total()).isEqualTo(4 * price);
    assertThat(kits.notes()).contains(new Note(PlanNotes.KIT_SPARE, List.of("1")));
    assertThat(single.optimality()).isEqualTo(new Optimality.Proven());
    assertThat(kits.optimality()).isEqualTo(new Optimality.Proven());
  }

  /** Hill is nearer to the gateway and dear; over Barn and Yard it takes a router more, which a kit of four has anyway. */
  @Test
  void theCommunitysOwnPricesDecide() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 3, 0, Role.REQUIRED, Sketch.ROUTER)
        .site("Hill", 1.5, 1, Role.CANDIDATE, Optional.of(Sketch.ROUTER), 50)
        .site("Barn", 1, -0.5, Role.CANDIDATE, Sketch.ROUTER).site("Yard", 2, -0.5, Role.CANDIDATE, Sketch.ROUTER)
        .clear("Hub", "Hill").clear("Hill", "Home").clear("Hub", "Barn").clear("Barn", "Yard").clear("Yard", "Home");
    Wishes kits = new Wishes(Survival.NONE, Optional.empty(), Optional.of(4));
    assertThat(priced(sketch, Wishes.NONE, PriceList.NONE).sites()).containsExactly("Hub", "Home", "Hill");
    NetworkPlan whole = priced(sketch, kits, new PriceList(new TreeMap<>(), new TreeMap<>(Map.of("librerouter-v1", 650.0)), 0));
    assertThat(whole.sites()).containsExactly("Hub", "Home", "Barn", "Yard");
    assertThat(whole.bill().lines()).containsExactly(new BillOfMaterials.Line("4 × LibreRouter v1", 1, 650));
    assertThat(whole.optimality()).isEqualTo(new Optimality.Proven());
    NetworkPlan mounted = priced(sketch, kits, new PriceList(new TreeMap<>(), new TreeMap<>(), 60));
    assertThat(mounted.sites()).containsExactly("Hub", "Home", "Hill");
    assertThat(mounted.bill().lines()).contains(new BillOfMaterials.Line(BillOfMaterials.MOUNTING, 3, 60));
    NetworkPlan cheap = priced(sketch, Wishes.NONE, new PriceList(new TreeMap<>(Map.of("librerouter-v1", 20.0)), new TreeMap<>(), 0));
    assertThat(cheap.sites()).containsExactly("Hub", "Home", "Barn", "Yard");
    assertThat(cheap.bill().total()).isEqualTo(80);
  }

  private static NetworkPlan priced(Sketch sketch, Wishes wishes, PriceList prices) {
    PlanRequest plain = sketch.request("AR");
    return new NetworkPlanner(prices.over(DeviceCatalogue.builtIn(), "USD"), RegulatoryDatabase.builtIn()).plan(
        new PlanRequest(plain.networkName(), plain.country(), plain.firmware(), plain.sites(), plain.graph(), plain.fadeMarginDb(),
            plain.allowDfs(), wishes, 0, prices, AddressBlocks.NONE, AirSurvey.NONE, Map.of()), Progress.NONE);
  }

  /** A home beside the only gateway survives any site; the link between them it does not, and that is the safer network. */
  @Test
  void aPlanThatSurvivesSitesIsShownWhatSurvivesLinksToo() {
    Sketch sketch = ring().clear("Hub", "Home");
    NetworkPlan plan = plan(sketch, survive(Survival.SITE), 3);
    assertThat(plan.sites()).containsExactly("Hub", "Home");
    assertThat(plan.alternatives()).filteredOn(other -> other.kind() == Alternative.Kind.SAFER).singleElement()
        .satisfies(other -> assertThat(other.survive()).isEqualTo(Survival.LINK))
        .satisfies(other -> assertThat(other.total()).isGreaterThan(plan.bill().total()));
  }

  /** Time in steps: putting networks together takes some, and each choice takes all that it is given. */
  private static final class Steps implements SiteSelector {
    private final int[] now;
    private final int end;
    private final List<Integer> taken;

    Steps(int[] now, int end, List<Integer> taken) {
      this.now = now;
      this.end = end;
      this.taken = taken;
    }

    @Override
    public Selection select(SelectionProblem problem, Progress progress) {
      taken.add(end - now[0]);
      now[0] = Math.max(now[0], end);
      return new ShortestPathSelector().select(problem, Progress.NONE);
    }

    @Override
    public SiteSelector withShareOfTime(double share) {
      return new Steps(now, now[0] + (int) Math.round(share * (end - now[0])), taken);
    }

    @Override
    public boolean over() {
      return now[0] >= end;
    }
  }

  /** However long a busy machine takes to put it together, the plan has most of what is left, and the others the rest. */
  @Test
  void thePlanItselfHasMostOfTheTimeThatIsLeft() {
    PlanRequest plain = ring().request("AR");
    PlanRequest request = new PlanRequest(plain.networkName(), plain.country(), plain.firmware(), plain.sites(), plain.graph(),
        plain.fadeMarginDb(), plain.allowDfs(), survive(Survival.SITE), 4);
    for (int busy : List.of(1, 20, 60)) {
      int[] now = {0};
      List<Integer> taken = new ArrayList<>();
      List<Integer> built = new ArrayList<>();
      new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn(), new Steps(now, 1000, taken)).plan(request, (done, total) -> {
        if (taken.isEmpty()) {
          now[0] += busy;
          built.add(now[0]);
        }
        return true;
      });
      int left = 1000 - built.getLast();
      assertThat(left).as("steps of %d", busy).isBetween(100, 999);
      assertThat(taken.getFirst()).as("steps of %d", busy).isEqualTo((int) Math.round(0.7 * left));
      assertThat(taken.stream().mapToInt(Integer::intValue).sum()).as("steps of %d", busy).isLessThanOrEqualTo(left);
      assertThat(taken).as("others are looked for in what is left").hasSizeGreaterThan(1);
    }
  }

  @Test
  void alternativesDifferAndSayWhatTheyGiveUp() {
    NetworkPlan plan = plan(ring().site("Far", 4, 0, Role.REQUIRED, Sketch.ROUTER).clear("Home", "Far"), Wishes.NONE, 5);
    assertThat(plan.alternatives()).extracting(Alternative::kind).contains(Alternative.Kind.CHEAPER, Alternative.Kind.SAFER);
    assertThat(new HashSet<>(plan.alternatives())).hasSameSizeAs(plan.alternatives());
    for (Alternative other : plan.alternatives()) {
      switch (other.kind()) {
        case CHEAPER -> {
          assertThat(other.total()).isLessThan(plan.bill().total());
          assertThat(other.unreached()).containsExactly("Far");
          assertThat(other.tradeOffs()).contains(new Note(Alternatives.WITHOUT_HOME, List.of("Far")));
        }
        case SAFER -> {
          assertThat(other.sites()).contains("Hill", "Barn");
          assertThat(other.tradeOffs()).extracting(Note::key).contains(Alternatives.COSTS);
        }
        case FASTER -> assertThat(other.tradeOffs()).extracting(Note::key).contains(Alternatives.FASTER);
      }
    }
    assertThat(plan(ring(), survive(Survival.SITE), 1).alternatives()).singleElement()
        .satisfies(other -> assertThat(other.tradeOffs()).contains(new Note(Alternatives.SITE_CUTS, List.of("Hill"))));
  }

  private static Set<Set<String>> pairs(NetworkPlan plan) {
    Set<Set<String>> pairs = new HashSet<>();
    plan.links().forEach(link -> pairs.add(Set.of(link.hostA(), link.hostB())));
    return pairs;
  }
}
