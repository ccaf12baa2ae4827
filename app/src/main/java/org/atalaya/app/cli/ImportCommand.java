package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.FileImport;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code import}: sites, and what is drawn on the map, into a project. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "PROJECT")
  Path project;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
  List<Path> files;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Project open = Project.open(project)) {
      FileImport taken = FileImport.take(open, files);
      console.say("import.done", taken.added(), taken.changed());
      if (taken.drawn() > 0) {
        console.say("import.drawn", taken.drawn());
      }
    }
    return 0;
  }
}
