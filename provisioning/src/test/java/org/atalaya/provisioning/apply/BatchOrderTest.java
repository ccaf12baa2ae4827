package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.siteselection.Optimality;
import org.junit.jupiter.api.Test;

/**
 * <pre>
 *   laptop ─ A ── B ── C ── D
 *                 │         ┊ cable of one site
 *                 E         D2       F (no way)
 * </pre>
 */
class BatchOrderTest {
  private static final NetworkPlan PLAN = new NetworkPlan(
      new Community("N", "libremesh", "AR", "n.mesh", "n", "10.13.0.0/16", "fd0d:fe46:8ce8::/64"),
      List.of("A", "B", "C", "D", "E", "F"),
      List.of(router("A", "A"), router("B", "B"), router("C", "C"), router("D", "D"), router("D", "D2"), router("E", "E"),
          router("F", "F")),
      List.of(link("A", "B"), link("B", "C"), link("C", "D"), link("E", "B")), List.of(), new Optimality.Proven(), new BillOfMaterials(List.of(), 0, "USD"), List.of());

  @Test
  void thoseBehindComeBeforeThoseInFrontAndTheEntryLast() {
    assertThat(BatchOrder.farthestFirst(PLAN, List.of("A", "B", "C", "D", "D2", "E", "F"), "A"))
        .containsExactly(List.of("F"), List.of("D2"), List.of("D"), List.of("C", "E"), List.of("B"), List.of("A"));
    assertThat(BatchOrder.farthestFirst(PLAN, List.of("E", "A", "C"), "D"))
        .containsExactly(List.of("A", "E"), List.of("C"));
  }

  private static PlannedRouter router(String site, String host) {
    return new PlannedRouter(site, 1, host, "librerouter-v1", Optional.empty(), "10.13.1.1/16", "fd0d:fe46:8ce8::1/64", List.of());
  }

  private static PlannedLink link(String a, String b) {
    LinkForecast.Direction way = new LinkForecast.Direction(18, 28, -60, Optional.empty(), 10);
    return new PlannedLink(a, "radio1", b, "radio1", 1000, new LinkForecast(way, way));
  }
}
