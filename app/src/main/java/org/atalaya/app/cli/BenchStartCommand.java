package org.atalaya.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.ui.StartBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench start}: how long the program takes to a window that can be used. */
@Command(name = "start", mixinStandardHelpOptions = true)
final class BenchStartCommand implements Callable<Integer> {
  private static final int MOST = 100;
  private final Console console;

  @Option(names = "--runs", paramLabel = "N", defaultValue = "6")
  int runs;

  BenchStartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (runs < 2 || runs > MOST) {
      throw new UsageException("--runs", Integer.toString(runs), "2 to " + MOST);
    }
    List<Long> taken = new ArrayList<>();
    boolean screen = StartBenchmark.run(runs, taken::add);
    // the first start finds cold disks and caches
    List<Long> warm = taken.stream().skip(1).sorted().toList();
    console.out().print(Csv.line(List.of("starts", "first_ms", "warm_best_ms", "warm_p50_ms", "warm_worst_ms", "screen")));
    console.out().print(Csv.line(List.of(Integer.toString(runs), taken.getFirst().toString(), warm.getFirst().toString(),
        warm.get(warm.size() / 2).toString(), warm.getLast().toString(), screen ? "real" : "memory")));
    return 0;
  }
}
