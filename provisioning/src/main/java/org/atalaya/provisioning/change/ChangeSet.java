package org.atalaya.provisioning.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.firmware.libremesh.LimeLayers;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.provisioning.router.FirmwareFamily;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;
import org.atalaya.provisioning.verify.TextComparison;

/**
 * All that would change on a router. Nothing else may be written, and nothing before someone agreed to exactly
 * this: it is computed again before writing, and must be equal.
 *
 * @param files to be written: absolute path → text
 * @param removed files that would have a say beside these, and go: absolute paths
 * @param fileLines what that changes, for a person; secrets masked
 * @param effective what follows from the files and is not so: values that lime-config must compute again, units that systemd
 *     is to start
 * @param dropped unsaved edits in the router's memory, which will be lost
 * @param radios whose sections lime-config can't work with: all are made anew from the hardware first
 * @param setsRootPassword true where the router has an empty one
 * @param carriesOn true where a run of ours was cut off between arming and restarting, and this ends what it began
 * @param firmware what is said of an image that replaces the firmware first; no line where none does
 * @param atOnce the change as the router's own rpcd makes it, where it is small enough and there is one: without a restart
 */
public record ChangeSet(SortedMap<String, String> files, SortedSet<String> removed, List<String> fileLines,
    List<Difference> effective, List<Difference> dropped, List<String> radios, boolean setsRootPassword, boolean carriesOn,
    List<String> firmware, Optional<SmallEdit> atOnce) {
  public ChangeSet {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    removed = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    fileLines = List.copyOf(fileLines);
    effective = List.copyOf(effective);
    dropped = List.copyOf(dropped);
    radios = List.copyOf(radios);
    firmware = List.copyOf(firmware);
  }

  /**
   * What leads from the live configuration to the expected one.
   *
   * @param facts of the router
   * @param passwordMissing true where the router lets root in without a password, and should not
   */
  public static ChangeSet between(LiveConfiguration live, Expectation expectation, RouterFacts facts,
      boolean passwordMissing) {
    boolean debian = facts.family() == FirmwareFamily.DEBIAN;
    SortedMap<String, String> files = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> file : expectation.node().files().entrySet()) {
      List<String> changed = lines(file.getKey(), live.find(file.getKey()), file.getValue(), debian);
      if (!changed.isEmpty()) {
        files.put(file.getKey(), file.getValue());
        lines.addAll(changed);
      }
    }
    SortedMap<String, String> unplanned = expectation.unplannedLayers(live, facts);
    unplanned.forEach((path, text) -> lines.addAll(removal(path, text)));
    List<Difference> effective = expectation.effectiveDifferences(live, facts);
    if (!files.isEmpty()) {
      // the merge of the files repeats what the files say
      effective = effective.stream().filter(value -> !value.where().startsWith(LimeLayers.AUTOGEN + ".")).toList();
    }
    return new ChangeSet(files, new TreeSet<>(unplanned.keySet()), lines, effective,
        Expectation.staged(live).stream().toList(), expectation.brokenRadios(live, facts),
        passwordMissing, false, List.of(), Optional.empty());
  }

  /** The same, as the end of what a run of ours began that was cut off. */
  public ChangeSet carryingOn() {
    return new ChangeSet(files, removed, fileLines, effective, dropped, radios, setsRootPassword, true,
        firmware, Optional.empty());
  }

  /** The same, after the firmware was replaced. */
  public ChangeSet withFirmware(List<String> lines) {
    return new ChangeSet(files, removed, fileLines, effective, dropped, radios, setsRootPassword, carriesOn, lines,
        Optional.empty());
  }

  /** The same, without a restart. */
  public ChangeSet atOnce(SmallEdit edit) {
    return new ChangeSet(files, removed, fileLines, effective, dropped, radios, setsRootPassword, carriesOn, firmware,
        Optional.of(edit));
  }

  /** The same, with a restart. */
  public ChangeSet withRestart() {
    return new ChangeSet(files, removed, fileLines, effective, dropped, radios, setsRootPassword, carriesOn, firmware,
        Optional.empty());
  }

  /** The lines: the files hold secrets. */
  @Override
  public String toString() {
    return String.join("\n", lines());
  }

  public boolean isEmpty() {
    return files.isEmpty() && removed.isEmpty() && effective.isEmpty() && dropped.isEmpty() && radios.isEmpty()
        && !setsRootPassword && !carriesOn && firmware.isEmpty();
  }

  /** The whole change for a person, secrets masked; no line where nothing changes. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(firmware);
    lines.addAll(fileLines);
    effective.forEach(value -> lines.add("~ " + value.where() + " '" + value.found() + "' becomes '"
        + value.expected() + "'"));
    dropped.forEach(edit -> lines.add("- " + edit.where() + " " + edit.found()));
    if (!radios.isEmpty()) {
      lines.add("~ /etc/config/wireless is made anew from the hardware (wifi config), what was set there by hand goes: "
          + String.join(", ", radios) + " missing or of another band");
    }
    if (setsRootPassword) {
      lines.add("+ root password");
    }
    if (atOnce.isPresent()) {
      lines.add("~ small enough to take effect without a restart; unless it is confirmed, the router takes it back by itself");
    }
    if (carriesOn) {
      lines.add("~ an earlier run was cut off here: this one carries on from it, and restarts the router");
    }
    return List.copyOf(lines);
  }

  static List<String> removal(String path, String before) {
    if (!path.startsWith(LiveConfiguration.CONFIG_FOLDER)) {
      return List.of("- the file " + path);
    }
    String name = path.substring(LiveConfiguration.CONFIG_FOLDER.length());
    List<String> lines = new ArrayList<>(List.of("- the file " + path));
    try {
      // the first line is the path once more
      UciDifference.between(UciParser.parse(name, before), new UciPackage(name, List.of())).lines().stream().skip(1)
          .forEach(lines::add);
    } catch (UciSyntaxException e) {
      lines.add("- what can't be read, line " + e.line());
    }
    return lines;
  }

  static List<String> lines(String path, Optional<String> before, String after) {
    return lines(path, before, after, false);
  }

  /** @param shown true where the form of all files is known, so that their lines can be shown */
  static List<String> lines(String path, Optional<String> before, String after, boolean shown) {
    if (before.filter(after::equals).isPresent()) {
      return List.of();
    }
    Optional<List<TextComparison.Hunk>> hunks = shown && !path.endsWith("/authorized_keys")
        ? TextComparison.between(before.orElse(""), after) : Optional.empty();
    if (hunks.isPresent()) {
      List<String> lines = new ArrayList<>(List.of(before.isPresent() ? path : "+ the file " + path));
      hunks.get().forEach(hunk -> {
        hunk.removed().forEach(line -> lines.add("- " + line));
        hunk.added().forEach(line -> lines.add("+ " + line));
      });
      return List.copyOf(lines);
    }
    if (!path.startsWith(LiveConfiguration.CONFIG_FOLDER)) {
      // its form is not known, so that neither is which of its lines are secret
      return List.of(path, before.isPresent() ? "~ another text" : "+ new file");
    }
    String name = path.substring(LiveConfiguration.CONFIG_FOLDER.length());
    UciPackage wanted = UciParser.parse(name, after);
    try {
      UciPackage found = before.map(text -> UciParser.parse(name, text)).orElse(new UciPackage(name, List.of()));
      return UciDifference.between(found, wanted).lines();
    } catch (UciSyntaxException e) {
      List<String> lines = new ArrayList<>(List.of(path, "- a file that can't be read, line " + e.line()));
      lines.addAll(UciDifference.between(new UciPackage(name, List.of()), wanted).lines());
      return List.copyOf(lines);
    }
  }
}
