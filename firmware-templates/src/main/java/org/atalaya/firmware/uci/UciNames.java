package org.atalaya.firmware.uci;

/** What may stand in a UCI name, type or value; the rules of libuci's validation. */
public final class UciNames {
  private UciNames() {}

  /** Name of a section or an option: ASCII letters, digits and underscores, at least one. */
  public static boolean validName(String text) {
    // plain loops here: every name and value of every file goes through
    for (int i = 0; i < text.length(); i++) {
      if (!wordCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Name of a package, that is of a file below {@code /etc/config}: as a name, and hyphens. */
  public static boolean validPackage(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c == '-' || wordCharacter(c));
  }

  /** Type of a section: printable ASCII without a space. */
  public static boolean validType(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** A value: any Unicode text whose only control characters below a space are tab, line feed and carriage return. */
  public static boolean validValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** A comment behind its {@code #}: anything that stays on its line. */
  public static boolean validComment(String text) {
    return text.codePoints().noneMatch(c -> c == '\n' || c == 0
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) && !text.endsWith("\r");
  }

  private static boolean wordCharacter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
