package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one loop that a virtual router's shell understands: it answers each line of its input with a station dump. */
final class LabWatch {
  private static final Pattern LOOP =
      Pattern.compile("while read -r _; do iw dev ([A-Za-z0-9_.-]{1,15}) station dump; echo '?(=+)'?; done");

  private LabWatch() {}

  /** Runs the line until its input ends; false where it is no such loop. */
  static boolean run(String line, InputStream in, OutputStream out, Function<List<String>, Optional<String>> radios)
      throws IOException {
    Matcher loop = LOOP.matcher(line);
    if (!loop.matches()) {
      return false;
    }
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        String answer = radios.apply(List.of("iw", "dev", loop.group(1), "station", "dump")).orElse("");
        out.write((answer + loop.group(2) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
    return true;
  }
}
