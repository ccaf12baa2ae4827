package org.atalaya.provisioning.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;

/**
 * All of {@code /etc/config}, or on a Debian all that a change touched, as it was at some moment: a router is brought back
 * to it whole, its computed files too.
 *
 * @param files absolute path → text, or where a link of systemd's leads; they may hold secrets
 * @param kept on a Debian the paths that were meant, there or not, without a leading slash; elsewhere none
 * @param modes on a Debian of each file, in octal digits
 */
public record WholeConfiguration(SortedMap<String, String> files, List<String> kept, SortedMap<String, String> modes) {
  public WholeConfiguration {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    kept = List.copyOf(kept);
    modes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(modes));
  }

  /** Of a router with UCI. */
  public WholeConfiguration(SortedMap<String, String> files) {
    this(files, List.of(), new TreeMap<>());
  }

  public boolean isDebian() {
    return !kept.isEmpty();
  }

  /** Reads what this speaks of. */
  public LiveConfiguration readFrom(Router router) throws RouterException, InterruptedException {
    return isDebian() ? LiveConfiguration.readHost(router, kept) : LiveConfiguration.readAll(router);
  }

  /** The command that packs what is there now in its place. */
  public String backUp() {
    return isDebian() ? RouterCommands.backUp(kept) : RouterCommands.BACK_UP;
  }

  /** The names alone. */
  @Override
  public String toString() {
    return files.keySet().toString();
  }

  /** What leads there from a live configuration that was read whole. */
  public ChangeSet changesFrom(LiveConfiguration live) {
    SortedMap<String, String> written = new TreeMap<>();
    SortedSet<String> removed = new TreeSet<>();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      List<String> changed = ChangeSet.lines(file.getKey(), live.find(file.getKey()), file.getValue());
      if (!changed.isEmpty()) {
        written.put(file.getKey(), file.getValue());
        lines.addAll(changed);
      }
    }
    live.files().forEach((path, text) -> {
      if (!files.containsKey(path)) {
        removed.add(path);
        lines.addAll(ChangeSet.removal(path, text));
      }
    });
    if (!lines.isEmpty()) {
      // where something is written at all, the rest becomes as it was to the letter, not only in meaning
      files.forEach((path, text) -> {
        if (live.find(path).filter(text::equals).isEmpty()) {
          written.put(path, text);
        }
      });
    }
    return new ChangeSet(written, removed, lines, List.of(), Expectation.staged(live).stream().toList(), List.of(), false,
        false, List.of(), Optional.empty());
  }

  /** What is not as it was, file by file. */
  public List<Difference> differences(LiveConfiguration live) {
    ChangeSet changes = changesFrom(live);
    List<Difference> differences = new ArrayList<>();
    files.forEach((path, text) -> {
      if (!ChangeSet.lines(path, live.find(path), text).isEmpty()) {
        differences.add(new Difference(path, "as in the backup", live.find(path).isPresent() ? "another text" : Difference.NONE));
      }
    });
    changes.removed().forEach(path -> differences.add(new Difference(path, Difference.NONE, "a file that the backup does not have")));
    differences.addAll(changes.dropped());
    return List.copyOf(differences);
  }

  /** Address of the interface {@code lan}, where it is a fixed one. */
  public Optional<String> lanAddress() {
    try {
      return Optional.ofNullable(files.get(LiveConfiguration.CONFIG_FOLDER + "network"))
          .map(text -> UciParser.parse("network", text)).flatMap(network -> network.find("lan"))
          .flatMap(lan -> lan.find("ipaddr")).map(address -> address.values().getFirst().replaceFirst("/.*", ""))
          .filter(address -> address.matches("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"));
    } catch (UciSyntaxException e) {
      return Optional.empty();
    }
  }
}
