package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of POSIX sh's grammar that a virtual router understands: simple commands joined by {@code ;}, {@code &&}
 * and {@code ||}, words with single and double quotes (nothing is expanded), {@code >} and {@code >>} to a file.
 *
 * @param words of the command
 * @param outputFile of {@code >} or {@code >>}
 * @param appends true where that is {@code >>}
 * @param join to the command before
 */
record CommandLine(List<String> words, Optional<String> outputFile, boolean appends, Join join) {
  CommandLine {
    words = List.copyOf(words);
  }

  /** When a command runs, after the one before it. */
  enum Join { ALWAYS, ON_SUCCESS, ON_FAILURE }

  /** A line that this grammar has no words for. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message);
    }
  }

  static List<CommandLine> parse(String line) throws SyntaxException {
    return new Scanner(line).commands();
  }

  private static final class Scanner {
    private final String line;
    private int at;
    private final List<CommandLine> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private Optional<String> outputFile = Optional.empty();
    private boolean appends;
    private Join join = Join.ALWAYS;

    Scanner(String line) {
      this.line = line;
    }

    List<CommandLine> commands() throws SyntaxException {
      while (at < line.length()) {
        char c = line.charAt(at);
        if (c == ' ' || c == '\t') {
          at++;
        } else if (line.startsWith("2>/dev/null", at)) {
          at += "2>/dev/null".length();
        } else if (line.startsWith("2>&1", at)) {
          at += 4;
        } else if (line.startsWith("&&", at)) {
          end(Join.ON_SUCCESS, 2);
        } else if (line.startsWith("||", at)) {
          end(Join.ON_FAILURE, 2);
        } else if (c == ';' || c == '\n') {
          end(Join.ALWAYS, 1);
        } else if (c == '>') {
          appends = line.startsWith(">>", at);
          at += appends ? 2 : 1;
          while (at < line.length() && line.charAt(at) == ' ') {
            at++;
          }
          outputFile = Optional.of(word());
        } else {
          words.add(word());
        }
      }
      end(Join.ALWAYS, 0);
      return commands;
    }

    private void end(Join next, int length) {
      if (!words.isEmpty()) {
        commands.add(new CommandLine(words, outputFile, appends, join));
      }
      words = new ArrayList<>();
      outputFile = Optional.empty();
      appends = false;
      join = next;
      at += length;
    }

    private String word() throws SyntaxException {
      StringBuilder word = new StringBuilder();
      int start = at;
      while (at < line.length() && " \t\n;&|>".indexOf(line.charAt(at)) < 0) {
        char c = line.charAt(at++);
        switch (c) {
          case '\'' -> word.append(quoted('\''));
          case '"' -> word.append(quoted('"'));
          case '\\' -> {
            if (at < line.length()) {
              word.append(line.charAt(at++));
            }
          }
          case '$', '`', '(', ')', '<', '*', '?' -> throw new SyntaxException("syntax error: unexpected '" + c + "'");
          default -> word.append(c);
        }
      }
      if (at == start) {
        throw new SyntaxException("syntax error: unexpected '" + line.charAt(at) + "'");
      }
      return word.toString();
    }

    private String quoted(char quote) throws SyntaxException {
      int end = line.indexOf(quote, at);
      if (end < 0) {
        throw new SyntaxException("syntax error: unterminated quoted string");
      }
      String inside = line.substring(at, end);
      if (quote == '"' && (inside.indexOf('$') >= 0 || inside.indexOf('`') >= 0)) {
        throw new SyntaxException("syntax error: nothing is expanded here");
      }
      at = end + 1;
      return inside;
    }
  }
}
