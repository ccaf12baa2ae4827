package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.LineOfSightBenchmark;
import org.atalaya.app.job.ViewshedJob;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.linkbudget.PathSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: the program's own figures on this machine, as CSV. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {BenchCommand.Los.class, BenchMoveCommand.class, BenchMapCommand.class, BenchBlockCommand.class, BenchStartCommand.class,
    BenchCommand.View.class, BenchSteinerCommand.class, BenchPlanCommand.class, BenchRenderCommand.class,
    BenchProvisionCommand.class})
final class BenchCommand {

  /** {@code bench los}: verdicts on all pairs within range. */
  @Command(name = "los", mixinStandardHelpOptions = true)
  static final class Los implements Callable<Integer> {
    private final Console console;

    @Mixin
    TerrainOption terrain;

    @Option(names = "--sites", required = true, paramLabel = "FILE")
    Path sites;

    @Option(names = "--max-range", paramLabel = "M", defaultValue = "15000")
    double maxRangeMeters;

    @Option(names = "--freq", paramLabel = "MHZ", defaultValue = "5500")
    double frequencyMhz;

    Los(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      if (!terrain.given()) {
        throw new UsageException(console.texts().get("usage.terrain"));
      }
      if (!(maxRangeMeters > 0 && maxRangeMeters <= 1_000_000)) {
        throw new UsageException("--max-range", String.valueOf(maxRangeMeters), "metres, above 0, at most 1000000");
      }
      LineOfSightBenchmark.Result result = LineOfSightBenchmark.run(ElevationFiles.open(terrain.paths),
          SitesCsv.read(sites), settings(), maxRangeMeters, new ConsoleProgress(console, console.texts().get("bench.progress")));
      console.out().print(Csv.line(List.of("pairs", "clear", "fresnel", "blocked", "unknown", "seconds")));
      console.out().print(Csv.line(List.of(Long.toString(result.pairs()), Long.toString(result.clear()),
          Long.toString(result.fresnel()), Long.toString(result.blocked()), Long.toString(result.unknown()),
          Numbers.shortest(result.seconds()))));
      return 0;
    }

    private PathSettings settings() {
      try {
        return new PathSettings(frequencyMhz, PathSettings.DEFAULT.k(), 0);
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
    }
  }

  /** {@code bench viewshed}: all that is seen from one place. */
  @Command(name = "viewshed", mixinStandardHelpOptions = true)
  static final class View implements Callable<Integer> {
    private final Console console;

    @Mixin
    TerrainOption terrain;

    @Option(names = "--at", required = true, paramLabel = "P")
    String at;

    @Option(names = "--radius", paramLabel = "M", defaultValue = "30000")
    double radiusMeters;

    View(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      if (!terrain.given()) {
        throw new UsageException(console.texts().get("usage.terrain"));
      }
      ViewshedJob.Figures figures = ViewshedJob.measure(terrain.paths, ViewshedCommand.request(Place.parse("--at", at),
          radiusMeters, 4, Optional.empty(), PathSettings.DEFAULT), new ConsoleProgress(console, console.texts().get("bench.progress")));
      console.out().print(Csv.line(List.of("cells", "seen", "seconds")));
      console.out().print(Csv.line(List.of(Long.toString(figures.cells()), Long.toString(figures.seen()),
          Numbers.shortest(figures.seconds()))));
      return 0;
    }
  }
}
