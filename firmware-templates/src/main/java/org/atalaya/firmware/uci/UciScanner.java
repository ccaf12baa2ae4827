package org.atalaya.firmware.uci;

import java.util.Optional;

/**
 * Cuts a UCI text into commands and words, line by line, with libuci's treatment of quotes, {@code #} and {@code ;}.
 * What libuci reads over at the end of a line is kept as its comment.
 */
final class UciScanner {
  /** What {@link #peek} gives at the end of the line; the text itself has none of it. */
  private static final char END = 0;

  private final String packageName;
  private final String text;
  private int position;
  // one past the line feed of the line being read, or where a # or ; cut the line
  private int limit;
  private int nextLineStart;
  private Optional<String> comment = Optional.empty();

  UciScanner(String packageName, String text) {
    this.packageName = packageName;
    this.text = text;
    int nul = text.indexOf(END);
    if (nul >= 0) {
      position = nul + 1;
      throw error("control character");
    }
  }

  /** Moves to the next line; false at the end of the text. */
  boolean nextLine() {
    position = nextLineStart;
    return extend();
  }

  /** Takes one more line of the text into reach. */
  private boolean extend() {
    if (nextLineStart >= text.length()) {
      return false;
    }
    int feed = text.indexOf('\n', nextLineStart);
    nextLineStart = feed < 0 ? text.length() : feed + 1;
    limit = nextLineStart;
    return true;
  }

  void skipSpace() {
    while (isSpace(peek())) {
      position++;
    }
  }

  /** The word that opens a command, up to a space or tab and never quoted; empty at the end of the line. */
  String command() {
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
    int start = position;
    while (peek() != END && peek() != ' ' && peek() != '\t') {
      position++;
    }
    if (start < position && text.charAt(start) == '#') {
      position = start;
      cut();
      return "";
    }
    // before the line feed it is part of the word, which then is no command; so libuci sees it too
    return text.substring(start, position);
  }

  /** The next word of the command; empty where there is none, or where it is empty in quotes. */
  String word() {
    skipSpace();
    if (peek() == ';') {
      position++;
      return "";
    }
    StringBuilder word = new StringBuilder();
    int start = position;
    do {
      char c = peek();
      switch (c) {
        case '\'' -> singleQuoted(word);
        case '"' -> doubleQuoted(word);
        case '\\' -> escaped(word);
        case END, '#', ';' -> {
          return endOfWord(word, c, position - start);
        }
        default -> {
          word.append(c);
          position++;
        }
      }
    } while (peek() != END && !isSpace(peek()));
    if (peek() != END) {
      position++;
    }
    return word.toString();
  }

  private String endOfWord(StringBuilder word, char c, int consumed) {
    // libuci ends the word in place with a zero byte: where nothing was unquoted, that byte hits the semicolon
    // itself and hides the rest of the line
    if (c == '#' || c == ';' && consumed == word.length()) {
      cut();
    }
    return word.toString();
  }

  /** Ends the line here, at a {@code #} or a {@code ;} that hides the rest. */
  private void cut() {
    int end = nextLineStart;
    while (end > position + 1 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    String rest = text.substring(position + 1, end);
    if (text.charAt(position) == ';') {
      String hidden = rest.strip();
      rest = hidden.startsWith("#") ? hidden.substring(1) : hidden;
      comment = Optional.of(rest).filter(words -> !words.isEmpty());
    } else {
      comment = Optional.of(rest);
    }
    limit = position;
  }

  /** The comment at the end of what was just read, without its {@code #}; given once. */
  Optional<String> takeComment() {
    Optional<String> taken = comment;
    comment = Optional.empty();
    return taken;
  }

  private void singleQuoted(StringBuilder word) {
    int opening = position++;
    while (true) {
      if (peek() == END && !extend()) {
        position = opening + 1;
        throw error("' is never closed");
      }
      char c = peek();
      position++;
      if (c == '\'') {
        return;
      }
      word.append(c);
    }
  }

  private void doubleQuoted(StringBuilder word) {
    int opening = position++;
    while (true) {
      if (peek() == END && !extend()) {
        position = opening + 1;
        throw error("\" is never closed");
      }
      char c = peek();
      if (c == '\\') {
        escaped(word);
        continue;
      }
      position++;
      if (c == '"') {
        return;
      }
      word.append(c);
    }
  }

  /** A backslash: the next character as it is, or at the end of a line the join with the next line. */
  private void escaped(StringBuilder word) {
    position++;
    boolean carriageReturn = peek() == '\r' && position + 2 == limit && text.charAt(position + 1) == '\n';
    if (peek() == END || peek() == '\n' || carriageReturn) {
      position = limit;
      extend();
      return;
    }
    word.append(peek());
    position++;
  }

  private char peek() {
    return position < limit ? text.charAt(position) : END;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** An error at the last character taken. */
  UciSyntaxException error(String reason) {
    int last = Math.max(0, position - 1);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < last; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new UciSyntaxException(packageName, line, last - lineStart + 1, reason);
  }
}
