package org.atalaya.provisioning.lab;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.atalaya.provisioning.router.RouterCommands;

/** A virtual router's own clock, and the restart that waits for a moment of it. */
final class LabTimedRestart {
  private final LabFiles files;
  private final Runnable reboot;
  private final long start;

  /** @param offsetSeconds since it was switched on: every router has its own */
  LabTimedRestart(LabFiles files, Runnable reboot, int offsetSeconds) {
    this.files = files;
    this.reboot = reboot;
    this.start = System.nanoTime() - TimeUnit.SECONDS.toNanos(offsetSeconds);
  }

  private double uptime() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** {@code /proc/uptime}. */
  String text() {
    return String.format(Locale.ROOT, "%.2f %.2f%n", uptime(), uptime() / 2);
  }

  /** Plays the line that waits in the background; false where it is another line. */
  boolean run(String line) {
    for (String word : line.split("[^0-9]+")) {
      if (!word.isEmpty() && word.length() < 10 && line.equals(RouterCommands.restartAt(Long.parseLong(word)))) {
        files.write(RouterCommands.RESTART_WAITS, word + "\n");
        long millis = Math.round(1000 * Math.max(0, Math.ceil(Long.parseLong(word) - uptime())));
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> {
          if (files.exists(RouterCommands.RESTART_WAITS)) {
            reboot.run();
          }
        });
        return true;
      }
    }
    return false;
  }
}
