package org.atalaya.app.ui.routers;

import java.time.Duration;
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
 * @param took what the finished steps took, together; zero where that is not known
 * @param details what was found that the person must know
 * @param differenceTitle says what the difference is
 * @param difference what will change or was changed, or what is not as planned, line by line
 */
public record RouterCard(String hostName, String title, List<String> lines, Tone tone, String outcome,
    List<StepLine> steps, Duration took, List<String> details, String differenceTitle, List<String> difference) {
  public RouterCard {
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
    details = List.copyOf(details);
    difference = List.copyOf(difference);
  }

  /** The same router with how it stands. */
  RouterCard with(Tone newTone, String newOutcome, List<StepLine> newSteps, Duration newTook,
      List<String> newDetails,
      String newDifferenceTitle, List<String> newDifference) {
    return new RouterCard(hostName, title, lines, newTone, newOutcome, newSteps, newTook, newDetails,
        newDifferenceTitle, newDifference);
  }

  /** A step, and where it stands. */
  public record StepLine(String text, State state) {}

  /** Where a step stands; one that was cut short was begun, and its end is not known. */
  public enum State { WAITING, RUNNING, DONE, CUT_SHORT, FAILED }
}
