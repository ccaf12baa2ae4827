package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.uci.UciChange;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.provisioning.router.LiveConfiguration;

/** Compares a file as it was rendered with the same file on a router: UCI by its meaning, anything else by its text. */
final class FileComparison {
  private FileComparison() {}

  /** Differences of one file, option by option. */
  static List<Difference> compare(String path, String rendered, Optional<String> live) {
    if (live.isEmpty()) {
      return List.of(new Difference(path, "a file", Difference.NONE));
    }
    if (rendered.equals(live.get())) {
      return List.of();
    }
    if (!path.startsWith(LiveConfiguration.CONFIG_FOLDER)) {
      return List.of(new Difference(path, "the text that was rendered", "another text"));
    }
    String name = path.substring(LiveConfiguration.CONFIG_FOLDER.length());
    try {
      return between(UciParser.parse(name, rendered), UciParser.parse(name, live.get()));
    } catch (UciSyntaxException e) {
      return List.of(new Difference(path, "a readable file", "line " + e.line() + " can't be read"));
    }
  }

  /** Differences of one file, each named as {@code uci show} does: {@code wireless.radio1.channel}. */
  static List<Difference> between(UciPackage expected, UciPackage found) {
    List<Difference> differences = new ArrayList<>();
    for (UciChange change : UciDifference.between(expected, found).changes()) {
      add(expected.name(), change, differences);
    }
    return differences;
  }

  private static void add(String packageName, UciChange change, List<Difference> differences) {
    UciChange.SectionId id = change.section();
    String section = packageName + "." + id.name().orElse("@" + id.type() + "[" + id.index() + "]");
    switch (change) {
      case UciChange.SectionAdded(var _, UciSection added) -> {
        differences.add(new Difference(section, Difference.NONE, "a section " + added.type()));
        added.options().forEach(option -> differences.add(Difference.ofOption(section + "." + option.name(),
            option.name(), Difference.NONE, text(option))));
      }
      case UciChange.SectionRemoved(var _, UciSection removed) -> {
        differences.add(new Difference(section, "a section " + removed.type(), Difference.NONE));
        removed.options().forEach(option -> differences.add(Difference.ofOption(section + "." + option.name(),
            option.name(), text(option), Difference.NONE)));
      }
      case UciChange.OptionSet set -> differences.add(Difference.ofOption(section + "." + set.option(), set.option(),
          set.before().map(FileComparison::text).orElse(Difference.NONE), text(set.after())));
      case UciChange.OptionRemoved removed -> differences.add(Difference.ofOption(section + "." + removed.option(),
          removed.option(), text(removed.before()), Difference.NONE));
    }
  }

  private static String text(UciOption option) {
    return String.join(" ", option.values());
  }
}
