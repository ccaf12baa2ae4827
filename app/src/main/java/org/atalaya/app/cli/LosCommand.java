package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.atalaya.app.job.LineOfSightCases;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.TerrainFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code los}: plain line of sight over many pairs, for validation. */
@Command(name = "los", mixinStandardHelpOptions = true)
final class LosCommand implements Callable<Integer> {
  private final Console console;

  @Mixin
  TerrainOption terrain;

  @Option(names = "--pairs", required = true, paramLabel = "CSV")
  Path pairs;

  @Option(names = "--out", paramLabel = "CSV")
  Path out;

  LosCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!terrain.given()) {
      throw new UsageException(console.texts().get("usage.terrain"));
    }
    LineOfSightCases.Result result = LineOfSightCases.run(TerrainFiles.open(terrain.paths), pairs,
        new ConsoleProgress(console, console.texts().get("los.progress")));
    if (out == null) {
      console.out().print(result.csv());
    } else {
      OutputFile.write(out, result.csv());
    }
    console.note("los.summary", result.pairs(), result.visible(), result.hidden(), result.unknown());
    if (result.unknown() > 0) {
      console.note("links.missing", String.join(", ", result.missing()));
    }
    return 0;
  }
}
