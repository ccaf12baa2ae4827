package org.atalaya.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.ui.map.MapBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench map}: the work of the window's thread while a large map is moved and zoomed. */
@Command(name = "map", mixinStandardHelpOptions = true)
final class BenchMapCommand implements Callable<Integer> {
  private static final int MOST = 200_000;
  private final Console console;

  @Option(names = "--sites", paramLabel = "N", defaultValue = "5000")
  int sites;

  @Option(names = "--links", paramLabel = "N", defaultValue = "20000")
  int links;

  @Option(names = "--frames", paramLabel = "N", defaultValue = "960")
  int frames;

  BenchMapCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    require("--sites", sites, 2, 20_000);
    require("--links", links, 0, MOST);
    require("--frames", frames, 48, MOST);
    MapBenchmark.Result result = MapBenchmark.run(sites, links, frames);
    console.out().print(Csv.line(List.of("sites", "links", "frames", "work_p50_ms", "work_p99_ms", "work_worst_ms",
        "interval_p50_ms", "interval_p99_ms")));
    console.out().print(Csv.line(List.of(Integer.toString(sites), Integer.toString(links), Integer.toString(result.frames()),
        Numbers.shortest(result.workP50Millis()), Numbers.shortest(result.workP99Millis()),
        Numbers.shortest(result.workWorstMillis()), Numbers.shortest(result.intervalP50Millis()),
        Numbers.shortest(result.intervalP99Millis()))));
    return 0;
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(option, Integer.toString(value), least + " to " + most);
    }
  }
}
