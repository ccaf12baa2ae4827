package org.atalaya.provisioning;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition in the world outside. */
public final class Until {
  private Until() {}

  public static void holds(Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so within " + patience);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
