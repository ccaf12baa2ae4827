package org.atalaya.planner;

/**
 * A file, or a value in it, is not what it should be. The message is one line for a person: where, what was
 * found, what was expected.
 */
public final class BadInputException extends RuntimeException {
  private final String where;
  private final String found;
  private final String expected;

  /**
   * @param where the file, and the line or field where there is one: {@code sites.csv, line 3, lat}
   * @param found what stands there
   * @param expected what should
   */
  public BadInputException(String where, String found, String expected) {
    super(oneLine(where + ": found " + found + ", expected " + expected));
    this.where = oneLine(where);
    this.found = oneLine(found);
    this.expected = oneLine(expected);
  }

  /** As above, with the exception that told of it. */
  public BadInputException(String where, String found, String expected, Throwable cause) {
    this(where, found, expected);
    initCause(cause);
  }

  /** The file, and the line or field where there is one. */
  public String where() {
    return where;
  }

  /** What stands there, in English: a phrase that the program may say in another language. */
  public String found() {
    return found;
  }

  /** What should stand there, likewise. */
  public String expected() {
    return expected;
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
  }
}
