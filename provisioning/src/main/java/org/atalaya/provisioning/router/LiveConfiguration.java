package org.atalaya.provisioning.router;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A router's configuration as it stands on its flash at one moment.
 *
 * @param files absolute path → text: everything in {@code /etc/config}, and what else was asked for and is there
 * @param staged what {@code uci changes} says: edits that lie in RAM and are not saved; empty if none
 */
public record LiveConfiguration(SortedMap<String, String> files, String staged) {
  private static final int MAX_FILES = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  /** The folder of UCI's files. */
  public static final String CONFIG_FOLDER = "/etc/config/";

  public LiveConfiguration {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads it.
   *
   * @param names of the files in {@code /etc/config} that matter
   * @param others paths elsewhere that matter
   */
  public static LiveConfiguration read(Router router, Collection<String> names, Collection<String> others)
      throws RouterException, InterruptedException {
    SortedSet<String> present = new TreeSet<>();
    router.ask(RouterCommands.CONFIG_NAMES).lines().limit(MAX_FILES).map(String::strip)
        .filter(name -> NAME.matcher(name).matches()).forEach(present::add);
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      if (present.contains(name)) {
        files.put(CONFIG_FOLDER + name, router.ask(RouterCommands.read(CONFIG_FOLDER + name)));
      }
    }
    for (String path : new TreeSet<>(others)) {
      Optional<String> text = router.findFile(path);
      text.ifPresent(found -> files.put(path, found));
    }
    return new LiveConfiguration(files, router.ask(RouterCommands.STAGED).strip());
  }

  /** Reads every file of {@code /etc/config}. */
  public static LiveConfiguration readAll(Router router) throws RouterException, InterruptedException {
    return read(router, router.ask(RouterCommands.CONFIG_NAMES).lines().limit(MAX_FILES).map(String::strip).toList(),
        java.util.List.of());
  }

  /** The names alone: the files hold secrets. */
  @Override
  public String toString() {
    return files.keySet().toString();
  }

  public Optional<String> find(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
