package org.atalaya.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.ui.map.BlockBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench block}: what the 3-D view takes to paint. */
@Command(name = "block", mixinStandardHelpOptions = true)
final class BenchBlockCommand implements Callable<Integer> {
  private static final int MOST = 200_000;
  private final Console console;

  @Option(names = "--sites", paramLabel = "N", defaultValue = "40")
  int sites;

  @Option(names = "--links", paramLabel = "N", defaultValue = "150")
  int links;

  @Option(names = "--frames", paramLabel = "N", defaultValue = "120")
  int frames;

  BenchBlockCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    require("--sites", sites, 2, 20_000);
    require("--links", links, 0, MOST);
    require("--frames", frames, 4, 10_000);
    BlockBenchmark.Result result = BlockBenchmark.run(sites, links, frames);
    console.out().print(Csv.line(List.of("sites", "links", "frames", "ground_ms", "moving_p50_ms", "moving_p99_ms", "rest_p50_ms",
        "rest_p99_ms")));
    console.out().print(Csv.line(List.of(Integer.toString(sites), Integer.toString(links), Integer.toString(frames),
        Numbers.shortest(result.groundMillis()), Numbers.shortest(result.movingP50Millis()),
        Numbers.shortest(result.movingP99Millis()), Numbers.shortest(result.restP50Millis()),
        Numbers.shortest(result.restP99Millis()))));
    return 0;
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(option, Integer.toString(value), least + " to " + most);
    }
  }
}
