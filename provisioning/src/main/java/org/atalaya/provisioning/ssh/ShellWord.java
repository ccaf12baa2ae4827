package org.atalaya.provisioning.ssh;

import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;

/**
 * The one place where a value becomes a word of a router's command line. Single quotes are literal in POSIX sh
 * (XCU 2.2.2), so that only the single quote itself needs care.
 */
public final class ShellWord {
  private static final Pattern PATH = Pattern.compile("(?:/root/\\.ssh)?(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,63}){1,12}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

  private ShellWord() {}

  /**
   * The value as one word, in single quotes.
   *
   * @throws BadInputException if it has control characters
   */
  public static String quote(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new BadInputException("shell word", "'" + PlainText.of(value, 80) + "'", "no control characters");
    }
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /**
   * An absolute path of a router's file, in single quotes: no {@code ..}, no hidden file but root's own of SSH, no character that means
   * something to a shell.
   *
   * @throws BadInputException if it is not such a path
   */
  public static String path(String path) {
    if (!PATH.matcher(path).matches() || path.contains("..")) {
      throw new BadInputException("file on the router", "'" + PlainText.of(path, 80) + "'",
          "an absolute path of letters, digits, '.', '_' and '-'");
    }
    return quote(path);
  }

  /**
   * A word that needs no quotes: a name, a token, a number.
   *
   * @throws BadInputException if it needs them
   */
  public static String plain(String word) {
    if (!PLAIN.matcher(word).matches()) {
      throw new BadInputException("word", "'" + PlainText.of(word, 80) + "'", "letters, digits, '_', '.', '/' or '-'");
    }
    return word;
  }
}
