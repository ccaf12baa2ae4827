package org.atalaya.planner.project;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainGap;

/** A small project, and results as they could have been computed from it. */
final class Sample {
  static final Site ESCUELA = new Site("Escuela", new GeoPoint(49.25, 19.5), 6, Role.GATEWAY,
      new PowerSupply.Grid(), 30, Optional.of("librerouter-v1"), 0, "techo de chapa");
  static final Site REFUGIO = new Site("Refugio Ñandú", new GeoPoint(49.26, 19.52), 4.5, Role.REQUIRED,
      new PowerSupply.Solar(60, 480), 2, Optional.empty(), 120.5, "");
  static final Site LOMA = new Site("Loma", new GeoPoint(49.27, 19.51), 10, Role.CANDIDATE,
      new PowerSupply.Battery(240), 0, Optional.empty(), 80, "");

  static final ProjectSettings SETTINGS = new ProjectSettings("Valle", "AR", "libremesh",
      List.of("/data/terrain/N49E019.hgt"), PathSettings.DEFAULT, 15_000, 10, "USD");

  private Sample() {}

  static ProjectState state() {
    return new ProjectState(SETTINGS, List.of(ESCUELA, REFUGIO, LOMA));
  }

  static LinksResult links() {
    PathLoss loss = new PathLoss(OptionalDouble.of(114.25), OptionalDouble.of(0.1 + 0.2), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.of(114.55000000000001));
    Raise raise = new Raise(OptionalDouble.of(3.25), OptionalDouble.empty(), OptionalDouble.of(1.5));
    return new LinksResult(List.of(
        new LinkRow("Escuela", "Refugio Ñandú", 1834.123456789, 52.25, 232.5,
            new Sight.Judged(Verdict.FRESNEL, 1.5, -1.625, new Clearance(700, 0.41, -1.2), 2.5, raise), loss),
        new LinkRow("Escuela", "Loma", 2345.5, 12.5, 192.25,
            new Sight.Unknown(List.of(new TerrainGap.MissingTile("N49E020"),
                new TerrainGap.VoidInData("N49E019.hgt", new GeoPoint(49.26, 19.505)))), PathLoss.UNKNOWN)));
  }

  static NetworkPlan plan() {
    var community = new Community("Valle", "libremesh", "AR", "Valle", "valle-mesh", "10.13.0.0/16", "fd00::/64");
    var radio = new PlannedRouter.PlannedRadio("radio1", true, false, 157, 20, 27, 2000);
    var panel = new PlannedRouter.PlannedRadio("radio2", true, false, 161, 40, 24, 1900, Optional.of(51.75));
    var rate = new Rate(7, 20, 65, 21, -71);
    var forward = new LinkForecast.Direction(21, 29.5, -68.25, Optional.of(rate), 12.75);
    var backward = new LinkForecast.Direction(21, 29.5, -98.25, Optional.empty(), -3);
    return new NetworkPlan(community, List.of("Escuela", "Refugio Ñandú"),
        List.of(new PlannedRouter("Escuela", 1, "escuela", "librerouter-v1", Optional.empty(), "10.13.1.1/16",
                "fd00::1/64", List.of(radio)),
            new PlannedRouter("Refugio Ñandú", 1, "refugio-nandu", "librerouter-v1", Optional.of(232.5),
                "10.13.1.2/16", "fd00::2/64", List.of(radio, panel))),
        List.of(new PlannedLink("escuela", "radio1", "refugio-nandu", "radio1", 1834.5,
            new LinkForecast(forward, backward))),
        List.of(), new Optimality.Heuristic("shortest-path tree"),
        new BillOfMaterials(List.of(new BillOfMaterials.Line("LibreRouter v1", 2, 120)), 240, "USD"),
        List.of(new NetworkPlan.Note("plan.note.star", List.of("Escuela"))));
  }

  static NetworkPlan otherPlan() {
    NetworkPlan plan = plan();
    return new NetworkPlan(plan.community(), plan.sites(), plan.routers(), List.of(), List.of("Refugio Ñandú"),
        new Optimality.Gap(0.25), plan.bill(), List.of());
  }
}
