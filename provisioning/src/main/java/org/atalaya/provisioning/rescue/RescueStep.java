package org.atalaya.provisioning.rescue;

import java.util.List;

/**
 * One thing to do with one's hands.
 *
 * @param key of its sentence
 * @param arguments of the sentence: addresses, names, numbers
 * @param picture of it
 */
public record RescueStep(String key, List<Object> arguments, Picture picture) {
  public RescueStep {
    arguments = List.copyOf(arguments);
  }

  /** What is drawn beside the sentence. */
  public sealed interface Picture {
    /** A computer and a router with a cable between them; where power comes through it, the injector too. */
    record Cable(String laptop, String router, String port, boolean poe) implements Picture {}

    /** A finger on the reset button while power is switched on. */
    record Button(String until) implements Picture {}

    /** A page of the router with a file to choose. */
    record PageUpload(String address) implements Picture {}

    /** The file goes over the cable. */
    record Transfer(boolean fromLaptop, String file) implements Picture {}

    /** Hands off: the router is writing. */
    record Wait(int minutes) implements Picture {}

    /** A terminal with commands. */
    record Terminal(List<String> lines) implements Picture {
      public Terminal {
        lines = List.copyOf(lines);
      }
    }

    /** A card or a disk in another computer. */
    record CardWriter() implements Picture {}
  }
}
