package org.atalaya.provisioning.lab;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.atalaya.provisioning.apply.Step;

/** What goes wrong with one virtual router, and when. */
final class LabFaults {
  /** A file that is cut off has sent so much of itself. */
  private static final int CUT_AFTER_BYTES = 20_000;
  private static final long SLOW_BITS_PER_SECOND = 64_000L * 8;
  private static final long SLOW_ANSWER_NANOS = 150_000_000;

  private final List<Fault> waiting;
  private final Machine machine;
  private final Set<Fault.Kind> lasting = EnumSet.noneOf(Fault.Kind.class);
  private Step slowStep;
  private boolean dropping;
  private boolean corrupting;
  private boolean frozen;

  /** What befalls the whole router. */
  interface Machine {
    void powerCut();

    void cutSessions();

    void changeHostKey();

    void fillDisk();

    /** Nothing is answered; the watchdog begins to count. */
    void freeze();
  }

  LabFaults(List<Fault> faults, Machine machine) {
    this.waiting = new ArrayList<>(faults);
    this.machine = machine;
  }

  /** From now on everything goes well. */
  synchronized void clear() {
    waiting.clear();
    lasting.clear();
    slowStep = null;
    dropping = false;
    corrupting = false;
  }

  synchronized boolean saysAnotherBoard() {
    return lasting.contains(Fault.Kind.WRONG_BOARD);
  }

  synchronized boolean refusesPasswords() {
    return lasting.contains(Fault.Kind.REFUSE_PASSWORD);
  }

  synchronized boolean hangs() {
    return frozen;
  }

  /** After a restart. */
  synchronized void thaw() {
    frozen = false;
    dropping = false;
    corrupting = false;
  }

  /** The work on this router has come to a step, or is still at it. */
  synchronized void at(Step step) {
    for (Fault fault : List.copyOf(waiting)) {
      if (fault.step() == step) {
        waiting.remove(fault);
        begin(fault);
      }
    }
  }

  private void begin(Fault fault) {
    switch (fault.kind()) {
      case DROP -> dropping = true;
      case REBOOT -> machine.powerCut();
      case FULL_DISK -> machine.fillDisk();
      case CORRUPT -> corrupting = true;
      case CHANGED_KEY -> machine.changeHostKey();
      case SLOW -> slowStep = fault.step();
      case WRONG_BOARD, REFUSE_PASSWORD -> lasting.add(fault.kind());
      case HANG -> {
        frozen = true;
        machine.freeze();
      }
    }
  }

  /** True where the session is to be cut now: before the login goes on, or after the command, before its answer. */
  synchronized boolean cuts() {
    boolean cut = dropping;
    dropping = false;
    return cut;
  }

  /** What reaches the command of what was sent. */
  synchronized InputStream incoming(InputStream in, Step step, long portBitsPerSecond) {
    return new Incoming(in, dropping, rate(step, portBitsPerSecond));
  }

  /** What leaves the router of what the command says. */
  synchronized OutputStream outgoing(OutputStream out, Step step, long portBitsPerSecond) {
    return new Outgoing(out, rate(step, portBitsPerSecond));
  }

  private long rate(Step step, long portBitsPerSecond) {
    return step == slowStep ? SLOW_BITS_PER_SECOND : portBitsPerSecond;
  }

  void beforeAnswer(Step step) {
    boolean slow;
    synchronized (this) {
      slow = step == slowStep;
    }
    if (slow) {
      LockSupport.parkNanos(SLOW_ANSWER_NANOS);
    }
  }

  private synchronized void corrupt(byte[] bytes, int offset) {
    if (corrupting) {
      corrupting = false;
      bytes[offset] ^= 0x10;
    }
  }

  /** Bytes at no more than a rate. */
  private static final class Pace {
    private final long bitsPerSecond;
    private final long start = System.nanoTime();
    private long bytes;

    Pace(long bitsPerSecond) {
      this.bitsPerSecond = bitsPerSecond;
    }

    void pass(int count) {
      bytes += count;
      if (bitsPerSecond > 0) {
        long due = start + (long) (bytes * 8e9 / bitsPerSecond);
        long wait = due - System.nanoTime();
        // a nap shorter than this costs more than it is worth
        if (wait > 2_000_000) {
          LockSupport.parkNanos(wait);
        }
      }
    }
  }

  private final class Incoming extends FilterInputStream {
    private final boolean cut;
    private final Pace pace;
    private int passed;

    Incoming(InputStream in, boolean cut, long bitsPerSecond) {
      super(in);
      this.cut = cut;
      this.pace = new Pace(bitsPerSecond);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (cut && passed >= CUT_AFTER_BYTES) {
        machine.cutSessions();
        throw new IOException("cut off");
      }
      int count = super.read(bytes, offset, cut ? Math.min(length, CUT_AFTER_BYTES - passed) : length);
      if (count > 0) {
        passed += count;
        corrupt(bytes, offset);
        pace.pass(count);
      }
      return count;
    }
  }

  private final class Outgoing extends FilterOutputStream {
    private final Pace pace;

    Outgoing(OutputStream out, long bitsPerSecond) {
      super(out);
      this.pace = new Pace(bitsPerSecond);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return;
      }
      byte[] sent = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
      corrupt(sent, 0);
      out.write(sent);
      pace.pass(length);
    }
  }
}
