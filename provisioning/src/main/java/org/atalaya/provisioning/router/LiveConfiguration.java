package org.atalaya.provisioning.router;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A router's configuration as it stands on its flash at one moment.
 *
 * @param files absolute path → text: everything in {@code /etc/config}, and what else was asked for and is there
 * @param staged what {@code uci changes} says: edits that lie in RAM and are not saved; empty if none
 * @param states on a Debian what the files do not say: of a unit what systemd does with it, of a file its mode and owner
 */
public record LiveConfiguration(SortedMap<String, String> files, String staged, SortedMap<String, String> states) {
  private static final int MAX_FILES = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  /** What stands in the place of a link's text, before its target. */
  public static final String LINK = "-> ";
  private static final Pattern HOST_FILE = Pattern.compile("(?:/root/\\.ssh)?(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,63}){1,12}");
  /** Of a unit that systemd starts: path and target. */
  private static final Pattern HOST_LINK = Pattern.compile(
      "(/etc/systemd/system(?:/[A-Za-z0-9_@][A-Za-z0-9._@-]{0,100}){1,3}) ((?:\\.\\.)?[A-Za-z0-9._@/-]{1,200})");
  /** The dead man's own unit is no part of anybody's configuration. */
  private static final String SWITCH = "atalaya-dead-man";

  /** The folder of UCI's files. */
  public static final String CONFIG_FOLDER = "/etc/config/";

  public LiveConfiguration {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    states = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(states));
  }

  /** Where files say all. */
  public LiveConfiguration(SortedMap<String, String> files, String staged) {
    this(files, staged, new TreeMap<>());
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

  /**
   * Reads of a Debian what a change touches. What has a name that no file of ours has is left out, and left alone.
   *
   * @param kept paths without a leading slash
   */
  public static LiveConfiguration readHost(Router router, Collection<String> kept) throws RouterException, InterruptedException {
    SortedSet<String> paths = new TreeSet<>();
    kept.stream().map(path -> "/" + path).filter(LiveConfiguration::isHostFile).forEach(paths::add);
    router.ask(RouterCommands.UNIT_FILES).lines().limit(MAX_FILES).filter(LiveConfiguration::isHostFile).forEach(paths::add);
    SortedMap<String, String> files = new TreeMap<>();
    for (String path : paths) {
      if (router.statusOf(RouterCommands.isFile(path)) == 0) {
        files.put(path, router.ask(RouterCommands.read(path)));
      }
    }
    router.ask(RouterCommands.UNIT_LINKS).lines().limit(MAX_FILES).map(HOST_LINK::matcher).filter(Matcher::matches)
        .filter(link -> !link.group(1).contains(SWITCH)).forEach(link -> files.put(link.group(1), LINK + link.group(2)));
    return new LiveConfiguration(files, "");
  }

  /** A link to a unit, as {@link RouterCommands#UNIT_LINKS} tells it; empty where it is none. */
  public static Optional<String> linkTarget(String path, String target) {
    Matcher link = HOST_LINK.matcher(path + " " + target);
    return link.matches() && !path.contains(SWITCH) ? Optional.of(link.group(2)) : Optional.empty();
  }

  /** True for a path that a file of a Debian may have that is written or read by us. */
  public static boolean isHostFile(String path) {
    return HOST_FILE.matcher(path).matches() && !path.contains("..") && !path.contains(SWITCH);
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
