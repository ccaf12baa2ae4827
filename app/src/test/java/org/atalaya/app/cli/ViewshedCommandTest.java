package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewshedCommandTest {
  @TempDir
  Path folder;

  /** Every post of the written raster against {@code profile} would take long: a few dozen of them. */
  private void agreesWithProfile(String terrain, String at, String... more) throws Exception {
    Path out = folder.resolve("view.tif");
    String[] arguments = {"viewshed", "--terrain", terrain, "--at", at, "--radius", "4000", "--out", out.toString()};
    String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.Arrays.stream(more)).toArray(String[]::new);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    TerrainFileInfo info = ElevationFiles.info(out);
    assertThat(info.crs()).isEqualTo(ElevationFiles.info(Path.of(terrain)).crs());
    ElevationGrid grid = ElevationFiles.read(List.of(out), org.atalaya.planner.candidates.Progress.NONE).getFirst();
    TerrainMosaic ground = ElevationFiles.open(List.of(Path.of(terrain)));
    double[] post = new double[2];
    for (int i = 0; i < 20; i++) {
      int column = grid.columns() * (i % 8 + 1) / 9;
      int row = grid.rows() * (i / 8 + 1) / 4;
      GeoPoint point = grid.mapping().toGeographic(column, row);
      ground.grids().getFirst().mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), post);
      assertThat(post[0]).as("a post of the terrain").isCloseTo(Math.rint(post[0]), org.assertj.core.data.Offset.offset(1e-6));
      assertThat(post[1]).isCloseTo(Math.rint(post[1]), org.assertj.core.data.Offset.offset(1e-6));
      CommandRun profile = CommandRun.of("profile", "--terrain", terrain, "--from", at, "--to",
          point.latitudeDegrees() + "," + point.longitudeDegrees() + ",4", "--json");
      boolean far = !profile.out().contains("\"distance_m\" : null")
          && Double.parseDouble(profile.out().replaceAll("(?s).*\"distance_m\" : ([0-9.]+),.*", "$1")) > 4000;
      boolean clear = profile.out().contains("\"verdict\" : \"clear\"");
      boolean free = clear || more.length == 0 && profile.out().contains("\"verdict\" : \"fresnel\"");
      float expected = far || profile.out().contains("\"verdict\" : \"unknown\"") ? Float.NaN : free ? 1 : 0;
      assertThat(Float.valueOf(grid.height(column, row))).as("%d, %d: %s", column, row, profile.out()).isEqualTo(Float.valueOf(expected));
    }
  }

  @Test
  void theRasterLiesOnThePostsOfTheTerrainAndSaysWhatProfileSays() throws Exception {
    agreesWithProfile(SharedData.tile().toString(), "49.3090,19.9365,12");
    agreesWithProfile(SharedData.file("terrain/bigtujunga.tif").toString(), "34.3,-118.2,12");
  }

  @Test
  void withAFrequencyTheFresnelZoneCounts() throws Exception {
    agreesWithProfile(SharedData.tile().toString(), "49.3090,19.9365,12", "--freq", "5500");
  }

  @Test
  void twoRunsWriteTheSameBytesAndMistakesAreOneLine() throws Exception {
    String tile = SharedData.tile().toString();
    Path one = folder.resolve("1.tif");
    Path two = folder.resolve("2.tif");
    for (Path out : List.of(one, two)) {
      assertThat(CommandRun.of("viewshed", "--terrain", tile, "--at", "49.5,19.5,10", "--out", out.toString()).exitCode()).isZero();
    }
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    CommandRun nowhere = CommandRun.of("viewshed", "--terrain", tile, "--at", "48.5,19.5,10", "--out", one.toString());
    assertThat(nowhere.exitCode()).as(nowhere.toString()).isEqualTo(3);
    assertThat(nowhere.err()).contains("N48E019").doesNotContain("\tat ");
    assertThat(nowhere.err().lines()).hasSize(1);
    CommandRun radius = CommandRun.of("viewshed", "--terrain", tile, "--at", "49.5,19.5,10", "--radius", "-1", "--out", one.toString());
    assertThat(radius.exitCode()).isEqualTo(2);
    assertThat(radius.err()).contains("--radius");
  }

  @Test
  void benchCountsWhatIsSeen() throws Exception {
    CommandRun bench = CommandRun.of("bench", "viewshed", "--terrain", SharedData.tile().toString(), "--at", "49.3090,19.9365,12",
        "--radius", "5000");
    assertThat(bench.exitCode()).as(bench.toString()).isZero();
    assertThat(bench.out().lines().toList().getFirst()).isEqualTo("cells,seen,seconds");
    assertThat(bench.out().lines().toList().getLast()).matches("[1-9][0-9]+,[1-9][0-9]+,[0-9.E-]+");
  }
}
