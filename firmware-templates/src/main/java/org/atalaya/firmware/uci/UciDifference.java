package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.atalaya.firmware.uci.UciChange.OptionRemoved;
import org.atalaya.firmware.uci.UciChange.OptionSet;
import org.atalaya.firmware.uci.UciChange.SectionAdded;
import org.atalaya.firmware.uci.UciChange.SectionId;
import org.atalaya.firmware.uci.UciChange.SectionRemoved;

/**
 * What is different in meaning between two states of one UCI file: what a person would call changed. Named sections
 * are matched by name and type, anonymous ones of one type by what they hold, so that one rule taken out of many is one
 * change. Comments, the order of options in a section, and that of sections of different types or of named ones, carry
 * no meaning and are no difference; the order of a list's values, and of the anonymous sections of one type, is one.
 *
 * @param packageName of the file
 * @param changes in the order in which a person would read them: the file before, then what is new
 */
public record UciDifference(String packageName, List<UciChange> changes) {
  public UciDifference {
    changes = List.copyOf(changes);
  }

  /**
   * The changes that lead from one to the other.
   *
   * @throws IllegalArgumentException if the packages have different names
   */
  public static UciDifference between(UciPackage before, UciPackage after) {
    if (!before.name().equals(after.name())) {
      throw new IllegalArgumentException("cannot compare " + before.name() + " with " + after.name());
    }
    SortedMap<Integer, Integer> partners = UciAlignment.of(before.sections(), after.sections()).partners();
    List<SectionId> old = identified(before.sections());
    List<SectionId> fresh = identified(after.sections());
    List<UciChange> changes = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      UciSection section = before.sections().get(i);
      Integer partner = partners.get(i);
      if (partner == null) {
        changes.add(new SectionRemoved(old.get(i), section));
      } else {
        compare(old.get(i), section, after.sections().get(partner), changes);
      }
    }
    Set<Integer> known = new HashSet<>(partners.values());
    for (int i = 0; i < fresh.size(); i++) {
      if (!known.contains(i)) {
        changes.add(new SectionAdded(fresh.get(i), after.sections().get(i)));
      }
    }
    return new UciDifference(before.name(), changes);
  }

  private static void compare(SectionId id, UciSection before, UciSection after, List<UciChange> changes) {
    Map<String, UciOption> old = options(before);
    Map<String, UciOption> fresh = options(after);
    old.forEach((name, option) -> {
      UciOption now = fresh.get(name);
      if (now == null) {
        changes.add(new OptionRemoved(id, option));
      } else if (!now.means(option)) {
        changes.add(new OptionSet(id, name, Optional.of(option), now));
      }
    });
    fresh.forEach((name, option) -> {
      if (!old.containsKey(name)) {
        changes.add(new OptionSet(id, name, Optional.empty(), option));
      }
    });
  }

  private static List<SectionId> identified(List<UciSection> sections) {
    Map<String, Integer> anonymous = new HashMap<>();
    List<SectionId> ids = new ArrayList<>();
    for (UciSection section : sections) {
      int index = section.name().isPresent() ? 0 : anonymous.merge(section.type(), 1, Integer::sum) - 1;
      ids.add(new SectionId(section.type(), section.name(), index));
    }
    return ids;
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
   * The state after, made from a state before. What the changes do not speak of stays as it is, comments too; options
   * that are new come last, and so do sections, but an anonymous one stands before those of its type that follow it.
   *
   * @throws IllegalArgumentException if the package has another name
   */
  public UciPackage applyTo(UciPackage before) {
    if (!before.name().equals(packageName)) {
      throw new IllegalArgumentException("cannot change " + before.name() + " as " + packageName);
    }
    Map<SectionId, UciSection> kept = new LinkedHashMap<>();
    List<SectionId> ids = identified(before.sections());
    for (int i = 0; i < ids.size(); i++) {
      kept.put(ids.get(i), before.sections().get(i));
    }
    for (UciChange change : changes) {
      switch (change) {
        case SectionRemoved removed -> kept.remove(removed.section());
        case OptionSet set -> edit(kept, set.section(), section ->
            new UciSectionEdit(section).set(set.after()).done());
        case OptionRemoved removed -> edit(kept, removed.section(), section -> section.withOptions(
            section.options().stream().filter(option -> !option.name().equals(removed.option())).toList()));
        case SectionAdded _ -> { }
      }
    }
    List<UciSection> sections = new ArrayList<>(kept.values());
    for (UciChange change : changes) {
      if (change instanceof SectionAdded(SectionId id, UciSection added)) {
        sections.add(added.name().isPresent() ? sections.size() : place(sections, id), added);
      }
    }
    return before.withSections(sections);
  }

  /** Where an anonymous section goes so that it has this index among those of its type. */
  private static int place(List<UciSection> sections, SectionId id) {
    int seen = 0;
    for (int i = 0; i < sections.size(); i++) {
      UciSection section = sections.get(i);
      if (section.name().isEmpty() && section.type().equals(id.type()) && seen++ == id.index()) {
        return i;
      }
    }
    return sections.size();
  }

  private static void edit(Map<SectionId, UciSection> sections, SectionId id, UnaryOperator<UciSection> edit) {
    sections.put(id, edit.apply(sections.getOrDefault(id, new UciSection(id.type(), id.name(), List.of()))));
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
