package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on a roof keeps its address when the plan is made anew. */
class KeptAddressesTest {
  private final NetworkPlanner planner = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn());

  private NetworkPlan plan(Sketch sketch, AddressHabit habit, Map<String, String> addresses) {
    return planner.plan(new PlanRequest("Red del valle", "AR", "libremesh", sketch.sites, sketch.graph(), 10, false, Wishes.NONE, 0,
        PriceList.NONE, new AddressBlocks(Optional.of("10.45.0.0/16"), Optional.empty(), Optional.empty(), Optional.of(habit)), AirSurvey.NONE,
        addresses), Progress.NONE);
  }

  private static Map<String, String> addresses(NetworkPlan plan) {
    return plan.routers().stream().collect(Collectors.toMap(PlannedRouter::hostName, router -> router.ipv4().replace("/16", "")));
  }

  @ParameterizedTest
  @EnumSource(AddressHabit.class)
  void aRouterKeepsItsAddressAndANewSiteBeforeItTakesAnother(AddressHabit habit) {
    Sketch before = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
    Sketch after = new Sketch().site("New", 0, 1, Role.REQUIRED, Sketch.ROUTER).site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER)
        .site("Home", 1, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home").clear("Hub", "New");
    // as if another had had the place that is New's by its name
    Map<String, String> had = Map.of("Home", addresses(plan(after, habit, Map.of())).get("New"), "Hub", addresses(plan(before, habit, Map.of())).get("Hub"));
    NetworkPlan plan = plan(after, habit, had);
    assertThat(plan.community().habit()).isEqualTo(habit);
    assertThat(addresses(plan)).containsAllEntriesOf(had);
    assertThat(addresses(plan).values()).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void anAddressOfAnotherNetworkOrBetweenBlocksIsDrawnAnew() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
    Map<String, String> fresh = addresses(plan(sketch, AddressHabit.GUIFI, Map.of()));
    for (String other : List.of("10.46.128.1", "10.45.128.2", "10.45.3.1")) {
      assertThat(addresses(plan(sketch, AddressHabit.GUIFI, Map.of("Home", other)))).as(other).isEqualTo(fresh);
    }
  }
}
