package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.maps.block.RayLine;
import org.atalaya.maps.block.ZoneBody;
import org.atalaya.planner.lineofsight.FresnelZone;
import org.atalaya.planner.lineofsight.LinkRay;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.lineofsight.ZoneCut;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Sites, links and the selected link's zone in the block.
 *
 * @param masts sites whose ground is known
 * @param rays links between those, what matters less first
 * @param zone of the selected link; empty where there is none, or its ground is not known
 * @param leftOut sites whose ground is not known
 */
record BlockScene(List<Mast> masts, List<Ray> rays, Optional<Zone> zone, int leftOut) {
  private static final int ZONE_RINGS = 72;
  private static final int ZONE_AROUND = 28;
  private static final int RAY_PARTS = 48;
  private static final int CUT_PARTS = 24;

  /**
   * A site.
   *
   * @param label its name, with the antenna's height where it is selected
   */
  record Mast(MapSite site, String label, boolean selected, BlockPoint foot, BlockPoint top) {}

  /**
   * A link.
   *
   * @param chosen true where it is the selected one, or one of the selected site's
   */
  record Ray(MapLink link, boolean chosen, List<BlockPoint> points) {}

  /** Ground that reaches into the zone. */
  record Cut(boolean blocksRay, List<BlockPoint> ground) {}

  /** Where the path is worst off: the ray there, and what stands below it. */
  record Worst(Verdict verdict, BlockPoint ray, BlockPoint ground) {}

  /**
   * The selected link's first zone.
   *
   * @param first the whole of it
   * @param free the part that must be free
   */
  record Zone(ZoneBody first, ZoneBody free, List<Cut> cuts, Optional<Worst> worst) {}

  static final BlockScene EMPTY = new BlockScene(List.of(), List.of(), Optional.empty(), 0);

  /** Looks up the ground of each site; milliseconds for thousands. */
  static BlockScene of(BlockFrame frame, BlockContent content) {
    Map<String, Site> sites = new HashMap<>();
    content.sites().forEach(site -> sites.put(site.name(), site));
    Set<String> selected = switch (content.map().selection()) {
      case Selection.None none -> Set.of();
      case Selection.OfSite(String name) -> Set.of(name);
      case Selection.OfLink(String a, String b) -> new HashSet<>(List.of(a, b));
    };
    Map<String, Double> tops = new HashMap<>();
    List<Mast> masts = new ArrayList<>();
    int leftOut = 0;
    for (MapSite site : content.map().base().sites()) {
      OptionalDouble ground = content.terrain().map(terrain -> terrain.elevationAt(site.position()).find()).orElse(OptionalDouble.empty());
      Site known = sites.get(site.name());
      if (ground.isEmpty() || known == null) {
        leftOut++;
        continue;
      }
      double top = ground.getAsDouble() + known.heightMeters();
      tops.put(site.name(), top);
      String height = content.heights().get(site.name());
      masts.add(new Mast(site, height == null ? site.name() : site.name() + " · " + height, selected.contains(site.name()),
          frame.place(site.position(), ground.getAsDouble()), frame.place(site.position(), top)));
    }
    List<Ray> rays = new ArrayList<>();
    Stream.concat(content.map().base().links().stream(), content.map().around().stream())
        .filter(link -> tops.containsKey(link.a()) && tops.containsKey(link.b()))
        .map(link -> ray(frame, content, link, tops.get(link.a()), tops.get(link.b())))
        .sorted(Comparator.comparingInt(ray -> ray.chosen() ? 10 : MapStyle.rank(ray.link().look()))).forEach(rays::add);
    Optional<Zone> zone = content.path().filter(path -> path.profile().known() && path.analysis().path().distanceMeters() > 1)
        .map(path -> zone(frame, path));
    return new BlockScene(List.copyOf(masts), List.copyOf(rays), zone, leftOut);
  }

  private static Ray ray(BlockFrame frame, BlockContent content, MapLink link, double fromTop, double toTop) {
    boolean chosen = switch (content.map().selection()) {
      case Selection.None none -> false;
      case Selection.OfSite(String name) -> link.a().equals(name) || link.b().equals(name);
      case Selection.OfLink(String a, String b) -> link.a().equals(a) && link.b().equals(b);
    };
    GeodesicPath path = GeodesicPath.of(link.from(), link.to());
    // rays are straight in the block; only the selected one is followed along its geodesic, with its zone
    List<BlockPoint> points = chosen && content.map().selection() instanceof Selection.OfLink && path.distanceMeters() > 1
        ? RayLine.of(frame, path, LinkRay.of(path, fromTop, toTop, content.paths().k()), RAY_PARTS)
        : List.of(frame.place(link.from(), fromTop), frame.place(link.to(), toTop));
    return new Ray(link, chosen, points);
  }

  private static Zone zone(BlockFrame frame, SelectedPath selected) {
    GeodesicPath path = selected.analysis().path();
    TerrainProfile profile = selected.profile();
    double frequencyMhz = selected.analysis().settings().frequencyMhz();
    LinkRay ray = ray(selected);
    FresnelZone zone = new FresnelZone(ray.pathMeters(), frequencyMhz);
    List<Cut> cuts = ZoneCut.along(profile, ray, frequencyMhz).stream().map(cut -> new Cut(cut.blocksRay(),
        RayLine.along(frame, path, cut.fromMeters(), cut.toMeters(), CUT_PARTS, profile::topMeters))).toList();
    Optional<Worst> worst = worstMeters(selected).stream().mapToObj(at -> new Worst(selected.analysis().sight().verdict(),
        frame.place(path.pointAt(at), ray.heightMeters(at)), frame.place(path.pointAt(at), profile.topMeters(at)))).findFirst();
    return new Zone(ZoneBody.of(frame, path, ray, zone, 1, ZONE_RINGS, ZONE_AROUND),
        ZoneBody.of(frame, path, ray, zone, FresnelZone.CLEAR_FRACTION, ZONE_RINGS, ZONE_AROUND), cuts, worst);
  }

  /** The ray of the selected pair. */
  static LinkRay ray(SelectedPath selected) {
    return LinkRay.of(selected.analysis().path(), selected.profile().groundFromMeters() + selected.a().heightMeters(),
        selected.profile().groundToMeters() + selected.b().heightMeters(), selected.analysis().settings().k());
  }

  /** Where the selected pair is worst off, metres from its start. */
  static OptionalDouble worstMeters(SelectedPath selected) {
    return selected.analysis().sight() instanceof Sight.Judged judged ? OptionalDouble.of(judged.worst().distanceMeters())
        : OptionalDouble.empty();
  }
}
