package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.Set;
import java.util.stream.LongStream;
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

/** The quick verdicts against the plain ones. */
class SightKernelTest {
  private static final double K = 4.0 / 3;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 60).toArray();
  }

  /** Hills of some kilometres with rough ground on them, and voids. */
  private static ElevationGrid hills(String name, Random random, double north, double west, int columns, int rows, double step,
      double voidShare) {
    double size = random.nextDouble(10, 60);
    double height = random.nextDouble(0, 400);
    double rough = random.nextDouble(0, 20);
    float[] heights = new float[columns * rows];
    for (int i = 0; i < heights.length; i++) {
      double hill = height * Math.sin((i % columns) / size) * Math.cos((i / columns) / size);
      heights[i] = random.nextDouble() < voidShare ? Float.NaN : (float) (500 + hill + rough * random.nextDouble());
    }
    return new ElevationGrid(name, new GridMapping.Geographic(north, west, step, step), columns, rows, heights);
  }

  /** One grid, or two that meet with or without a step, or a coarse one with a finer one in it. */
  static TerrainMosaic ground(Random random) {
    double north = random.nextInt(-60, 60);
    double step = 1 / 1200.0;
    double voids = new double[] {0, 0, 0.00005, 0.001}[random.nextInt(4)];
    ElevationGrid all = hills("all", random, north, 20, 201, 161, step, voids);
    return switch (random.nextInt(4)) {
      case 0 -> new TerrainMosaic(List.of(all, hills("fine", random, north - 0.03, 20.04, 90, 90, 1 / 3600.0, voids)));
      case 1 -> new TerrainMosaic(List.of(part(all, 0, 96, step, 0), part(all, 96, 104, step, random.nextInt(2))));
      case 2 -> new TerrainMosaic(List.of(part(all, 0, 96, step, 0), part(all, 100, 100, step, 0)));
      default -> new TerrainMosaic(List.of(all));
    };
  }

  private static ElevationGrid part(ElevationGrid all, int firstColumn, int cells, double step, double lift) {
    float[] heights = new float[(cells + 1) * all.rows()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = all.height(firstColumn + i % (cells + 1), i / (cells + 1)) + (float) lift;
    }
    GeoPoint corner = all.mapping().toGeographic(firstColumn, 0);
    return new ElevationGrid("part " + firstColumn,
        new GridMapping.Geographic(corner.latitudeDegrees(), corner.longitudeDegrees(), step, step), cells + 1, all.rows(), heights);
  }

  private static Verdict plain(TerrainMosaic terrain, Station a, Station b, double frequencyMhz, double trees) {
    return LineOfSight.verdict(terrain.profile(GeodesicPath.of(a.position(), b.position())).withTrees(trees),
        a.heightMeters(), b.heightMeters(), frequencyMhz, K);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyVerdictIsThatOfThePlainWayOnRandomGround(long seed) {
    Random random = new Random(seed);
    TerrainMosaic terrain = ground(random);
    SightGround ground = SightGround.of(terrain);
    double frequency = random.nextDouble(100, 6000);
    double trees = random.nextInt(3) == 0 ? random.nextDouble(0, 15) : 0;
    SightKernel kernel = new SightKernel(ground, frequency, K, trees);
    ElevationGrid grid = terrain.grids().getFirst();
    List<Station> stations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // A tenth of the width beyond the rims: some paths leave the ground.
      GeoPoint at = i % 5 == 0
          ? grid.mapping().toGeographic(random.nextInt(grid.columns()), random.nextInt(grid.rows()))
          : grid.mapping().toGeographic(random.nextDouble(-0.1, 1.5) * grid.columns(), random.nextDouble(-0.1, 1.1) * grid.rows());
      stations.add(ground.station(at, random.nextInt(4) == 0 ? 0 : random.nextDouble(0, 60)));
    }
    Station[] targets = stations.toArray(Station[]::new);
    Verdict[] verdicts = new Verdict[targets.length];
    for (Station from : stations) {
      kernel.judge(from, targets, targets.length, verdicts);
      for (int i = 0; i < targets.length; i++) {
        assertThat(verdicts[i]).as("seed %d, from %s (%s m) to %s (%s m), %s MHz, trees %s m", seed, from.position(),
            from.heightMeters(), targets[i].position(), targets[i].heightMeters(), frequency, trees)
            .isEqualTo(plain(terrain, from, targets[i], frequency, trees));
      }
    }
  }

  @Test
  void everyVerdictIsThatOfThePlainWayOnTheRealTileAndFewAreAskedForIt() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    SightGround ground = SightGround.of(terrain);
    SightKernel kernel = new SightKernel(ground, 5500, K, 0);
    Random random = new Random(5);
    List<Station> stations = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      stations.add(ground.station(new GeoPoint(random.nextDouble(49.02, 49.98), random.nextDouble(19.02, 19.98)),
          new double[] {8, 10, 15}[random.nextInt(3)]));
    }
    Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
    int pairs = 0;
    for (int a = 0; a < stations.size(); a++) {
      for (int b = a + 1; b < stations.size(); b++) {
        if (SightKernel.within(stations.get(a), stations.get(b), 15_000)) {
          Verdict verdict = kernel.verdict(stations.get(a), stations.get(b));
          assertThat(verdict).as("seed 5, stations %d and %d", a, b)
              .isEqualTo(plain(terrain, stations.get(a), stations.get(b), 5500, 0));
          seen.add(verdict);
          pairs++;
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Verdict.values());
    assertThat(kernel.exactVerdicts()).as("of %d pairs", pairs).isLessThan(pairs / 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFittedPathIsAsNearToTheGeodesicAsItSays(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("flat", random, random.nextInt(-78, 79), random.nextInt(-170, 170), 601, 1 / 1200.0, 0, 0);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of(grid)));
    GroundSheet sheet = ground.sheet(0);
    PathFit fit = new PathFit();
    double[] at = new double[2];
    for (int i = 0; i < 50; i++) {
      Station from = ground.station(RandomGround.point(random, grid), 0);
      Station to = ground.station(RandomGround.point(random, grid), 0);
      GeodesicPath path = GeodesicPath.of(from.position(), to.position());
      if (path.distanceMeters() <= sheet.accuracy().longestMeters()) {
        fit.lay(sheet, from, to);
        for (double t = 0.05; t < 1; t += 0.05) {
          GeoPoint point = path.pointAt(t * path.distanceMeters());
          sheet.toSheet(point.latitudeDegrees(), point.longitudeDegrees(), at);
          double off = Math.max(Math.abs(at[0] - fit.u(t)), Math.abs(at[1] - fit.v(t)));
          assertThat(off).as("seed %d, %s to %s at %s", seed, from.position(), to.position(), t)
              .isLessThan(sheet.accuracy().posts(path.distanceMeters()));
        }
      }
    }
  }

  @Test
  void rangeIsThatOfTheGeodesicToTheLastBit() {
    Random random = new Random(7);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of()));
    for (int i = 0; i < 2000; i++) {
      Station a = ground.station(new GeoPoint(random.nextDouble(-89, 89), random.nextDouble(-180, 180)), 0);
      Station b = ground.station(new GeoPoint(Math.clamp(a.position().latitudeDegrees() + random.nextDouble(-0.3, 0.3), -90, 90),
          Math.clamp(a.position().longitudeDegrees() + random.nextDouble(-0.3, 0.3), -180, 180)), 0);
      double meters = GeodesicPath.of(a.position(), b.position()).distanceMeters();
      assertThat(SightKernel.within(a, b, meters)).as("seed 7, %d", i).isTrue();
      assertThat(SightKernel.within(a, b, Math.nextDown(meters))).as("seed 7, %d", i).isFalse();
      assertThat(SightKernel.within(a, b, meters + 0.001)).as("seed 7, %d", i).isTrue();
      assertThat(SightKernel.within(a, b, meters - 0.001)).as("seed 7, %d", i).isFalse();
    }
  }

  @Test
  void theLaterStationsWithinRangeAreThoseAskedOneByOne() {
    Random random = new Random(11);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of()));
    for (int round = 0; round < 40; round++) {
      double latitude = random.nextDouble(-88, 88);
      double spread = Math.pow(10, random.nextDouble(-3, 1));
      Station[] stations = new Station[60];
      int[] rank = new int[stations.length];
      for (int i = 0; i < stations.length; i++) {
        stations[i] = ground.station(new GeoPoint(Math.clamp(latitude + random.nextDouble(-spread, spread), -90, 90),
            random.nextDouble(-spread, spread)), 0);
        rank[i] = i * 37 % stations.length;
      }
      // to the last bit the distance of one of the pairs
      double meters = GeodesicPath.of(stations[0].position(), stations[1 + random.nextInt(59)].position()).distanceMeters();
      StationRange range = new StationRange(stations, rank, meters);
      for (int a = 0; a < stations.length; a++) {
        int from = random.nextInt(20);
        int to = 40 + random.nextInt(21);
        int[] found = new int[stations.length + 1];
        found[0] = -1;
        int count = range.laterWithin(a, from, to, found, 1);
        int one = a;
        assertThat(Arrays.copyOfRange(found, 1, count)).as("seed 11, round %d, station %d", round, a).isEqualTo(
            IntStream.range(from, to).filter(i -> rank[i] > rank[one] && SightKernel.within(stations[one], stations[i], meters))
                .toArray());
        assertThat(found[0]).isEqualTo(-1);
      }
    }
  }
}
