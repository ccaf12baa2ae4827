package org.atalaya.app.cli;

import java.util.Optional;
import org.atalaya.app.Phrasebook;

/** The command line asks for something that can't be asked so; exit code 2. */
final class UsageException extends RuntimeException {
  private final transient Optional<String[]> parts;

  /** @param sentence in the language of the program, or an English one of the bundle of phrases */
  UsageException(String sentence) {
    super(sentence);
    parts = Optional.empty();
  }

  /** What stands in an option and what should, as in a {@link org.atalaya.planner.BadInputException}. */
  UsageException(String option, String found, String expected) {
    super(option + ": found " + found + ", expected " + expected);
    parts = Optional.of(new String[] {option, found, expected});
  }

  String sentence(Phrasebook phrases) {
    return parts.map(three -> phrases.sentence(three[0], three[1], three[2])).orElseGet(() -> phrases.say(getMessage()));
  }
}
