package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ResumeJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resume}: goes on with the routers that a run left open which was killed or lost them. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--json")
  boolean json;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!yes && !console.interactive()) {
      throw new UsageException(console.texts().get("provision.consent-needed"));
    }
    return routers.open(console, file, ResumeJob::targets, () -> {
      console.note("resume.nothing");
      if (json) {
        console.out().print(new RouterReport(console, true).document(List.of()).document());
      }
      return 0;
    }, opened -> new RouterWriting(console, yes, json).write(opened.project(), opened.secrets(), opened.targets(),
        opened.options(), opened.keys()));
  }
}
