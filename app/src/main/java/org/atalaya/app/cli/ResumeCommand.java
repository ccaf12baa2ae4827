package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.app.job.ResumeJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resume}: goes on with the routers that a run left open which was killed or lost them. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

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
    try (Project project = Project.open(file)) {
      RenderJob.requireCurrentPlan(project);
      List<ProvisionJob.Target> targets = ResumeJob.targets(project);
      KeyConsent keys = ProvisionJob.keyConsent(project, AcceptedKeys.parse(acceptedKeys));
      if (targets.isEmpty()) {
        console.note("resume.nothing");
        if (json) {
          console.out().print(new RouterReport(console, true).document(List.of()).document());
        }
        return 0;
      }
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        return new RouterWriting(console, yes, json).write(project, project.unlock(passphrase), targets,
            ProvisionOptions.DEFAULT, keys);
      }
    }
  }
}
