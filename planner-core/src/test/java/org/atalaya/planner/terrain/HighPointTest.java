package org.atalaya.planner.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HighPointTest {

  static long[] seeds() {
    return LongStream.rangeClosed(1, 40).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingWithinTheRadiusIsHigherByMoreThanTheRimAllows(long seed) {
    Random random = new Random(seed);
    ElevationGrid coarse = RandomGround.grid("coarse", random, 47, 8, 25, 1 / 1200.0, 40, 0.02);
    ElevationGrid fine = RandomGround.grid("fine", random, 46.995, 8.003, 25, 1 / 3600.0, 40, 0.02);
    TerrainMosaic terrain = new TerrainMosaic(random.nextBoolean() ? List.of(coarse) : List.of(coarse, fine));
    GeoPoint place = RandomGround.point(random, coarse);
    double radius = random.nextDouble(0, 600);

    HighPoint high = HighPoint.near(terrain, place, radius).orElse(new HighPoint(place, Double.NaN, 0));

    double best = terrain.elevationAt(place).find().orElse(Double.NEGATIVE_INFINITY);
    for (ElevationGrid grid : terrain.grids()) {
      for (int post = 0; post < grid.columns() * grid.rows(); post++) {
        GeoPoint at = grid.mapping().toGeographic(post % grid.columns(), post / grid.columns());
        if (GeodesicPath.of(place, at).distanceMeters() <= radius && terrain.findGrid(at).filter(g -> g == grid).isPresent()) {
          best = Math.max(best, terrain.elevationAt(at).find().orElseThrow());
        }
      }
    }
    if (best == Double.NEGATIVE_INFINITY) {
      assertThat(HighPoint.near(terrain, place, radius)).as("seed %d", seed).isEmpty();
      return;
    }
    assertThat(high.groundMeters()).as("seed %d", seed).isCloseTo(best, org.assertj.core.data.Offset.offset(1e-3));
    assertThat(terrain.elevationAt(high.position()).find().orElseThrow()).as("seed %d", seed)
        .isCloseTo(high.groundMeters(), org.assertj.core.data.Offset.offset(1e-3));
    assertThat(GeodesicPath.of(place, high.position()).distanceMeters()).as("seed %d", seed).isLessThanOrEqualTo(radius);
  }

  @Test
  void onASlopeOfTheRealTileTheSummitIsFound() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    GeoPoint slope = new GeoPoint(49.5690, 19.5270);
    HighPoint high = HighPoint.near(terrain, slope, 1000).orElseThrow();
    assertThat(high.groundMeters()).isGreaterThan(terrain.elevationAt(slope).find().orElseThrow());
    assertThat(HighPoint.near(terrain, high.position(), 200).orElseThrow().position()).isEqualTo(high.position());
    assertThat(HighPoint.near(terrain, new GeoPoint(10, 10), 1000)).isEmpty();
  }
}
