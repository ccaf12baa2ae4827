package org.atalaya.provisioning.apply;

import java.util.Optional;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.change.ChangeSet;
import org.atalaya.provisioning.change.SmallEdit;
import org.atalaya.provisioning.driver.FlashWay;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.ReleaseFacts;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.Rpcd;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.verify.Expectation;

/** Looks at one router, up to the difference. Writes nothing. */
final class Survey {

  /**
   * What was seen.
   *
   * @param firstMeeting true where the host key was not known before
   * @param abandoned token of a change that a run of ours began before it was cut off, and that still waits
   * @param flash how its firmware is to be replaced first; empty where it is not
   */
  record Seen(RouterFacts facts, HostKey hostKey, boolean firstMeeting, ChangeSet changes,
      Optional<String> abandoned, Optional<FlashPlan> flash) {

    /** Its firmware stays. */
    Seen(RouterFacts facts, HostKey hostKey, boolean firstMeeting, ChangeSet changes, Optional<String> abandoned) {
      this(facts, hostKey, firstMeeting, changes, abandoned, Optional.empty());
    }

    /** The same with a restart, where all routers of a mesh are to go over at one moment. */
    Seen withRestart() {
      return new Seen(facts, hostKey, firstMeeting, changes.withRestart(), abandoned, flash);
    }

    /** The abandoned change is what is wanted now, and the router works with it. */
    boolean onlyToConfirm() {
      return abandoned.isPresent() && changes.isEmpty();
    }
  }

  /** Its clock would undo what is confirmed by ours. */
  static final String SAFE_REBOOT =
      "a safe-reboot waits there to put all of /etc back: end it there by safe-reboot cancel or safe-reboot discard";

  private final RouterTask task;
  private final RouterSsh ssh;
  private final ProvisionOptions options;
  private final HostKeyGuard guard;
  private final StepRecorder steps;

  Survey(RouterTask task, RouterSsh ssh, ProvisionOptions options, HostKeyGuard guard, StepRecorder steps) {
    this.task = task;
    this.ssh = ssh;
    this.options = options;
    this.guard = guard;
    this.steps = steps;
  }

  /** Looks over a session of its own. */
  Seen look() throws StepException, InterruptedException {
    try (Router router = connect(Optional.empty())) {
      return look(router);
    }
  }

  /** Logs in: where the key was seen already, with that one alone, else with whom the guard lets in. */
  Router connect(Optional<HostKey> key) throws StepException, InterruptedException {
    return steps.take(Step.CONNECT, task.address().toString(), () -> {
      if (key.isEmpty()) {
        Optional<Router> erased = findErased();
        if (erased.isPresent()) {
          return erased.get();
        }
      }
      HostKeyPolicy policy = key.<HostKeyPolicy>map(HostKeyPolicy.Pinned::new)
          .orElseGet(() -> guard.policy(task));
      return open(policy, task.rootPassword());
    }, router -> (key.isEmpty() && guard.isFirstMeeting(router.connection().hostKey()) ? "host key met first: "
        : "host key ") + router.connection().hostKey().fingerprint());
  }

  /** A run of ours was cut off while it had the router's flash erased: its host key and its password may be gone. */
  private Optional<Router> findErased() throws ConnectionException, RouterException, InterruptedException {
    Optional<Flashing> begun = steps.findUnfinishedFlash().filter(each -> each.keep() == Flashing.Keep.NOTHING);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Router router;
    try {
      router = open(new HostKeyPolicy.FirstUse(found -> true), Optional.empty());
    } catch (ConnectionException e) {
      if (e.failure() instanceof ConnectionFailure.PasswordRefused
          || e.failure() instanceof ConnectionFailure.PasswordWithheld) {
        return Optional.empty();
      }
      throw e;
    }
    boolean kept = false;
    try {
      kept = router.readFacts().primaryMac().filter(begun.get().mac()::equals).isPresent();
      if (kept) {
        guard.agree(task, router.connection().hostKey());
      }
      return kept ? Optional.of(router) : Optional.empty();
    } finally {
      if (!kept) {
        router.close();
      }
    }
  }

  private Router open(HostKeyPolicy policy, Secret password) throws ConnectionException, InterruptedException {
    return open(policy, Optional.of(password));
  }

  private Router open(HostKeyPolicy policy, Optional<Secret> password) throws ConnectionException, InterruptedException {
    return new Router(ssh.connect(task.address(), policy, password), options.ssh().commandTimeout(),
        options.slowCommands());
  }

  /** Looks over a session that stands. */
  Seen look(Router router) throws StepException, InterruptedException {
    HostKey hostKey = router.connection().hostKey();
    RouterFacts facts = steps.take(Step.IDENTIFY, "", router::readFacts,
        f -> f.boardName() + ", " + f.release() + ", " + f.primaryMac().orElse("no MAC") + ", " + f.hostName());
    Checked checked = steps.take(Step.CHECK, "", () -> check(router, facts, hostKey), found ->
        found.state instanceof SwitchState.Armed ? "board matches; an earlier run was cut off here" : "board matches");
    SwitchState state = checked.state;
    Expectation expectation = new Expectation(task.desired(), task.device());
    ChangeSet changes = steps.take(Step.DIFFERENCE, "", () -> {
      LiveConfiguration live = expectation.readFrom(router, facts);
      ChangeSet found = ChangeSet.between(live, expectation, facts, router.connection().withoutPassword());
      if (checked.flash.isPresent()) {
        return found.withFirmware(checked.flash.get().lines());
      }
      if (carriesOn(state, found)) {
        return found.carryingOn();
      }
      Optional<SmallEdit> edit = checked.atOnce ? SmallEdit.of(live, found) : Optional.empty();
      return edit.map(found::atOnce).orElse(found);
    }, found -> found.isEmpty() ? "nothing to change" : found.lines().size() + " lines");
    Optional<String> abandoned =
        state instanceof SwitchState.Armed armed ? Optional.of(armed.token()) : Optional.empty();
    return new Seen(facts, hostKey, guard.isFirstMeeting(hostKey), changes, abandoned, checked.flash);
  }

  /** What the check found. @param atOnce true where the router's own rpcd could make a small change */
  private record Checked(SwitchState state, Optional<FlashPlan> flash, boolean atOnce) {}

  private Checked check(Router router, RouterFacts facts, HostKey hostKey)
      throws StepException, RouterException, InterruptedException {
    Optional<HostKeyGuard.Changed> changed = guard.findChange(task, facts, hostKey);
    if (changed.isPresent()) {
      throw new StepException(Step.CHECK, changed.get().message(), true, Optional.of(hostKey));
    }
    if (!RouterDriver.of(task.desired()).isPlanned(task.device(), facts)) {
      throw refused("the board is '" + facts.boardName() + "', planned for " + task.site() + " is '"
          + task.device().boardName() + "'");
    }
    if (facts.primaryMac().isEmpty()) {
      throw refused("the router names no MAC address");
    }
    if (FlashWay.isTried(router, facts)) {
      // by a run of ours that was cut off, perhaps: what was there before comes back, and that one may begin anew
      throw refused("its firmware is only being tried, and goes back to the one before within ten minutes: try again then");
    }
    if (facts.waitsForSafeReboot(router)) {
      throw refused(SAFE_REBOOT);
    }
    SwitchState state = refuseAnothersChange(SwitchState.read(router));
    Optional<FlashPlan> flash = flash(router, facts);
    if (flash.isPresent() && state instanceof SwitchState.Armed) {
      throw refused("a change without this image waits for its confirmation there: resume it first");
    }
    // what the present firmware lacks the new one may bring: it is asked again when that is on
    Optional<String> objection = flash.isPresent() ? Optional.empty() : RouterDriver.of(task.desired()).objection(facts);
    if (objection.isPresent()) {
      throw refused(objection.get());
    }
    // one that waits here is ours by now, and is ended with a restart; with an image, which is on it must be noted there
    boolean free = !(state instanceof SwitchState.Armed) && canAtOnce(router);
    return new Checked(state, flash, free && task.image().isEmpty());
  }

  /** Whether rpcd is there and free. Its answer is asked for before the yes, and changes nothing. */
  private boolean canAtOnce(Router router) throws StepException, RouterException, InterruptedException {
    if (!RouterDriver.of(task.desired()).mayChangeAtOnce()) {
      return false;
    }
    return switch (new Rpcd(router).standing()) {
      case MISSING -> false;
      case FREE -> true;
      case WAITING -> throw refused("somebody's change waits for its confirmation there (rpcd): try again soon");
    };
  }

  private Optional<FlashPlan> flash(Router router, RouterFacts facts)
      throws StepException, RouterException, InterruptedException {
    return task.image().isEmpty() ? Optional.empty() : FlashPlan.of(task, task.image().get(), facts,
        ReleaseFacts.read(router, facts), steps.findUnfinishedFlash());
  }

  /** True where the rendered files are LibreMesh's layers. */
  boolean needsLimeConfig() {
    return RouterDriver.of(task.desired()).needsLimeConfig();
  }

  /** A change that waits on the router is left alone, unless it is our own and nobody is left to end it. */
  private SwitchState refuseAnothersChange(SwitchState state) throws StepException {
    switch (state) {
      case SwitchState.Absent _, SwitchState.Restored _ -> { }
      case SwitchState.Armed armed -> {
        if (!steps.isAbandoned(armed.token())) {
          throw refused("another change waits for its confirmation there; unconfirmed, the router restores itself within "
              + armed.seconds() + " s: try again then");
        }
      }
      case SwitchState.Restoring _ -> throw refused("the router is restoring itself: try again soon");
    }
    return state;
  }

  /** A change that is complete, and with which the router has started, only waits for its confirmation. */
  private static boolean carriesOn(SwitchState state, ChangeSet changes) {
    return state instanceof SwitchState.Armed armed && !(armed.restarted() && changes.isEmpty());
  }

  private static StepException refused(String reason) {
    return new StepException(Step.CHECK, reason, true);
  }
}
