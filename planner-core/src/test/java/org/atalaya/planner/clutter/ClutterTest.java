package org.atalaya.planner.clutter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.LineOfSight;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.lineofsight.Viewshed;
import org.atalaya.planner.lineofsight.ViewshedRequest;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.GridMapping;
import org.atalaya.planner.terrain.Obstacle;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands on the ground, against its definition point by point, and the quick verdicts against the plain ones. */
class ClutterTest {
  private static final double K = 4.0 / 3;
  private static final double STEP = 1 / 1200.0;
  private static final double MHZ = 5500;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 20).toArray();
  }

  private static GeoPoint moved(GeoPoint from, double northMeters, double eastMeters) {
    double north = GeodesicPath.towards(from, northMeters < 0 ? 180 : 0, Math.abs(northMeters)).to().latitudeDegrees();
    double east = GeodesicPath.towards(from, eastMeters < 0 ? 270 : 90, Math.abs(eastMeters)).to().longitudeDegrees();
    return new GeoPoint(north, east);
  }

  private static Area.Polygon rectangle(GeoPoint southWest, double northMeters, double eastMeters) {
    GeoPoint far = moved(southWest, northMeters, eastMeters);
    return new Area.Polygon(List.of(List.of(southWest, new GeoPoint(southWest.latitudeDegrees(), far.longitudeDegrees()), far,
        new GeoPoint(far.latitudeDegrees(), southWest.longitudeDegrees()), southWest)));
  }

  private record World(TerrainMosaic terrain, Clutter clutter, List<Building> buildings) {
    CoveredTerrain covered() {
      return new CoveredTerrain(terrain, clutter, MHZ);
    }
  }

  private static World world(Random random) {
    ElevationGrid grid = RandomGround.grid("ground", random, 10, 10, 41, STEP, random.nextDouble(2, 25), 0);
    TerrainMosaic terrain = new TerrainMosaic(List.of(grid));
    Optional<TerrainMosaic> surface = Optional.empty();
    if (random.nextBoolean()) {
      surface = Optional.of(new TerrainMosaic(List.of(
          RandomGround.grid("surface", random, 10 - 5.3 * STEP, 10 + 4.1 * STEP, 61, STEP / 3, 30, 0.05))));
    }
    Optional<LandCover> land = Optional.empty();
    if (random.nextBoolean()) {
      float[] classes = new float[50 * 50];
      for (int i = 0; i < classes.length; i++) {
        classes[i] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(4) * 10;
      }
      land = Optional.of(new LandCover(new ElevationGrid("land", new GridMapping.Geographic(10 - 2.7 * STEP, 10 + 1.2 * STEP, STEP / 2,
          STEP / 2), 50, 50, classes), Map.of(0, 0.0, 10, 4.0, 20, 9.0, 30, 15.0)));
    }
    List<Building> buildings = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      buildings.add(new Building(rectangle(RandomGround.point(random, grid), random.nextDouble(4, 120), random.nextDouble(4, 120)),
          random.nextDouble(2, 25)));
    }
    List<Surroundings> surroundings = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      surroundings.add(new Surroundings(RandomGround.point(random, grid), random.nextDouble(0, 12)));
    }
    return new World(terrain, new Clutter(surface, land, Buildings.of(buildings, terrain), surroundings), buildings);
  }

  private static int segment(TerrainProfile profile, double meters) {
    int found = Arrays.binarySearch(profile.distanceMeters(), meters);
    return Math.clamp(found >= 0 ? found : -found - 2, 0, profile.segments() - 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aProfileHasTheHighestOfAllThatStandsAtEachPoint(long seed) {
    Random random = new Random(seed);
    World world = world(random);
    ElevationGrid grid = world.terrain.grids().getFirst();
    for (int path = 0; path < 5; path++) {
      GeodesicPath way = GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid));
      TerrainProfile profile = world.covered().profile(way);
      TerrainProfile bare = world.terrain.profile(way);
      double length = way.distanceMeters();
      for (int i = 0; i < 100; i++) {
        double d = random.nextDouble(0, length);
        int at = segment(profile, d);
        double border = Math.min(d - profile.distanceMeters()[at], profile.distanceMeters()[at + 1] - d);
        if (border < 0.05) {
          continue;
        }
        GeoPoint point = way.pointAt(d);
        double ground = RandomGround.height(bare, d);
        String where = "seed " + seed + ", path " + path + ", " + d + " m";
        assertThat(RandomGround.height(profile, d)).as(where).isCloseTo(ground, offset(1e-6));
        boolean open = d < TerrainProfile.OPEN_METERS || d > length - TerrainProfile.OPEN_METERS;
        double even = open ? 0 : world.clutter.landCover().map(land -> land.heightMeters(point)).orElse(0.0);
        for (Surroundings around : world.clutter.surroundings()) {
          if (!open && GeodesicPath.of(around.site(), point).distanceMeters() < Surroundings.RADIUS_METERS - 2) {
            even = Math.max(even, around.heightMeters());
          }
        }
        double least = even;
        for (Building building : world.buildings) {
          if (building.footprint().contains(point)) {
            double top = building.footprint().rings().getFirst().stream()
                .mapToDouble(corner -> world.terrain.elevationAt(corner).find().orElseThrow()).max().orElseThrow()
                + building.heightMeters();
            least = Math.max(least, top - ground);
          }
        }
        least = Math.max(least, world.clutter.surface().map(surface -> surface.elevationAt(point).find())
            .orElse(OptionalDouble.empty()).orElse(0) - ground);
        assertThat(profile.clutterMeters()[at]).as(where).isGreaterThanOrEqualTo(least - 0.05);
        if (world.clutter.surface().isEmpty() && world.buildings.isEmpty() && world.clutter.surroundings().isEmpty()) {
          assertThat(profile.clutterMeters()[at]).as(where).isCloseTo(even, offset(1e-9));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noBuildingNearAPathIsPassedOver(long seed) {
    Random random = new Random(seed);
    World world = world(random);
    ElevationGrid grid = world.terrain.grids().getFirst();
    GeodesicPath way = GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid));
    List<Obstacle> all = new ArrayList<>();
    for (Building building : world.buildings) {
      Clutter one = new Clutter(Optional.empty(), Optional.empty(), Buildings.of(List.of(building), world.terrain), List.of());
      all.addAll(new CoveredTerrain(world.terrain, one, 300).profile(way).obstacles());
    }
    Clutter buildings = new Clutter(Optional.empty(), Optional.empty(), world.clutter.buildings(), List.of());
    assertThat(new CoveredTerrain(world.terrain, buildings, 300).profile(way).obstacles()).as("seed %d", seed).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theQuickVerdictsOverClutterAreThePlainOnes(long seed) {
    Random random = new Random(seed);
    World world = world(random);
    CoveredTerrain covered = world.covered();
    SightGround ground = SightGround.of(world.terrain).coveredBy(covered);
    ElevationGrid grid = world.terrain.grids().getFirst();
    double trees = random.nextInt(4) == 0 ? 6 : 0;
    SightKernel kernel = new SightKernel(ground, MHZ, K, trees);
    Map<Verdict, Integer> counts = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      Station a = ground.station(RandomGround.point(random, grid), random.nextDouble(0, 60));
      Station b = ground.station(RandomGround.point(random, grid), random.nextDouble(0, 60));
      Verdict plain = LineOfSight.verdict(covered.profile(GeodesicPath.of(a.position(), b.position())).withTrees(trees),
          a.heightMeters(), b.heightMeters(), MHZ, K);
      assertThat(kernel.verdict(a, b)).as("seed %d, %s to %s", seed, a.position(), b.position()).isEqualTo(plain);
      counts.merge(plain, 1, Integer::sum);
    }
    assertThat(counts.keySet()).as("seed %d", seed).hasSizeGreaterThan(1);
  }

  @Test
  void aViewOverClutterIsThePlainOne() {
    Random random = new Random(5);
    World world = world(random);
    SightGround ground = SightGround.of(world.terrain).coveredBy(world.covered());
    GeoPoint at = RandomGround.point(random, world.terrain.grids().getFirst());
    Viewshed view = Viewshed.of(ground, new ViewshedRequest(at, 30, 12, 1200, K, 0, OptionalDouble.of(MHZ)), (done, total) -> true);
    assertThat(view.seen()).isPositive();
    for (int i = 0; i < view.columns() * view.rows(); i++) {
      GeodesicPath path = GeodesicPath.of(at, view.position(i % view.columns(), i / view.columns()));
      if (path.distanceMeters() <= 1200) {
        Verdict plain = LineOfSight.verdict(world.covered().profile(path), 30, 12, MHZ, K);
        assertThat(view.at(i % view.columns(), i / view.columns())).as("post %d, %s", i, plain)
            .isEqualTo(plain == Verdict.UNKNOWN ? Viewshed.NO_DATA : plain == Verdict.CLEAR ? Viewshed.SEEN : Viewshed.HIDDEN);
      }
    }
  }

  /** Flat ground, a path of 1,000 m to the east, antennas at 10 m: half-way the zone's radius is 3.69 m. */
  private static Sight.Judged besideAHouse(double northMeters, double heightMeters, double mast) {
    ElevationGrid flat = new ElevationGrid("flat", new GridMapping.Geographic(10, 10, STEP, STEP), 41, 41, new float[41 * 41]);
    TerrainMosaic terrain = new TerrainMosaic(List.of(flat));
    GeoPoint from = new GeoPoint(10 - 20 * STEP, 10 + 10 * STEP);
    GeodesicPath path = GeodesicPath.towards(from, 90, 1000);
    GeoPoint middle = path.pointAt(490);
    Building house = new Building(rectangle(moved(middle, northMeters, 0), 15, 20), heightMeters);
    Clutter clutter = new Clutter(Optional.empty(), Optional.empty(), Buildings.of(List.of(house), terrain), List.of());
    return (Sight.Judged) LineOfSight.judge(new CoveredTerrain(terrain, clutter, MHZ).profile(path), mast, mast, MHZ, K);
  }

  @Test
  void aHouseBesideThePathCountsWhereItReachesIntoTheZone() {
    assertThat(besideAHouse(-5, 20, 10).verdict()).as("across the path").isEqualTo(Verdict.BLOCKED);
    Sight.Judged near = besideAHouse(1.5, 20, 10);
    assertThat(near.verdict()).isEqualTo(Verdict.FRESNEL);
    assertThat(near.worst().fresnelFraction()).isCloseTo(1.5 / 3.69, offset(0.01));
    assertThat(near.worst().distanceMeters()).isBetween(489.0, 511.0);
    assertThat(near.minClearanceMeters()).as("nothing is on the path itself").isGreaterThan(9);
    assertThat(besideAHouse(2.5, 20, 10).verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(besideAHouse(2.5, 20, 10).worst().fresnelFraction()).isCloseTo(2.5 / 3.69, offset(0.01));
    assertThat(besideAHouse(30, 20, 10).worst().fresnelFraction()).isGreaterThan(1);
    Sight.Judged below = besideAHouse(1, 9, 10);
    assertThat(below.verdict()).as("the roof is a metre below the ray and a metre beside it").isEqualTo(Verdict.FRESNEL);
    assertThat(below.worst().fresnelFraction()).isCloseTo(Math.hypot(1, 1) / 3.69, offset(0.02));
    assertThat(besideAHouse(1, 6, 10).verdict()).isEqualTo(Verdict.CLEAR);
    double both = near.raise().both().orElseThrow();
    assertThat(besideAHouse(1.5, 20, 10 + both).verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(besideAHouse(1.5, 20, 10 + both - 0.01).verdict()).isEqualTo(Verdict.FRESNEL);
  }

  @Test
  void aClassWithoutAHeightIsSaid() {
    ElevationGrid grid = new ElevationGrid("land.tif", new GridMapping.Geographic(10, 10, STEP, STEP), 2, 2, new float[] {1, 2, 7, 1});
    assertThatThrownBy(() -> new LandCover(grid, Map.of(1, 5.0, 2, 3.0))).isInstanceOf(BadInputException.class)
        .hasMessageContaining("land.tif").hasMessageContaining("class 7");
    assertThatThrownBy(() -> new LandCover(grid, Map.of(1, 5.0, 2, -3.0, 7, 0.0))).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new Building(rectangle(new GeoPoint(1, 1), 10, 10), 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Surroundings(new GeoPoint(1, 1), 101)).isInstanceOf(IllegalArgumentException.class);
  }
}
