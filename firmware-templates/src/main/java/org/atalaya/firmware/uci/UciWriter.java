package org.atalaya.firmware.uci;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a UCI file that libuci always reads back equal: {@code UciParser.parse(p.name(), write(p)).equals(p)} for
 * every package that it takes, comments included. Values stand in single quotes, where only the quote itself needs
 * care: {@code '\''}.
 */
public final class UciWriter {
  private UciWriter() {}

  /**
   * Text of the file, lines ended by a line feed.
   *
   * @throws IllegalArgumentException where the package can't be written so that it is read back equal: an invalid
   *     name, type or value, an empty option value or list (libuci drops both), a name that comes twice, a
   *     comment with a line feed, a text above {@link UciParser#MAXIMUM_BYTES}
   */
  public static String write(UciPackage uciPackage) {
    require(UciNames.validPackage(uciPackage.name()), "package name has an invalid character");
    StringBuilder text = new StringBuilder();
    Set<String> names = new HashSet<>();
    writeComments(uciPackage.name(), "", uciPackage.header(), text);
    for (UciSection section : uciPackage.sections()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      writeSection(uciPackage.name(), section, names, text);
    }
    String written = text.toString();
    require(written.getBytes(StandardCharsets.UTF_8).length <= UciParser.MAXIMUM_BYTES,
        uciPackage.name() + " is above " + UciParser.MAXIMUM_BYTES + " bytes");
    return written;
  }

  private static void writeSection(String packageName, UciSection section, Set<String> names, StringBuilder text) {
    writeComments(packageName, "", section.comments().above(), text);
    require(UciNames.validType(section.type()), packageName + ": section type has an invalid character");
    text.append("config ").append(plainOrQuoted(section.type()));
    section.name().ifPresent(name -> {
      require(UciNames.validName(name), packageName + ": section name has an invalid character");
      require(names.add(name), packageName + ": section " + name + " comes twice");
      text.append(' ').append(quote(name));
    });
    endLine(packageName, section.comments(), text);
    Set<String> options = new HashSet<>();
    for (UciOption option : section.options()) {
      String where = packageName + "." + section.name().orElse(section.type());
      require(UciNames.validName(option.name()), where + ": option name has an invalid character");
      require(options.add(option.name()), where + ": option " + option.name() + " comes twice");
      writeOption(where + "." + option.name(), option, text);
    }
    writeComments(packageName, "\t", section.below(), text);
  }

  private static void writeOption(String where, UciOption option, StringBuilder text) {
    String keyword = switch (option) {
      case UciOption.Single single -> {
        require(!single.value().isEmpty(), where + ": empty value, which a router would drop");
        yield "option";
      }
      case UciOption.Many many -> {
        require(!many.values().isEmpty(), where + ": empty list, which a router would drop");
        yield "list";
      }
    };
    for (int i = 0; i < option.values().size(); i++) {
      String value = option.values().get(i);
      require(UciNames.validValue(value), where + ": value has a control character");
      writeComments(where, "\t", option.notes().get(i).above(), text);
      text.append('\t').append(keyword).append(' ').append(option.name()).append(' ').append(quote(value));
      endLine(where, option.notes().get(i), text);
    }
  }

  private static void writeComments(String where, String indent, List<String> lines, StringBuilder text) {
    for (String line : lines) {
      require(UciNames.validComment(line), where + ": a comment has a line feed or ends in a carriage return");
      text.append(indent).append('#').append(line).append('\n');
    }
  }

  private static void endLine(String where, UciComments comments, StringBuilder text) {
    if (!comments.trailing().isEmpty()) {
      require(UciNames.validComment(comments.trailing()),
          where + ": a comment has a line feed or ends in a carriage return");
      text.append(" #").append(comments.trailing());
    }
    text.append('\n');
  }

  /** A value as one word that libuci and the shell read literally. */
  static String quote(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  private static String plainOrQuoted(String type) {
    boolean plain = type.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    return plain ? type : quote(type);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
