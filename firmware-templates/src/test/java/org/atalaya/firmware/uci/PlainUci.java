package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code uci} program's commands on one file, done plainly on lists, from its arguments alone. */
final class PlainUci {
  /** A section while it is changed. */
  private static final class Section {
    String type;
    Optional<String> name;
    final List<UciOption> options = new ArrayList<>();
  }

  private final String packageName;
  private final List<Section> sections = new ArrayList<>();

  PlainUci(UciPackage start) {
    packageName = start.name();
    start.sections().forEach(section -> {
      Section copy = new Section();
      copy.type = section.type();
      copy.name = section.name();
      section.withoutComments().options().forEach(copy.options::add);
      sections.add(copy);
    });
  }

  UciPackage file() {
    return new UciPackage(packageName,
        sections.stream().map(each -> new UciSection(each.type, each.name, each.options)).toList());
  }

  void run(List<String> argv) {
    if (!argv.getFirst().equals("uci")) {
      throw new IllegalArgumentException("not uci");
    }
    String argument = argv.get(2);
    if (argv.get(1).equals("add")) {
      add(argv.get(3), Optional.empty());
      return;
    }
    int equals = argument.indexOf('=');
    String[] path = (equals < 0 ? argument : argument.substring(0, equals)).split("\\.");
    Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
    if (!path[0].equals(packageName)) {
      throw new IllegalArgumentException("another file");
    }
    switch (argv.get(1)) {
      case "set" -> set(path, value.orElseThrow());
      case "add_list" -> addList(find(path[1]).orElseThrow(), path[2], value.orElseThrow());
      case "delete" -> delete(path);
      case "rename" -> find(path[1]).orElseThrow().name = value;
      case "reorder" -> {
        Section moved = find(path[1]).orElseThrow();
        sections.remove(moved);
        sections.add(Integer.parseInt(value.orElseThrow()), moved);
      }
      default -> throw new IllegalArgumentException("unknown command");
    }
  }

  private void add(String type, Optional<String> name) {
    Section section = new Section();
    section.type = type;
    section.name = name;
    sections.add(section);
  }

  private void set(String[] path, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("uci would delete " + String.join(".", path));
    }
    Optional<Section> section = find(path[1]);
    if (path.length == 2) {
      section.ifPresentOrElse(known -> known.type = value, () -> add(value, Optional.of(path[1])));
      return;
    }
    put(section.orElseThrow(), new UciOption.Single(path[2], value));
  }

  private void addList(Section section, String option, String value) {
    List<String> values = new ArrayList<>();
    section.options.stream().filter(each -> each.name().equals(option)).forEach(each -> values.addAll(each.values()));
    values.add(value);
    put(section, new UciOption.Many(option, values));
  }

  private static void put(Section section, UciOption option) {
    section.options.removeIf(each -> each.name().equals(option.name()));
    section.options.add(option);
  }

  private void delete(String[] path) {
    Section section = find(path[1]).orElseThrow();
    boolean done = path.length == 2 ? sections.remove(section)
        : section.options.removeIf(each -> each.name().equals(path[2]));
    if (!done) {
      throw new IllegalArgumentException("nothing to delete");
    }
  }

  /** By name, or counted: {@code @TYPE[i]} among all of the type, {@code @[i]} among all. */
  private Optional<Section> find(String text) {
    if (!text.startsWith("@")) {
      return sections.stream().filter(each -> each.name.filter(text::equals).isPresent()).findFirst();
    }
    int bracket = text.indexOf('[');
    String type = text.substring(1, bracket);
    int index = Integer.parseInt(text.substring(bracket + 1, text.length() - 1));
    return sections.stream().filter(each -> type.isEmpty() || each.type.equals(type)).skip(index).findFirst();
  }
}
