package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Packages with the values that break careless writers. */
final class RandomUci {
  private static final String[] PIECES = {"'", "\"", "\\", "#", ";", " ", "\t", "\n", "\r", "\r\n", "'\\''", "\\\n",
      "á", "ñ", "Ü", "🦤", "\u200f", "a", "b", "Z", "0", "$(reboot)", "`", "config s n", "option", "%H", "\u007f"};
  private static final String[] TYPES = {"lime", "wifi", "lime-wifi-band", "it's", "a#b", "a;b", "\\", "\"q", "x.y"};

  private RandomUci() {}

  static UciPackage uciPackage(Random random) {
    List<UciSection> sections = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Optional<String> name = random.nextInt(3) == 0 ? Optional.empty() : Optional.of("s_" + i);
      sections.add(new UciSection(TYPES[random.nextInt(TYPES.length)], name, options(random), comments(random),
          lines(random)));
    }
    return new UciPackage("lime-node", sections, lines(random));
  }

  /** The same with other sections here and there, moved, named or edited: what people and programs do to a file. */
  static UciPackage edited(UciPackage before, Random random) {
    List<UciSection> sections = new ArrayList<>();
    int fresh = 0;
    for (UciSection section : before.sections()) {
      switch (random.nextInt(8)) {
        case 0 -> { }
        case 1 -> sections.add(section.withOptions(options(random)));
        case 2 -> sections.add(new UciSection(section.type(), Optional.of("n_" + fresh++), section.options()));
        case 3 -> sections.addFirst(section);
        case 4 -> {
          sections.add(section);
          sections.add(new UciSection(section.type(), Optional.empty(), section.options()));
        }
        default -> sections.add(section);
      }
    }
    return before.withSections(sections);
  }

  private static UciComments comments(Random random) {
    return random.nextInt(3) > 0 ? UciComments.NONE
        : new UciComments(lines(random), random.nextBoolean() ? "" : line(random));
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int n = random.nextInt(5) - 2; n > 0; n--) {
      lines.add(line(random));
    }
    return lines;
  }

  /** A comment may hold whatever stays on its line. */
  private static String line(Random random) {
    return value(random).replace("\n", "").replaceFirst("\\r+$", "");
  }

  private static List<UciOption> options(Random random) {
    List<UciOption> options = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      // few names, so that two packages often share one
      String name = "o" + i;
      if (random.nextInt(4) == 0) {
        continue;
      }
      if (random.nextBoolean()) {
        String value = value(random);
        options.add(new UciOption.Single(name, value.isEmpty() ? "x" : value, comments(random)));
      } else {
        List<String> values = new ArrayList<>();
        List<UciComments> notes = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
          values.add(value(random));
          notes.add(comments(random));
        }
        options.add(new UciOption.Many(name, values, notes));
      }
    }
    return options;
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return value.toString();
  }
}
