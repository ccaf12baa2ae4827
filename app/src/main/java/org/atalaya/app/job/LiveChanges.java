package org.atalaya.app.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells changes that a running program is about to end from those that nobody will: each token is a locked place in
 * a file beside the project, and the operating system gives the lock back when its program dies, however it dies.
 */
final class LiveChanges implements AutoCloseable {
  private final FileChannel places;

  private LiveChanges(FileChannel places) {
    this.places = places;
  }

  /** @param file made where it is missing; it stays empty */
  static LiveChanges in(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new LiveChanges(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now until this is closed, or the program dies, the change is alive. */
  void begin(String token) {
    try {
      places.tryLock(place(token), 1, false);
    } catch (OverlappingFileLockException | IOException e) {
      // it is alive already; or nothing can be locked here, and then every change counts as alive
    }
  }

  /** True where some program that is running began it, this one included. */
  boolean isAlive(String token) {
    try (FileLock lock = places.tryLock(place(token), 1, false)) {
      return lock == null;
    } catch (OverlappingFileLockException | IOException e) {
      return true;
    }
  }

  /** Tokens are random hexadecimal digits, so that two of them hardly ever share a place. */
  private static long place(String token) {
    return Long.parseUnsignedLong(token.substring(0, Math.min(15, token.length())), 16);
  }

  @Override
  public void close() {
    try {
      places.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
