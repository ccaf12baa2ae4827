package org.atalaya.firmware.uci;

/** A text that libuci would refuse. The message never repeats a value, since it may be a secret. */
public final class UciSyntaxException extends RuntimeException {
  private final int line;
  private final int column;

  UciSyntaxException(String packageName, int line, int column, String reason) {
    super(packageName + ", line " + line + ", column " + column + ": " + reason);
    this.line = line;
    this.column = column;
  }

  /** Of the place where reading stopped, from 1. */
  public int line() {
    return line;
  }

  /** In characters from 1. */
  public int column() {
    return column;
  }
}
