package org.atalaya.planner.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.siteselection.Optimality;
import org.junit.jupiter.api.Test;

/** Three routers in a row, a - b - c, each with a panel that looks east; a hears c over b's head. */
class UnwantedLinkTest {
  private static final DeviceCatalogue CATALOGUE = DeviceCatalogue.builtIn();
  private static final double PLANNED_DBM = -60;

  @Test
  void whatIsHeardAndNotPlannedIsNamed() {
    List<UnwantedLink> heard = UnwantedLink.of(plan(157), List.of(way("a", "b", 100), way("b", "c", 100), way("a", "c", 106)), CATALOGUE);
    assertThat(heard).singleElement().satisfies(link -> {
      assertThat(link.hostA() + link.hostB()).isEqualTo("ac");
      assertThat(link.mbps()).isPositive();
    });
  }

  @Test
  void anotherChannelOrEnoughLossKeepsItDown() {
    assertThat(UnwantedLink.of(plan(161), List.of(way("a", "c", 106)), CATALOGUE)).as("c is on another channel").isEmpty();
    assertThat(UnwantedLink.of(plan(157), List.of(way("a", "c", 250)), CATALOGUE)).isEmpty();
  }

  /** More loss never makes a link that was not there, nor a stronger one. */
  @Test
  void aLinkOnlyFadesWithLoss() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double loss = 80 + 80 * random.nextDouble();
      List<UnwantedLink> nearer = UnwantedLink.of(plan(157), List.of(way("a", "c", loss)), CATALOGUE);
      List<UnwantedLink> farther = UnwantedLink.of(plan(157), List.of(way("a", "c", loss + 5 * random.nextDouble())), CATALOGUE);
      assertThat(farther.size()).as("seed %d", seed).isLessThanOrEqualTo(nearer.size());
      if (!farther.isEmpty()) {
        assertThat(farther.getFirst().signalDbm()).as("seed %d", seed).isLessThanOrEqualTo(nearer.getFirst().signalDbm());
        assertThat(farther.getFirst().mbps()).as("seed %d", seed).isLessThanOrEqualTo(nearer.getFirst().mbps());
      }
    }
  }

  @Test
  void aThresholdPartsWantedFromUnwantedWhereOneDoes() {
    NetworkPlan plan = plan(157);
    assertThat(UnwantedLink.threshold(plan, List.of(new UnwantedLink("a", "radio1", "c", "radio1", -80.5, 6.5)))).hasValue(-80);
    assertThat(UnwantedLink.threshold(plan, List.of(new UnwantedLink("a", "radio1", "c", "radio1", PLANNED_DBM, 6.5)))).isEmpty();
    assertThat(UnwantedLink.threshold(plan, List.of())).isEmpty();
  }

  private static RadioWay way(String a, String b, double loss) {
    return new RadioWay(a, b, 90, 0, 270, 0, loss);
  }

  private static NetworkPlan plan(int lastChannel) {
    List<PlannedRouter> routers = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      routers.add(new PlannedRouter(name, 1, name, "librerouter-v1", Optional.of(name.equals("a") ? 90.0 : 270.0), "10.13.1.1/16", "fd00::1/64",
          List.of(new PlannedRouter.PlannedRadio("radio1", true, false, name.equals("c") ? lastChannel : 157, 20, 20, 3000))));
    }
    var direction = new LinkForecast.Direction(20, 30, PLANNED_DBM, Optional.of(new Rate(7, 20, 65, 20, -71)), 11);
    return new NetworkPlan(new Community("N", "libremesh", "AR", "N", "n", "10.13.0.0/16", "fd00::/64"), List.of("a", "b", "c"), routers,
        List.of(new PlannedLink("b", "radio1", "a", "radio1", 1000, new LinkForecast(direction, direction)),
            new PlannedLink("b", "radio1", "c", "radio1", 1000, new LinkForecast(direction, direction))),
        List.of(), new Optimality.Proven(), new BillOfMaterials(List.of(), 0, "USD"), List.of());
  }
}
