package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.MoveBenchmark;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.linkbudget.PathSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench move}: the pairs of one site, judged again while it is being moved. */
@Command(name = "move", mixinStandardHelpOptions = true)
final class BenchMoveCommand implements Callable<Integer> {
  private final Console console;

  @Mixin
  TerrainOption terrain;

  @Option(names = "--sites", required = true, paramLabel = "FILE")
  Path sites;

  @Option(names = "--max-range", paramLabel = "M", defaultValue = "15000")
  double maxRangeMeters;

  BenchMoveCommand(Console console) {
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
    MoveBenchmark.Result result = MoveBenchmark.run(ElevationFiles.open(terrain.paths), SitesCsv.read(sites), PathSettings.DEFAULT,
        maxRangeMeters, new ConsoleProgress(console, console.texts().get("bench.progress")));
    console.out().print(Csv.line(List.of("moves", "pairs", "seconds", "slowest_seconds")));
    console.out().print(Csv.line(List.of(Integer.toString(result.moves()), Long.toString(result.pairs()),
        Numbers.shortest(result.median()), Numbers.shortest(result.slowest()))));
    return 0;
  }
}
