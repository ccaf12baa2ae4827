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
      sections.add(new UciSection(TYPES[random.nextInt(TYPES.length)], name, options(random)));
    }
    return new UciPackage("lime-node", sections);
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
        options.add(new UciOption.Single(name, value.isEmpty() ? "x" : value));
      } else {
        List<String> values = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
          values.add(value(random));
        }
        options.add(new UciOption.Many(name, values));
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
