package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.clutter.Clutter;
import org.atalaya.planner.lineofsight.Panorama;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Terrain;

/** What is to be seen from a place, with the sites in it. */
public final class PanoramaJob {
  private static final double NEAREST_METERS = 1;

  private PanoramaJob() {}

  /** @param marks the other sites, by azimuth */
  public record Result(Panorama panorama, List<Mark> marks) {}

  /**
   * A site as it is seen, or would be.
   *
   * @param elevationDegrees of its antenna; empty where terrain is missing on the way
   */
  public record Mark(String name, double azimuthDegrees, OptionalDouble elevationDegrees, double distanceMeters, Verdict verdict) {}

  /**
   * @param clutter what stands on the ground
   * @param sites that are marked where they lie within the radius; one at the observer's own place is not. Their
   *     surroundings count
   */
  public static Result run(Terrain ground, ClutterFiles clutter, Panorama.Request request, PathSettings settings, List<Site> sites,
      Progress progress) {
    Clutter stands = clutter.read(ground);
    Terrain terrain = ClutterFiles.cover(ground, stands, sites, settings.frequencyMhz());
    Panorama panorama = Panorama.of(terrain, stands.buildings().around(request.observer(), request.radiusMeters()), request,
        progress::step);
    PathAnalyzer analyzer = new PathAnalyzer(terrain, settings);
    List<Mark> marks = new ArrayList<>();
    for (Site site : sites) {
      mark(analyzer, request.observer(), request.heightMeters(), request.radiusMeters(), site, marks);
    }
    marks.sort(Comparator.comparingDouble(Mark::azimuthDegrees).thenComparing(Mark::name));
    return new Result(panorama, List.copyOf(marks));
  }

  private static void mark(PathAnalyzer analyzer, GeoPoint observer, double heightMeters, double radiusMeters, Site site,
      List<Mark> marks) {
    GeodesicPath path = GeodesicPath.of(observer, site.position());
    if (path.distanceMeters() < NEAREST_METERS || path.distanceMeters() > radiusMeters) {
      return;
    }
    Sight sight = analyzer.analyze(analyzer.profile(path), heightMeters, site.heightMeters()).sight();
    OptionalDouble elevation = switch (sight) {
      case Sight.Judged judged -> OptionalDouble.of(judged.tiltFromDegrees());
      case Sight.Unknown unknown -> OptionalDouble.empty();
    };
    marks.add(new Mark(site.name(), path.azimuthFromDegrees(), elevation, path.distanceMeters(), sight.verdict()));
  }
}
