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
 * @param stop tells when the program is ended, and hears of prompts
 */
public record Console(PrintStream out, PrintStream err, Locale locale, boolean interactive, Map<String, String> environment,
    Stop stop) {

  /** One that nobody stops. */
  public Console(PrintStream out, PrintStream err, Locale locale, boolean interactive, Map<String, String> environment) {
    this(out, err, locale, interactive, environment, new Stop());
  }

  /** The process's own streams. */
  public static Console ofProcess(Stop stop) {
    java.io.Console terminal = System.console();
    return new Console(new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
        Locale.getDefault(), terminal != null && terminal.isTerminal(), System.getenv(), stop);
  }

  /** The same, speaking another language. */
  Console in(Locale other) {
    return new Console(out, err, other, interactive, environment, stop);
  }

  /** The sentences of the command line in this console's language. */
  Texts texts() {
    return Texts.of("cli", locale);
  }

  /** What the core says, in this console's language. */
  Phrasebook phrases() {
    return Phrasebook.of(locale);
  }

  /** What a person at the terminal types; null at the end of the input. */
  String readLine(String prompt) {
    return stop.ask(() -> System.console().readLine("%s ", prompt));
  }

  /** The same without showing it. */
  char[] readPassword(String prompt) {
    return stop.ask(() -> System.console().readPassword("%s ", prompt));
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
