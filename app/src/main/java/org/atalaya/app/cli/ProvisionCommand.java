package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.apply.ProvisionOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provision}: shows the difference, asks, writes, has each router restore itself unless confirmed, verifies. */
@Command(name = "provision", mixinStandardHelpOptions = true)
final class ProvisionCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE=HOST")
  List<String> nodes = new ArrayList<>();

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--jobs", defaultValue = "8", paramLabel = "N")
  int jobs;

  @Option(names = "--json")
  boolean json;

  ProvisionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (jobs < 1) {
      throw new UsageException("--jobs", String.valueOf(jobs), "1 or more");
    }
    if (!yes && !dryRun && !console.interactive()) {
      throw new UsageException(console.texts().get("provision.consent-needed"));
    }
    try (Project project = Project.open(file)) {
      RenderJob.requireCurrentPlan(project);
      List<ProvisionJob.Target> targets = ProvisionJob.targets(project, NodeAddresses.parse(nodes));
      KeyConsent keys = ProvisionJob.keyConsent(project, AcceptedKeys.parse(acceptedKeys));
      if (targets.isEmpty()) {
        throw new UsageException(console.texts().get("provision.no-node"));
      }
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        Secrets secrets = project.unlock(passphrase);
        RouterReport report = new RouterReport(console, true);
        List<ProvisionJob.Result> results = ProvisionJob.run(project, secrets, targets,
            ProvisionOptions.DEFAULT.withDryRun(dryRun).withJobs(jobs), this::ask, keys, report);
        if (json) {
          console.out().print(report.document(results).document());
        } else {
          report.print(results);
        }
        return report.exitCode(results);
      }
    }
  }

  /** The difference of each router, and then the question. */
  private List<Proposal> ask(List<Proposal> proposals) {
    proposals.forEach(proposal -> {
      console.note(proposal.firstMeeting() ? "provision.first-key" : "provision.known-key", proposal.task().hostName(),
          proposal.hostKey().fingerprint());
      console.note("provision.changes", proposal.task().hostName(), proposal.changes().lines().size());
      proposal.changes().lines().forEach(line -> console.err().println("    " + line));
    });
    if (yes) {
      return Consent.YES.agreed(proposals);
    }
    String answer = System.console().readLine("%s ", console.texts().get("provision.question", proposals.size()));
    return answer != null && console.texts().get("provision.yes").equalsIgnoreCase(answer.strip()) ? proposals : List.of();
  }
}
