package org.atalaya.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.RenderJob;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * What is told on paper: the plan of a project, and the ground below it.
 *
 * @param grids finest first; none where the project has no terrain
 * @param ends of each planned link, both ways, by host name in the plan's order
 */
record ReportFacts(ProjectState state, NetworkPlan plan, DeviceCatalogue catalogue, List<ElevationGrid> grids,
    Map<String, List<End>> ends) {
  ReportFacts {
    grids = List.copyOf(grids);
    ends = Map.copyOf(ends);
  }

  /**
   * A link as it is seen by who stands at one end of it.
   *
   * @param own router at this end
   * @param other router at the other
   * @param heard expected at this end
   * @param profile from here
   */
  record End(PlannedRouter own, Site from, PlannedRouter other, Site to, PlannedLink link, LinkForecast.Direction heard,
      TerrainProfile profile, PathAnalysis analysis) {}

  /**
   * @throws org.atalaya.planner.BadInputException if the plan is missing or stale, or the terrain can't be read
   * @throws CancellationException if the progress says so
   */
  static ReportFacts read(Project project, Progress progress) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    ProjectState state = project.state();
    List<ElevationGrid> grids = project.resolveTerrain().isEmpty() ? List.of()
        : ElevationFiles.read(project.resolveTerrain(), progress);
    Terrain terrain = ClutterFiles.of(project).cover(new TerrainMosaic(grids), state.sites(),
        state.settings().paths().frequencyMhz());
    PathAnalyzer analyzer = new PathAnalyzer(terrain, state.settings().paths());
    Map<String, List<End>> ends = new LinkedHashMap<>();
    for (PlannedLink link : plan.links()) {
      PlannedRouter a = plan.findRouter(link.hostA()).orElseThrow();
      PlannedRouter b = plan.findRouter(link.hostB()).orElseThrow();
      Site siteA = site(state, a.site());
      Site siteB = site(state, b.site());
      add(ends, analyzer, new Seen(a, siteA, b, siteB), link, link.forecast().backward());
      add(ends, analyzer, new Seen(b, siteB, a, siteA), link, link.forecast().forward());
    }
    return new ReportFacts(state, plan, DeviceCatalogue.beside(project.file()), grids, ends);
  }

  private record Seen(PlannedRouter own, Site from, PlannedRouter other, Site to) {}

  private static void add(Map<String, List<End>> ends, PathAnalyzer analyzer, Seen seen, PlannedLink link,
      LinkForecast.Direction heard) {
    TerrainProfile profile = analyzer.profile(GeodesicPath.of(seen.from.position(), seen.to.position()));
    PathAnalysis analysis = analyzer.analyze(profile, seen.from.heightMeters(), seen.to.heightMeters());
    ends.computeIfAbsent(seen.own.hostName(), host -> new ArrayList<>())
        .add(new End(seen.own, seen.from, seen.other, seen.to, link, heard, profile, analysis));
  }

  private static Site site(ProjectState state, String name) {
    return state.sites().stream().filter(site -> site.name().equals(name)).findFirst().orElseThrow();
  }

  Site site(String name) {
    return site(state, name);
  }

  List<End> ends(PlannedRouter router) {
    return ends.getOrDefault(router.hostName(), List.of());
  }

  List<PlannedRouter> routersAt(String site) {
    return plan.routers().stream().filter(router -> router.site().equals(site)).toList();
  }

  String deviceName(PlannedRouter router) {
    return catalogue.find(router.deviceId()).map(device -> device.name()).orElse(router.deviceId());
  }

  /** Ground at a site, metres above sea level; empty where it is not known. */
  Optional<Double> groundMeters(Site site) {
    double height = new TerrainMosaic(grids).elevationAt(site.position()).find().orElse(Double.NaN);
    return Double.isNaN(height) ? Optional.empty() : Optional.of(height);
  }
}
