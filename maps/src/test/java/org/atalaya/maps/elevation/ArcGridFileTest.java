package org.atalaya.maps.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.arcgrid.ArcGridReader;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArcGridFileTest {
  private static final String DEGREES = """
      ncols 3
      nrows 2
      xllcorner 19.0
      yllcorner 49.0
      cellsize 0.1
      NODATA_value -9999
      100 101.5 102
      200 -9999 202
      """;
  private static final String METERS = """
      NCOLS 3\r
      NROWS 2\r
      XLLCENTER 500000\r
      YLLCENTER 5400000\r
      CELLSIZE 30\r
      100 101 102\r
      200 201 -9999\r
      """;
  @TempDir Path folder;

  @Test
  void degreesAreTakenWhereTheNumbersCanBeDegrees() throws IOException {
    Path file = Files.writeString(folder.resolve("small.asc"), DEGREES);
    ElevationGrid grid = read(file);
    assertThat(grid.mapping().toGeographic(0, 0).latitudeDegrees()).isCloseTo(49.15, within(1e-12));
    assertThat(grid.mapping().toGeographic(0, 0).longitudeDegrees()).isCloseTo(19.05, within(1e-12));
    assertThat(grid.height(1, 0)).isEqualTo(101.5f);
    assertThat(grid.height(1, 1)).isNaN();
    TerrainFileInfo info = ElevationFiles.info(file);
    assertThat(info.format()).isEqualTo(ElevationFormat.ARC_GRID);
    assertThat(info.crs()).isEqualTo("EPSG:4326");
    assertThat(info.voids()).isEqualTo(1);
  }

  @Test
  void ourReadingAgreesWithGeoTools() throws Exception {
    Path file = Files.writeString(folder.resolve("small.asc"), DEGREES);
    ElevationGrid grid = read(file);
    ArcGridReader reader = new ArcGridReader(file.toFile());
    GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        float theirs = coverage.getRenderedImage().getData().getSampleFloat(column, row, 0);
        float ours = grid.height(column, row);
        assertThat(Float.valueOf(theirs == -9999 ? Float.NaN : theirs)).isEqualTo(Float.valueOf(ours));
      }
    }
    assertThat(coverage.getEnvelope2D().getMinX()).isCloseTo(19.0, within(1e-9));
    assertThat(coverage.getEnvelope2D().getMaxY()).isCloseTo(49.2, within(1e-9));
    reader.dispose();
  }

  @Test
  void aPrjBesideItSaysWhereItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("utm.asc"), METERS);
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class)
        .hasMessage(file + ": found no coordinate system, and corners that are no degrees, expected a file utm.prj beside it");
    Files.writeString(folder.resolve("utm.prj"), CRS.decode("EPSG:32634", true).toWKT());
    ElevationGrid grid = read(file);
    GeoPoint southWest = grid.mapping().toGeographic(0, 1);
    assertThat(southWest.longitudeDegrees()).isCloseTo(21, within(1e-9));
    assertThat(southWest.latitudeDegrees()).isCloseTo(48.75, within(0.05));
    assertThat(grid.height(0, 1)).isEqualTo(200);
    assertThat(grid.height(2, 1)).isNaN();
    assertThat(ElevationFiles.info(file).crs()).isEqualTo("EPSG:32634");
    Files.writeString(folder.resolve("utm.prj"), "nonsense");
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class).hasMessageStartingWith(folder.resolve("utm.prj") + ": found");
  }

  @Test
  void whatIsMissingWrongOrTooMuchIsNamed() throws IOException {
    assertRefused(DEGREES.replace(" 202", ""), "bad.asc: found 5 heights, expected 6 (3 x 2 posts)");
    assertRefused(DEGREES + "7\n", "bad.asc, line 9: found more heights, expected 6 (3 x 2 posts)");
    assertRefused(DEGREES.replace("101.5", "high"), "bad.asc, line 7: found 'high', expected a number");
    assertRefused(DEGREES.replace("nrows 2\n", ""), "bad.asc: found no nrows in the header, expected an ArcGrid header");
    assertRefused(DEGREES.replace("cellsize 0.1", "cellsize 0"), "bad.asc, cellsize: found 0.0, 0.0, expected above 0");
    assertRefused(DEGREES.replace("ncols 3", "ncols 2000000000"), "bad.asc: found 2000000000 x 2 posts, expected at most 400,000,000 in a file");
    assertRefused("", "bad.asc: found no ncols in the header, expected an ArcGrid header");
  }

  private void assertRefused(String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.asc"), content);
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class).hasMessage(folder + File.separator + message);
  }

  private static ElevationGrid read(Path file) {
    return ElevationFiles.read(List.of(file), Progress.NONE).getFirst();
  }
}
