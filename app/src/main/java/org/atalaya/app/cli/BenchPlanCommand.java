package org.atalaya.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.PlanBenchmark;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Survival;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench plan}: an invented network of some size, planned in some time. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class BenchPlanCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--sites", paramLabel = "N", defaultValue = "250")
  int sites;

  @Option(names = "--links", paramLabel = "N", defaultValue = "1400")
  int links;

  @Option(names = "--homes", paramLabel = "N", defaultValue = "30")
  int homes;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  long seed;

  @Option(names = "--survive", paramLabel = "LEVEL", defaultValue = "none")
  String survive;

  @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "120")
  double limitSeconds;

  BenchPlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(limitSeconds > 0 && limitSeconds <= 86_400)) {
      throw new UsageException(console.texts().get("usage.time-limit"));
    }
    if (sites < 3 || sites > 5000) {
      throw new UsageException("--sites", Integer.toString(sites), "3 to 5000");
    }
    if (homes < 1 || homes >= sites) {
      throw new UsageException("--homes", Integer.toString(homes), "1 or more");
    }
    if (links < 1) {
      throw new UsageException("--links", Integer.toString(links), "1 or more");
    }
    Survival level = PlanCommand.level(survive);
    PlanWatch watch = new PlanWatch(console);
    PlanBenchmark.Result result = PlanBenchmark.run(new PlanBenchmark.Size(sites, links, homes, seed), level,
        Duration.ofNanos(Math.round(limitSeconds * 1e9)), watch, watch);
    watch.ended();
    console.out().print(Csv.line(List.of("sites", "links", "homes", "survive", "unreached", "routers", "total", "gap", "seconds")));
    console.out().print(Csv.line(List.of(Integer.toString(sites), Integer.toString(links), Integer.toString(homes), survive,
        Integer.toString(result.plan().unreached().size()), Integer.toString(result.plan().routers().size()),
        Numbers.shortest(result.plan().bill().total()), switch (result.plan().optimality()) {
          case Optimality.Proven proven -> "0";
          case Optimality.Gap gap -> Numbers.shortest(gap.fraction());
          case Optimality.Heuristic heuristic -> "";
        }, String.format(Locale.ROOT, "%.2f", result.seconds()))));
    return 0;
  }
}
