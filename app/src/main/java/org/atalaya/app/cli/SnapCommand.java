package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.HighPoint;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainMosaic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code snap}: the highest ground near a point, or near sites of a project, which can be moved there. */
@Command(name = "snap", mixinStandardHelpOptions = true)
final class SnapCommand implements Callable<Integer> {
  private static final double MOST_METERS = 20_000;
  private static final List<String> COLUMNS = List.of("name", "lat", "lon", "ground_m", "moved_m", "gained_m");
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Parameters(index = "1..*", paramLabel = "SITE")
  List<String> sites = new ArrayList<>();

  @Mixin
  TerrainOption terrain;

  @Option(names = "--at", paramLabel = "P")
  List<String> points = new ArrayList<>();

  @Option(names = "--radius", paramLabel = "M", defaultValue = "100")
  double radiusMeters;

  @Option(names = "--move")
  boolean move;

  @Option(names = "--json")
  boolean json;

  SnapCommand(Console console) {
    this.console = console;
  }

  private record Snapped(String name, GeoPoint before, HighPoint high, double gainedMeters) {}

  @Override
  public Integer call() {
    if (project != null == terrain.given() || project == null && (points.isEmpty() || move) || project != null && !points.isEmpty()) {
      throw new UsageException(console.texts().get("usage.snap"));
    }
    if (!(radiusMeters >= 0 && radiusMeters <= MOST_METERS)) {
      throw new UsageException("--radius", String.valueOf(radiusMeters), "0 to 20000 m");
    }
    List<Snapped> snapped = project != null ? ofProject() : ofPoints();
    if (json) {
      console.out().print(new Json().put("radius_m", radiusMeters).put("moved", move)
          .put("places", snapped.stream().map(SnapCommand::place).toList()).document());
    } else {
      console.out().print(csv(snapped));
    }
    return 0;
  }

  private List<Snapped> ofPoints() {
    TerrainMosaic ground = ElevationFiles.open(terrain.paths);
    List<Snapped> snapped = new ArrayList<>();
    for (String point : points) {
      snapped.add(snap(ground, point, Place.parse("--at", point).point()));
    }
    return snapped;
  }

  private List<Snapped> ofProject() {
    try (Project open = Project.open(project)) {
      TerrainMosaic ground = ElevationFiles.open(open.resolveTerrain());
      List<Snapped> snapped = new ArrayList<>();
      List<String> names = sites.isEmpty() ? open.state().sites().stream().map(Site::name).toList() : sites;
      List<Site> found = new ArrayList<>();
      for (String name : names) {
        Site site = open.state().findSite(name).orElseThrow(() -> new BadInputException(project.toString(),
            "\"" + name + "\"", "the name of a site of the project"));
        found.add(site);
        snapped.add(snap(ground, name, site.position()));
      }
      for (int i = 0; move && i < found.size(); i++) {
        open.apply(new Edit.ReplaceSite(names.get(i), found.get(i).withPosition(snapped.get(i).high.position())));
      }
      return snapped;
    }
  }

  private Snapped snap(TerrainMosaic ground, String name, GeoPoint at) {
    HighPoint high = HighPoint.near(ground, at, radiusMeters).orElseThrow(() -> new BadInputException(name,
        "no height of the ground there (" + TerrainGap.MissingTile.at(at).name() + ")", "a place on known terrain"));
    double before = ground.elevationAt(at).find().orElse(high.groundMeters());
    return new Snapped(name, at, high, high.groundMeters() - before);
  }

  private static String csv(List<Snapped> snapped) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (Snapped each : snapped) {
      text.append(Csv.line(List.of(each.name, Numbers.shortest(each.high.position().latitudeDegrees()),
          Numbers.shortest(each.high.position().longitudeDegrees()), Numbers.shortest(each.high.groundMeters()),
          Numbers.shortest(each.high.distanceMeters()), Numbers.shortest(each.gainedMeters))));
    }
    return text.toString();
  }

  private static Json place(Snapped each) {
    return new Json().put("name", each.name).put("lat", each.high.position().latitudeDegrees())
        .put("lon", each.high.position().longitudeDegrees()).put("ground_m", each.high.groundMeters())
        .put("moved_m", each.high.distanceMeters()).put("gained_m", each.gainedMeters);
  }
}
