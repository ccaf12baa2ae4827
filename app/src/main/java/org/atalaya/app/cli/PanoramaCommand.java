package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.PanoramaJob;
import org.atalaya.app.job.TerrainFiles;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.Panorama;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code panorama}: the horizon from a place, with the sites in it. */
@Command(name = "panorama", mixinStandardHelpOptions = true)
final class PanoramaCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("azimuth_deg", "elevation_deg", "distance_m", "lat", "lon", "ground_m", "known_m");
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Mixin
  TerrainOption terrain;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--at", required = true, paramLabel = "P")
  String at;

  @Option(names = "--sites", paramLabel = "FILE")
  Path sites;

  @Option(names = "--radius", paramLabel = "M", defaultValue = "30000")
  double radiusMeters;

  @Option(names = "--step", paramLabel = "DEGREES", defaultValue = "0.5")
  double stepDegrees;

  @Option(names = "--freq", paramLabel = "MHZ")
  Optional<Double> frequencyMhz;

  @Option(names = "--out", paramLabel = "FILE")
  Path out;

  @Option(names = "--json")
  boolean json;

  PanoramaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (project != null == terrain.given() || project != null && sites != null) {
      throw new UsageException(console.texts().get("usage.project-or-terrain"));
    }
    boolean drawing = out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    if (out != null && !drawing && !out.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new UsageException("--out", "\"" + out + "\"", "a file called .csv or .svg");
    }
    PanoramaJob.Result result = project != null ? ofProject() : look(terrain.paths, clutter.files(console), Place.parse("--at", at),
        PathSettings.DEFAULT, sites == null ? List.of() : SitesCsv.read(sites));
    if (out != null) {
      OutputFile.write(out, drawing ? new PanoramaDrawing(result, List.of(console.texts().get("panorama.winds").split(" ")),
          console.locale()).draw() : csv(result.panorama()));
    }
    if (json) {
      console.out().print(document(result).document());
    } else if (out == null) {
      console.out().print(csv(result.panorama()));
    }
    return 0;
  }

  private PanoramaJob.Result ofProject() {
    try (Project open = Project.open(project)) {
      Site site = open.state().findSite(at).orElseThrow(() -> new BadInputException(project + ", --at",
          "\"" + at + "\"", "the name of a site of the project"));
      return look(open.resolveTerrain(), clutter.files(console).over(ClutterFiles.of(open)), new Place(site.position(), site.heightMeters()), open.state().settings().paths(),
          open.state().sites());
    }
  }

  private PanoramaJob.Result look(List<Path> ground, ClutterFiles stands, Place place, PathSettings paths, List<Site> others) {
    PathSettings settings;
    Panorama.Request request;
    try {
      settings = new PathSettings(frequencyMhz.orElse(paths.frequencyMhz()), paths.k(), paths.treesMeters());
      request = new Panorama.Request(place.point(), place.heightMeters(), radiusMeters, stepDegrees, settings.k(),
          settings.treesMeters());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    return PanoramaJob.run(TerrainFiles.open(ground), stands, request, settings, others, new ConsoleProgress(console, console.texts().get("viewshed.progress")));
  }

  private static String csv(Panorama panorama) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (Panorama.Direction direction : panorama.directions()) {
      Optional<Panorama.Ridge> horizon = direction.horizon().stream().findFirst();
      text.append(Csv.line(List.of(Numbers.shortest(direction.azimuthDegrees()),
          horizon.map(ridge -> Numbers.shortest(ridge.elevationDegrees())).orElse(""),
          horizon.map(ridge -> Numbers.shortest(ridge.distanceMeters())).orElse(""),
          horizon.map(ridge -> Numbers.shortest(ridge.position().latitudeDegrees())).orElse(""),
          horizon.map(ridge -> Numbers.shortest(ridge.position().longitudeDegrees())).orElse(""),
          Numbers.shortest(horizon.map(Panorama.Ridge::groundMeters).orElse(OptionalDouble.empty())),
          Numbers.shortest(direction.knownMeters()))));
    }
    return text.toString();
  }

  private static Json document(PanoramaJob.Result result) {
    return new Json()
        .put("horizon", result.panorama().directions().stream().map(direction -> {
          Optional<Panorama.Ridge> ridge = direction.horizon().stream().findFirst();
          return new Json()
              .put("azimuth_deg", direction.azimuthDegrees())
              .put("elevation_deg", ridge.map(Panorama.Ridge::elevationDegrees))
              .put("distance_m", ridge.map(Panorama.Ridge::distanceMeters))
              .put("lat", ridge.map(each -> each.position().latitudeDegrees()))
              .put("lon", ridge.map(each -> each.position().longitudeDegrees()))
              .put("ground_m", ridge.map(Panorama.Ridge::groundMeters))
              .put("known_m", direction.knownMeters());
        }).toList())
        .put("sites", result.marks().stream().map(mark -> new Json()
            .put("name", mark.name())
            .put("azimuth_deg", mark.azimuthDegrees())
            .put("elevation_deg", mark.elevationDegrees())
            .put("distance_m", mark.distanceMeters())
            .put("verdict", mark.verdict())).toList());
  }
}
