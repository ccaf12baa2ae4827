package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.CalibrateJob;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.calibration.ClassOffset;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code calibrate}: learns from measured links; the next plan is made with it. */
@Command(name = "calibrate", mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--import", paramLabel = "FILE.csv")
  List<Path> imports = new ArrayList<>();

  @Option(names = "--forget")
  boolean forget;

  @Option(names = "--json")
  boolean json;

  CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = Project.open(file)) {
      for (Path table : imports) {
        console.note("calibrate.imported", CalibrateJob.importCsv(project, table), table.toString());
      }
      if (forget) {
        CalibrateJob.forget(project);
      }
      Calibration calibration = forget ? Calibration.NONE : CalibrateJob.run(project);
      if (json) {
        console.out().print(new Json().put("classes", calibration.offsets().stream().map(offset -> new Json()
            .put("clutter", offset.clutter())
            .put("offset_db", offset.offsetDb())
            .put("half_width_db", offset.halfWidthDb())
            .put("scatter_db", offset.scatterDb())
            .put("links", offset.links())).toList()).document());
      } else if (calibration.isEmpty()) {
        console.say(forget ? "calibrate.forgotten" : "calibrate.nothing");
      } else {
        for (ClassOffset offset : calibration.offsets()) {
          console.say("calibrate.class", offset.clutter().equals(Calibration.ALL) ? console.texts().get("calibrate.all")
              : offset.clutter(), offset.offsetDb(), offset.halfWidthDb(), offset.scatterDb(), offset.links());
        }
        console.say("calibrate.next-plan");
      }
      return calibration.isEmpty() && !forget ? AtalayaCommand.NEGATIVE : 0;
    }
  }
}
