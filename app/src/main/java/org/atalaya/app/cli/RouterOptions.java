package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.ssh.SshSettings;
import picocli.CommandLine.Option;

/** The way to routers of a project that the commands share: which they are, and by which keys one gets in. */
final class RouterOptions {
  @Option(names = "--key", paramLabel = "FILE")
  List<Path> loginKeys = new ArrayList<>();

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

  /** Which routers. */
  interface Choice<T> {
    /** None where there is nothing to do. */
    List<T> of(Project project) throws Exception;
  }

  /** Whose host keys may have changed, by a person's word. */
  interface Consenting {
    /** @param fingerprints by site or host name */
    KeyConsent of(Project project, Map<String, String> fingerprints);
  }

  /**
   * All that stands open while a command works.
   *
   * @param keys host keys that may have changed
   * @param ssh settings of the sessions, with the user's own keys
   */
  record Opened<T>(Project project, Secrets secrets, List<T> targets, KeyConsent keys, SshSettings ssh) {
    ProvisionOptions options() {
      return ProvisionOptions.DEFAULT.withSsh(ssh);
    }
  }

  /** What a command does with them. */
  interface Work<T> {
    /** @return the exit code */
    int with(Opened<T> opened) throws Exception;
  }

  /** The routers of {@code --node}; it is an error where there is none. */
  int open(Console console, Path file, List<String> nodes, Optional<String> firmware, Work<ProvisionJob.Target> work) throws Exception {
    return open(console, file, project -> {
      List<ProvisionJob.Target> targets = ProvisionJob.targets(project, NodeAddresses.parse(nodes), firmware);
      if (targets.isEmpty()) {
        throw new UsageException(console.texts().get("provision.no-node"));
      }
      return targets;
    }, () -> 0, work);
  }

  /** @param nothing what is done where no router is chosen; no passphrase is asked for then */
  int open(Console console, Path file, Choice<ProvisionJob.Target> choice, IntSupplier nothing, Work<ProvisionJob.Target> work)
      throws Exception {
    return open(console, file, project -> {
      RenderJob.requireCurrentPlan(project);
      return choice.of(project);
    }, ProvisionJob::keyConsent, nothing, work);
  }

  /** The same whatever the plan is like. */
  <T> int open(Console console, Path file, Choice<T> choice, Consenting consenting, IntSupplier nothing, Work<T> work)
      throws Exception {
    try (Project project = Project.open(file)) {
      List<T> targets = choice.of(project);
      KeyConsent keys = consenting.of(project, AcceptedKeys.parse(acceptedKeys));
      if (targets.isEmpty()) {
        return nothing.getAsInt();
      }
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        return work.with(new Opened<>(project, project.unlock(passphrase), targets, keys,
            ProvisionOptions.DEFAULT.ssh().withLoginKeys(LoginKeys.read(console, loginKeys))));
      }
    }
  }
}
