package org.atalaya.provisioning.apply;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.provisioning.change.ChangeSet;
import org.atalaya.provisioning.change.WholeConfiguration;
import org.atalaya.provisioning.router.FirmwareFamily;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.VerificationReport;

/**
 * Returns a router to a backup: all of {@code /etc/config} as it was, under the same dead man's switch as any other
 * change. Root's password stays the project's, since the backup does not hold it; so whoever came in before comes in
 * afterwards. The configuration that is left is backed up too.
 */
public final class Rollback {
  /** Not a plain yes: to go on with a run that was cut off is to provision, and this is the opposite. */
  private static final String YES = "yes, back to the backup";

  private final ProvisionOptions options;
  private final HostKeyGuard guard;
  private final Backups backups;

  /** @param backups keeps the configuration that is left */
  public Rollback(ProvisionOptions options, HostKeyGuard guard, Backups backups) {
    this.options = options;
    this.guard = guard;
    this.backups = backups;
  }

  /**
   * Rolls one router back.
   *
   * @param task where it is; its rendered files are not looked at
   * @param archive the backup: tar.gz of {@code /etc/config}
   * @param consent asked once, unless nothing is to be written
   * @return {@link Outcome.Verified} where it is as in the backup now
   * @throws org.atalaya.planner.BadInputException if the archive is no backup
   */
  public Outcome rollBack(RouterTask task, byte[] archive, Consent consent, StepJournal journal,
      ProvisioningListener listener) {
    WholeConfiguration wanted = BackupFiles.of(archive);
    StepRecorder steps = new StepRecorder(task, journal, listener, new AtomicBoolean());
    try (RouterSsh ssh = new RouterSsh(options.ssh())) {
      return new Run(withLaterAddress(task, wanted), wanted, ssh, steps).run(consent, journal);
    }
  }

  /** With the old configuration it has the old address; one behind a tunnel stays at the tunnel's end. */
  private static RouterTask withLaterAddress(RouterTask task, WholeConfiguration wanted) {
    List<RouterAddress> later = new ArrayList<>(task.laterAddresses());
    if (!task.address().isLoopback()) {
      wanted.lanAddress().map(RouterAddress::parse).filter(address -> !later.contains(address)).ifPresent(later::addFirst);
    }
    return new RouterTask(task.site(), task.hostName(), task.address(), later, task.desired(), task.device(),
        task.rootPassword());
  }

  /** One router's way back. */
  private final class Run {
    private final RouterTask task;
    private final WholeConfiguration wanted;
    private final RouterSsh ssh;
    private final StepRecorder steps;
    private final Survey survey;
    private final String token = DeadMan.newToken();
    private Survey.Seen seen;
    private boolean armed;

    Run(RouterTask task, WholeConfiguration wanted, RouterSsh ssh, StepRecorder steps) {
      this.task = task;
      this.wanted = wanted;
      this.ssh = ssh;
      this.steps = steps;
      this.survey = new Survey(task, ssh, options, guard, steps);
    }

    Outcome run(Consent consent, StepJournal journal) {
      try {
        ChangeSet changes = look(Optional.empty());
        if (changes.isEmpty() && seen.abandoned().isEmpty()) {
          return verified(false);
        }
        if (options.dryRun()) {
          return new Outcome.NotWritten(changes, Outcome.NotWritten.Reason.DRY_RUN);
        }
        boolean yes = !consent.agreed(List.of(new Proposal(task, seen.facts(), seen.hostKey(), seen.firstMeeting(), changes)))
            .isEmpty();
        journal.before(task, Step.CONSENT, "");
        journal.after(task, Step.CONSENT, StepJournal.Result.DONE, yes ? YES : "no");
        if (!yes) {
          return new Outcome.NotWritten(changes, Outcome.NotWritten.Reason.DECLINED);
        }
        change(changes);
        return confirm();
      } catch (StepException e) {
        return ended(e);
      } catch (InterruptedException e) {
        Outcome outcome = ended(new StepException(Step.CONNECT, "interrupted", false));
        Thread.currentThread().interrupt();
        return outcome;
      }
    }

    private ChangeSet look(Optional<HostKey> key) throws StepException, InterruptedException {
      try (Router router = survey.connect(key)) {
        return look(router);
      }
    }

    private ChangeSet look(Router router) throws StepException, InterruptedException {
      HostKey hostKey = router.connection().hostKey();
      RouterFacts facts = steps.take(Step.IDENTIFY, "", router::readFacts,
          f -> f.boardName() + ", " + f.release() + ", " + f.primaryMac().orElse("no MAC") + ", " + f.hostName());
      SwitchState state = steps.take(Step.CHECK, "", () -> check(router, facts, hostKey), _ -> "board matches");
      ChangeSet changes = steps.take(Step.DIFFERENCE, "", () -> wanted.changesFrom(wanted.readFrom(router)),
          found -> found.isEmpty() ? "nothing to change" : found.lines().size() + " lines");
      seen = new Survey.Seen(facts, hostKey, guard.isFirstMeeting(hostKey), changes,
          state instanceof SwitchState.Armed waiting ? Optional.of(waiting.token()) : Optional.empty());
      return changes;
    }

    private SwitchState check(Router router, RouterFacts facts, HostKey hostKey)
        throws StepException, RouterException, InterruptedException {
      Optional<HostKeyGuard.Changed> changed = guard.findChange(task, facts, hostKey);
      if (changed.isPresent()) {
        throw new StepException(Step.CHECK, changed.get().message(), true, Optional.of(hostKey));
      }
      if (wanted.isDebian() != (facts.family() == FirmwareFamily.DEBIAN)) {
        throw new StepException(Step.CHECK, "the backup is of another system than the one that is on it", true);
      }
      // a server beside a node may be on any board: its host key, above, is what it is known by
      if (!wanted.isDebian() && !facts.boardName().equals(task.device().boardName())) {
        throw new StepException(Step.CHECK, "the board is '" + facts.boardName() + "', planned for " + task.site() + " is '"
            + task.device().boardName() + "'", true);
      }
      if (facts.waitsForSafeReboot(router)) {
        throw new StepException(Step.CHECK, Survey.SAFE_REBOOT, true);
      }
      SwitchState state = SwitchState.read(router);
      boolean busy = state instanceof SwitchState.Restoring
          || state instanceof SwitchState.Armed waiting && !steps.isAbandoned(waiting.token());
      if (busy) {
        throw new StepException(Step.CHECK, "another change waits there, or is being undone: try again soon", true);
      }
      return state;
    }

    private void change(ChangeSet agreed) throws StepException, InterruptedException {
      try (Router router = survey.connect(Optional.of(seen.hostKey()))) {
        Optional<String> mac = seen.facts().primaryMac();
        SmallChange.handOver(router, seen, steps);
        if (!look(router).equals(agreed) || !seen.facts().primaryMac().equals(mac)) {
          throw new StepException(Step.DIFFERENCE, "the router has changed since the difference was shown", true);
        }
        steps.take(Step.BACK_UP, "", () -> keep(router), line -> line);
        int seconds = (int) options.confirmTimeout().toSeconds();
        steps.take(Step.ARM, token, () -> {
          armed = true;
          router.carryOut(RouterCommands.MAKE_FOLDERS);
          router.writeFile(RouterCommands.DEAD_MAN, DeadMan.script());
          if (wanted.isDebian()) {
            DebianChange.keep(wanted.kept(), router);
          }
          router.carryOut(seen.abandoned().map(from -> RouterCommands.adopt(from, token, seconds))
              .orElseGet(() -> RouterCommands.arm(token, seconds)));
          return seconds;
        }, s -> "restores itself after " + s + " s");
        steps.take(Step.WRITE, "", () -> write(router, agreed),
            count -> count + " files" + (agreed.removed().isEmpty() ? "" : ", " + agreed.removed().size() + " removed"));
        steps.take(Step.REBOOT, "", () -> {
          router.reboot();
          return "";
        }, line -> line);
      }
    }

    private String keep(Router router) throws RouterException, InterruptedException {
      router.carryOut(wanted.backUp());
      byte[] archive = router.readBytes(RouterCommands.BACK_UP_FILE);
      String onRouter = router.sha256(RouterCommands.BACK_UP_FILE);
      if (!Router.sha256Of(archive).equals(onRouter)) {
        throw new RouterException("the backup did not arrive as it was sent", true);
      }
      Backup backup = Backup.of(archive, onRouter);
      router.carryOut(RouterCommands.remove(RouterCommands.BACK_UP_FILE));
      return backup.files().size() + " files, " + backups.keep(task, backup);
    }

    /** All arrive and are checked before the first takes its place. */
    private int write(Router router, ChangeSet changes) throws RouterException, InterruptedException {
      if (!changes.dropped().isEmpty()) {
        router.carryOut(RouterCommands.DROP_STAGED);
      }
      int number = 0;
      List<Map.Entry<String, String>> files = changes.files().entrySet().stream()
          .filter(file -> !file.getValue().startsWith(LiveConfiguration.LINK)).toList();
      for (Map.Entry<String, String> file : files) {
        router.writeFile(RouterCommands.NEW_FILES_FOLDER + "/" + number++, file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      number = 0;
      for (Map.Entry<String, String> file : files) {
        String waiting = RouterCommands.NEW_FILES_FOLDER + "/" + number++;
        if (wanted.isDebian()) {
          DebianChange.place(router, waiting, file.getKey(), wanted.modes().getOrDefault(file.getKey(), "600"));
        }
        router.carryOut(RouterCommands.move(waiting, file.getKey()));
      }
      for (String path : changes.removed()) {
        router.carryOut(RouterCommands.removeLink(path));
      }
      for (Map.Entry<String, String> file : changes.files().entrySet()) {
        if (file.getValue().startsWith(LiveConfiguration.LINK)) {
          router.carryOut(RouterCommands.link(file.getValue().substring(LiveConfiguration.LINK.length()), file.getKey()));
        }
      }
      return changes.files().size();
    }

    /** Found again, it must be as in the backup before it is told that this stays. */
    private Outcome confirm() throws StepException, InterruptedException {
      Duration patience = options.rebootPatience().multipliedBy(2).plus(options.confirmTimeout());
      String before = seen.facts().bootId();
      Reconnection reconnection = new Reconnection(task, ssh, options, steps, seen);
      Reconnection.Found found = steps.take(Step.RECONNECT, task.address().toString(), () -> reconnection.find(
          Step.RECONNECT, patience, (facts, state) -> !facts.bootId().equals(before)).orElseThrow(() ->
              new StepException(Step.RECONNECT, "the router did not come back within " + patience.toSeconds() + " s", false)),
          f -> "at " + f.router().connection().address() + " as " + f.facts().hostName());
      try (Router router = found.router()) {
        if (!(found.state() instanceof SwitchState.Armed waiting) || !waiting.token().equals(token)) {
          armed = false;
          return new Outcome.RolledBack(Step.RECONNECT,
              "the router restored the configuration that it had before it was confirmed");
        }
        List<Difference> wrong = wanted.differences(wanted.readFrom(router));
        if (!wrong.isEmpty()) {
          throw new StepException(Step.CONFIRM, "it is not as in the backup: " + wrong.getFirst(), false);
        }
        steps.take(Step.CONFIRM, token, () -> {
          router.carryOut(RouterCommands.confirm(token));
          armed = false;
          return "the configuration stays";
        }, line -> line);
        return verified(true, router.connection().address());
      } catch (RouterException e) {
        throw new StepException(Step.CONFIRM, e.getMessage(), false);
      }
    }

    private Outcome verified(boolean changed) throws StepException, InterruptedException {
      return verified(changed, task.address());
    }

    /** Over one more session everything is read again. */
    private Outcome verified(boolean changed, RouterAddress address) throws StepException, InterruptedException {
      VerificationReport report = steps.take(Step.VERIFY, address.toString(), () -> {
        try (Router router = new Router(ssh.connect(address, new HostKeyPolicy.Pinned(seen.hostKey()),
            Optional.of(task.rootPassword())), options.ssh().commandTimeout(), options.slowCommands())) {
          return new VerificationReport(task.hostName(), address, wanted.differences(wanted.readFrom(router)),
              router.readFacts(), seen.hostKey(), SwitchState.read(router), steps.spent());
        }
      }, r -> r.isVerified() ? "as in the backup" : r.differences().getFirst().toString());
      return report.isVerified() ? new Outcome.Verified(report, changed) : new Outcome.Different(report, changed);
    }

    private Outcome ended(StepException failure) {
      if (!armed) {
        return failure.refused() ? new Outcome.Refused(failure.step(), failure.getMessage(), failure.offeredKey())
            : new Outcome.Failed(failure.step(), failure.getMessage(), RouterState.UNCHANGED);
      }
      steps.goOnWhateverIsSaid();
      boolean interrupted = Thread.interrupted();
      try {
        return takeBack(failure);
      } catch (StepException e) {
        return new Outcome.Failed(failure.step(), failure.getMessage(), RouterState.RESTORES_ITSELF);
      } catch (InterruptedException e) {
        interrupted = true;
        return new Outcome.Failed(failure.step(), failure.getMessage(), RouterState.RESTORES_ITSELF);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    /** Tells the router to take its configuration back at once, and waits for that. */
    private Outcome takeBack(StepException failure) throws StepException, InterruptedException {
      Duration patience = options.rebootPatience().multipliedBy(2).plus(options.confirmTimeout());
      Reconnection reconnection = new Reconnection(task, ssh, options, steps, seen);
      Optional<Reconnection.Found> found = reconnection.find(failure.step(), patience,
          (facts, state) -> !(state instanceof SwitchState.Restoring));
      if (found.isPresent() && found.get().state() instanceof SwitchState.Armed waiting && waiting.token().equals(token)) {
        try (Router router = found.get().router()) {
          router.carryOut(RouterCommands.restore(token));
        } catch (RouterException e) {
          // it may be restarting already; what follows looks
        }
        found = reconnection.find(failure.step(), patience, (facts, state) -> state instanceof SwitchState.Restored);
      }
      if (found.isEmpty()) {
        return new Outcome.Failed(failure.step(), failure.getMessage(), RouterState.RESTORES_ITSELF);
      }
      found.get().router().close();
      return switch (found.get().state()) {
        case SwitchState.Restored _ -> new Outcome.RolledBack(failure.step(), failure.getMessage());
        // the confirmation had been taken, only its answer was lost; or it was never armed
        case SwitchState.Absent _ -> new Outcome.Failed(failure.step(), failure.getMessage(),
            failure.step() == Step.ARM ? RouterState.UNCHANGED : RouterState.CHANGED);
        case SwitchState.Armed _, SwitchState.Restoring _ ->
            new Outcome.Failed(failure.step(), failure.getMessage(), RouterState.RESTORES_ITSELF);
      };
    }
  }
}
