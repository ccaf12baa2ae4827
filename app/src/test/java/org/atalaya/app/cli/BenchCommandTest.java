package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  @Test
  void losCountsTheVerdictsThatLinksGives() throws Exception {
    String tile = SharedData.tile().toString();
    String sites = SharedData.file("networks/orava/sites.csv").toString();
    CommandRun links = CommandRun.of("links", "--terrain", tile, "--sites", sites, "--max-range", "20000");
    TreeMap<String, Integer> expected = new TreeMap<>();
    links.out().lines().skip(1).forEach(line -> expected.merge(line.split(",")[7], 1, Integer::sum));

    CommandRun bench = CommandRun.of("bench", "los", "--terrain", tile, "--sites", sites, "--max-range", "20000");
    assertThat(bench.exitCode()).as(bench.toString()).isZero();
    List<String> lines = bench.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).isEqualTo("pairs,clear,fresnel,blocked,unknown,seconds");
    String counts = links.out().lines().count() - 1 + "," + expected.getOrDefault("clear", 0) + ","
        + expected.getOrDefault("fresnel", 0) + "," + expected.getOrDefault("blocked", 0) + ","
        + expected.getOrDefault("unknown", 0) + ",";
    assertThat(lines.getLast()).startsWith(counts);
    assertThat(Double.parseDouble(lines.getLast().substring(counts.length()))).isPositive();
  }

  @Test
  void moveJudgesThePairsOfEachSiteItMoves() throws Exception {
    CommandRun bench = CommandRun.of("bench", "move", "--terrain", SharedData.tile().toString(), "--sites",
        SharedData.file("networks/orava/sites.csv").toString(), "--max-range", "20000");
    assertThat(bench.exitCode()).as(bench.toString()).isZero();
    assertThat(bench.out().lines().toList().getFirst()).isEqualTo("moves,pairs,seconds,slowest_seconds");
    assertThat(bench.out().lines().toList().getLast()).matches("42,[1-9][0-9]+,[0-9.]+,[0-9.]+");
  }

  @Test
  void losNeedsTerrainAndARangeThatIsOne() throws Exception {
    String sites = SharedData.file("networks/orava/sites.csv").toString();
    CommandRun noTerrain = CommandRun.of("bench", "los", "--sites", sites);
    assertThat(noTerrain.exitCode()).isEqualTo(2);
    assertThat(noTerrain.err()).contains("--terrain");
    CommandRun badRange = CommandRun.of("bench", "los", "--terrain", SharedData.tile().toString(), "--sites", sites,
        "--max-range", "-3");
    assertThat(badRange.exitCode()).isEqualTo(2);
    assertThat(badRange.err()).contains("-3");
  }
}
