package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.clutter.Building;
import org.atalaya.planner.clutter.Buildings;
import org.atalaya.planner.clutter.Clutter;
import org.atalaya.planner.clutter.CoveredTerrain;
import org.atalaya.planner.terrain.RoofAround;
import org.atalaya.planner.terrain.Area;
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
    Panorama panorama = Panorama.of(terrain, List.of(), new Panorama.Request(at, height, radius, 15, K, 0), (done, total) -> true);
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
    Panorama panorama = Panorama.of(terrain, List.of(), new Panorama.Request(at, 10, 9000, 90, K, 0), (done, total) -> true);
    assertThat(panorama.directions()).extracting(Panorama.Direction::azimuthDegrees).containsExactly(0.0, 90.0, 180.0, 270.0);
    for (Panorama.Direction direction : panorama.directions()) {
      assertThat(direction.knownMeters()).isBetween(1800.0, 1900.0);
      assertThat(direction.horizon().getFirst().elevationDegrees()).isBetween(-0.5, 0.0);
    }
    assertThatThrownBy(() -> Panorama.of(terrain, List.of(), new Panorama.Request(new GeoPoint(11, 11), 10, 9000, 90, K, 0), (d, t) -> true))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Panorama.of(terrain, List.of(), new Panorama.Request(at, 10, 9000, 1, K, 0), (d, t) -> false))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void fromTheValleyTheTatrasStandInTheSouthEast() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    Panorama panorama = Panorama.of(terrain, List.of(), new Panorama.Request(new GeoPoint(49.40, 19.85), 10, 30_000, 5, K, 0), (d, t) -> true);
    Panorama.Direction highest = panorama.directions().stream().max(java.util.Comparator.comparingDouble(direction ->
        direction.horizon().getFirst().elevationDegrees())).orElseThrow();
    assertThat(highest.azimuthDegrees()).isBetween(90.0, 260.0);
    assertThat(highest.horizon().getFirst().elevationDegrees()).isGreaterThan(2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRoofRisesOverTheHorizonOfItsSector(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("g", random, 10, 10, 61, 1 / 1200.0, random.nextDouble(5, 50), 0);
    TerrainMosaic ground = new TerrainMosaic(List.of(grid));
    GeoPoint at = grid.mapping().toGeographic(30, 30);
    List<Building> houses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      GeoPoint corner = GeodesicPath.towards(at, random.nextDouble(360), random.nextDouble(40, 1500)).to();
      double width = random.nextDouble(2, 60) / 110_000;
      double north = corner.latitudeDegrees();
      double east = corner.longitudeDegrees();
      houses.add(new Building(new Area.Polygon(List.of(List.of(corner, new GeoPoint(north, east + width),
          new GeoPoint(north + width / 3, east + width), new GeoPoint(north + width / 3, east), corner))), random.nextDouble(3, 40)));
    }
    Buildings buildings = Buildings.of(houses, ground);
    var covered = new CoveredTerrain(ground, new Clutter(Optional.empty(), Optional.empty(), buildings, List.of()), 5500);
    double height = random.nextDouble(2, 25);
    double step = random.nextBoolean() ? 7 : 4;
    Panorama panorama = Panorama.of(covered, buildings.around(at, 1600), new Panorama.Request(at, height, 1600, step, K, 0), (d, t) -> true);
    double eye = ground.elevationAt(at).find().orElseThrow() + height;
    for (RoofAround roof : buildings.around(at, 1600)) {
      for (int i = 1; i < roof.rings().getFirst().length; i++) {
        double[] a = roof.rings().getFirst()[i - 1];
        double[] b = roof.rings().getFirst()[i];
        for (double share = 0; share <= 1; share += 1 / 16.0) {
          double east = a[0] + (b[0] - a[0]) * share;
          double north = a[1] + (b[1] - a[1]) * share;
          double d = Math.hypot(east, north);
          double azimuth = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
          double angle = Math.toDegrees(Math.atan((roof.topMeters() - eye) / d - d / (2 * K * LineOfSight.EARTH_RADIUS_METERS)));
          Panorama.Direction direction = panorama.directions().get((int) Math.min(panorama.directions().size() - 1, Math.round(azimuth / step) % 360));
          if (Math.abs(Math.IEEEremainder(azimuth - direction.azimuthDegrees(), 360)) <= step / 2 - 1e-3 && d < 1590) {
            assertThat(direction.horizon().getFirst().elevationDegrees()).as("seed %d, %f m at %f°", seed, d, azimuth)
                .isGreaterThanOrEqualTo(angle - 1e-9);
          }
        }
      }
    }
  }

  @Test
  void aNarrowTowerBetweenTwoDirectionsIsOnTheHorizonAndFarRidgesKnowIt() {
    TerrainMosaic ground = new TerrainMosaic(List.of(
        new ElevationGrid("flat", new GridMapping.Geographic(10, 10, 1 / 1200.0, 1 / 1200.0), 41, 41, new float[41 * 41])));
    GeoPoint at = new GeoPoint(10 - 20 / 1200.0, 10 + 20 / 1200.0);
    GeoPoint corner = GeodesicPath.towards(at, 94, 1000).to();
    double width = 5 / 110_000.0;
    Building tower = new Building(new Area.Polygon(List.of(List.of(corner,
        new GeoPoint(corner.latitudeDegrees(), corner.longitudeDegrees() + width),
        new GeoPoint(corner.latitudeDegrees() + width, corner.longitudeDegrees() + width),
        new GeoPoint(corner.latitudeDegrees() + width, corner.longitudeDegrees()), corner))), 60);
    Buildings buildings = Buildings.of(List.of(tower), ground);
    var covered = new CoveredTerrain(ground, new Clutter(Optional.empty(), Optional.empty(), buildings, List.of()), 5500);
    Panorama panorama = Panorama.of(covered, buildings.around(at, 1500), new Panorama.Request(at, 10, 1500, 10, K, 0), (d, t) -> true);
    // 50 m over the eye at 1 km
    Panorama.Direction east = panorama.directions().get(9);
    assertThat(east.horizon().getFirst().elevationDegrees()).isCloseTo(2.86, offset(0.02));
    assertThat(east.horizon().getFirst().distanceMeters()).isCloseTo(1000, offset(5.0));
    assertThat(east.ridges().getFirst().elevationDegrees()).as("within 400 m").isNegative();
    assertThat(east.ridges().get(1).elevationDegrees()).as("within 1500 m").isCloseTo(2.86, offset(0.02));
    assertThat(panorama.directions().get(8).horizon().getFirst().elevationDegrees()).isNegative();
    assertThat(panorama.directions().get(10).horizon().getFirst().elevationDegrees()).isNegative();
  }
}
