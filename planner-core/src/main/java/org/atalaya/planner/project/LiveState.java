package org.atalaya.planner.project;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of an open file and the lock around both: one thread at a time, one transaction at a time, and what
 * other programs have written is taken in before anything is changed.
 */
final class LiveState {

  /** What work came to, and the state that it leads to. */
  record Change<T>(T answer, ProjectState after) {}

  private final SqliteFile file;
  private final Clock clock;
  private final StateTables tables;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile ProjectState state;
  private long dataVersion;
  private boolean closed;

  LiveState(SqliteFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.tables = new StateTables(file);
    state = file.read(() -> {
      dataVersion = file.dataVersion();
      return tables.read();
    });
  }

  SqliteFile file() {
    return file;
  }

  ProjectState state() {
    return state;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Not within another transaction. */
  <T> T read(SqliteFile.Work<T> work) {
    lock.lock();
    try {
      return file.read(work);
    } finally {
      lock.unlock();
    }
  }

  /** Not within another transaction. */
  <T> T write(SqliteFile.Work<T> work) {
    lock.lock();
    try {
      return file.write(work);
    } finally {
      lock.unlock();
    }
  }

  /** Writes the state that the work leads to; it becomes the state once it is safely in the file. */
  <T> Optional<T> change(SqliteFile.Work<Optional<Change<T>>> work) {
    lock.lock();
    try {
      Optional<Change<T>> change = file.write(() -> {
        takeIn();
        Optional<Change<T>> wanted = work.run();
        if (wanted.isPresent()) {
          tables.change(state, wanted.get().after());
        }
        return wanted;
      });
      change.ifPresent(made -> state = made.after());
      return change.map(Change::answer);
    } finally {
      lock.unlock();
    }
  }

  /** Within a transaction: reads the state anew if another connection has written since; true if it has. */
  boolean takeIn() throws SQLException {
    long present = file.dataVersion();
    if (present == dataVersion) {
      return false;
    }
    state = tables.read();
    dataVersion = present;
    return true;
  }

  void backupTo(Path target) {
    lock.lock();
    try {
      file.backupTo(target);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        file.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
