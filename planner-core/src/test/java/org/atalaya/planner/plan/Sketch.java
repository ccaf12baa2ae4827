package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.propagation.FreeSpace;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainGap;

/** Networks on an invented plain, drawn pair by pair: kilometres east and north of a point, free-space loss. */
final class Sketch {
  static final String DISH = "MikroTik LHG XL HP5";
  static final String ROUTER = "LibreRouter v1";

  private static final GeoPoint ORIGIN = new GeoPoint(-31.5, -64.5);

  final List<Site> sites = new ArrayList<>();
  final List<CandidateLink> links = new ArrayList<>();

  Sketch site(String name, double eastKm, double northKm, Role role, String device) {
    return site(name, eastKm, northKm, role, Optional.of(device), 0);
  }

  Sketch site(String name, double eastKm, double northKm, Role role, Optional<String> device, double cost) {
    GeoPoint position = new GeoPoint(ORIGIN.latitudeDegrees() + northKm / 110.9,
        ORIGIN.longitudeDegrees() + eastKm / (111.3 * Math.cos(Math.toRadians(ORIGIN.latitudeDegrees()))));
    sites.add(new Site(name, position, 10, role, new PowerSupply.Grid(), 1, device, cost, ""));
    return this;
  }

  Sketch link(String a, String b, Verdict verdict) {
    Site from = find(a);
    Site to = find(b);
    GeodesicPath path = GeodesicPath.of(from.position(), to.position());
    double loss = FreeSpace.lossDb(path.distanceMeters(), PathSettings.DEFAULT.frequencyMhz());
    Sight sight = verdict == Verdict.UNKNOWN ? new Sight.Unknown(List.of(new TerrainGap.MissingTile("S32W066")))
        : new Sight.Judged(verdict, 0, 0, new Clearance(path.distanceMeters() / 2, 1, 1), 5,
            new Raise(OptionalDouble.of(9), OptionalDouble.of(8), OptionalDouble.of(4.5)));
    links.add(new CandidateLink(from, to, new PathAnalysis(path, PathSettings.DEFAULT, sight,
        verdict == Verdict.UNKNOWN ? PathLoss.UNKNOWN : new PathLoss(OptionalDouble.of(loss), OptionalDouble.of(0),
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(loss)))));
    return this;
  }

  Sketch clear(String a, String b) {
    return link(a, b, Verdict.CLEAR);
  }

  CandidateGraph graph() {
    return new CandidateGraph(sites, links);
  }

  PlanRequest request(String country) {
    return new PlanRequest("Red del valle", country, "libremesh", sites, graph(), 10, false);
  }

  private Site find(String name) {
    return sites.stream().filter(site -> site.name().equals(name)).findFirst().orElseThrow();
  }
}
