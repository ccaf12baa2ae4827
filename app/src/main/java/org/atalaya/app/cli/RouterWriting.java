package org.atalaya.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.apply.ProvisionOptions;

/** Writes to routers from the command line: shows the differences, asks, tells how it goes and how it ended. */
final class RouterWriting {
  private final Console console;
  private final boolean yes;
  private final boolean json;
  private final Optional<String> entry;

  /** @param yes writes without asking */
  RouterWriting(Console console, boolean yes, boolean json) {
    this(console, yes, json, Optional.empty());
  }

  /** @param entry site of the router that this computer is plugged into, in a mesh that is at work */
  RouterWriting(Console console, boolean yes, boolean json, Optional<String> entry) {
    this.entry = entry;
    this.console = console;
    this.yes = yes;
    this.json = json;
  }

  /** @return the exit code */
  int write(Project project, Secrets secrets, List<ProvisionJob.Target> targets, ProvisionOptions options, KeyConsent keys) {
    return write(project, secrets, targets, options, keys, List.of());
  }

  /** @param others that nothing is written to, and that are told of all the same */
  int write(Project project, Secrets secrets, List<ProvisionJob.Target> targets, ProvisionOptions options, KeyConsent keys,
      List<ProvisionJob.Result> others) {
    RouterReport report = new RouterReport(console, true);
    List<ProvisionJob.Result> results = new ArrayList<>(others);
    results.addAll(targets.isEmpty() ? List.of()
        : ProvisionJob.run(project, secrets, targets, options, this::ask, keys, report, entry));
    if (json) {
      console.out().print(report.document(results).document());
    } else {
      report.print(results);
    }
    return report.exitCode(results);
  }

  /** The difference of each router, and then the question. */
  List<Proposal> ask(List<Proposal> proposals) {
    proposals.forEach(proposal -> {
      console.note(proposal.firstMeeting() ? "provision.first-key" : "provision.known-key", proposal.task().hostName(),
          proposal.hostKey().fingerprint());
      console.note("provision.changes", proposal.task().hostName(), proposal.changes().lines().size());
      proposal.changes().lines().forEach(line -> console.err().println("    " + console.phrases().change(line)));
    });
    if (yes) {
      return Consent.YES.agreed(proposals);
    }
    String answer = console.readLine(console.texts().get("provision.question", proposals.size()));
    return answer != null && console.texts().get("provision.yes").equalsIgnoreCase(answer.strip()) ? proposals : List.of();
  }
}
