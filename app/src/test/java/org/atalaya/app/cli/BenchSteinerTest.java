package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchSteinerTest {
  /** Three terminals around node 4: the star costs 6, any two sides of the triangle 8. */
  private static final String STAR = "SECTION Graph\nNodes 4\nEdges 6\nE 1 2 4\nE 2 3 4\nE 1 3 4\nE 1 4 2\nE 2 4 2\nE 3 4 2\nEND\n\n"
      + "SECTION Terminals\nTerminals 3\nT 1\nT 2\nT 3\nEND\n\nEOF\n";

  @TempDir
  Path folder;

  @Test
  void readsBothFormatsAndProvesTheStar() throws Exception {
    Files.writeString(folder.resolve("b.gr"), STAR);
    Files.writeString(folder.resolve("a.stp"), "33D32945 STP File, STP Format Version 1.0\n\nSECTION Comment\n"
        + "Name \"star\"\nEND\n\n" + STAR.replace("EOF", "SECTION Coordinates\nDD 1 0 0\nEND\nEOF"));
    Files.writeString(folder.resolve("notes.txt"), "not an instance");
    CommandRun run = CommandRun.of("bench", "steiner", folder.toString());
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).startsWith("instance,value,bound,seconds\na.stp,6,6,").contains("\nb.gr,6,6,");
  }

  @Test
  void publishedInstancesAreWithinOnePercentAndNoBoundIsAboveTheOptimum() throws Exception {
    Path instances = SharedData.file("steiner");
    CommandRun run = CommandRun.of("bench", "steiner", instances.toString(), "--time-limit", "2");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String> optima = Files.readAllLines(instances.resolve("optima.csv"));
    assertThat(run.out().lines()).hasSameSizeAs(optima);
    for (String line : run.out().lines().skip(1).toList()) {
      String[] found = line.split(",");
      long optimum = Long.parseLong(optima.stream().filter(row -> row.startsWith(found[0] + ",")).findFirst().orElseThrow().split(",")[5]);
      assertThat(Long.parseLong(found[1])).as(line).isBetween(optimum, optimum + optimum / 100);
      assertThat(Long.parseLong(found[2])).as(line).isLessThanOrEqualTo(optimum);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E 1 2 3", "SECTION Graph\nNodes 4\nE 1 5 1\nEND", "SECTION Graph\nNodes 99999999\nEND",
      "SECTION Graph\nNodes 2\nE 1 2 -1\nEND", "SECTION Graph\nNodes 2\nE 1 2 1e3\nEND", "SECTION Graph\nNodes 2\nA 1 2 1\nEND",
      "SECTION Graph\nNodes 2\nE 1 2 1\nEND\nSECTION Terminals\nT 3\nEND", "SECTION Graph\nNodes 2\nE 1 2 1\nEND\nEOF",
      "SECTION Graph\nNodes 2\nE 1 2 1\nEND\nSECTION Terminals\nT 1\nT 2", "SECTION MaximumDegrees\nEND",
      "SECTION Graph\nNodes 2\nEND\nSECTION Terminals\nT 1\nT 2\nEND"})
  void badFilesAreOneLine(String text) throws Exception {
    Files.writeString(folder.resolve("bad.gr"), text);
    CommandRun run = CommandRun.of("bench", "steiner", folder.toString());
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("bad.gr");
  }

  @Test
  void aFolderWithoutInstancesAndATimeOfNothingAreRefused() {
    assertThat(CommandRun.of("bench", "steiner", folder.toString()).exitCode()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(CommandRun.of("bench", "steiner", folder.resolve("none").toString()).exitCode()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(CommandRun.of("bench", "steiner", folder.toString(), "--time-limit", "0").exitCode()).isEqualTo(AtalayaCommand.USAGE);
    assertThat(CommandRun.of("bench", "steiner", folder.toString(), "--time-limit", "NaN").exitCode()).isEqualTo(AtalayaCommand.USAGE);
  }
}
