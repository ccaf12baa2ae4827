package org.atalaya.provisioning.apply;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.provisioning.change.ChangeSet;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;
import org.atalaya.provisioning.verify.VerificationReport;
import org.atalaya.provisioning.verify.Verifier;

/** Carries out an agreed change on one router, from the backup to the verification, or undoes it. */
final class ChangeRun {
  private final RouterTask task;
  private final RouterSsh ssh;
  private final ProvisionOptions options;
  private final StepRecorder steps;
  private final Survey survey;
  private final Survey.Seen seen;
  private final Backups backups;
  private final Switching switching;
  private final Expectation expectation;
  private final Reconnection reconnection;
  private final HostKeyGuard guard;
  private final String token;
  private final Optional<SmallChange> small;
  private RouterAddress address;
  private Progress progress = Progress.UNTOUCHED;
  /** Where the flash has brought the router; unchanged as long as there was none. */
  private RouterState flashedTo;

  /** How far the router's state has been moved. */
  private enum Progress { UNTOUCHED, ARMING, WRITING, CONFIRMED }

  ChangeRun(RouterTask task, RouterSsh ssh, ProvisionOptions options, StepRecorder steps, Survey survey,
      Survey.Seen seen, Backups backups, Switching switching, HostKeyGuard guard) {
    this(task, ssh, options, steps, survey, seen, backups, switching, guard, RouterState.UNCHANGED);
  }

  private ChangeRun(RouterTask task, RouterSsh ssh, ProvisionOptions options, StepRecorder steps, Survey survey,
      Survey.Seen seen, Backups backups, Switching switching, HostKeyGuard guard, RouterState flashedTo) {
    this.guard = guard;
    this.task = task;
    this.ssh = ssh;
    this.options = options;
    this.steps = steps;
    this.survey = survey;
    this.seen = seen;
    this.backups = backups;
    this.switching = switching;
    this.expectation = new Expectation(task.desired(), task.device());
    this.reconnection = new Reconnection(task, ssh, options, steps, seen);
    this.token = seen.onlyToConfirm() ? seen.abandoned().orElseThrow() : DeadMan.newToken();
    this.small = seen.changes().atOnce().map(edit -> new SmallChange(edit, options));
    this.address = task.address();
    this.flashedTo = flashedTo;
  }

  /** Writes, restarts, confirms, verifies. */
  Outcome change() {
    return guarded(() -> {
      try (Router router = survey.connect(Optional.of(seen.hostKey()))) {
        SmallChange.handOver(router, seen, steps);
        Survey.Seen again = survey.look(router);
        ChangeSet now = small.isPresent() ? again.changes() : again.changes().withRestart();
        if (!now.equals(seen.changes()) || !again.facts().macs().equals(seen.facts().macs())) {
          throw new StepException(Step.DIFFERENCE, "the router has changed since the difference was shown", true);
        }
        // the run that was cut off has kept the configuration from before it; what is there now may be half of another
        steps.take(Step.BACK_UP, "", () -> seen.abandoned().isPresent() ? "the backup of the run that was cut off stays"
            : backUp(router), line -> line);
        if (seen.flash().isPresent()) {
          return flashAndChange(router);
        }
        configure(router);
      }
      return confirmAndVerify();
    });
  }

  /** With its new firmware the router is another one to configure: what is to be written is found out anew. */
  private Outcome flashAndChange(Router before) throws StepException, InterruptedException {
    ImageRun image = new ImageRun(task, ssh, options, steps, guard, seen, before);
    try (Router router = image.flash()) {
      flashedTo = RouterState.FLASHED;
      Survey.Seen now = survey.look(router);
      ChangeRun next = new ChangeRun(task.at(router.connection().address()), ssh, options, steps, survey, now, backups,
          switching, guard, RouterState.FLASHED);
      return next.guarded(() -> {
        if (now.changes().isEmpty()) {
          router.close();
          return next.verify(true);
        }
        next.configure(router);
        router.close();
        return next.confirmAndVerify();
      });
    } finally {
      if (flashedTo != RouterState.FLASHED) {
        flashedTo = image.state();
      }
    }
  }

  private void configure(Router router) throws StepException, InterruptedException {
    arm(router);
    if (small.isPresent()) {
      steps.take(Step.WRITE, "", () -> {
        small.get().write(router);
        return seen.changes().files().size();
      }, count -> count + " files");
      steps.take(Step.APPLY, task.laterAddressWords(), () -> small.get().apply(router), line -> line);
      return;
    }
    steps.take(Step.WRITE, "", () -> write(router), count -> count + " files"
        + (seen.changes().removed().isEmpty() ? "" : ", " + seen.changes().removed().size() + " removed"));
    steps.take(Step.APPLY, "", () -> apply(router), line -> line);
    // whoever resumes must know where it will be
    steps.take(Step.REBOOT, task.laterAddressWords(), () -> {
      switching.restart(task, router);
      return "";
    }, line -> line);
  }

  /** An earlier run was cut off between restarting and confirming, and what it wrote is what is wanted. */
  Outcome confirmAbandoned() {
    progress = Progress.WRITING;
    return guarded(this::confirmAndVerify);
  }

  /** Only reads. */
  Outcome verifyOnly() {
    return guarded(() -> verify(false));
  }

  private interface Work {
    Outcome run() throws StepException, InterruptedException;
  }

  private Outcome guarded(Work work) {
    try {
      return work.run();
    } catch (StepException e) {
      return undo(e.step(), e.getMessage(), e.refused());
    } catch (InterruptedException e) {
      Outcome outcome = undo(Step.CONNECT, "interrupted", false);
      Thread.currentThread().interrupt();
      return outcome;
    }
  }

  private String backUp(Router router) throws RouterException, InterruptedException {
    router.carryOut(RouterDriver.of(task.desired()).backUp());
    String onRouter = router.sha256(RouterCommands.BACK_UP_FILE);
    byte[] archive = router.readBytes(RouterCommands.BACK_UP_FILE);
    if (!Router.sha256Of(archive).equals(onRouter)) {
      throw new RouterException("the backup did not arrive as it was sent", true);
    }
    Backup backup = Backup.of(archive, onRouter);
    String where = backups.keep(task, backup);
    router.carryOut(RouterCommands.remove(RouterCommands.BACK_UP_FILE));
    return backup.files().size() + " files, " + where;
  }

  private void arm(Router router) throws StepException, InterruptedException {
    int seconds = (int) options.confirmTimeout().toSeconds();
    // the token is journalled first: whoever resumes must know which change is his
    steps.take(Step.ARM, token, () -> {
      progress = Progress.ARMING;
      router.carryOut(RouterCommands.MAKE_FOLDERS);
      router.writeFile(RouterCommands.DEAD_MAN, DeadMan.script());
      DebianChange.beforeArming(task, router);
      // The copy that an earlier run of ours made is the configuration from before it: it is kept, not made anew.
      router.carryOut(seen.abandoned().map(from -> RouterCommands.adopt(from, token, seconds))
          .orElseGet(() -> RouterCommands.arm(token, seconds)));
      return seconds;
    }, s -> (seen.abandoned().isPresent() ? "taken over from the run that was cut off; " : "")
        + "restores itself after " + s + " s");
    progress = Progress.WRITING;
  }

  private int write(Router router) throws RouterException, InterruptedException {
    ChangeSet changes = seen.changes();
    if (!changes.dropped().isEmpty()) {
      router.carryOut(RouterCommands.DROP_STAGED);
    }
    // All arrive and are checked before the first takes its place; a rename on one file system is whole or not at all.
    int number = 0;
    List<Map.Entry<String, String>> files = List.copyOf(changes.files().entrySet());
    for (Map.Entry<String, String> file : files) {
      router.writeFile(waitingPlace(number++), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    number = 0;
    for (Map.Entry<String, String> file : files) {
      DebianChange.beforeMoving(task, router, waitingPlace(number), file.getKey());
      router.carryOut(RouterCommands.move(waitingPlace(number++), file.getKey()));
    }
    for (String path : changes.removed()) {
      router.carryOut(RouterCommands.remove(path));
    }
    if (task.image().isPresent()) {
      // whoever comes next shall know what is on it, and not flash it again
      router.writeFile(RouterCommands.FLASHED,
          task.image().get().sha256().getBytes(StandardCharsets.US_ASCII));
    }
    if (changes.setsRootPassword()) {
      router.setRootPassword(task.rootPassword());
    }
    return files.size();
  }

  private static String waitingPlace(int number) {
    return RouterCommands.NEW_FILES_FOLDER + "/" + number;
  }

  private String apply(Router router) throws StepException, RouterException, InterruptedException {
    if (!survey.needsLimeConfig()) {
      return DebianChange.apply(task, router, seen.facts()).orElse("nothing to compute");
    }
    if (!seen.changes().radios().isEmpty()) {
      router.carryOut(RouterCommands.REGENERATE_RADIOS);
    }
    router.carryOut(RouterCommands.CLEAR_STALE_LIME_CONFIG);
    router.carryOut(RouterCommands.LIME_CONFIG);
    // lime-config says nothing where it does nothing: look before the reboot, while this line still stands
    List<Difference> wrong = expectation.differences(expectation.readFrom(router, seen.facts()), seen.facts());
    if (!wrong.isEmpty()) {
      throw new StepException(Step.APPLY, "lime-config did not make what was asked for: " + wrong.getFirst(), false);
    }
    return "lime-config done";
  }

  private Outcome confirmAndVerify() throws StepException, InterruptedException {
    SwitchState state = reconnectAndConfirm();
    return switch (state) {
      case SwitchState.Absent _ -> {
        progress = Progress.CONFIRMED;
        yield verify(true);
      }
      case SwitchState.Restored _, SwitchState.Restoring _ ->
          new Outcome.RolledBack(Step.RECONNECT, "the router restored its old configuration before it was confirmed");
      case SwitchState.Armed _ -> throw new StepException(Step.CONFIRM, "the confirmation was not taken", false);
    };
  }

  private SwitchState reconnectAndConfirm() throws StepException, InterruptedException {
    String before = seen.facts().bootId();
    boolean restarted = !seen.onlyToConfirm() && small.isEmpty();
    // Unconfirmed it is back with its old configuration after the time-out and one more start: wait for that too.
    Duration patience = options.rebootPatience().multipliedBy(2).plus(options.confirmTimeout());
    Reconnection.Found found = steps.take(Step.RECONNECT, address.toString(), () -> {
      Thread.sleep(small.map(SmallChange::settling).orElse(Duration.ZERO));
      return reconnection.find(Step.RECONNECT, patience, (facts, state) -> !restarted || !facts.bootId().equals(before))
          .orElseThrow(() -> new StepException(Step.RECONNECT,
              "the router did not come back within " + patience.toSeconds() + " s", false));
    }, f -> "at " + f.router().connection().address() + " as " + f.facts().hostName());
    try (Router router = found.router()) {
      address = router.connection().address();
      if (!found.facts().boardName().equals(seen.facts().boardName())
          || !found.facts().release().equals(seen.facts().release())) {
        throw new StepException(Step.RECONNECT, "it came back as '" + found.facts().boardName() + "' with release '"
            + found.facts().release() + "'", false);
      }
      if (!(found.state() instanceof SwitchState.Armed armed) || !armed.token().equals(token)) {
        return found.state();
      }
      switching.beforeConfirming(task);
      return steps.take(Step.CONFIRM, token, () -> confirm(found), state -> seen.onlyToConfirm()
          ? "the configuration of the run that was cut off stays" : "the configuration stays");
    }
  }

  private SwitchState confirm(Reconnection.Found found) throws StepException, RouterException, InterruptedException {
    try {
      sayConfirmed(found);
      return SwitchState.read(found.router());
    } catch (RouterException lost) {
      return confirmAgain(lost);
    }
  }

  private void sayConfirmed(Reconnection.Found found) throws StepException, RouterException, InterruptedException {
    if (small.isPresent()) {
      small.get().confirm(found.router(), expectation, found.facts());
    }
    found.router().carryOut(RouterCommands.confirm(token));
  }

  /** Taken or not? Only the router knows; where it was not, it is told once more. */
  private SwitchState confirmAgain(RouterException lost) throws StepException, RouterException, InterruptedException {
    Reconnection.Found found = reconnection.find(Step.CONFIRM, options.rebootPatience(), (facts, state) -> true)
        .orElseThrow(() -> lost);
    try (Router router = found.router()) {
      if (!(found.state() instanceof SwitchState.Armed armed) || !armed.token().equals(token)) {
        return found.state();
      }
      sayConfirmed(found);
      SwitchState state = SwitchState.read(router);
      if (state instanceof SwitchState.Armed) {
        throw new StepException(Step.CONFIRM, "the confirmation was not taken", false);
      }
      return state;
    }
  }

  private Outcome verify(boolean changed) throws StepException, InterruptedException {
    VerificationReport report = steps.take(Step.VERIFY, address.toString(),
        () -> new Verifier(ssh, options.slowCommands()).verify(address, new HostKeyPolicy.Pinned(seen.hostKey()),
            Optional.of(task.rootPassword()), expectation),
        r -> r.isVerified() ? "verified" : r.differences().getFirst().toString()).lasting(steps.spent());
    return report.isVerified() ? new Outcome.Verified(report, changed) : new Outcome.Different(report, changed);
  }

  private Outcome undo(Step step, String reason, boolean refused) {
    return switch (progress) {
      case UNTOUCHED -> flashedTo != RouterState.UNCHANGED ? new Outcome.Failed(step, reason, flashedTo) : refused ? new Outcome.Refused(step, reason)
          : new Outcome.Failed(step, reason,
              seen.abandoned().isPresent() ? RouterState.RESTORES_ITSELF : RouterState.UNCHANGED);
      case CONFIRMED -> new Outcome.Failed(step, reason, RouterState.CHANGED);
      case ARMING, WRITING -> takeBack(step, reason);
    };
  }

  /** Armed by this run, or by the one that was cut off and not taken over yet. */
  private boolean isOurs(SwitchState.Armed armed) {
    return armed.token().equals(token) || seen.abandoned().filter(armed.token()::equals).isPresent();
  }

  /** The router would do it by itself when the time is up; it is told to do it now, and waited for. */
  private Outcome takeBack(Step step, String reason) {
    steps.goOnWhateverIsSaid();
    // an interruption stopped the change; undoing it is not to be stopped
    boolean interrupted = Thread.interrupted();
    try {
      return takeBackNow(step, reason);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Optional<Reconnection.Found> settled(Step step, Duration patience) throws StepException, InterruptedException {
    return reconnection.find(step, patience, (facts, state) -> state instanceof SwitchState.Armed armed ? isOurs(armed)
        : !(state instanceof SwitchState.Restoring));
  }

  private Outcome takeBackNow(Step step, String reason) {
    Duration patience = options.rebootPatience().multipliedBy(2).plus(options.confirmTimeout());
    try {
      Optional<Reconnection.Found> settled = settled(step, patience);
      if (small.isPresent() && settled.isPresent() && settled.get().state() instanceof SwitchState.Armed) {
        if (small.get().takeBack(settled.get(), step, reconnection, patience, this::isOurs)) {
          return new Outcome.RolledBack(step, reason);
        }
        settled = settled(step, patience);
      }
      if (settled.isPresent() && settled.get().state() instanceof SwitchState.Armed armed) {
        try (Router router = settled.get().router()) {
          router.carryOut(RouterCommands.restore(armed.token()));
        } catch (RouterException e) {
          // it may be restarting already; what follows looks
        }
        settled = reconnection.find(step, patience, (facts, state) -> state instanceof SwitchState.Restored);
      }
      if (settled.isEmpty()) {
        return new Outcome.Failed(step, reason, RouterState.RESTORES_ITSELF);
      }
      try (Router router = settled.get().router()) {
        if (settled.get().state() instanceof SwitchState.Restored) {
          return new Outcome.RolledBack(step, reason);
        }
        if (progress == Progress.WRITING) {
          // the confirmation had been taken, only its answer was lost
          return new Outcome.Failed(step, reason, RouterState.CHANGED);
        }
        // never armed, so nothing was written but the switch itself
        router.carryOut(RouterCommands.REMOVE_FOLDER);
        return new Outcome.Failed(step, reason, flashedTo);
      }
    } catch (StepException | RouterException e) {
      return new Outcome.Failed(step, reason, RouterState.RESTORES_ITSELF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(step, reason, RouterState.RESTORES_ITSELF);
    }
  }
}
