package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.project.Edit;

/**
 * What the right side says of one thing: the verdict in plain words first, numbers after, then what to do next.
 *
 * @param kind what it is: "Link"
 * @param title its name
 * @param tone of the verdict
 * @param verdict in two or three words; empty for none
 * @param explanation a sentence or two; empty for none
 * @param facts with units
 * @param remedies what can be done about it
 * @param remarks what should be known besides
 */
public record Sheet(String kind, String title, Tone tone, String verdict, String explanation, List<Fact> facts,
    Optional<Remedies> remedies, List<String> remarks) {
  public Sheet {
    facts = List.copyOf(facts);
    remarks = List.copyOf(remarks);
  }

  /** The same where what was judged does not hold for now: without the verdict and its sentences. */
  public Sheet withoutVerdict() {
    return new Sheet(kind, title, Tone.PLAIN, "", "", facts, remedies, remarks);
  }

  /** A named value. */
  public record Fact(String label, String value) {}

  /** @param title of the box, choices below it */
  public record Remedies(String title, List<Remedy> choices) {
    public Remedies {
      choices = List.copyOf(choices);
    }
  }

  /**
   * One thing that would help.
   *
   * @param text what it is
   * @param action label of the button
   * @param edits done at the press of it, in this order
   */
  public record Remedy(String text, String action, List<Edit> edits) {
    public Remedy {
      edits = List.copyOf(edits);
    }
  }
}
