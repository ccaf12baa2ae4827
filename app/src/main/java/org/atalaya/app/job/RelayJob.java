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
