package org.atalaya.provisioning.apply;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.atalaya.provisioning.change.SmallEdit;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.Rpcd;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;

/**
 * A small edit, made by the router's own rpcd under its confirmed commit, with no restart. The dead man's switch is armed
 * underneath with a later deadline, since rpcd forgets what it would take back when it or the router starts again; both
 * lead to the same configuration, the one from before, so that it does not matter which of them strikes, or if both do.
 *
 * <pre>
 *   switch  armed ──────────────────────────────────────────────── confirmed
 *   rpcd          staged ── applied ─── (told services) ─ confirmed │
 *                                        new session    └ all read ─┘
 * </pre>
 */
final class SmallChange {
  /** LuCI waits four seconds before it looks whether the router still answers; slow ones need more. */
  private static final int SETTLING_LOOKS = 10;
  /** How often a line may be lost while it is taken back, before that is left to the switch. */
  private static final int UNDO_LOOKS = 3;

  private final SmallEdit edit;
  private final ProvisionOptions options;
  private Optional<String> session = Optional.empty();

  SmallChange(SmallEdit edit, ProvisionOptions options) {
    this.edit = edit;
    this.options = options;
  }

  /** Half of the switch's, so that rpcd's is over long before. */
  private int seconds() {
    return (int) Math.max(1, options.confirmTimeout().toSeconds() / 2);
  }

  /** Services are told of a new configuration a moment after it is there: before, the old one would answer. */
  Duration settling() {
    return options.reconnectInterval().multipliedBy(SETTLING_LOOKS);
  }

  /** In the router's memory; nothing is on its flash yet. */
  void write(Router router) throws RouterException, InterruptedException {
    Rpcd rpcd = new Rpcd(router);
    String id = rpcd.open(edit.packages(), seconds());
    session = Optional.of(id);
    // whoever carries on after this program must be able to end what it began
    router.writeFile(RouterCommands.COMMIT_SESSION, id.getBytes(StandardCharsets.US_ASCII));
    for (SmallEdit.Call call : edit.calls()) {
      rpcd.stage(id, call.method(), call.arguments());
    }
    if (!rpcd.staged(id).equals(new TreeSet<>(edit.packages()))) {
      throw new RouterException("rpcd did not take the changes", true);
    }
  }

  String apply(Router router) throws RouterException, InterruptedException {
    try {
      new Rpcd(router).apply(session.orElseThrow(), seconds());
    } catch (RouterException e) {
      if (e.answered()) {
        throw e;
      }
      // the answer may be lost by what was applied: who answers afterwards is looked at anyway
    }
    return "applied without a restart; taken back after " + seconds() + " s";
  }

  /**
   * Ends rpcd's time over a new session, and looks, since it may have been over before. Until the switch is told, it still
   * takes everything back.
   */
  void confirm(Router router, Expectation expectation, RouterFacts facts)
      throws StepException, RouterException, InterruptedException {
    new Rpcd(router).confirm(session.orElseThrow());
    List<Difference> wrong = expectation.differences(expectation.readFrom(router, facts), facts);
    if (!wrong.isEmpty()) {
      throw new StepException(Step.CONFIRM, "it is not as it was applied: " + wrong.getFirst(), false);
    }
    router.carryOut(RouterCommands.remove(RouterCommands.COMMIT_SESSION));
  }

  /**
   * Takes it back by rpcd's own means, and ends the switch once every file is as it was, to the byte. Services are told
   * of what was put back a moment later, and may take the line with them: so it is looked at over a new session, after
   * that, and once more where a line was lost.
   *
   * @param armed the router, whose switch is armed
   * @param ours whether an armed switch is this run's
   * @return false where the switch has to restore
   */
  boolean takeBack(Reconnection.Found armed, Step step, Reconnection reconnection, Duration patience,
      Predicate<SwitchState.Armed> ours) throws StepException, InterruptedException {
    boolean told = true;
    try (Router router = armed.router()) {
      told = session.isPresent() && new Rpcd(router).rollBack(session.get());
    } catch (RouterException lost) {
      // taken back or not, the files will tell
    }
    boolean ended = false;
    for (int look = 0; look < UNDO_LOOKS; look++) {
      Thread.sleep(told ? settling() : Duration.ZERO);
      Optional<Reconnection.Found> found = reconnection.find(step, patience,
          (facts, state) -> !(state instanceof SwitchState.Restoring));
      if (found.isEmpty()) {
        return false;
      }
      try (Router router = found.get().router()) {
        if (!(found.get().state() instanceof SwitchState.Armed still) || !ours.test(still)) {
          return ended || found.get().state() instanceof SwitchState.Restored;
        }
        if (!isAsItWas(router)) {
          return false;
        }
        ended = true;
        router.carryOut(RouterCommands.confirm(still.token()));
        return true;
      } catch (RouterException lost) {
        told = true;
      }
    }
    return false;
  }

  private boolean isAsItWas(Router router) throws RouterException, InterruptedException {
    for (Map.Entry<String, String> file : edit.before().entrySet()) {
      if (!router.sha256(file.getKey()).equals(file.getValue())) {
        return false;
      }
    }
    router.carryOut(RouterCommands.remove(RouterCommands.COMMIT_SESSION));
    return true;
  }

  /**
   * Before the switch of a run that was cut off is taken over: an apply of that run, which rpcd would take back in the
   * middle of what is to come, stays for now. The switch still guards it.
   */
  static void handOver(Router router, Survey.Seen seen, StepRecorder steps) throws StepException, InterruptedException {
    if (seen.abandoned().isEmpty()) {
      return;
    }
    steps.take(Step.CHECK, "", () -> {
      Optional<String> id = router.findFile(RouterCommands.COMMIT_SESSION).map(String::strip).filter(Rpcd::isSession);
      if (id.isPresent()) {
        new Rpcd(router).confirm(id.get());
        router.carryOut(RouterCommands.remove(RouterCommands.COMMIT_SESSION));
      }
      return "";
    }, line -> line);
  }
}
