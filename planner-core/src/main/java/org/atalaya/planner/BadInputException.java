package org.atalaya.planner;

/**
 * A file, or a value in it, is not what it should be. The message is one line for a person: where, what was
 * found, what was expected.
 */
public final class BadInputException extends RuntimeException {

  /**
   * @param where the file, and the line or field where there is one: {@code sites.csv, line 3, lat}
   * @param found what stands there
   * @param expected what should
   */
  public BadInputException(String where, String found, String expected) {
    super(oneLine(where + ": found " + found + ", expected " + expected));
  }

  /** As above, with the exception that told of it. */
  public BadInputException(String where, String found, String expected, Throwable cause) {
    this(where, found, expected);
    initCause(cause);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
