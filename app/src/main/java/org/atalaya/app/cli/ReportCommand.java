package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.report.Reports;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: the network on a page, installation sheets, what to buy. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--out", paramLabel = "DIR", required = true)
  Path out;

  @Option(names = "--json")
  boolean json;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = Project.open(file)) {
      List<Path> files = Reports.write(project, out, Wording.of(console.locale()),
          new ConsoleProgress(console, console.texts().get("report.progress")));
      if (json) {
        console.out().print(new Json().put("files", files.stream().map(Path::toString).toList()).document());
      } else {
        files.forEach(each -> console.say("report.file", each.toString()));
      }
    }
    return 0;
  }
}
