package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.SurveyJob;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code survey}: what others send at the sites; the next plan weighs its channels by it. */
@Command(name = "survey", mixinStandardHelpOptions = true)
final class SurveyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--import", paramLabel = "FILE.csv")
  List<Path> imports = new ArrayList<>();

  @Option(names = "--forget")
  boolean forget;

  @Option(names = "--json")
  boolean json;

  SurveyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = Project.open(file)) {
      if (forget) {
        project.measurements().forgetSurvey();
      }
      for (Path table : imports) {
        console.note("survey.imported", SurveyJob.importCsv(project, table), table.toString());
      }
      SurveyDocument document = new SurveyDocument(project.measurements().survey());
      console.out().print(json ? document.json().document() : document.csv());
    }
    return 0;
  }
}
