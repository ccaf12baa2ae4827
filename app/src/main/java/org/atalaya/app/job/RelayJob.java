package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.GeoJsonFile;
import org.atalaya.maps.features.Shape;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.relay.RelayPlace;
import org.atalaya.planner.relay.RelayRequest;
import org.atalaya.planner.relay.RelaySearch;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;

/** Places for a relay between two ends. */
public final class RelayJob {
  /** Around a site that must not be used no relay is wanted either, metres. */
  public static final double EXCLUDED_SITE_METERS = 100;
  /** Of a relay's antenna above ground. */
  public static final double HEIGHT_METERS = 6;
  private static final int PLACES = 3;

  private RelayJob() {}

  /** @param direct the verdict on the path between the two ends themselves */
  public record Result(Verdict direct, List<RelayPlace> places) {}

  /**
   * Looks over elevation files.
   *
   * @param clutter what stands on them
   * @param sites whose surroundings count
   */
  public static Result run(List<Path> terrain, ClutterFiles clutter, List<Site> sites, RelayRequest request, Progress progress) {
    TerrainMosaic ground = ElevationFiles.open(terrain);
    Terrain covered = clutter.cover(ground, sites, request.settings().frequencyMhz());
    List<RelayPlace> places = RelaySearch.search(SightGround.of(ground).coveredBy(covered), request, progress);
    Verdict direct = new PathAnalyzer(covered, request.settings()).analyze(request.from().position(),
        request.from().heightMeters(), request.to().position(), request.to().heightMeters()).sight().verdict();
    return new Result(direct, places);
  }

  /**
   * The best places for a relay between two sites of a project, over its own ground, the best first.
   *
   * @param standing sites that see both already: near them no other place is wanted
   * @throws java.util.concurrent.CancellationException if the progress says so
   */
  public static List<RelayPlace> between(Project project, Site a, Site b, List<Site> standing, Progress progress) {
    ProjectState state = project.state();
    List<Area> excluded = new ArrayList<>(excluded(state.sites()));
    standing.forEach(site -> excluded.add(new Area.Circle(site.position(), RelayRequest.DEFAULT_SPACING_METERS)));
    return run(project.resolveTerrain(), ClutterFiles.of(project), state.sites(), request(state, a, b, excluded), progress).places();
  }

  /** What is asked for where nobody says otherwise: an antenna at {@link #HEIGHT_METERS}, {@link #PLACES} places. */
  static RelayRequest request(ProjectState state, Site a, Site b) {
    return request(state, a, b, excluded(state.sites()));
  }

  private static RelayRequest request(ProjectState state, Site a, Site b, List<Area> excluded) {
    return new RelayRequest(end(a), end(b), HEIGHT_METERS, state.settings().maxRangeMeters(), state.settings().paths(),
        excluded, RelayRequest.DEFAULT_SNAP_METERS, RelayRequest.DEFAULT_SPACING_METERS, PLACES);
  }

  private static RelayRequest.End end(Site site) {
    return new RelayRequest.End(site.position(), site.heightMeters());
  }

  /** What a list of sites excludes: the surroundings of the excluded ones. */
  public static List<Area> excluded(List<Site> sites) {
    return sites.stream().filter(site -> site.role() == Role.EXCLUDED)
        .<Area>map(site -> new Area.Circle(site.position(), EXCLUDED_SITE_METERS)).toList();
  }

  /** The areas of GeoJSON files. */
  public static List<Area> areas(List<Path> files) {
    List<Area> areas = new ArrayList<>();
    files.forEach(file -> GeoJsonFile.read(file).forEach(feature -> {
      if (feature.shape() instanceof Shape.Surface(Area.Polygon area)) {
        areas.add(area);
      }
    }));
    return areas;
  }
}
