package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code los} on 2,000 pairs of the real tile, whose verdicts and clearances another program computed. */
class LineOfSightCommandTest {
  @TempDir
  Path folder;

  @Test
  void agreesWithThePublishedPairs() throws Exception {
    Path out = folder.resolve("out.csv");
    CommandRun run = CommandRun.of("los", "--terrain", SharedData.tile().toString(), "--pairs",
        SharedData.file("los/los_pairs_N49E019.csv").toString(), "--out", out.toString());
    assertThat(run.exitCode()).as(run.toString()).isZero();

    List<String> lines = Files.readAllLines(out);
    List<String> header = Arrays.asList(lines.getFirst().split(","));
    List<String> wrong = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      double expected = Double.parseDouble(fields[header.indexOf("min_clearance_m")]);
      double found = Double.parseDouble(fields[header.indexOf("out_min_clearance_m")]);
      boolean verdict = fields[header.indexOf("visible_k4_3")].equals(fields[header.indexOf("out_visible")]);
      if (Math.abs(found - expected) > 0.25 || fields[header.indexOf("robust")].equals("1") && !verdict) {
        wrong.add(line);
      }
    }
    assertThat(lines).hasSize(2001);
    assertThat(wrong).isEmpty();
  }
}
