package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a hostile router answers to a command line, in place of its shell. */
final class LabAnswers {
  private static final long DRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int REPEATED = 1000;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /** How a command line is answered. */
  sealed interface Answer {}

  /** This text. */
  record Once(String text) implements Answer {}

  /** This text, over and over. */
  record Endless(String text) implements Answer {}

  /** A byte at a time, for ever. */
  record Dripping() implements Answer {}

  void put(String command, Answer answer) {
    answers.put(command, answer);
  }

  /**
   * Answers, if there is something to answer with; what has no end ends when the other side closes the channel.
   *
   * @return false where the shell is to answer
   */
  boolean give(String command, OutputStream out) throws IOException {
    switch (answers.get(command)) {
      case null -> {
        return false;
      }
      case Once(String text) -> out.write(text.getBytes(StandardCharsets.UTF_8));
      case Endless(String text) -> {
        byte[] block = text.repeat(REPEATED).getBytes(StandardCharsets.UTF_8);
        while (true) {
          out.write(block);
          out.flush();
        }
      }
      case Dripping() -> {
        while (true) {
          out.write('x');
          out.flush();
          LockSupport.parkNanos(DRIP_NANOS);
        }
      }
    }
    return true;
  }
}
