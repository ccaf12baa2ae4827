package org.atalaya.provisioning.apply;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.PlainText;

/** Takes the steps of one router: each is journalled before and after, and told to the listener. */
final class StepRecorder {
  private static final int MAX_DETAIL = 300;

  /** A step that gives an answer. */
  interface Work<T> {
    T run() throws StepException, ConnectionException, RouterException, InterruptedException;
  }

  /** How an answer is told in one line. */
  interface Telling<T> {
    String line(T answer);
  }

  private final RouterTask task;
  private final StepJournal journal;
  private final ProvisioningListener listener;
  private final AtomicBoolean stopped;
  private final AtomicLong spentNanos = new AtomicLong();
  private volatile boolean deaf;

  /**
   * @param stopped set once the whole batch should stop
   */
  StepRecorder(RouterTask task, StepJournal journal, ProvisioningListener listener, AtomicBoolean stopped) {
    this.task = task;
    this.journal = journal;
    this.listener = listener;
    this.stopped = stopped;
  }

  /** From now on nobody can stop the work: it is being undone. */
  void goOnWhateverIsSaid() {
    deaf = true;
  }

  /** All steps so far together; not the time between them, in which a person may be asked. */
  Duration spent() {
    return Duration.ofNanos(spentNanos.get());
  }

  boolean isAbandoned(String token) {
    return journal.isAbandoned(token);
  }

  Optional<Flashing> findUnfinishedFlash() {
    return journal.findUnfinishedFlash(task);
  }

  <T> T take(Step step, String journalled, Work<T> work, Telling<T> telling)
      throws StepException, InterruptedException {
    long start = System.nanoTime();
    try {
      return take(step, journalled, work, telling, start);
    } finally {
      spentNanos.addAndGet(System.nanoTime() - start);
    }
  }

  private <T> T take(Step step, String journalled, Work<T> work, Telling<T> telling, long start)
      throws StepException, InterruptedException {
    journal.before(task, step, journalled);
    try {
      tell(step, ProvisioningEvent.Phase.STARTED, "", start);
      T answer = work.run();
      String line = PlainText.of(telling.line(answer), MAX_DETAIL);
      journal.after(task, step, StepJournal.Result.DONE, line);
      // what is done is done: whoever wants to stop is heard at the next step
      listener.on(event(step, ProvisioningEvent.Phase.DONE, line, start));
      return answer;
    } catch (StepException e) {
      throw failed(step, e, start);
    } catch (ConnectionException e) {
      boolean refused = switch (e.failure()) {
        case ConnectionFailure.HostKeyChanged _, ConnectionFailure.HostKeyDeclined _,
            ConnectionFailure.PasswordRefused _, ConnectionFailure.PasswordWithheld _ -> true;
        case ConnectionFailure.Unreachable _, ConnectionFailure.HandshakeFailed _ -> false;
      };
      throw failed(step, new StepException(step, e.getMessage(), refused, e.failure().keyToAnswerFor()), start);
    } catch (RouterException | BadInputException | UciSyntaxException e) {
      throw failed(step, new StepException(step, e.getMessage(), false), start);
    } catch (InterruptedException e) {
      journal.after(task, step, StepJournal.Result.FAILED, "interrupted");
      throw e;
    }
  }

  private StepException failed(Step step, StepException failure, long start) {
    String line = PlainText.of(failure.getMessage(), MAX_DETAIL);
    journal.after(task, step, StepJournal.Result.FAILED, line);
    listener.on(event(step, ProvisioningEvent.Phase.FAILED, line, start));
    return new StepException(step, line, failure.refused(), failure.offeredKey());
  }

  /** Tells that the step is still waiting, and hears whether it should go on. */
  void waiting(Step step, String detail, long start) throws StepException {
    tell(step, ProvisioningEvent.Phase.WAITING, detail, start);
  }

  private void tell(Step step, ProvisioningEvent.Phase phase, String detail, long start) throws StepException {
    if (!listener.on(event(step, phase, detail, start))) {
      stopped.set(true);
    }
    if (stopped.get() && !deaf) {
      throw new StepException(step, "stopped by the user", false);
    }
  }

  private ProvisioningEvent event(Step step, ProvisioningEvent.Phase phase, String detail, long start) {
    return new ProvisioningEvent(task.site(), task.hostName(), step, phase, detail,
        Duration.ofNanos(System.nanoTime() - start));
  }
}
