package org.atalaya.app.ui.shell;

import java.time.Duration;

/**
 * News of one router while it is being written to.
 *
 * @param hostName which
 * @param step name of the step: {@code identify}, {@code back-up}, {@code configure}, {@code confirm}, {@code verify}
 * @param state where the step stands
 * @param detail what it found, one plain line in English; may be empty
 * @param took since the step began
 */
public record RouterProgress(String hostName, String step, State state, String detail, Duration took) {
  /** Not a step: the detail is what will change, line by line. */
  public static final String DIFFERENCE = "difference-lines";

  /** Where a step stands. */
  public enum State { WAITING, RUNNING, DONE, FAILED }
}
