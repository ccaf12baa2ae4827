package org.atalaya.firmware.gluon;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of Lua 5.1, of the kinds that a site is made of, and its text. */
sealed interface Lua {
  /** A text of any characters. */
  record Text(String value) implements Lua {}

  /** A whole number. */
  record Number(int value) implements Lua {}

  /** True or false. */
  record Bool(boolean value) implements Lua {}

  /** Values counted from 1. */
  record Array(List<Lua> values) implements Lua {
    public Array {
      values = List.copyOf(values);
    }
  }

  /** Values by their names, which are Lua's identifiers, in the names' order. */
  record Table(SortedMap<String, Lua> entries) implements Lua {
    public Table {
      entries = new TreeMap<>(entries);
    }

    static Table of(Map<String, Lua> entries) {
      return new Table(new TreeMap<>(entries));
    }
  }

  static Lua text(String value) {
    return new Text(value);
  }

  static Lua number(int value) {
    return new Number(value);
  }

  static Lua texts(String... values) {
    return new Array(Stream.of(values).map(Lua::text).toList());
  }

  /** A file as Gluon reads it: one table. */
  static String file(Table table) {
    return write(table, "") + "\n";
  }

  private static String write(Lua value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case Text(String text) -> quoted(text);
      case Number(int number) -> Integer.toString(number);
      case Bool(boolean truth) -> Boolean.toString(truth);
      case Array(List<Lua> values) -> values.stream().map(each -> write(each, deeper))
          .collect(Collectors.joining(", ", "{ ", " }"));
      case Table(SortedMap<String, Lua> entries) -> entries.entrySet().stream()
          .map(entry -> deeper + entry.getKey() + " = " + write(entry.getValue(), deeper) + ",\n")
          .collect(Collectors.joining("", "{\n", indent + "}"));
    };
  }

  /** Lua 5.1 takes bytes as they are, but for the quote, the backslash and what ends a line. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    text.codePoints().forEach(character -> {
      if (character == '\'' || character == '\\') {
        out.append('\\').appendCodePoint(character);
      } else if (character < 32 || character == 127) {
        out.append('\\').append("%03d".formatted(character));
      } else {
        out.appendCodePoint(character);
      }
    });
    return out.append('\'').toString();
  }

  /** Length in the bytes that Lua counts. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
