package org.atalaya.maps.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.Terrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HgtFileTest {
  @TempDir Path folder;

  @Test
  void theRealTileIsReadWithItsVoids() {
    TerrainFileInfo info = ElevationFiles.info(TestFiles.real("N49E019.hgt"));
    assertThat(info.format()).isEqualTo(ElevationFormat.HGT);
    assertThat(info.crs()).isEqualTo("EPSG:4326");
    assertThat(List.of(info.westDegrees(), info.southDegrees(), info.eastDegrees(), info.northDegrees()))
        .containsExactly(19.0, 49.0, 20.0, 50.0);
    assertThat(List.of(info.columns(), info.rows())).containsExactly(1201, 1201);
    assertThat(info.voids()).isEqualTo(27);
    assertThat(info.minMeters()).hasValue(194);
    assertThat(info.maxMeters()).hasValue(2455);
    assertThat(info.postSpacingMeters()).isCloseTo(92.7, within(0.1));
  }

  @Test
  void aPostStandsWhereTheNameSaysAndAVoidIsNoHeight() throws IOException {
    ElevationGrid grid = read(Files.write(folder.resolve("S32W065.hgt"), TestFiles.slope()));
    assertThat(grid.height(3, 2)).isEqualTo(5);
    assertThat(grid.height(5, 7)).isNaN();
    assertThat(grid.mapping().toGeographic(0, 0)).isEqualTo(new GeoPoint(-31, -65));
    assertThat(grid.mapping().toGeographic(1200, 1200).latitudeDegrees()).isCloseTo(-32, within(1e-12));
  }

  @Test
  void plainGzippedAndZippedTilesAreTheSame() throws IOException {
    byte[] slope = TestFiles.slope();
    List<Path> files = List.of(
        Files.write(folder.resolve("n49e019.HGT"), slope),
        Files.write(folder.resolve("N49E019.SRTMGL1.hgt"), slope),
        TestFiles.gzip(folder.resolve("N49E019.hgt.gz"), slope),
        TestFiles.zip(folder.resolve("N49E019.hgt.zip"), slope, "N49E019.hgt"),
        TestFiles.zip(folder.resolve("N49E019.zip"), slope, "readme.txt", "some/folder/N49E019.hgt"),
        TestFiles.zip(folder.resolve("download.zip"), slope, "n49e019.hgt"));
    for (Path file : files) {
      ElevationGrid grid = read(file);
      assertThat(grid.mapping().toGeographic(0, 1200).latitudeDegrees()).as(file.toString()).isCloseTo(49, within(1e-12));
      assertThat(grid.height(1200, 1200)).as(file.toString()).isEqualTo(2400);
      assertThat(grid.height(5, 7)).as(file.toString()).isNaN();
    }
  }

  @Test
  void tilesOfOneArcSecondAndHalfWideOnesAreKnownByTheirSize() throws IOException {
    assertThat(read(Files.write(folder.resolve("N61E010.hgt"), new byte[2 * 1801 * 3601])).columns()).isEqualTo(1801);
    ElevationGrid fine = read(Files.write(folder.resolve("N49E019.hgt"), new byte[2 * 3601 * 3601]));
    assertThat(fine.postSpacingMeters()).isCloseTo(30.9, within(0.1));
  }

  @Test
  void anEntryThatWantsOutOfItsFolderWritesNothing() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path zip = TestFiles.zip(inner.resolve("N49E019.zip"), TestFiles.slope(), "../../N49E019.hgt");
    assertThat(read(zip).height(1, 1)).isEqualTo(2);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(zip);
    }
  }

  @Test
  void aTruncatedTileSaysBothSizes() throws IOException {
    Path file = Files.write(folder.resolve("N49E019.hgt"), new byte[1000]);
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class).hasMessage(file + ": found 1000 bytes, "
        + "expected 2884802 (1201 x 1201 posts), 12970802 (1801 x 3601 posts) or 25934402 (3601 x 3601 posts)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile.hgt", "N95E019.hgt", "N49E190.hgt", "N4E019.hgt", "N49E019a.hgt"})
  void aNameThatSaysNoPlaceIsRefused(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), TestFiles.slope());
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": found a name that says no place");
  }

  @Test
  void damagedAndLyingArchivesAreRefused() throws IOException {
    byte[] slope = TestFiles.slope();
    Path gzip = TestFiles.gzip(folder.resolve("N49E019.hgt.gz"), slope);
    Files.write(gzip, Arrays.copyOf(Files.readAllBytes(gzip), 2000));
    assertRefused(gzip, "a damaged gzip stream");
    assertRefused(Files.write(folder.resolve("N49E020.hgt.gz"), slope), "a damaged gzip stream");
    assertRefused(Files.write(folder.resolve("N49E019.zip"), slope), "a damaged zip");
    assertRefused(TestFiles.zip(folder.resolve("a.zip"), slope, "readme.txt"), "no .hgt in it");
    assertRefused(TestFiles.zip(folder.resolve("b.zip"), slope, "N49E019.hgt", "N49E020.hgt"), "more than one .hgt");
    assertRefused(TestFiles.zip(folder.resolve("N10E010.zip"), slope, "N49E019.hgt"), "N49E019.hgt in it");
    assertRefused(TestFiles.gzip(folder.resolve("N49E021.hgt.gz"), new byte[30_000_000]), "more than 25934402 bytes");
  }

  @Test
  void overlappingAndNeighbouringTilesAreOneTerrain() throws IOException {
    Files.write(folder.resolve("N49E019.hgt"), TestFiles.slope());
    Files.write(folder.resolve("N49E020.hgt"), TestFiles.slope());
    Files.writeString(folder.resolve("notes.txt"), "no tile");
    Terrain terrain = ElevationFiles.open(List.of(folder, folder.resolve("N49E019.hgt")));
    assertThat(terrain.elevationAt(new GeoPoint(49.5, 19.5))).isInstanceOf(Elevation.Known.class);
    assertThat(terrain.elevationAt(new GeoPoint(49.5, 20.5))).isInstanceOf(Elevation.Known.class);
    assertThat(terrain.elevationAt(new GeoPoint(48.5, 20.5))).isInstanceOf(Elevation.Missing.class);
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws IOException {
    ElevationGrid grid = read(Files.write(folder.resolve("S32W065.hgt"), TestFiles.slope()));
    Path copy = HgtFile.write(grid, folder.resolve("copy"));
    assertThat(copy.getFileName()).hasToString("S32W065.hgt");
    assertThat(Files.readAllBytes(copy)).isEqualTo(TestFiles.slope());
  }

  private static void assertRefused(Path file, String found) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": found " + found);
  }

  private static ElevationGrid read(Path file) {
    return ElevationFiles.read(List.of(file), Progress.NONE).getFirst();
  }
}
