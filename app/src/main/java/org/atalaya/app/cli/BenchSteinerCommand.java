package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.atalaya.app.Csv;
import org.atalaya.app.job.SteinerFile;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.SelectionProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench steiner}: published Steiner tree problems, solved by what chooses sites. */
@Command(name = "steiner", mixinStandardHelpOptions = true)
final class BenchSteinerCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR")
  Path folder;

  @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "10")
  double limitSeconds;

  BenchSteinerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!(limitSeconds > 0 && limitSeconds <= 86_400)) {
      throw new UsageException(console.texts().get("usage.time-limit"));
    }
    ExactSelector selector = new ExactSelector(Duration.ofNanos(Math.round(limitSeconds * 1e9)));
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(stp|gr)")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new BadInputException(folder.toString(), "no such file", "files .stp (SteinLib) or .gr (PACE)");
    }
    console.out().print(Csv.line(List.of("instance", "value", "bound", "seconds")));
    for (Path file : files) {
      SelectionProblem problem = SteinerFile.read(file);
      long start = System.nanoTime();
      ExactSelector.Result result = selector.solve(problem, (done, total) -> !Thread.currentThread().isInterrupted());
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!result.selection().unreached().isEmpty()) {
        throw new BadInputException(file.toString(), "terminals that nothing connects", "a connected graph");
      }
      console.out().print(Csv.line(List.of(file.getFileName().toString(), Long.toString(result.selection().cost()),
          Long.toString(result.bound()), String.format(Locale.ROOT, "%.2f", seconds))));
      console.out().flush();
    }
    return 0;
  }
}
