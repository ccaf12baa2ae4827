package org.atalaya.app.ui.routers;

import java.util.List;
import org.atalaya.app.ui.parts.Tone;

/**
 * One router on the page.
 *
 * @param hostName of it
 * @param title site, and its number there where a site has several
 * @param lines what it is and where it answers
 * @param tone of the outcome
 * @param outcome in a word or two
 * @param steps taken and to come
 * @param details what was found that the person must know
 * @param difference what will change or was changed, line by line
 */
public record RouterCard(String hostName, String title, List<String> lines, Tone tone, String outcome,
    List<StepLine> steps, List<String> details,
    List<String> difference) {
  public RouterCard {
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
    details = List.copyOf(details);
    difference = List.copyOf(difference);
  }

  /** A step, and where it stands. */
  public record StepLine(String text, State state) {}

  /** Where a step stands. */
  public enum State { WAITING, RUNNING, DONE, FAILED }
}
