package org.atalaya.provisioning.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;

/**
 * All that would change on a router. Nothing else may be written, and nothing before someone agreed to exactly
 * this: it is computed again before writing, and must be equal.
 *
 * @param files to be written: absolute path → text
 * @param fileLines what that changes, for a person; secrets masked
 * @param effective values that lime-config must compute again, because they are not what the files ask for
 * @param dropped unsaved edits in the router's memory, which will be lost
 * @param setsRootPassword true where the router has an empty one
 */
public record ChangeSet(SortedMap<String, String> files, List<String> fileLines, List<Difference> effective,
    List<Difference> dropped, boolean setsRootPassword) {
  public ChangeSet {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    fileLines = List.copyOf(fileLines);
    effective = List.copyOf(effective);
    dropped = List.copyOf(dropped);
  }

  /**
   * What leads from the live configuration to the expected one.
   *
   * @param passwordMissing true where the router lets root in without a password, and should not
   */
  public static ChangeSet between(LiveConfiguration live, Expectation expectation, boolean passwordMissing) {
    SortedMap<String, String> files = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> file : expectation.node().files().entrySet()) {
      List<String> changed = lines(file.getKey(), live.find(file.getKey()), file.getValue());
      if (!changed.isEmpty()) {
        files.put(file.getKey(), file.getValue());
        lines.addAll(changed);
      }
    }
    return new ChangeSet(files, lines, expectation.effectiveDifferences(live),
        Expectation.staged(live).stream().toList(), passwordMissing);
  }

  /** The lines: the files hold secrets. */
  @Override
  public String toString() {
    return String.join("\n", lines());
  }

  public boolean isEmpty() {
    return files.isEmpty() && effective.isEmpty() && dropped.isEmpty() && !setsRootPassword;
  }

  /** The whole change for a person, secrets masked; no line where nothing changes. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(fileLines);
    effective.forEach(value -> lines.add("~ " + value.where() + " '" + value.found() + "' becomes '"
        + value.expected() + "'"));
    dropped.forEach(edit -> lines.add("- " + edit.where() + " " + edit.found()));
    if (setsRootPassword) {
      lines.add("+ root password");
    }
    return List.copyOf(lines);
  }

  private static List<String> lines(String path, java.util.Optional<String> before, String after) {
    if (before.filter(after::equals).isPresent()) {
      return List.of();
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
