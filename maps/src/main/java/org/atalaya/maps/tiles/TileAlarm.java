package org.atalaya.maps.tiles;

import java.time.Duration;
import java.time.Instant;

/** Does the same thing at the earliest of the times that it was set to; after that it can be set again. */
final class TileAlarm {
  private final TileDownloads downloads;
  private final Runnable task;
  private Instant ringsAt = Instant.MAX;
  private boolean stopped;

  TileAlarm(TileDownloads downloads, Runnable task) {
    this.downloads = downloads;
    this.task = task;
  }

  /** Nothing where it rings before; {@link Instant#MAX} is never. */
  synchronized void set(Instant time) {
    if (stopped || !time.isBefore(ringsAt)) {
      return;
    }
    ringsAt = time;
    downloads.after(Duration.between(downloads.now(), time).plusMillis(1), () -> {
      synchronized (this) {
        ringsAt = Instant.MAX;
      }
      task.run();
    });
  }

  /** It can't be set any more. */
  synchronized void stop() {
    stopped = true;
  }
}
