package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.ViewshedJob;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.ViewshedRequest;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viewshed}: what is seen from one place, as a raster. */
@Command(name = "viewshed", mixinStandardHelpOptions = true)
final class ViewshedCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Mixin
  TerrainOption terrain;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--at", required = true, paramLabel = "P")
  String at;

  @Option(names = "--radius", paramLabel = "M", defaultValue = "10000")
  double radiusMeters;

  @Option(names = "--target-height", paramLabel = "M", defaultValue = "4")
  double targetHeightMeters;

  @Option(names = "--freq", paramLabel = "MHZ")
  Optional<Double> frequencyMhz;

  @Option(names = "--out", required = true, paramLabel = "FILE")
  Path out;

  ViewshedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (project == null != terrain.given()) {
      throw new UsageException(console.texts().get("usage.project-or-terrain"));
    }
    ViewshedJob.Result result = project != null ? ofProject() : look(terrain.paths, Place.parse("--at", at), PathSettings.DEFAULT,
        List.of(), clutter.files(console));
    OutputFile.write(out, result.tiff());
    console.note("viewshed.summary", result.view().seen(), result.view().within(), out);
    return 0;
  }

  private ViewshedJob.Result ofProject() {
    try (Project open = Project.open(project)) {
      Site site = open.state().findSite(at).orElseThrow(() -> new BadInputException(project + ", --at",
          "\"" + at + "\"", "the name of a site of the project"));
      return look(open.resolveTerrain(), new Place(site.position(), site.heightMeters()), open.state().settings().paths(),
          open.state().sites(), clutter.files(console).over(ClutterFiles.of(open)));
    }
  }

  private ViewshedJob.Result look(List<Path> files, Place place, PathSettings settings, List<Site> sites,
      ClutterFiles stands) {
    ViewshedRequest request = request(place, radiusMeters, targetHeightMeters, frequencyMhz, settings);
    return ViewshedJob.run(files, stands, sites, request, new ConsoleProgress(console, console.texts().get("viewshed.progress")));
  }

  static ViewshedRequest request(Place place, double radiusMeters, double targetHeightMeters, Optional<Double> frequencyMhz,
      PathSettings settings) {
    if (!(radiusMeters > 0 && radiusMeters <= 1_000_000)) {
      throw new UsageException("--radius", String.valueOf(radiusMeters), "metres, above 0, at most 1000000");
    }
    if (!(targetHeightMeters >= 0 && targetHeightMeters <= 10_000)) {
      throw new UsageException("--target-height", String.valueOf(targetHeightMeters), "0 to 10000 m");
    }
    if (frequencyMhz.isPresent() && !(frequencyMhz.get() >= 30 && frequencyMhz.get() <= 100_000)) {
      throw new UsageException("frequency " + frequencyMhz.get() + " MHz, expected 30 to 100000");
    }
    return new ViewshedRequest(place.point(), place.heightMeters(), targetHeightMeters, radiusMeters, settings.k(),
        settings.treesMeters(), frequencyMhz.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }
}
