package org.atalaya.provisioning.apply;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;

/**
 * All routers of a mesh go over at the same moment, or none: a change of channel, mesh name or key would otherwise cut
 * off those that come later.
 *
 * <pre>
 *   each router   written, armed ─▶ ready ─▶ told when ─────▶ restarts ─▶ back ─▶ confirmed
 *                                     │         │ by its own clock          │
 *                                  wait for all, then for all          wait for all
 * </pre>
 *
 * <p>Each is told a moment of its own uptime, so that clocks that are wrong do not matter; the moments are one and the
 * same to within a second and the time of a question. Where one is not ready, or can't be told, the others are called
 * off before the moment has come. Where one does not come back, none is confirmed: each takes its configuration back,
 * by this program's word where it is reached, by its dead man's switch where it is not.
 */
final class TimedSwitch implements Switching {
  /** Before the moment, in which those that were told can still be called off. */
  private static final Duration TO_CALL_OFF = Duration.ofSeconds(2);

  private final int routers;
  private final Duration lead;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Set<String> ready = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> back = new HashSet<>();
  private long momentNanos;
  private boolean failed;

  /**
   * @param routers that take part
   * @param lead between the moment at which all are ready and that of the switch
   * @param patience for the slowest, at each of the three meetings; less than the dead man's switch has
   */
  TimedSwitch(int routers, Duration lead, Duration patience) {
    this.routers = routers;
    this.lead = lead;
    this.patience = patience;
  }

  @Override
  public void restart(RouterTask task, Router router) throws StepException, RouterException, InterruptedException {
    meet(ready, patience.toNanos(), task, Step.REBOOT, "another router was not ready for the common moment", () ->
        momentNanos = System.nanoTime() + lead.toNanos());
    long asked = System.nanoTime();
    double uptime = router.uptimeSeconds();
    long heard = System.nanoTime();
    // the answer was made somewhere between
    double seconds = uptime + (momentNanos - (asked + heard) / 2) / 1e9;
    if (System.nanoTime() - momentNanos > 0) {
      throw new StepException(Step.REBOOT, "the common moment was missed", false);
    }
    router.carryOut(RouterCommands.restartAt(Math.round(seconds)));
    try {
      meet(told, momentNanos - System.nanoTime() - TO_CALL_OFF.toNanos(), task, Step.REBOOT,
          "another router could not be told the common moment", () -> { });
    } catch (StepException e) {
      router.carryOut(RouterCommands.CALL_OFF_RESTART);
      throw e;
    }
  }

  @Override
  public void beforeConfirming(RouterTask task) throws StepException, InterruptedException {
    meet(back, patience.toNanos(), task, Step.CONFIRM, "another router did not come back from the common switch", () -> { });
  }

  /** Waits until all are there. @param last done once, by whoever completes them */
  private void meet(Set<String> there, long nanos, RouterTask task, Step step, String otherwise, Runnable last)
      throws StepException, InterruptedException {
    lock.lock();
    try {
      there.add(task.hostName());
      if (there.size() == routers) {
        last.run();
        news.signalAll();
      }
      long left = nanos;
      while (there.size() < routers && !failed && left > 0) {
        left = news.awaitNanos(left);
      }
      if (there.size() < routers) {
        failed = true;
        news.signalAll();
        throw new StepException(step, otherwise, false);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void left(RouterTask task) {
    lock.lock();
    try {
      // whoever was not confirmed by then never will be; whoever was, is not waited for any more
      failed |= !back.contains(task.hostName());
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
