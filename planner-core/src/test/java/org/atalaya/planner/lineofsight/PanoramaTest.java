package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.GridMapping;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.SharedTerrain;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The horizon against line of sight itself: what stands a little over it is seen, what stands below it is not. */
class PanoramaTest {
  private static final double K = 4.0 / 3;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 20).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overTheHorizonThereIsSkyAndTheHorizonItselfIsGround(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("g", random, 10, 10, 61, 1 / 1200.0, random.nextDouble(5, 200), 0);
    TerrainMosaic terrain = new TerrainMosaic(List.of(grid));
    GeoPoint at = grid.mapping().toGeographic(30 + random.nextDouble(-3, 3), 30 + random.nextDouble(-3, 3));
    double height = random.nextDouble(0.5, 20);
    double radius = random.nextDouble(300, 2000);
    Panorama panorama = Panorama.of(terrain, new Panorama.Request(at, height, radius, 15, K, 0), (done, total) -> true);
    assertThat(panorama.directions()).hasSize(24);
    double eye = terrain.elevationAt(at).find().orElseThrow() + height;
    for (Panorama.Direction direction : panorama.directions()) {
      assertThat(direction.knownMeters()).as("seed %d", seed).isCloseTo(radius, offset(1e-3));
      Panorama.Ridge horizon = direction.horizon().getFirst();
      double tangent = Math.tan(Math.toRadians(horizon.elevationDegrees()));
      for (double d = 1; d < radius; d += 2) {
        GeoPoint there = GeodesicPath.towards(at, direction.azimuthDegrees(), d).to();
        double ground = terrain.elevationAt(there).find().orElseThrow();
        double lookMeters = eye + d * (tangent + d / (2 * K * LineOfSight.EARTH_RADIUS_METERS));
        // a profile may run a millimetre beside the way, over ground that is steeper than a wall
        assertThat(ground).as("seed %d, %s, %f m", seed, direction, d).isLessThanOrEqualTo(lookMeters + 0.01);
      }
      // where the horizon is, a foot of a target is just seen; a little below it is not
      var profile = terrain.profile(GeodesicPath.of(at, horizon.position()));
      assertThat(Math.abs(LineOfSight.minClearanceMeters(profile, height, 0, K).orElseThrow())).as("seed %d, %s", seed, horizon)
          .isLessThan(0.01);
      for (int i = 1; i < direction.ridges().size(); i++) {
        assertThat(direction.ridges().get(i).elevationDegrees()).isGreaterThanOrEqualTo(direction.ridges().get(i - 1).elevationDegrees());
      }
    }
  }

  @Test
  void whereGroundIsMissingTheLookEndsAndSaysSo() {
    float[] flat = new float[41 * 41];
    TerrainMosaic terrain = new TerrainMosaic(List.of(
        new ElevationGrid("flat", new GridMapping.Geographic(10, 10, 1 / 1200.0, 1 / 1200.0), 41, 41, flat)));
    GeoPoint at = new GeoPoint(10 - 20 / 1200.0, 10 + 20 / 1200.0);
    Panorama panorama = Panorama.of(terrain, new Panorama.Request(at, 10, 9000, 90, K, 0), (done, total) -> true);
    assertThat(panorama.directions()).extracting(Panorama.Direction::azimuthDegrees).containsExactly(0.0, 90.0, 180.0, 270.0);
    for (Panorama.Direction direction : panorama.directions()) {
      assertThat(direction.knownMeters()).isBetween(1800.0, 1900.0);
      assertThat(direction.horizon().getFirst().elevationDegrees()).isBetween(-0.5, 0.0);
    }
    assertThatThrownBy(() -> Panorama.of(terrain, new Panorama.Request(new GeoPoint(11, 11), 10, 9000, 90, K, 0), (d, t) -> true))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Panorama.of(terrain, new Panorama.Request(at, 10, 9000, 1, K, 0), (d, t) -> false))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void fromTheValleyTheTatrasStandInTheSouthEast() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    Panorama panorama = Panorama.of(terrain, new Panorama.Request(new GeoPoint(49.40, 19.85), 10, 30_000, 5, K, 0), (d, t) -> true);
    Panorama.Direction highest = panorama.directions().stream().max(java.util.Comparator.comparingDouble(direction ->
        direction.horizon().getFirst().elevationDegrees())).orElseThrow();
    assertThat(highest.azimuthDegrees()).isBetween(90.0, 260.0);
    assertThat(highest.horizon().getFirst().elevationDegrees()).isGreaterThan(2);
  }
}
