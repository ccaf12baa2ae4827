package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;

/** Where a project's passphrase comes from: the file named in the environment, or a prompt. Never an option. */
final class PassphraseSource {
  static final String VARIABLE = "ATALAYA_PASSPHRASE_FILE";

  private PassphraseSource() {}

  /** As below: asked once where the project has secrets, and twice where they are about to be made. */
  static Passphrase ask(Console console, Project project) {
    return ask(console, !project.hasSecrets(), console::readPassword);
  }

  /**
   * @param isNew true where the passphrase is about to lock new secrets: a slip of the finger would lock them for good
   * @param terminal asks a question without showing the answer; null at the end of the input
   * @throws UsageException where there is neither the variable nor a terminal
   */
  static Passphrase ask(Console console, boolean isNew, Function<String, char[]> terminal) {
    String file = console.environment().getOrDefault(VARIABLE, "");
    if (!file.isBlank()) {
      return Passphrase.read(Path.of(file));
    }
    char[] typed = answer(console, "passphrase.prompt", terminal);
    try {
      while (isNew && !agrees(typed, answer(console, "passphrase.again", terminal))) {
        console.note("passphrase.differ");
        Arrays.fill(typed, '\0');
        typed = answer(console, "passphrase.prompt", terminal);
      }
      return Passphrase.of(typed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static char[] answer(Console console, String key, Function<String, char[]> terminal) {
    char[] typed = console.interactive() ? terminal.apply(console.texts().get(key)) : null;
    if (typed == null || typed.length == 0) {
      throw new UsageException(console.texts().get("passphrase.missing", VARIABLE));
    }
    return typed;
  }

  private static boolean agrees(char[] typed, char[] again) {
    try {
      return Arrays.equals(typed, again);
    } finally {
      Arrays.fill(again, '\0');
    }
  }
}
