package org.atalaya.firmware.uci;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a UCI file as libuci does in its strict mode, which is what every program on the router uses: what libuci
 * takes is taken with the same meaning, what it refuses is refused. Facts from libuci's file.c and list.c:
 *
 * <ul>
 *   <li>A line is a command ({@code config}, {@code option}, {@code list}, {@code package}, or its first letter) and
 *       words. A {@code package} line is checked and ignored.
 *   <li>Adjacent quoted and unquoted parts make one word. Single quotes are literal, line feeds included. Outside
 *       them a backslash takes the next character literally, and joins lines at the end of one.
 *   <li>An unquoted {@code #} ends the line even inside a word. So does a {@code ;} at the end of a word without
 *       quotes; standing alone or after a quoted word it separates commands.
 *   <li>A named section that comes again with the same type goes on; with another type it is an error.
 *   <li>The later {@code option} wins over option and list; a {@code list} after an {@code option} makes a list that
 *       begins with the option's value; an {@code option} without or with an empty value changes nothing.
 *   <li>A word too many is an error.
 * </ul>
 */
public final class UciParser {
  /** The longest text taken, in bytes of UTF-8. Real files are below 100 kB. */
  public static final int MAXIMUM_BYTES = 1 << 20;

  private final String packageName;
  private final UciScanner scanner;
  private final List<Draft> sections = new ArrayList<>();
  private final Map<String, Draft> named = new LinkedHashMap<>();
  private Optional<Draft> current = Optional.empty();

  private UciParser(String packageName, String text) {
    this.packageName = packageName;
    this.scanner = new UciScanner(packageName, text);
  }

  /**
   * Reads a file, in time linear in its length.
   *
   * @param packageName name of the file below {@code /etc/config}
   * @param text its content
   * @throws UciSyntaxException if libuci would refuse the text, or it is above {@link #MAXIMUM_BYTES}
   * @throws IllegalArgumentException if the package name is not one
   */
  public static UciPackage parse(String packageName, String text) {
    if (!UciNames.validPackage(packageName)) {
      throw new IllegalArgumentException("package name has characters other than letters, digits, _ and -");
    }
    if (text.length() > MAXIMUM_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
      throw new UciSyntaxException(packageName, 1, 1, "file is above " + MAXIMUM_BYTES + " bytes");
    }
    return new UciParser(packageName, text).read();
  }

  private UciPackage read() {
    while (scanner.nextLine()) {
      scanner.skipSpace();
      for (String command = scanner.command(); !command.isEmpty(); command = scanner.command()) {
        switch (command) {
          case "config", "c" -> readConfig();
          case "option", "o" -> readOption(false);
          case "list", "l" -> readOption(true);
          case "package", "p" -> readPackage();
          default -> throw scanner.error("unknown command, expected config, option, list or package");
        }
      }
    }
    return new UciPackage(packageName, sections.stream().map(Draft::toSection).toList());
  }

  private void readPackage() {
    String name = required("package name");
    if (!UciNames.validPackage(name)) {
      throw scanner.error("invalid character in package name");
    }
    endOfCommand();
  }

  private void readConfig() {
    String type = required("section type");
    if (!UciNames.validType(type)) {
      throw scanner.error("invalid character in section type");
    }
    String name = scanner.word();
    if (!name.isEmpty() && !UciNames.validName(name)) {
      throw scanner.error("invalid character in section name");
    }
    endOfCommand();
    Draft known = named.get(name);
    if (known != null && !known.type.equals(type)) {
      throw scanner.error("section " + name + " comes again with another type");
    }
    if (known == null) {
      known = new Draft(type, name);
      sections.add(known);
      if (!name.isEmpty()) {
        named.put(name, known);
      }
    }
    current = Optional.of(known);
  }

  private void readOption(boolean list) {
    if (current.isEmpty()) {
      throw scanner.error("option or list before the first section");
    }
    String name = required("option name");
    if (!UciNames.validName(name)) {
      throw scanner.error("invalid character in option name");
    }
    String value = scanner.word();
    if (!UciNames.validValue(value)) {
      throw scanner.error("control character in the value of " + name);
    }
    endOfCommand();
    if (list) {
      current.get().add(name, value);
    } else if (!value.isEmpty()) {
      current.get().options.put(name, new UciOption.Single(name, value));
    }
  }

  private String required(String what) {
    String word = scanner.word();
    if (word.isEmpty()) {
      throw scanner.error(what + " is missing");
    }
    return word;
  }

  private void endOfCommand() {
    if (!scanner.word().isEmpty()) {
      throw scanner.error("one word too many, expected the end of the line");
    }
  }

  /** A section while lines may still add to it. */
  private static final class Draft {
    private final String type;
    private final String name;
    private final Map<String, UciOption> options = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    Draft(String type, String name) {
      this.type = type;
      this.name = name;
    }

    void add(String name, String value) {
      // a list is collected beside its option, so that n values cost n steps
      boolean list = options.get(name) instanceof UciOption.Many;
      List<String> values = list ? lists.get(name) : new ArrayList<>();
      if (!list) {
        if (options.get(name) instanceof UciOption.Single single) {
          values.add(single.value());
        }
        lists.put(name, values);
        options.put(name, new UciOption.Many(name, List.of()));
      }
      values.add(value);
    }

    UciSection toSection() {
      List<UciOption> finished = new ArrayList<>();
      for (UciOption option : options.values()) {
        finished.add(switch (option) {
          case UciOption.Single single -> single;
          case UciOption.Many many -> new UciOption.Many(many.name(), lists.get(many.name()));
        });
      }
      return new UciSection(type, name.isEmpty() ? Optional.empty() : Optional.of(name), finished);
    }
  }
}
