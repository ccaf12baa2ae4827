package org.atalaya.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.Phrasebook;
import org.atalaya.app.Texts;

/**
 * Where a command writes and what it knows of its surroundings.
 *
 * @param out results
 * @param err progress and diagnostics
 * @param locale language of the sentences; machine output never depends on it
 * @param interactive true where a person sits at a terminal
 * @param environment variables of the process
 */
public record Console(PrintStream out, PrintStream err, Locale locale, boolean interactive, Map<String, String> environment) {

  /** The process's own streams. */
  public static Console ofProcess() {
    java.io.Console terminal = System.console();
    return new Console(new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
        Locale.getDefault(), terminal != null && terminal.isTerminal(), System.getenv());
  }

  /** The same, speaking another language. */
  Console in(Locale other) {
    return new Console(out, err, other, interactive, environment);
  }

  /** The sentences of the command line in this console's language. */
  Texts texts() {
    return Texts.of("cli", locale);
  }

  /** What the core says, in this console's language. */
  Phrasebook phrases() {
    return Phrasebook.of(locale);
  }

  /** Prints a sentence of the bundles as a line of the result. */
  void say(String key, Object... arguments) {
    out.println(texts().get(key, arguments));
  }

  /** Prints a sentence of the bundles as a line of diagnostics. */
  void note(String key, Object... arguments) {
    err.println(texts().get(key, arguments));
  }
}
