package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The commands of the {@code uci} program that turn one state of a file into another: afterwards the sections are those
 * of the other state in its order, and mean the same. Options within a section keep the order in which they were first
 * set, which carries no meaning; comments go, as libuci loses them.
 *
 * <p>For routers that are changed by hand, by {@code uci batch} or by rpcd: provisioning makes small edits of them, and
 * replaces whole files where there is more, for {@code uci batch} ends with 0 where a line failed.
 *
 * <p>The file must be there, for uci changes none that is not, and {@code uci commit} is the caller's to say: until then
 * all is staged.
 */
public final class UciCommands {
  private static final Pattern PLAIN_TYPE = Pattern.compile("[A-Za-z0-9_-]+");

  private final String packageName;
  /** The file as it is after the commands so far. */
  private final List<Entry> file = new ArrayList<>();
  private final List<UciCommand> commands = new ArrayList<>();

  /** A section of the file being changed. */
  private static final class Entry {
    private final UciSection before;
    private Optional<String> name;

    Entry(UciSection before) {
      this.before = before;
      this.name = before.name();
    }
  }

  private UciCommands(String packageName) {
    this.packageName = packageName;
  }

  /**
   * The commands that lead from one to the other; none where they mean the same and stand in the same order.
   *
   * @throws IllegalArgumentException if the packages have different names, or the state after can't be written
   */
  public static List<UciCommand> between(UciPackage before, UciPackage after) {
    if (!before.name().equals(after.name())) {
      throw new IllegalArgumentException("cannot turn " + before.name() + " into " + after.name());
    }
    UciWriter.write(after);
    UciCommands commands = new UciCommands(before.name());
    before.sections().forEach(section -> commands.file.add(new Entry(section)));
    commands.turnInto(before.sections(), after.sections());
    return List.copyOf(commands.commands);
  }

  private void turnInto(List<UciSection> before, List<UciSection> after) {
    SortedMap<Integer, Integer> partners = UciAlignment.of(before, after).partners();
    Map<Integer, Entry> wanted = new HashMap<>();
    List<Entry> gone = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Integer partner = partners.get(i);
      if (partner == null) {
        gone.add(file.get(i));
      } else {
        wanted.put(partner, file.get(i));
      }
    }
    Map<Integer, Entry> renamed = renamed(gone, after, wanted.keySet());
    // from the end, so that what a person reads counts as the file did before
    gone.reversed().stream().filter(entry -> !renamed.containsValue(entry)).forEach(this::delete);
    for (int i = 0; i < after.size(); i++) {
      if (renamed.containsKey(i)) {
        rename(renamed.get(i), after.get(i));
      }
    }
    wanted.putAll(renamed);
    for (int i = 0; i < after.size(); i++) {
      if (wanted.containsKey(i)) {
        edit(wanted.get(i), after.get(i));
      } else {
        wanted.put(i, add(after.get(i)));
      }
    }
    for (int i = 0; i < after.size(); i++) {
      moveTo(i, wanted.get(i));
    }
  }

  /** Sections that only got a name: the type and what they hold are the same. */
  private static Map<Integer, Entry> renamed(List<Entry> gone, List<UciSection> after, Set<Integer> known) {
    Map<Integer, Entry> renamed = new HashMap<>();
    Set<Entry> free = new HashSet<>(gone);
    for (int i = 0; i < after.size(); i++) {
      UciSection section = after.get(i);
      if (section.name().isPresent() && !section.options().isEmpty() && !known.contains(i)) {
        Map<String, UciOption> meaning = UciAlignment.meaning(section);
        Optional<Entry> same = gone.stream().filter(free::contains)
            .filter(entry -> entry.before.type().equals(section.type())
                && UciAlignment.meaning(entry.before).equals(meaning)).findFirst();
        same.ifPresent(free::remove);
        int at = i;
        same.ifPresent(entry -> renamed.put(at, entry));
      }
    }
    return renamed;
  }

  private void delete(Entry entry) {
    commands.add(new UciCommand.DeleteSection(packageName, path(entry)));
    file.remove(entry);
  }

  private void rename(Entry entry, UciSection after) {
    commands.add(new UciCommand.Rename(packageName, path(entry), after.name().orElseThrow()));
    entry.name = after.name();
  }

  private Entry add(UciSection section) {
    Entry entry = new Entry(new UciSection(section.type(), section.name(), List.of()));
    commands.add(section.name().<UciCommand>map(name ->
            new UciCommand.SetSection(packageName, name, section.type()))
        .orElseGet(() -> new UciCommand.Add(packageName, section.type())));
    file.add(entry);
    edit(entry, section);
    return entry;
  }

  private void edit(Entry entry, UciSection after) {
    Map<String, UciOption> old = UciAlignment.meaning(entry.before);
    Map<String, UciOption> fresh = UciAlignment.meaning(after);
    if (old.equals(fresh)) {
      return;
    }
    String path = path(entry);
    old.keySet().stream().filter(name -> !fresh.containsKey(name))
        .forEach(name -> commands.add(new UciCommand.Delete(packageName, path, name)));
    fresh.forEach((name, option) -> {
      Optional<UciOption> known = Optional.ofNullable(old.get(name));
      if (known.filter(option::equals).isEmpty()) {
        set(path, known, option);
      }
    });
  }

  private void set(String path, Optional<UciOption> before, UciOption after) {
    switch (after) {
      case UciOption.Single single ->
          commands.add(new UciCommand.Set(packageName, path, single.name(), single.value()));
      case UciOption.Many many -> {
        // an option alone becomes a list by what is added to it
        List<String> there = before.map(UciOption::values).orElse(List.of());
        boolean grows = there.size() < many.values().size() && there.equals(many.values().subList(0, there.size()));
        if (before.isPresent() && !grows) {
          commands.add(new UciCommand.Delete(packageName, path, many.name()));
        }
        many.values().stream().skip(grows ? there.size() : 0)
            .forEach(value -> commands.add(new UciCommand.AddList(packageName, path, many.name(), value)));
      }
    }
  }

  private void moveTo(int position, Entry entry) {
    if (file.get(position) != entry) {
      commands.add(new UciCommand.Reorder(packageName, path(entry), position));
      file.remove(entry);
      file.add(position, entry);
    }
  }

  /** How uci is told which section is meant, in the file as it then is. */
  private String path(Entry entry) {
    if (entry.name.isPresent()) {
      return entry.name.get();
    }
    String type = entry.before.type();
    boolean plain = PLAIN_TYPE.matcher(type).matches();
    int index = 0;
    for (Entry each : file) {
      if (each == entry) {
        break;
      }
      index += !plain || each.before.type().equals(type) ? 1 : 0;
    }
    return "@" + (plain ? type : "") + "[" + index + "]";
  }
}
