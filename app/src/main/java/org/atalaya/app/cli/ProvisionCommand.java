package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.KeyConsent;
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

  @Option(names = "--key", paramLabel = "FILE")
  List<Path> loginKeys = new ArrayList<>();

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

  @Option(names = "--image", paramLabel = "FILE")
  List<Path> images = new ArrayList<>();

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--live", paramLabel = "SITE")
  Optional<String> live = Optional.empty();

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--jobs", defaultValue = "40", paramLabel = "N")
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
      List<ProvisionJob.Target> targets = ProvisionJob.withImages(project,
          ProvisionJob.targets(project, NodeAddresses.parse(nodes)), images);
      KeyConsent keys = ProvisionJob.keyConsent(project, AcceptedKeys.parse(acceptedKeys));
      if (targets.isEmpty()) {
        throw new UsageException(console.texts().get("provision.no-node"));
      }
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        return new RouterWriting(console, yes, json, live).write(project, project.unlock(passphrase), targets,
            ProvisionOptions.DEFAULT.withDryRun(dryRun).withJobs(jobs)
                .withSsh(ProvisionOptions.DEFAULT.ssh().withLoginKeys(LoginKeys.read(console, loginKeys))), keys);
      }
    }
  }
}
