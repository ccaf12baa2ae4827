package org.atalaya.app.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.KeyScope;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProvisioningJournal;
import org.atalaya.planner.project.RouterRecord;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.project.VerificationRecord;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Flashing;
import org.atalaya.provisioning.apply.FolderBackups;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.PinnedKeys;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.discovery.Access;
import org.atalaya.provisioning.discovery.DiscoveredRouter;
import org.atalaya.provisioning.discovery.SiteMatching;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.SharedAddresses;
import org.atalaya.provisioning.verify.VerificationReport;

/** What a project knows of its routers: where they were, by which key they are known, what was done to them. */
final class RouterBook implements PinnedKeys {
  private final Project project;
  private final ProvisioningJournal journal;

  RouterBook(Project project) {
    this.project = project;
    this.journal = project.provisioning();
  }

  Optional<RouterAddress> findAddress(String hostName) {
    return journal.findRouter(hostName).flatMap(RouterRecord::address).map(RouterAddress::parse);
  }

  /** True where something was done to a machine of this name. */
  boolean isKnown(String hostName) {
    return journal.findRouter(hostName).isPresent();
  }

  /** By what a router of the plan would be known again. */
  SiteMatching.Planned known(String hostName) {
    Optional<RouterRecord> record = journal.findRouter(hostName);
    return new SiteMatching.Planned(hostName, record.flatMap(RouterRecord::mac).map(MacAddress::parse).map(Set::of).orElse(Set.of()),
        record.flatMap(RouterRecord::hostKey).map(RouterBook::key));
  }

  /** Keeps where a router of the plan was found, and its MAC: {@code provision} begins there. Its key is not pinned by that. */
  void keepAddress(String hostName, DiscoveredRouter found) {
    RouterRecord known = journal.findRouter(hostName).orElse(RouterRecord.of(hostName));
    Optional<String> board = found.access() instanceof Access.Open open ? Optional.of(open.facts().boardName()) : known.board();
    journal.record(new RouterRecord(hostName, Optional.of(found.address().toString()),
        found.mac().map(MacAddress::text).or(known::mac), board, Optional.empty(), known.state()));
  }

  @Override
  public Optional<HostKey> ofName(String hostName) {
    return journal.findRouter(hostName).flatMap(RouterRecord::hostKey).map(RouterBook::key);
  }

  @Override
  public Optional<HostKey> ofMac(String mac) {
    return journal.findKey(KeyScope.MAC, mac).map(RouterBook::key);
  }

  @Override
  public Optional<HostKey> ofAddress(RouterAddress address) {
    return isShared(address) ? Optional.empty() : journal.findKey(KeyScope.ADDRESS, address.toString()).map(RouterBook::key);
  }

  @Override
  public boolean isKnown(HostKey key) {
    return journal.isPinned(key(key));
  }

  @Override
  public void pinName(String hostName, HostKey key) {
    journal.pin(hostName, key(key));
  }

  @Override
  public void pin(String mac, RouterAddress address, HostKey key) {
    journal.pin(KeyScope.MAC, mac, key(key));
    if (!isShared(address)) {
      journal.pin(KeyScope.ADDRESS, address.toString(), key(key));
    }
  }

  @Override
  public void replace(String hostName, String mac, RouterAddress address, HostKey key) {
    journal.replaceKey(hostName, mac, key(key));
    if (!isShared(address)) {
      journal.replaceKey(KeyScope.ADDRESS, address.toString(), key(key));
    }
  }

  /** Besides the makers' addresses the one that LibreMesh gives to every node: the first of the network. */
  private boolean isShared(RouterAddress address) {
    return SharedAddresses.contains(address) || project.findPlan().map(plan -> plan.value().community().ipv4Network())
        .filter(network -> address.host().equals(network.replaceFirst("\\.[0-9]+/.*", ".1"))).isPresent();
  }

  private static org.atalaya.planner.project.HostKey key(HostKey key) {
    return new org.atalaya.planner.project.HostKey(key.algorithm(), key.base64());
  }

  private static HostKey key(org.atalaya.planner.project.HostKey key) {
    return new HostKey(key.type(), key.base64());
  }

  /** Beside the project, readable by its owner alone: a router's configuration holds its keys. */
  Backups backups() {
    return new FolderBackups(backupFolder());
  }

  Path backupFolder() {
    return beside("-backups");
  }

  /** Which changes on routers a running program is still about to end. */
  LiveChanges liveChanges() {
    return LiveChanges.in(beside("-provisioning.lock"));
  }

  private Path beside(String ending) {
    Path file = project.file().toAbsolutePath();
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.atalaya$", "") + ending);
  }

  private Optional<Flashing> findUnfinishedFlash(String hostName) {
    Optional<Flashing> begun = Optional.empty();
    for (StepRecord step : journal.history(hostName)) {
      if (step.step().equals(Step.FLASH.name()) && step.state() == StepRecord.State.STARTED) {
        begun = Flashing.parse(step.detail());
      } else if (step.step().equals(Step.REIDENTIFY.name()) && step.state() == StepRecord.State.DONE) {
        begun = Optional.empty();
      }
    }
    return begun;
  }

  /** What any journal knows of earlier runs. */
  private abstract class BookJournal implements StepJournal {
    private final LiveChanges changes;

    BookJournal(LiveChanges changes) {
      this.changes = changes;
    }

    @Override
    public Optional<Flashing> findUnfinishedFlash(RouterTask task) {
      return RouterBook.this.findUnfinishedFlash(task.hostName());
    }

    @Override
    public boolean isAbandoned(String token) {
      return journal.wasBegun(Step.ARM.name(), token) && !changes.isAlive(token);
    }
  }

  /** For a look that changes nothing: it leaves no run behind, so that what an earlier one left open stays to be resumed. */
  StepJournal reading(LiveChanges changes) {
    return new BookJournal(changes) {
      @Override
      public void before(RouterTask task, Step step, String detail) {
        // a look is no run
      }

      @Override
      public void after(RouterTask task, Step step, Result result, String detail) {
        // a look is no run
      }
    };
  }

  /** A journal of one run over the current plan. */
  StepJournal run(Stored<NetworkPlan> plan, LiveChanges changes) {
    return run(journal.startRun(plan), changes);
  }

  /** A journal of one run that goes back: there the plan may be stale. */
  StepJournal undoing(LiveChanges changes) {
    return run(journal.startUndoing(), changes);
  }

  private StepJournal run(long run, LiveChanges changes) {
    return new BookJournal(changes) {
      @Override
      public void before(RouterTask task, Step step, String detail) {
        if (step == Step.ARM) {
          changes.begin(detail);
        }
        journal.recordStep(run, task.hostName(), step.name(), StepRecord.State.STARTED, detail);
      }

      @Override
      public void after(RouterTask task, Step step, Result result, String detail) {
        journal.recordStep(run, task.hostName(), step.name(),
            result == Result.DONE ? StepRecord.State.DONE : StepRecord.State.FAILED, detail);
      }
    };
  }

  /** Keeps how it ended with a router. */
  void keep(ProvisionJob.Result result, long planRevision) {
    String host = result.task().hostName();
    switch (result.outcome()) {
      case Outcome.Verified verified -> keep(result.task(), verified.report(), planRevision);
      case Outcome.Different different -> keep(result.task(), different.report(), planRevision);
      case Outcome.NotWritten notWritten -> { }
      case Outcome.Refused refused -> state(host, "REFUSED");
      case Outcome.RolledBack rolledBack -> state(host, "ROLLED_BACK");
      case Outcome.Failed failed -> state(host, failed.state().name());
    }
  }

  /** Keeps how it ended with a router that was to go back to its backup. */
  void keepUndone(ProvisionJob.Result result) {
    switch (result.outcome()) {
      case Outcome.Verified verified -> {
        VerificationReport report = verified.report();
        journal.record(new RouterRecord(result.task().hostName(), Optional.of(report.address().toString()),
            report.facts().primaryMac(), Optional.of(report.facts().boardName()), Optional.empty(), "ROLLED_BACK"));
      }
      case Outcome.Different _ -> state(result.task().hostName(), "DIFFERENT");
      case Outcome.NotWritten _, Outcome.Refused _ -> { }
      // the rollback itself was rolled back: it is as it was provisioned
      case Outcome.RolledBack _ -> { }
      case Outcome.Failed failed -> state(result.task().hostName(), failed.state().name());
    }
  }

  private void state(String hostName, String state) {
    RouterRecord known = journal.findRouter(hostName).orElse(RouterRecord.of(hostName));
    journal.record(new RouterRecord(hostName, known.address(), known.mac(), known.board(), known.hostKey(), state));
  }

  private void keep(RouterTask task, VerificationReport report, long planRevision) {
    journal.record(new RouterRecord(task.hostName(), Optional.of(report.address().toString()), report.facts().primaryMac(),
        Optional.of(report.facts().boardName()), Optional.empty(), report.isVerified() ? "VERIFIED" : "DIFFERENT"));
    project.measurements().storeInterfaces(task.hostName(), MeasureJob.macs(report.facts()));
    List<String> differences = report.differences().stream().map(Object::toString).toList();
    journal.storeVerification(task.hostName(),
        new VerificationRecord(report.isVerified(), differences, Instant.now(), planRevision));
  }
}
