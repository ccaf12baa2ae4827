package org.atalaya.provisioning.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * Something that goes wrong with a virtual router when the work on it comes to a step. It happens once; what lasts by
 * its nature lasts.
 *
 * @param kind what happens
 * @param step at whose beginning, as the router sees it
 * @param router to which one, counted from 1; empty for all
 */
public record Fault(Kind kind, Step step, OptionalInt router) {

  /** What happens. */
  public enum Kind {
    /** The command is carried out, but the connection is gone before the answer; a file arrives in part. */
    DROP,
    /** The power goes, and comes back. */
    REBOOT,
    /** From now on neither its flash nor its memory takes one byte more. */
    FULL_DISK,
    /** The first bytes that are sent, or else answered, arrive changed. */
    CORRUPT,
    /** From now on it says that it is another board. */
    WRONG_BOARD,
    /** From now on it proves itself by another host key. */
    CHANGED_KEY,
    /** During this step 64 kB/s, and 150 ms before each answer. */
    SLOW,
    /** Nothing is answered any more, until its watchdog restarts it. */
    HANG,
    /** From now on nobody gets in. */
    REFUSE_PASSWORD;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Fault of(Kind kind, Step step) {
    return new Fault(kind, step, OptionalInt.empty());
  }

  /**
   * Reads {@code KIND@STEP} or {@code KIND@STEP@ROUTER}: {@code drop@upload}.
   *
   * @throws BadInputException if there is no such kind or step; it names those that there are
   */
  public static Fault parse(String text) {
    String[] parts = text.split("@", -1);
    boolean shaped = parts.length == 2 || parts.length == 3 && parts[2].matches("[1-9][0-9]{0,2}");
    return Arrays.stream(Kind.values()).filter(kind -> shaped && kind.word().equals(parts[0]))
        .flatMap(kind -> Arrays.stream(Step.values()).filter(step -> word(step).equals(parts[1]))
            .map(step -> new Fault(kind, step,
                parts.length == 3 ? OptionalInt.of(Integer.parseInt(parts[2])) : OptionalInt.empty())))
        .findFirst().orElseThrow(() -> new BadInputException("--fault", "\"" + PlainText.of(text, 60) + "\"",
            "KIND@STEP or KIND@STEP@ROUTER; KIND: " + Arrays.stream(Kind.values()).map(Kind::word)
                .collect(Collectors.joining(", ")) + "; STEP: "
                + Arrays.stream(Step.values()).map(Fault::word).collect(Collectors.joining(", "))));
  }

  private static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return kind.word() + "@" + word(step) + (router.isPresent() ? "@" + router.getAsInt() : "");
  }
}
