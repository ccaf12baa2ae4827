package org.atalaya.planner.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atalaya.planner.terrain.TerrainGap.MissingTile;
import org.atalaya.planner.terrain.TerrainGap.VoidInData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerrainMosaicTest {
  private static final double STEP = 1 / 1200.0;

  private static ElevationGrid flat(String source, double north, double west, int posts, double step, double height) {
    float[] heights = new float[posts * posts];
    Arrays.fill(heights, (float) height);
    return new ElevationGrid(source, new GridMapping.Geographic(north, west, step, step), posts, posts, heights);
  }

  private static GeodesicPath path(double latitude, double longitude, double toLatitude, double toLongitude) {
    return GeodesicPath.of(new GeoPoint(latitude, longitude), new GeoPoint(toLatitude, toLongitude));
  }

  private static List<String> gapNames(TerrainProfile profile) {
    return profile.gaps().stream().map(TerrainGap::name).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void profileIsTheBilinearSurfaceAtEveryPoint(long seed) {
    Random random = new Random(seed);
    double north = random.nextDouble(-60, 65);
    double west = random.nextInt(-179, 179);
    ElevationGrid grid = RandomGround.grid("random", random, north, west, 240, STEP, 40, 0);
    TerrainMosaic terrain = new TerrainMosaic(List.of(grid));
    for (int i = 0; i < 10; i++) {
      GeodesicPath path = GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid));
      TerrainProfile profile = terrain.profile(path);
      assertThat(profile.known()).isTrue();
      assertThat(profile.distanceMeters()[0]).isZero();
      assertThat(profile.distanceMeters()[profile.segments()]).isEqualTo(path.distanceMeters());
      assertThat(profile.distanceMeters()).isSorted();
      for (int sample = 0; sample < 500; sample++) {
        double at = path.distanceMeters() * random.nextDouble();
        double expected = terrain.elevationAt(path.pointAt(at)).find().orElseThrow();
        // 40 m from post to post over 60 m: a millimetre beside the path is a millimetre in height.
        assertThat(RandomGround.height(profile, at)).as("seed %d, path %d, at %.3f m", seed, i, at)
            .isCloseTo(expected, within(0.003));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void finerGroundWinsAndItsVoidsAreFilledFromCoarserGround(long seed) {
    Random random = new Random(seed);
    ElevationGrid coarse = RandomGround.grid("coarse", random, 10.2, 20, 61, STEP * 4, 80, 0);
    ElevationGrid fine = RandomGround.grid("fine", random, 10.15, 20.05, 121, STEP, 20, 0.02);
    TerrainMosaic terrain = new TerrainMosaic(List.of(coarse, fine));
    assertThat(terrain.grids()).containsExactly(fine, coarse);
    double[] at = new double[2];
    for (int i = 0; i < 20; i++) {
      GeodesicPath path = GeodesicPath.of(RandomGround.point(random, coarse), RandomGround.point(random, coarse));
      TerrainProfile profile = terrain.profile(path);
      assertThat(profile.known()).as("seed %d, path %d", seed, i).isTrue();
      for (int sample = 0; sample < 500; sample++) {
        double meters = path.distanceMeters() * random.nextDouble();
        GeoPoint point = path.pointAt(meters);
        fine.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
        double expected = fine.covers(at[0], at[1]) ? fine.bilinear(at[0], at[1]) : Double.NaN;
        if (Double.isNaN(expected)) {
          coarse.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
          expected = coarse.bilinear(at[0], at[1]);
        }
        assertThat(terrain.elevationAt(point).find().orElseThrow()).isEqualTo(expected);
        // Within 5 mm of a step between the two grids either height is right.
        double before = RandomGround.height(profile, Math.max(0, meters - 0.005));
        double after = RandomGround.height(profile, Math.min(path.distanceMeters(), meters + 0.005));
        double here = RandomGround.height(profile, meters);
        assertThat(Math.min(Math.abs(here - expected), Math.min(Math.abs(before - expected), Math.abs(after - expected))))
            .as("seed %d, path %d, at %.3f m", seed, i, meters).isLessThan(0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void knownExactlyWhereEveryPostIsKnown(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("holes", random, 10, 20, 100, STEP, 20, 0.003);
    TerrainMosaic terrain = new TerrainMosaic(List.of(grid));
    for (int i = 0; i < 60; i++) {
      GeodesicPath path = GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid));
      boolean meetsVoid = false;
      for (double at = 0; at <= path.distanceMeters(); at += 0.5) {
        meetsVoid |= terrain.elevationAt(path.pointAt(at)).find().isEmpty();
      }
      TerrainProfile profile = terrain.profile(path);
      if (meetsVoid) {
        assertThat(profile.gaps()).as("seed %d, path %d", seed, i).isNotEmpty().allMatch(VoidInData.class::isInstance);
      } else {
        double unknown = 0;
        for (int s = 0; s < profile.segments(); s++) {
          unknown += Double.isNaN(profile.startMeters()[s])
              ? profile.distanceMeters()[s + 1] - profile.distanceMeters()[s] : 0;
        }
        assertThat(unknown).as("seed %d, path %d", seed, i).isLessThan(1);
      }
    }
  }

  @Test
  void pathAcrossTwoTilesIsKnownThroughTheirSeam() {
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat("N50E019", 51, 19, 1201, STEP, 300), flat("N49E019", 50, 19, 1201, STEP, 300)));
    for (double latitude : new double[] {49.9, 50, 50.1}) {
      assertThat(terrain.profile(path(49.95, 19.3, latitude, 19.4)).gaps()).isEmpty();
      assertThat(terrain.profile(path(latitude, 19.4, 50.05, 19.3)).gaps()).isEmpty();
    }
  }

  @Test
  void theVeryEdgesAndCornersOfATileBelongToIt() {
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat("N49E019.hgt", 50, 19, 1201, STEP, 300)));
    double[] edges = {0, 0.5, 1};
    for (double south : edges) {
      for (double east : edges) {
        GeoPoint edge = new GeoPoint(50 - south, 19 + east);
        assertThat(terrain.elevationAt(edge)).isEqualTo(new Elevation.Known(300));
        TerrainProfile profile = terrain.profile(GeodesicPath.of(edge, new GeoPoint(49.48, 19.47)));
        assertThat(profile.gaps()).as("from %s", edge).isEmpty();
        assertThat(profile.groundFromMeters()).isEqualTo(300);
      }
    }
    assertThat(terrain.profile(path(49.3, 19, 49.6, 19)).gaps()).as("along the western edge").isEmpty();
    assertThat(terrain.profile(path(49.3, 20, 49.6, 20)).gaps()).as("along the eastern edge").isEmpty();
  }

  @Test
  void missingTilesAreNamedOnceInTheOrderOfThePath() {
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat("N49E019.hgt", 50, 19, 1201, STEP, 300)));
    assertThat(gapNames(terrain.profile(path(49.98, 19.98, 50.05, 20.03)))).containsExactly("N50E019", "N50E020");
    assertThat(gapNames(terrain.profile(path(49.5, 18.9, 49.5, 20.1)))).containsExactly("N49E018", "N49E020");
    assertThat(terrain.profile(path(49.5, 19.1, 49.5, 19.9)).gaps()).isEmpty();
    assertThat(terrain.elevationAt(new GeoPoint(-0.5, -0.5))).isEqualTo(new Elevation.Missing(new MissingTile("S01W001")));
    assertThat(gapNames(new TerrainMosaic(List.of()).profile(path(1.5, 1.5, 1.6, 1.6)))).containsExactly("N01E001");
  }

  @Test
  void aVoidIsNamedOncePerStretchAndNeverReadAsAHeight() {
    float[] heights = new float[1201 * 1201];
    Arrays.fill(heights, 300);
    for (int column = 500; column < 520; column++) {
      heights[600 * 1201 + column] = Float.NaN;
    }
    heights[600 * 1201 + 700] = Float.NaN;
    TerrainMosaic terrain = new TerrainMosaic(List.of(new ElevationGrid("N49E019.hgt",
        new GridMapping.Geographic(50, 19, STEP, STEP), 1201, 1201, heights)));
    TerrainProfile profile = terrain.profile(path(49.4999, 19.2, 49.4999, 19.8));
    assertThat(profile.gaps()).hasSize(2).allSatisfy(gap -> assertThat(gap.name()).startsWith("void in N49E019.hgt at 49."));
    assertThat(profile.samples().groundMeters()).contains(Double.NaN).doesNotContain(0);
    assertThat(terrain.elevationAt(new GeoPoint(49.4999, 19 + 510.5 * STEP))).isInstanceOf(Elevation.Missing.class);
  }

  @Test
  void aPathWithoutLengthHasTheGroundBelowIt() {
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat("N49E019.hgt", 50, 19, 1201, STEP, 300)));
    TerrainProfile here = terrain.profile(path(49.5, 19.5, 49.5, 19.5));
    assertThat(here.segments()).isEqualTo(1);
    assertThat(here.groundFromMeters()).isEqualTo(300);
    assertThat(gapNames(terrain.profile(path(48.5, 19.5, 48.5, 19.5)))).containsExactly("N48E019");
    assertThat(terrain.profile(path(49.5, 19.5, 49.5000000001, 19.5)).known()).isTrue();
  }

  @Test
  void aPathAcrossTheAntimeridianIsWhole() {
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat("S17E179.hgt", -16, 179, 1201, STEP, 100), flat("S17W180.hgt", -16, -180, 1201, STEP, 200)));
    TerrainProfile east = terrain.profile(path(-16.5, 179.95, -16.52, -179.95));
    assertThat(east.gaps()).isEmpty();
    assertThat(east.groundFromMeters()).isEqualTo(100);
    assertThat(east.groundToMeters()).isEqualTo(200);
    TerrainProfile west = terrain.profile(path(-16.52, -179.95, -16.5, 179.95));
    assertThat(west.gaps()).isEmpty();
    assertThat(west.groundFromMeters()).isEqualTo(200);
    assertThat(west.groundToMeters()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTrackStaysOnTheGeodesic(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      GeoPoint from = new GeoPoint(random.nextDouble(-80, 80), random.nextDouble(-180, 180));
      GeodesicPath path = GeodesicPath.of(from, new GeoPoint(
          from.latitudeDegrees() + random.nextDouble(-1, 1), Math.clamp(from.longitudeDegrees() + random.nextDouble(-1, 1), -180, 180)));
      GeodesicTrack track = new GeodesicTrack(path);
      for (int sample = 0; sample <= 100; sample++) {
        double at = path.distanceMeters() * sample / 100;
        track.moveTo(at);
        GeoPoint found = new GeoPoint(track.latitudeDegrees(), Math.IEEEremainder(track.longitudeDegrees(), 360));
        assertThat(GeodesicPath.of(found, path.pointAt(at)).distanceMeters())
            .as("seed %d, path %d, at %.1f of %.1f m", seed, i, at, path.distanceMeters()).isLessThan(1e-4);
      }
    }
  }
}
