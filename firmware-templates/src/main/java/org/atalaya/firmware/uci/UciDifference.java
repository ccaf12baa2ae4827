package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.atalaya.firmware.uci.UciChange.OptionRemoved;
import org.atalaya.firmware.uci.UciChange.OptionSet;
import org.atalaya.firmware.uci.UciChange.SectionAdded;
import org.atalaya.firmware.uci.UciChange.SectionId;
import org.atalaya.firmware.uci.UciChange.SectionRemoved;

/**
 * What is different in meaning between two states of one UCI file. Named sections are matched by name and type,
 * anonymous ones by type and position among the anonymous of that type. The order of options in a section, and of
 * sections of different names, carries no meaning and is no difference; the order of a list's values is one.
 *
 * @param packageName of the file
 * @param changes in the order in which a person would read them: the file before, then what is new
 */
public record UciDifference(String packageName, List<UciChange> changes) {
  public UciDifference {
    changes = List.copyOf(changes);
  }

  /**
   * The changes that lead from one to the other, in time linear in their size.
   *
   * @throws IllegalArgumentException if the packages have different names
   */
  public static UciDifference between(UciPackage before, UciPackage after) {
    if (!before.name().equals(after.name())) {
      throw new IllegalArgumentException("cannot compare " + before.name() + " with " + after.name());
    }
    Map<SectionId, UciSection> old = identified(before);
    Map<SectionId, UciSection> fresh = identified(after);
    List<UciChange> changes = new ArrayList<>();
    old.forEach((id, section) -> {
      UciSection now = fresh.get(id);
      if (now == null) {
        changes.add(new SectionRemoved(id, section));
      } else {
        compare(id, section, now, changes);
      }
    });
    fresh.forEach((id, section) -> {
      if (!old.containsKey(id)) {
        changes.add(new SectionAdded(id, section));
      }
    });
    return new UciDifference(before.name(), changes);
  }

  private static void compare(SectionId id, UciSection before, UciSection after, List<UciChange> changes) {
    Map<String, UciOption> old = options(before);
    Map<String, UciOption> fresh = options(after);
    old.forEach((name, option) -> {
      UciOption now = fresh.get(name);
      if (now == null) {
        changes.add(new OptionRemoved(id, option));
      } else if (!now.equals(option)) {
        changes.add(new OptionSet(id, name, Optional.of(option), now));
      }
    });
    fresh.forEach((name, option) -> {
      if (!old.containsKey(name)) {
        changes.add(new OptionSet(id, name, Optional.empty(), option));
      }
    });
  }

  private static Map<SectionId, UciSection> identified(UciPackage uciPackage) {
    Map<String, Integer> anonymous = new HashMap<>();
    Map<SectionId, UciSection> sections = new LinkedHashMap<>();
    for (UciSection section : uciPackage.sections()) {
      int index = section.name().isPresent() ? 0 : anonymous.merge(section.type(), 1, Integer::sum) - 1;
      sections.put(new SectionId(section.type(), section.name(), index), section);
    }
    return sections;
  }

  private static Map<String, UciOption> options(UciSection section) {
    Map<String, UciOption> options = new LinkedHashMap<>();
    section.options().forEach(option -> options.put(option.name(), option));
    return options;
  }

  /** True where both mean the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * The state after, made from a state before. What the changes do not speak of stays as it is; sections and options
   * that are new come last.
   *
   * @throws IllegalArgumentException if the package has another name
   */
  public UciPackage applyTo(UciPackage before) {
    if (!before.name().equals(packageName)) {
      throw new IllegalArgumentException("cannot change " + before.name() + " as " + packageName);
    }
    Map<SectionId, UciSection> sections = identified(before);
    for (UciChange change : changes) {
      switch (change) {
        case SectionAdded added -> sections.put(added.section(), added.added());
        case SectionRemoved removed -> sections.remove(removed.section());
        case OptionSet set -> edit(sections, set.section(), options -> options.put(set.option(), set.after()));
        case OptionRemoved removed -> edit(sections, removed.section(), options -> options.remove(removed.option()));
      }
    }
    return new UciPackage(packageName, List.copyOf(sections.values()));
  }

  private static void edit(Map<SectionId, UciSection> sections, SectionId id,
      Consumer<Map<String, UciOption>> edit) {
    Map<String, UciOption> options =
        sections.containsKey(id) ? options(sections.get(id)) : new LinkedHashMap<>();
    edit.accept(options);
    sections.put(id, new UciSection(id.type(), id.name(), List.copyOf(options.values())));
  }

  /**
   * The difference for a person: the file, then for each section its header and lines that begin with {@code -} for
   * what goes and {@code +} for what comes. Values of secret options are masked, control and formatting characters
   * are written as escapes, so that a hostile value can't disguise a line.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Optional<SectionId> current = Optional.empty();
    for (UciChange change : changes) {
      if (lines.isEmpty()) {
        lines.add("/etc/config/" + packageName);
      }
      switch (change) {
        case SectionAdded(SectionId id, UciSection added) -> {
          lines.add("+ " + id.header());
          added.options().forEach(option -> describe("+ ", option, lines));
        }
        case SectionRemoved(SectionId id, UciSection removed) -> {
          lines.add("- " + id.header());
          removed.options().forEach(option -> describe("- ", option, lines));
        }
        case OptionSet set -> {
          heading(current, set.section(), lines);
          set.before().ifPresent(before -> describe("- ", before, lines));
          describe("+ ", set.after(), lines);
        }
        case OptionRemoved removed -> {
          heading(current, removed.section(), lines);
          describe("- ", removed.before(), lines);
        }
      }
      current = Optional.of(change.section());
    }
    return List.copyOf(lines);
  }

  private static void heading(Optional<SectionId> current, SectionId id, List<String> lines) {
    if (!current.equals(Optional.of(id))) {
      lines.add(id.header());
    }
  }

  private static void describe(String sign, UciOption option, List<String> lines) {
    String keyword = switch (option) {
      case UciOption.Single _ -> "option ";
      case UciOption.Many _ -> "list ";
    };
    for (String value : option.values()) {
      String shown = UciSecrets.isSecret(option.name()) ? UciSecrets.MASK : visible(value);
      lines.add(sign + keyword + option.name() + " '" + shown + "'");
    }
  }

  private static String visible(String value) {
    StringBuilder text = new StringBuilder();
    value.codePoints().forEach(c -> {
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          boolean harmless = switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                Character.SURROGATE -> false;
            default -> true;
          };
          if (harmless) {
            text.appendCodePoint(c);
          } else {
            text.append(String.format(Locale.ROOT, "\\u{%x}", c));
          }
        }
      }
    });
    return text.toString();
  }
}
