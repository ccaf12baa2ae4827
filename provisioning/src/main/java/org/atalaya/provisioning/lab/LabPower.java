package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The power of a virtual router: it goes, and comes back after the downtime; and what waits for its moment meanwhile. */
final class LabPower {
  /** A restart takes a moment to begin, as a real one's. */
  private static final long REBOOT_MILLIS = 100;

  private final ScheduledExecutorService timers;
  private final Duration downtime;
  private final Runnable goes;
  private final Runnable comes;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile CountDownLatch cut = new CountDownLatch(1);
  private volatile boolean off;

  /**
   * @param goes what ends with the power
   * @param comes what begins with it; up only when that is done
   */
  LabPower(ScheduledExecutorService timers, Duration downtime, Runnable goes, Runnable comes) {
    this.timers = timers;
    this.downtime = downtime;
    this.goes = goes;
    this.comes = comes;
  }

  boolean isOff() {
    return off;
  }

  /** How often it went. */
  int cuts() {
    return cuts.get();
  }

  /** A moment later. */
  void reboot() {
    later(REBOOT_MILLIS, this::cut);
  }

  /** At once. */
  void cut() {
    synchronized (this) {
      if (off) {
        return;
      }
      off = true;
    }
    cut.countDown();
    cuts.incrementAndGet();
    goes.run();
    later(downtime.toMillis(), () -> {
      cut = new CountDownLatch(1);
      comes.run();
    });
  }

  /** It is on: what begins with it may be reached from here on. */
  void isOn() {
    off = false;
  }

  /** At once, and returns when it is gone; from a thread that goes with it. */
  void cutAndWait() {
    later(0, this::cut);
    while (!off) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Nothing goes on until it is gone. */
  void hang() throws IOException {
    try {
      cut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the power is gone");
  }

  /** On a thread of its own: starting and stopping a server takes longer than a timer should be kept busy. */
  void later(long millis, Runnable work) {
    timers.schedule(() -> Thread.startVirtualThread(work), millis, TimeUnit.MILLISECONDS);
  }

  /** The same for what goes with the power. */
  void laterIfOn(long millis, Runnable work) {
    int now = cuts.get();
    later(millis, () -> {
      if (cuts.get() == now && !off) {
        work.run();
      }
    });
  }
}
