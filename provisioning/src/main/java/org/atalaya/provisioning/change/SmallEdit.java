package org.atalaya.provisioning.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.uci.UciCommand;
import org.atalaya.firmware.uci.UciCommands;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSecrets;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;

/**
 * A change of a few options that a router's own rpcd can make, without a restart, and take back by itself. It holds no
 * secret: what rpcd is told stands in the router's list of processes.
 *
 * @param calls of rpcd's object {@code uci}, in their order
 * @param before SHA-256 of each file that is touched, as it was: absolute path → hexadecimal digits
 */
public record SmallEdit(List<Call> calls, SortedMap<String, String> before) {
  /** Beyond so many a person had better see a restart. */
  private static final int MOST = 16;
  /** Whose services procd tells of a new configuration, so that it works without a restart. */
  private static final Set<String> TOLD = Set.of("network", "wireless", "dhcp", "firewall", "system", "babeld");

  /** @param arguments texts, lists of texts, and texts by their names, as JSON has them */
  public record Call(String method, Map<String, Object> arguments) {
    public Call {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  public SmallEdit {
    calls = List.copyOf(calls);
    before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
  }

  /** Names of the files that are touched. */
  public List<String> packages() {
    return before.keySet().stream().map(path -> path.substring(LiveConfiguration.CONFIG_FOLDER.length())).toList();
  }

  /**
   * The change as a small one; empty where it is not: where it writes or removes anything but a few options and named
   * sections of files that are there, where an option is a secret, or where anything else has to be done besides.
   */
  public static Optional<SmallEdit> of(LiveConfiguration live, ChangeSet changes) {
    boolean more = !changes.removed().isEmpty() || !changes.effective().isEmpty() || !changes.dropped().isEmpty()
        || !changes.radios().isEmpty() || changes.setsRootPassword() || changes.carriesOn() || !changes.firmware().isEmpty();
    if (more || changes.files().isEmpty()) {
      return Optional.empty();
    }
    List<Call> calls = new ArrayList<>();
    SortedMap<String, String> before = new TreeMap<>();
    for (Map.Entry<String, String> file : changes.files().entrySet()) {
      Optional<String> text = live.find(file.getKey());
      Optional<List<Call>> edits = text.flatMap(old -> edits(file.getKey(), old, file.getValue()));
      if (edits.isEmpty()) {
        return Optional.empty();
      }
      calls.addAll(edits.get());
      before.put(file.getKey(), Router.sha256Of(text.get().getBytes(StandardCharsets.UTF_8)));
    }
    return calls.isEmpty() || calls.size() > MOST ? Optional.empty() : Optional.of(new SmallEdit(calls, before));
  }

  private static Optional<List<Call>> edits(String path, String before, String after) {
    String name = path.startsWith(LiveConfiguration.CONFIG_FOLDER) ? path.substring(LiveConfiguration.CONFIG_FOLDER.length()) : "";
    if (!TOLD.contains(name)) {
      return Optional.empty();
    }
    try {
      UciPackage old = UciParser.parse(name, before);
      return calls(old, UciCommands.between(old, UciParser.parse(name, after)));
    } catch (UciSyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Call>> calls(UciPackage before, List<UciCommand> commands) {
    List<Call> calls = new ArrayList<>();
    // rpcd sets a list whole: the values so far, by the option that they are of
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    for (UciCommand command : commands) {
      if (command.arguments().stream().anyMatch(word -> word.chars().anyMatch(Character::isISOControl))) {
        return Optional.empty();
      }
      Optional<Call> call = switch (command) {
        case UciCommand.Set set -> plain(set.option()).map(option -> set(set.packageName(), set.section(), option, set.value()));
        case UciCommand.AddList add -> plain(add.option()).filter(_ -> !add.value().isEmpty() && !add.section().startsWith("@"))
            .map(option -> {
              List<String> values = lists.computeIfAbsent(add.section() + "." + option, _ -> new ArrayList<>(
                  before.find(add.section()).filter(_ -> !gone.contains(add.section())).flatMap(section -> section.find(option)).map(UciOption::values).orElse(List.of())));
              values.add(add.value());
              return set(add.packageName(), add.section(), option, List.copyOf(values));
            });
        case UciCommand.Delete delete -> {
          lists.put(delete.section() + "." + delete.option(), new ArrayList<>());
          yield Optional.of(call("delete", delete.packageName(), "section", delete.section(), "option", delete.option()));
        }
        case UciCommand.DeleteSection delete -> {
          // what comes back under this name begins with nothing
          gone.add(delete.section());
          yield delete.section().startsWith("@") ? Optional.empty()
              : Optional.of(call("delete", delete.packageName(), "section", delete.section()));
        }
        case UciCommand.SetSection section ->
            Optional.of(call("add", section.packageName(), "type", section.type(), "name", section.name()));
        // sections without a name, and their order, are left to whole files
        case UciCommand.Add _, UciCommand.Rename _, UciCommand.Reorder _ -> Optional.empty();
      };
      if (call.isEmpty()) {
        return Optional.empty();
      }
      merge(calls, call.get());
    }
    return Optional.of(calls);
  }

  private static Optional<String> plain(String option) {
    return UciSecrets.isSecret(option) ? Optional.empty() : Optional.of(option);
  }

  private static Call call(String method, String packageName, String... pairs) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("config", packageName);
    for (int i = 0; i < pairs.length; i += 2) {
      arguments.put(pairs[i], pairs[i + 1]);
    }
    return new Call(method, arguments);
  }

  private static Call set(String packageName, String section, String option, Object value) {
    Map<String, Object> arguments = new LinkedHashMap<>(call("set", packageName, "section", section).arguments());
    arguments.put("values", Map.of(option, value));
    return new Call("set", arguments);
  }

  /** A list that grows by several values is set once. */
  private static void merge(List<Call> calls, Call call) {
    if (!calls.isEmpty() && call.method().equals("set") && calls.getLast().method().equals("set")
        && call.arguments().get("section").equals(calls.getLast().arguments().get("section"))
        && call.arguments().get("values") instanceof Map<?, ?> values
        && calls.getLast().arguments().get("values") instanceof Map<?, ?> last && values.keySet().equals(last.keySet())) {
      calls.removeLast();
    }
    calls.add(call);
  }
}
