package org.atalaya.maps.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.geotools.api.geometry.Position;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.Position2D;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffFileTest {
  @TempDir Path folder;

  @Test
  void aUtmFileIsDescribed() {
    TerrainFileInfo info = ElevationFiles.info(TestFiles.real("bigtujunga.tif"));
    assertThat(info.crs()).isEqualTo("EPSG:32611");
    assertThat(List.of(info.columns(), info.rows())).containsExactly(1197, 643);
    assertThat(info.minMeters()).hasValue(315);
    assertThat(info.maxMeters()).hasValue(2295);
    assertThat(info.voids()).isZero();
    assertThat(info.postSpacingMeters()).isCloseTo(30, within(0.05));
    assertThat(info.westDegrees()).isCloseTo(-118.3456, within(1e-4));
    assertThat(info.northDegrees()).isCloseTo(34.4088, within(1e-4));
  }

  @Test
  void heightsOfAUtmFileStandWhereGeoToolsSeesThem() throws Exception {
    Path file = TestFiles.real("bigtujunga.tif");
    ElevationGrid grid = read(file);
    GeoTiffReader reader = new GeoTiffReader(file.toFile());
    GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
    MathTransform toUtm = CRS.findMathTransform(DefaultGeographicCRS.WGS84, coverage.getCoordinateReferenceSystem2D(), true);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      int column = random.nextInt(grid.columns());
      int row = random.nextInt(grid.rows());
      GeoPoint place = grid.mapping().toGeographic(column, row);
      double[] at = {place.longitudeDegrees(), place.latitudeDegrees()};
      toUtm.transform(at, 0, at, 0, 1);
      // GeoTools answers with the pixel around the place: its centre is the post
      float[] theirs = coverage.evaluate((Position) new Position2D(coverage.getCoordinateReferenceSystem2D(), at[0], at[1]), new float[1]);
      assertThat(grid.height(column, row)).as("seed 5, post " + column + ", " + row).isEqualTo(theirs[0]);
      var cell = coverage.getGridGeometry().worldToGrid(new Position2D(coverage.getCoordinateReferenceSystem2D(), at[0], at[1]));
      assertThat(List.of(cell.x, cell.y)).containsExactly(column, row);
    }
    reader.dispose();
  }

  @Test
  void aSystemWithoutAFormulaIsReadThroughGeoToolsByManyThreads() throws Exception {
    Path file = TestFiles.real("slovakia-dsm-1m.tif");
    TerrainFileInfo info = ElevationFiles.info(file);
    assertThat(info.crs()).isEqualTo("EPSG:8353");
    assertThat(info.postSpacingMeters()).isCloseTo(1, within(0.01));
    assertThat(info.voids()).isEqualTo(1035);
    assertThat(info.minMeters().orElseThrow()).isBetween(980.0, 990.0);
    assertThat(List.of(info.westDegrees(), info.southDegrees())).allSatisfy(degrees -> assertThat(degrees).isBetween(20.0, 50.0));
    ElevationGrid grid = read(file);
    Callable<Double> roundTrips = () -> {
      double worst = 0;
      double[] out = new double[2];
      for (int i = 0; i < 2000; i++) {
        double column = i % grid.columns();
        double row = i % grid.rows();
        GeoPoint place = grid.mapping().toGeographic(column, row);
        grid.mapping().toGrid(place.latitudeDegrees(), place.longitudeDegrees(), out);
        worst = Math.max(worst, Math.max(Math.abs(out[0] - column), Math.abs(out[1] - row)));
      }
      return worst;
    };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Double> worst : threads.invokeAll(List.of(roundTrips, roundTrips, roundTrips, roundTrips))) {
        assertThat(worst.get()).isLessThan(0.01);
      }
    }
  }

  @Test
  void aGeographicFileHasItsPostsAtPixelCentresAndItsVoids() throws Exception {
    float[][] heights = {{100, 101, 102}, {200, Float.NaN, 202}};
    Path file = write("small.tif", heights, 19, 49, 19.3, 49.2);
    ElevationGrid grid = read(file);
    assertThat(List.of(grid.columns(), grid.rows())).containsExactly(3, 2);
    GeoPoint first = grid.mapping().toGeographic(0, 0);
    assertThat(first.latitudeDegrees()).isCloseTo(49.15, within(1e-9));
    assertThat(first.longitudeDegrees()).isCloseTo(19.05, within(1e-9));
    assertThat(grid.height(2, 1)).isEqualTo(202);
    assertThat(grid.height(1, 1)).isNaN();
    assertThat(ElevationFiles.info(file).crs()).isEqualTo("EPSG:4326");
  }

  @Test
  void tilesWhosePixelsTouchLeaveNoGap() throws Exception {
    Path west = write("a.tif", new float[][] {{1, 2}, {3, 4}}, 19, 49, 19.2, 49.2);
    Path east = write("b.tif", new float[][] {{5, 6}, {7, 8}}, 19.2, 49, 19.4, 49.2);
    var terrain = ElevationFiles.open(List.of(west, east));
    // half-way between the posts 2 and 5
    assertThat(terrain.elevationAt(new GeoPoint(49.15, 19.2)).find().orElseThrow()).isCloseTo(3.5, within(1e-3));
  }

  @Test
  void aFileWithoutGeoreferenceIsRefused() throws IOException {
    Path file = folder.resolve("picture.tif");
    assertThat(ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY), "tiff", file.toFile())).isTrue();
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": found no georeference");
  }

  @Test
  void truncatedFilesAndOtherFilesUnderTheNameAreRefusedInOneLine() throws Exception {
    Path whole = write("whole.tif", new float[300][300], 19, 49, 19.2, 49.2);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {0, 3, 8, 100, bytes.length / 2}) {
      Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> read(cut)).as(length + " bytes").isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(cut + ": found ").hasMessageNotContaining("\n").hasMessageNotContaining("null");
    }
    Path text = Files.writeString(folder.resolve("text.tif"), "this is no picture at all, but it has some length to it");
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadInputException.class).hasMessageStartingWith(text + ": found ");
  }

  private Path write(String name, float[][] heights, double west, double south, double east, double north) throws IOException {
    Path file = folder.resolve(name);
    GridCoverage2D coverage = new GridCoverageFactory().create(name, heights,
        new ReferencedEnvelope(west, east, south, north, DefaultGeographicCRS.WGS84));
    GeoTiffWriter writer = new GeoTiffWriter(file.toFile());
    writer.write(coverage, new GeneralParameterValue[0]);
    writer.dispose();
    return file;
  }

  private static ElevationGrid read(Path file) {
    return ElevationFiles.read(List.of(file), Progress.NONE).getFirst();
  }
}
