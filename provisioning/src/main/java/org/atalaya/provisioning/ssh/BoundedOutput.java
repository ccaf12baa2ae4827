package org.atalaya.provisioning.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes of what a router says, and calls when it says more than that. */
final class BoundedOutput extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int maxBytes;
  private final Runnable whenTooMuch;
  private boolean tooMuch;

  BoundedOutput(int maxBytes, Runnable whenTooMuch) {
    this.maxBytes = maxBytes;
    this.whenTooMuch = whenTooMuch;
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, maxBytes - kept.size());
    kept.write(bytes, offset, room);
    if (room < length && !tooMuch) {
      tooMuch = true;
      whenTooMuch.run();
    }
  }

  synchronized boolean tooMuch() {
    return tooMuch;
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }
}
