package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.PropagationCases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code propagation}: one model over many cases, for validation. */
@Command(name = "propagation", mixinStandardHelpOptions = true)
final class PropagationCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "MODEL")
  PropagationCases.Model model;

  @Option(names = "--cases", required = true, paramLabel = "CSV")
  Path cases;

  @Option(names = "--profiles", paramLabel = "CSV")
  Path profiles;

  @Option(names = "--out", paramLabel = "CSV")
  Path out;

  PropagationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (model.overProfiles() && profiles == null) {
      throw new UsageException(console.texts().get("usage.profiles", model.toString()));
    }
    PropagationCases.Result result = PropagationCases.run(model, cases, Optional.ofNullable(profiles),
        new ConsoleProgress(console, console.texts().get("propagation.progress")));
    if (out == null) {
      console.out().print(result.csv());
    } else {
      OutputFile.write(out, result.csv());
    }
    console.note("propagation.summary", result.cases(), result.empty());
    if (result.outside() > 0) {
      console.note("propagation.outside", result.outside());
    }
    return 0;
  }
}
