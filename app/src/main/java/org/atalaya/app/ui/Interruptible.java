package org.atalaya.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.atalaya.planner.candidates.Progress;

/** Work that waits for the network and asks nobody whether it should go on: it is interrupted instead. */
final class Interruptible {
  private static final long LOOK_MILLIS = 100;

  private Interruptible() {}

  /**
   * Waits for the answer.
   *
   * @param progress asked ten times a second; once it says no the work is interrupted
   * @throws CancellationException if it was stopped
   */
  static <T> T call(Callable<T> work, Progress progress) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = Thread.ofVirtual().start(task);
    try {
      while (true) {
        try {
          return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (!progress.step(0, 0)) {
            throw new CancellationException();
          }
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    } finally {
      // nothing once it has ended; also where the waiting thread itself is told to end
      thread.interrupt();
    }
  }
}
