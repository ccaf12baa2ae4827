package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.uci.UciChange;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.firmware.uci.UciWriter;

/**
 * The {@code uci} program of a virtual router. Changes are staged under {@code /tmp/.uci}, lost with the power, and
 * reach the flash with {@code commit}; a package without a file can't be changed; {@code batch} succeeds whatever
 * its lines did.
 */
final class LabUci {
  private static final String STAGING = "/tmp/.uci/";
  private static final String CONFIG = "/etc/config/";
  private static final Pattern COUNTED = Pattern.compile("@([^\\[]+)\\[([0-9]{1,4})\\]");

  /** It did not work; the message is what uci prints. */
  static final class UciException extends Exception {
    private static final long serialVersionUID = 1L;

    UciException(String message) {
      super("uci: " + message);
    }
  }

  private final LabFiles files;
  private final String staging;

  LabUci(LabFiles files) {
    this(files, STAGING);
  }

  /** @param staging folder of its own, as rpcd has one for each session; with a slash at its end */
  LabUci(LabFiles files, String staging) {
    this.files = files;
    this.staging = staging;
  }

  /** A package with what is staged in it. */
  UciPackage read(String name) throws UciException {
    return staged(name);
  }

  /** Runs {@code uci ARGUMENTS…}; the answer is its output. */
  String run(List<String> arguments, String input) throws UciException {
    List<String> words = arguments.stream().filter(word -> !word.equals("-q")).toList();
    if (words.isEmpty()) {
      throw new UciException("usage");
    }
    String argument = words.size() > 1 ? words.get(1) : "";
    return switch (words.getFirst()) {
      case "show" -> show(argument);
      case "get" -> get(argument);
      case "set" -> set(argument, false);
      case "add_list" -> set(argument, true);
      case "delete" -> delete(argument);
      case "export" -> UciWriter.write(staged(argument).withoutComments());
      case "changes" -> changes(argument);
      case "commit" -> commit(argument);
      case "revert" -> {
        files.remove(staging + key(argument).getFirst());
        yield "";
      }
      case "batch" -> batch(input);
      default -> throw new UciException("unknown command " + words.getFirst());
    };
  }

  private String batch(String input) {
    StringBuilder output = new StringBuilder();
    input.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
      try {
        output.append(run(CommandLine.parse(line).getFirst().words(), ""));
      } catch (UciException | CommandLine.SyntaxException e) {
        // batch goes on, and says nothing of it in its exit status
      }
    });
    return output.toString();
  }

  private UciPackage saved(String name) throws UciException {
    String text = files.findText(CONFIG + name).orElseThrow(() -> new UciException("Entry not found"));
    try {
      return UciParser.parse(name, text);
    } catch (UciSyntaxException | IllegalArgumentException e) {
      throw new UciException("Parse error");
    }
  }

  private UciPackage staged(String name) throws UciException {
    UciPackage saved = saved(name);
    Optional<String> staged = files.findText(staging + name);
    return staged.isPresent() ? UciParser.parse(name, staged.get()) : saved;
  }

  private String show(String argument) throws UciException {
    StringBuilder text = new StringBuilder();
    List<String> packages = argument.isEmpty() ? files.list("/etc/config") : List.of(key(argument).getFirst());
    for (String name : packages) {
      for (Labelled each : labelled(staged(name))) {
        if (argument.indexOf('.') >= 0 && !each.label.equals(key(argument).get(1))) {
          continue;
        }
        String prefix = name + "." + each.label;
        text.append(prefix).append('=').append(each.section.type()).append('\n');
        each.section.options().forEach(option -> text.append(prefix).append('.').append(option.name()).append('=')
            .append(quoted(option)).append('\n'));
      }
    }
    return text.toString();
  }

  private String get(String argument) throws UciException {
    List<String> key = key(argument);
    UciSection section = find(staged(key.getFirst()), key.size() > 1 ? key.get(1) : "").section;
    if (key.size() < 3) {
      return section.type() + "\n";
    }
    UciOption option = section.find(key.get(2)).orElseThrow(() -> new UciException("Entry not found"));
    return String.join(" ", option.values()) + "\n";
  }

  private String set(String argument, boolean append) throws UciException {
    int equals = argument.indexOf('=');
    List<String> key = key(equals < 0 ? argument : argument.substring(0, equals));
    if (equals < 0 || key.size() < 2) {
      throw new UciException("Invalid argument");
    }
    String value = argument.substring(equals + 1);
    UciPackage before = staged(key.getFirst());
    if (key.size() == 2) {
      if (before.find(key.get(1)).filter(section -> section.type().equals(value)).isPresent()) {
        return stage(before);
      }
      List<UciSection> sections = new ArrayList<>(before.sections());
      sections.removeIf(section -> section.name().filter(key.get(1)::equals).isPresent());
      sections.add(new UciSection(value, Optional.of(key.get(1)), before.find(key.get(1))
          .map(UciSection::options).orElse(List.of())));
      return stage(new UciPackage(before.name(), sections));
    }
    UciSection section = find(before, key.get(1)).section;
    List<UciOption> options = new ArrayList<>(section.options());
    List<String> values = new ArrayList<>(append
        ? section.find(key.get(2)).map(UciOption::values).orElse(List.of()) : List.of());
    values.add(value);
    UciOption fresh = append ? new UciOption.Many(key.get(2), values) : new UciOption.Single(key.get(2), value);
    int place = indexOf(options, key.get(2));
    if (place < 0) {
      options.add(fresh);
    } else {
      options.set(place, fresh);
    }
    if (value.isEmpty()) {
      options.remove(fresh);
    }
    return stage(replaced(before, section, Optional.of(new UciSection(section.type(), section.name(), options))));
  }

  private String delete(String argument) throws UciException {
    List<String> key = key(argument);
    UciPackage before = staged(key.getFirst());
    UciSection section = find(before, key.size() > 1 ? key.get(1) : "").section;
    if (key.size() == 2) {
      return stage(replaced(before, section, Optional.empty()));
    }
    List<UciOption> options = new ArrayList<>(section.options());
    if (!options.removeIf(option -> option.name().equals(key.get(2)))) {
      throw new UciException("Entry not found");
    }
    return stage(replaced(before, section, Optional.of(new UciSection(section.type(), section.name(), options))));
  }

  private String changes(String argument) throws UciException {
    StringBuilder text = new StringBuilder();
    for (String name : argument.isEmpty() ? files.list(staging) : List.of(argument)) {
      for (UciChange change : UciDifference.between(saved(name), staged(name)).changes()) {
        String section = name + "."
            + change.section().name().orElse("@" + change.section().type() + "[" + change.section().index() + "]");
        text.append(switch (change) {
          case UciChange.SectionAdded added -> section + "='" + added.added().type() + "'";
          case UciChange.SectionRemoved _ -> "-" + section;
          case UciChange.OptionSet set -> section + "." + set.option() + "=" + quoted(set.after());
          case UciChange.OptionRemoved removed -> "-" + section + "." + removed.option();
        }).append('\n');
      }
    }
    return text.toString();
  }

  private String commit(String argument) throws UciException {
    for (String name : argument.isEmpty() ? files.list(staging) : List.of(argument)) {
      if (files.exists(staging + name)) {
        // as libuci, which writes what it understood, and loses comments
        files.write(CONFIG + name, UciWriter.write(staged(name).withoutComments()));
        files.remove(staging + name);
      }
    }
    return "";
  }

  private String stage(UciPackage changed) {
    files.write(staging + changed.name(), UciWriter.write(changed));
    return "";
  }

  private static UciPackage replaced(UciPackage before, UciSection section, Optional<UciSection> fresh) {
    List<UciSection> sections = new ArrayList<>();
    for (UciSection each : before.sections()) {
      if (each != section) {
        sections.add(each);
      } else {
        fresh.ifPresent(sections::add);
      }
    }
    return new UciPackage(before.name(), sections);
  }

  /** A section with the word by which uci calls it. */
  private record Labelled(String label, UciSection section) {}

  private static List<Labelled> labelled(UciPackage uciPackage) {
    List<Labelled> labelled = new ArrayList<>();
    java.util.Map<String, Integer> counts = new java.util.HashMap<>();
    for (UciSection section : uciPackage.sections()) {
      int index = counts.merge(section.type(), 1, Integer::sum) - 1;
      labelled.add(new Labelled(section.name().orElse("@" + section.type() + "[" + index + "]"), section));
    }
    return labelled;
  }

  private static Labelled find(UciPackage uciPackage, String label) throws UciException {
    List<Labelled> all = labelled(uciPackage);
    Matcher counted = COUNTED.matcher(label);
    if (counted.matches()) {
      // uci counts sections with a name too
      List<Labelled> ofType = all.stream().filter(each -> each.section.type().equals(counted.group(1))).toList();
      int index = Integer.parseInt(counted.group(2));
      if (index < ofType.size()) {
        return ofType.get(index);
      }
    }
    return all.stream().filter(each -> each.label.equals(label)).findFirst()
        .orElseThrow(() -> new UciException("Entry not found"));
  }

  private static int indexOf(List<UciOption> options, String name) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> key(String text) {
    return List.of(text.split("\\.", 3));
  }

  private static String quoted(UciOption option) {
    return String.join(" ", option.values().stream().map(v -> "'" + v.replace("'", "'\\''") + "'").toList());
  }
}
