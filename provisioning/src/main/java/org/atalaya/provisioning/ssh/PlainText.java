package org.atalaya.provisioning.ssh;

/**
 * What a router says, made fit to be shown: a terminal escape or a change of writing direction in it must not
 * reach the user's terminal, window or log.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * One line of at most {@code maxCharacters}. Line ends and tabs become spaces, every other control, format,
   * surrogate or private character becomes {@code ?}.
   */
  public static String of(String text, int maxCharacters) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(maxCharacters + 1L).forEach(c -> line.appendCodePoint(shown(c)));
    String cut = line.toString().strip();
    return cut.codePointCount(0, cut.length()) > maxCharacters
        ? cut.substring(0, cut.offsetByCodePoints(0, maxCharacters - 1)) + "…" : cut;
  }

  private static int shown(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '?';
      default -> c;
    };
  }
}
