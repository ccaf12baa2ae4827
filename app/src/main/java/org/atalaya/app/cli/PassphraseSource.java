package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.atalaya.planner.project.Passphrase;

/** Where a project's passphrase comes from: the file named in the environment, or a prompt. Never an option. */
final class PassphraseSource {
  static final String VARIABLE = "ATALAYA_PASSPHRASE_FILE";

  private PassphraseSource() {}

  /** @throws UsageException where there is neither the variable nor a terminal */
  static Passphrase ask(Console console) {
    String file = console.environment().getOrDefault(VARIABLE, "");
    if (!file.isBlank()) {
      return Passphrase.read(Path.of(file));
    }
    char[] typed = console.interactive()
        ? System.console().readPassword("%s ", console.texts().get("passphrase.prompt")) : null;
    if (typed == null || typed.length == 0) {
      throw new UsageException(console.texts().get("passphrase.missing", VARIABLE));
    }
    try {
      return Passphrase.of(typed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
