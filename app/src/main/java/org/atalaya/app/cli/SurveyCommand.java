package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.SurveyJob;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(names = "--scan")
  boolean scan;

  @Option(names = "--node", paramLabel = "SITE=HOST")
  List<String> nodes = new ArrayList<>();

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--forget")
  boolean forget;

  @Option(names = "--json")
  boolean json;

  SurveyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!scan && !nodes.isEmpty()) {
      throw new UsageException("--node", String.join(", ", nodes), "--scan");
    }
    // nothing is kept or forgotten before all tables are read, and the routers, where they are asked, have answered
    List<SurveyJob.Table> tables = new ArrayList<>();
    try (Project project = Project.open(file)) {
      for (Path table : imports) {
        tables.add(SurveyJob.read(project, table));
      }
    }
    int exitCode = scan ? routers.open(console, file, nodes, Optional.empty(), this::listen) : 0;
    try (Project project = Project.open(file)) {
      if (!tables.isEmpty() || forget && !scan) {
        SurveyJob.store(project, tables, forget && !scan);
      }
      for (int i = 0; i < tables.size(); i++) {
        console.note("survey.imported", tables.get(i).rows(), imports.get(i).toString());
      }
      SurveyDocument document = new SurveyDocument(project.measurements().survey(), project.measurements().surveyedElsewhere());
      document.elsewhere().forEach(place -> console.note("survey.elsewhere", place.site(), place.measurements()));
      console.out().print(json ? document.json().document() : document.csv());
    }
    return exitCode;
  }

  private int listen(RouterOptions.Opened<ProvisionJob.Target> opened) throws InterruptedException {
    List<SurveyJob.Listened> all = SurveyJob.listen(opened.project(), opened.secrets(), opened.targets(), opened.keys(), opened.ssh(),
        forget, this::say);
    return all.stream().allMatch(each -> each.problem().isEmpty()) ? 0 : AtalayaCommand.DEVICE;
  }

  private void say(SurveyJob.Listened listened) {
    if (listened.problem().isPresent()) {
      console.note("survey.failed", listened.hostName(), console.phrases().say(listened.problem().get()));
      return;
    }
    console.note("survey.listened", listened.hostName(), listened.channels(), listened.networks());
    if (!listened.deaf().isEmpty()) {
      console.note("survey.deaf", listened.hostName(), String.join(", ", listened.deaf()));
    }
    if (!listened.uncounted().isEmpty()) {
      console.note("survey.uncounted", listened.hostName(), String.join(", ", listened.uncounted()));
    }
  }
}
