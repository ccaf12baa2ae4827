package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.project.Stored;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.RouterState;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.ssh.SshSettings;
import org.atalaya.provisioning.verify.Expectation;
import org.atalaya.provisioning.verify.VerificationReport;
import org.atalaya.provisioning.verify.Verifier;

/** Reads routers again over new connections and compares them with the plan. Writes nothing to them. */
public final class VerifyJob {
  private VerifyJob() {}

  /** How each router stands, none whose host key has changed. */
  public static List<ProvisionJob.Result> run(Project project, Secrets secrets, List<ProvisionJob.Target> targets)
      throws InterruptedException {
    return run(project, secrets, targets, KeyConsent.NONE);
  }

  /** How each router stands, in the order of the targets; what was found is kept in the project. */
  public static List<ProvisionJob.Result> run(Project project, Secrets secrets, List<ProvisionJob.Target> targets,
      KeyConsent consent) throws InterruptedException {
    return run(project, secrets, targets, consent, ProvisionOptions.DEFAULT.ssh());
  }

  /** The same with other settings of the sessions. */
  public static List<ProvisionJob.Result> run(Project project, Secrets secrets, List<ProvisionJob.Target> targets,
      KeyConsent consent, SshSettings settings) throws InterruptedException {
    return read(project, secrets, targets, consent, settings).stream().map(Looked::result).toList();
  }

  /** How a router stands, and what was read of it, where it could be read; that holds secrets. */
  record Looked(ProvisionJob.Result result, Optional<Verifier.Reading> reading) {
    Optional<LiveConfiguration> live() {
      return reading.map(Verifier.Reading::live);
    }
  }

  /** How routers stand, and what their radios hear beside what was planned. */
  public record Measured(List<ProvisionJob.Result> results, MeasureJob.Air air) {}

  /** As {@link #run}; what the radios hear is kept in the project. */
  public static Measured measure(Project project, Secrets secrets, List<ProvisionJob.Target> targets, KeyConsent consent,
      SshSettings settings) throws InterruptedException {
    List<Looked> looked = read(project, secrets, targets, consent, settings);
    return new Measured(looked.stream().map(Looked::result).toList(), MeasureJob.keep(project, looked));
  }

  /** As {@link #run}, with what was read. */
  static List<Looked> read(Project project, Secrets secrets, List<ProvisionJob.Target> targets, KeyConsent consent,
      SshSettings settings) throws InterruptedException {
    Stored<NetworkPlan> plan = project.getCurrentPlan();
    RouterBook book = new RouterBook(project);
    HostKeyGuard guard = new HostKeyGuard(book, consent);
    List<RouterTask> tasks = ProvisionJob.tasks(project, secrets, targets);
    List<Looked> results = new ArrayList<>();
    try (RouterSsh ssh = new RouterSsh(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Verifier verifier = new Verifier(ssh, ProvisionOptions.DEFAULT.slowCommands());
      List<Future<Looked>> readings = tasks.stream()
          .map(task -> threads.submit(() -> read(verifier, task, guard))).toList();
      try {
        for (Future<Looked> reading : readings) {
          Looked looked = get(reading);
          book.keep(looked.result, plan.revision());
          results.add(looked);
        }
      } catch (InterruptedException e) {
        // closing the executor would wait for every router else
        threads.shutdownNow();
        throw e;
      }
    }
    return results;
  }

  private static Looked get(Future<Looked> reading) throws InterruptedException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e.getCause());
    }
  }

  private static Looked read(Verifier verifier, RouterTask task, HostKeyGuard guard) throws InterruptedException {
    try {
      Verifier.Reading reading = verifier.read(task.address(), guard.policy(task), Optional.of(task.rootPassword()),
          new Expectation(task.desired(), task.device()));
      VerificationReport report = reading.report();
      Optional<HostKeyGuard.Changed> changed = guard.findChange(task, report.facts(), report.hostKey());
      if (changed.isPresent()) {
        return looked(task, new Outcome.Refused(Step.VERIFY, changed.get().message(), Optional.of(report.hostKey())));
      }
      if (report.isVerified()) {
        guard.remember(task, report.facts(), report.hostKey());
      } else {
        guard.rememberIfNew(report.facts(), task.address(), report.hostKey());
      }
      return new Looked(new ProvisionJob.Result(task,
          report.isVerified() ? new Outcome.Verified(report, false) : new Outcome.Different(report, false)),
          Optional.of(reading));
    } catch (ConnectionException e) {
      return looked(task, e.failure() instanceof ConnectionFailure.Unreachable
          || e.failure() instanceof ConnectionFailure.HandshakeFailed
          ? new Outcome.Failed(Step.VERIFY, e.getMessage(), RouterState.UNKNOWN)
          : new Outcome.Refused(Step.VERIFY, e.getMessage(),
              e.failure().keyToAnswerFor()));
    } catch (RouterException e) {
      return looked(task, new Outcome.Failed(Step.VERIFY, e.getMessage(), RouterState.UNKNOWN));
    }
  }

  private static Looked looked(RouterTask task, Outcome outcome) {
    return new Looked(new ProvisionJob.Result(task, outcome), Optional.empty());
  }
}
