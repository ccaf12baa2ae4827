package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.atalaya.provisioning.driver.Debian;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.PlainText;

/** How a Debian stands: its files, who may read them, which units systemd starts, and whether they work. */
final class DebianState {
  private static final Pattern NETWORK_FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\\.(?:network|netdev)");
  private static final Pattern MODE = Pattern.compile("([0-7]{3,4}) ([0-9]{1,10}) ([0-9]{1,10}) (/[ -~]{1,300})");
  private static final Pattern STATE = Pattern.compile("[a-z-]{0,20}");
  private static final int MAX_LINES = 200;
  private static final String ROOT = " root";

  private DebianState() {}

  static LiveConfiguration read(Router router, Debian debian, RouterFacts facts) throws RouterException, InterruptedException {
    SortedMap<String, String> files = new TreeMap<>();
    SortedSet<String> paths = new TreeSet<>(debian.node().files().keySet());
    if (debian.isNode()) {
      router.ask(RouterCommands.NETWORK_FILES).lines().limit(MAX_LINES).map(String::strip)
          .filter(name -> NETWORK_FILE.matcher(name).matches()).forEach(name -> paths.add(Debian.NETWORKS + name));
    }
    for (String path : paths) {
      router.findFile(path).ifPresent(text -> files.put(path, text));
    }
    SortedMap<String, String> states = new TreeMap<>();
    router.ask(RouterCommands.modes(debian.node().files().keySet())).lines().limit(MAX_LINES).map(MODE::matcher)
        .filter(java.util.regex.Matcher::matches).forEach(file -> states.put(file.group(4),
            file.group(1) + (file.group(2).equals("0") && file.group(3).equals("0") ? ROOT
                : " " + file.group(2) + ":" + file.group(3))));
    SortedSet<String> units = new TreeSet<>(debian.units(facts).keySet());
    router.askPatiently(RouterCommands.unitStates(units)).lines().limit(MAX_LINES).map(line -> line.split(" ", -1))
        .filter(words -> words.length == 3 && units.contains(words[0]) && STATE.matcher(words[1]).matches()
            && STATE.matcher(words[2]).matches())
        .forEach(words -> states.put(words[0], words[1] + " " + words[2]));
    return new LiveConfiguration(files, "", states);
  }

  /** What is not as rendered and needs a change: modes, and what systemd is to start. */
  static List<Difference> differences(Debian debian, LiveConfiguration live, RouterFacts facts) {
    List<Difference> differences = new ArrayList<>();
    for (String path : debian.node().files().keySet()) {
      Optional<String> mode = Optional.ofNullable(live.states().get(path));
      String wanted = Debian.mode(path) + ROOT;
      if (Debian.isSecret(path) && mode.isPresent() && !mode.get().equals(wanted)) {
        differences.add(new Difference(path + ", mode", wanted, PlainText.of(mode.get(), 40)));
      }
    }
    for (Map.Entry<String, Boolean> unit : debian.units(facts).entrySet()) {
      String found = state(live, unit.getKey())[0];
      boolean enabled = found.equals("enabled");
      if (enabled != unit.getValue()) {
        differences.add(new Difference(unit.getKey(), unit.getValue() ? "enabled" : "disabled",
            found.isEmpty() ? "not there" : found));
      }
    }
    return List.copyOf(differences);
  }

  /** Units that are to run and do not, whatever the files say: a wrong option, a radio that is not there. */
  static List<Difference> notWorking(Debian debian, LiveConfiguration live, RouterFacts facts) {
    List<Difference> differences = new ArrayList<>();
    debian.units(facts).forEach((unit, wanted) -> {
      String[] state = state(live, unit);
      if (wanted && state[0].equals("enabled") && !List.of("active", "reloading").contains(state[1])) {
        differences.add(new Difference(unit, "active", state[1].isEmpty() ? Difference.NONE : state[1]));
      }
    });
    return List.copyOf(differences);
  }

  private static String[] state(LiveConfiguration live, String unit) {
    return live.states().getOrDefault(unit, " ").split(" ", -1);
  }

  /** Files in systemd-networkd's folder that would have a say in the node's network. */
  static SortedMap<String, String> unplanned(Debian debian, LiveConfiguration live) {
    SortedMap<String, String> found = new TreeMap<>(live.files());
    found.keySet().removeIf(path -> !path.startsWith(Debian.NETWORKS) || debian.node().files().containsKey(path));
    return found;
  }
}
