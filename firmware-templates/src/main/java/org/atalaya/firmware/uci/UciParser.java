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
 *
 * <p>Comments, which libuci reads over, are kept: before a section or a value, on its line, behind a section's last
 * option, at the head of the file. Before a section an empty line decides: what stands above it belongs to what came
 * before.
 */
public final class UciParser {
  /** The longest text taken, in bytes of UTF-8. Real files are below 100 kB. */
  public static final int MAXIMUM_BYTES = 1 << 20;

  private final String packageName;
  private final UciScanner scanner;
  private final List<Draft> sections = new ArrayList<>();
  private final Map<String, Draft> named = new LinkedHashMap<>();
  private final List<String> header = new ArrayList<>();
  private Optional<Draft> current = Optional.empty();
  // comment lines that belong to what comes next, and how many of them an empty line divides from it
  private final List<String> pending = new ArrayList<>();
  private int divided;

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
      boolean blank = true;
      for (String command = scanner.command(); !command.isEmpty(); command = scanner.command()) {
        blank = false;
        switch (command) {
          case "config", "c" -> readConfig();
          case "option", "o" -> readOption(false);
          case "list", "l" -> readOption(true);
          case "package", "p" -> readPackage();
          default -> throw scanner.error("unknown command, expected config, option, list or package");
        }
      }
      Optional<String> comment = scanner.takeComment();
      comment.ifPresent(pending::add);
      if (blank && comment.isEmpty()) {
        divided = pending.size();
      }
    }
    take(pending.size());
    return new UciPackage(packageName, sections.stream().map(Draft::toSection).toList(), header);
  }

  /** Comment lines that belong to what came before: the file itself, or the section being read. */
  private void take(int lines) {
    List<String> taken = pending.subList(0, lines);
    current.map(draft -> draft.below).orElse(header).addAll(taken);
    taken.clear();
    divided = 0;
  }

  /** What is noted at the command just read. */
  private UciComments comments() {
    UciComments comments = new UciComments(pending, scanner.takeComment().orElse(""));
    pending.clear();
    divided = 0;
    return comments;
  }

  private void readPackage() {
    String name = required("package name");
    if (!UciNames.validPackage(name)) {
      throw scanner.error("invalid character in package name");
    }
    endOfCommand();
    scanner.takeComment().ifPresent(pending::add);
    divided = pending.size();
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
    take(divided);
    if (known == null) {
      known = new Draft(type, name, comments());
      sections.add(known);
      if (!name.isEmpty()) {
        named.put(name, known);
      }
    } else {
      scanner.takeComment().ifPresent(pending::add);
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
    Draft draft = current.get();
    if (!list && value.isEmpty()) {
      // nothing that a comment could stand at
      scanner.takeComment().ifPresent(pending::add);
      return;
    }
    // what was noted before at this name, behind the section's last option: it comes before this one
    UciComments comments = comments().after(List.of(new UciComments(draft.below, "")));
    draft.below.clear();
    if (list) {
      draft.add(name, value, comments);
    } else {
      draft.set(name, value, comments);
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
    private final UciComments comments;
    private final List<String> below = new ArrayList<>();
    private final Map<String, DraftOption> options = new LinkedHashMap<>();

    Draft(String type, String name, UciComments comments) {
      this.type = type;
      this.name = name;
      this.comments = comments;
    }

    void set(String option, String value, UciComments noted) {
      DraftOption draft = options.computeIfAbsent(option, _ -> new DraftOption());
      DraftNote note = draft.notes.isEmpty() ? new DraftNote() : draft.notes.getFirst();
      draft.notes.forEach(earlier -> earlier.moveTo(note));
      note.add(noted);
      draft.list = false;
      draft.values.clear();
      draft.values.add(value);
      draft.notes.clear();
      draft.notes.add(note);
    }

    /** A list that begins as an option keeps the option's value. */
    void add(String option, String value, UciComments noted) {
      DraftOption draft = options.computeIfAbsent(option, _ -> new DraftOption());
      DraftNote note = new DraftNote();
      note.add(noted);
      draft.list = true;
      draft.values.add(value);
      draft.notes.add(note);
    }

    UciSection toSection() {
      List<UciOption> finished = new ArrayList<>();
      options.forEach((option, draft) -> {
        List<UciComments> notes = draft.notes.stream().map(note -> new UciComments(note.above, note.trailing)).toList();
        finished.add(draft.list ? new UciOption.Many(option, draft.values, notes)
            : new UciOption.Single(option, draft.values.getFirst(), notes.getFirst()));
      });
      return new UciSection(type, name.isEmpty() ? Optional.empty() : Optional.of(name), finished, comments, below);
    }
  }

  /** An option or list while lines may still add to it. */
  private static final class DraftOption {
    private final List<String> values = new ArrayList<>();
    private final List<DraftNote> notes = new ArrayList<>();
    private boolean list;
  }

  /** Comments of a value: when a later line replaces it, they stand above that one. */
  private static final class DraftNote {
    private final List<String> above = new ArrayList<>();
    private String trailing = "";

    void add(UciComments noted) {
      above.addAll(noted.above());
      trailing = noted.trailing();
    }

    void moveTo(DraftNote other) {
      if (other != this) {
        other.above.addAll(above);
      }
      if (!trailing.isEmpty()) {
        other.above.add(trailing);
      }
    }
  }
}
