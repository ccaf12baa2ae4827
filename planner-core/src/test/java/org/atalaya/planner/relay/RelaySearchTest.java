package org.atalaya.planner.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
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

/** The quick search for relays against the plain way: every post, both legs, by the exact profile. */
class RelaySearchTest {
  private static final double STEP = 1 / 1200.0;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 25).toArray();
  }

  private static TerrainMosaic terrain(Random random) {
    double roughness = random.nextDouble(5, 60);
    double voids = random.nextInt(3) == 0 ? 0.01 : 0;
    List<ElevationGrid> grids = new ArrayList<>();
    grids.add(RandomGround.grid("a", random, 10, 10, 31, STEP, roughness, voids));
    switch (random.nextInt(4)) {
      // its neighbour to the east, with a step between the two
      case 0 -> grids.add(RandomGround.grid("b", random, 10, 10 + 30 * STEP, 31, STEP, roughness, voids));
      // finer ground within
      case 1 -> grids.add(RandomGround.grid("c", random, 10 - 8.3 * STEP, 10 + 7.1 * STEP, 21, STEP / 3, roughness, voids));
      default -> { }
    }
    return new TerrainMosaic(grids);
  }

  private static RelayRequest request(Random random, TerrainMosaic terrain) {
    ElevationGrid grid = terrain.grids().getLast();
    List<RelayRequest.End> ends = new ArrayList<>();
    while (ends.size() < 2) {
      GeoPoint at = random.nextInt(3) == 0
          ? grid.mapping().toGeographic(random.nextInt(grid.columns()), random.nextInt(grid.rows()))
          : RandomGround.point(random, grid);
      if (terrain.elevationAt(at).find().isPresent()) {
        ends.add(new RelayRequest.End(at, random.nextDouble(0, 40)));
      }
    }
    List<Area> excluded = switch (random.nextInt(3)) {
      case 0 -> List.of(new Area.Circle(RandomGround.point(random, grid), random.nextDouble(0, 800)));
      case 1 -> List.of(new Area.Polygon(List.of(List.of(new GeoPoint(9.98, 10.005), new GeoPoint(9.999, 10.005),
          new GeoPoint(9.99, 10.02), new GeoPoint(9.98, 10.005)))));
      default -> List.of();
    };
    return new RelayRequest(ends.get(0), ends.get(1), random.nextDouble(0, 20), random.nextDouble(500, 3500),
        new PathSettings(random.nextDouble(100, 6000), 4.0 / 3, random.nextInt(4) == 0 ? 5 : 0), excluded,
        random.nextInt(4) == 0 ? 0 : random.nextDouble(50, 400), random.nextInt(4) == 0 ? 0 : random.nextDouble(100, 900),
        random.nextInt(1, 6));
  }

  /** All posts that see both ends, in the order of the grids and their posts. */
  private static List<RelayPlace> plain(TerrainMosaic terrain, RelayRequest request) {
    PathAnalyzer analyzer = new PathAnalyzer(terrain, request.settings());
    List<RelayPlace> seeing = new ArrayList<>();
    for (ElevationGrid grid : terrain.grids()) {
      for (int post = 0; post < grid.columns() * grid.rows(); post++) {
        GeoPoint at = grid.mapping().toGeographic(post % grid.columns(), post / grid.columns());
        double from = GeodesicPath.of(request.from().position(), at).distanceMeters();
        double to = GeodesicPath.of(request.to().position(), at).distanceMeters();
        if (terrain.findGrid(at).filter(ruling -> ruling == grid).isEmpty() || Math.max(from, to) > request.maxRangeMeters()
            || Math.min(from, to) <= 1 || request.excluded().stream().anyMatch(area -> area.contains(at))) {
          continue;
        }
        PathAnalysis a = analyzer.analyze(request.from().position(), request.from().heightMeters(), at, request.heightMeters());
        PathAnalysis b = analyzer.analyze(request.to().position(), request.to().heightMeters(), at, request.heightMeters());
        if (seen(a) && seen(b)) {
          seeing.add(new RelayPlace(at, grid.height(post % grid.columns(), post / grid.columns()), a, b));
        }
      }
    }
    List<RelayPlace> chosen = new ArrayList<>();
    for (boolean clear : new boolean[] {true, false}) {
      List<RelayPlace> tier = seeing.stream().filter(place -> place.clear() == clear).toList();
      tier.stream().filter(place -> highest(place, tier, request.snapMeters()))
          .sorted(Comparator.comparingDouble(RelayPlace::weakerLossDb).thenComparingDouble(RelayPlace::strongerLossDb))
          .forEach(place -> {
            if (chosen.size() < request.count()
                && chosen.stream().noneMatch(other -> meters(place, other) <= request.spacingMeters())) {
              chosen.add(place);
            }
          });
    }
    return chosen;
  }

  private static boolean seen(PathAnalysis leg) {
    return leg.sight().verdict() == Verdict.CLEAR || leg.sight().verdict() == Verdict.FRESNEL;
  }

  private static boolean highest(RelayPlace place, List<RelayPlace> tier, double snapMeters) {
    for (int i = 0; i < tier.size(); i++) {
      RelayPlace other = tier.get(i);
      boolean higher = other.groundMeters() > place.groundMeters()
          || other.groundMeters() == place.groundMeters() && i < tier.indexOf(place);
      if (snapMeters > 0 && higher && meters(place, other) <= snapMeters) {
        return false;
      }
    }
    return true;
  }

  private static double meters(RelayPlace a, RelayPlace b) {
    return GeodesicPath.of(a.position(), b.position()).distanceMeters();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesThePlacesThatThePlainWayGives(long seed) {
    Random random = new Random(seed);
    TerrainMosaic terrain = terrain(random);
    RelayRequest request = request(random, terrain);

    List<RelayPlace> found = RelaySearch.search(SightGround.of(terrain), request, Progress.NONE);

    List<RelayPlace> expected = plain(terrain, request);
    assertThat(found.stream().map(RelayPlace::position)).as("seed %d, %s", seed, request)
        .isEqualTo(expected.stream().map(RelayPlace::position).toList());
    assertThat(found.stream().map(RelayPlace::weakerLossDb)).as("seed %d", seed)
        .isEqualTo(expected.stream().map(RelayPlace::weakerLossDb).toList());
    assertThat(found.stream().map(RelayPlace::clear)).as("seed %d", seed)
        .isEqualTo(expected.stream().map(RelayPlace::clear).toList());
  }

  /**
   * <pre>
   *        ridge, 100 m, with a top of 120 m
   *   A ____/\____ B
   * </pre>
   */
  private static TerrainMosaic ridge() {
    float[] heights = new float[61 * 61];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = i % 61 == 30 ? i / 61 == 20 ? 120 : 100 : 0;
    }
    return new TerrainMosaic(List.of(new ElevationGrid("ridge", new GridMapping.Geographic(10, 10, STEP, STEP), 61, 61, heights)));
  }

  private static RelayRequest acrossTheRidge(List<Area> excluded) {
    return new RelayRequest(new RelayRequest.End(new GeoPoint(10 - 25 * STEP, 10 + 10 * STEP), 10),
        new RelayRequest.End(new GeoPoint(10 - 25 * STEP, 10 + 50 * STEP), 10), 6, 15_000, PathSettings.DEFAULT, excluded,
        RelayRequest.DEFAULT_SNAP_METERS, RelayRequest.DEFAULT_SPACING_METERS, 2);
  }

  @Test
  void onARidgeBetweenTwoPlacesTheRelayStandsAndWhatIsExcludedIsLeftOut() {
    SightGround ground = SightGround.of(ridge());
    List<RelayPlace> places = RelaySearch.search(ground, acrossTheRidge(List.of()), Progress.NONE);
    assertThat(places).hasSize(2).allSatisfy(place -> assertThat(place.position().longitudeDegrees()).isEqualTo(10 + 30 * STEP));
    assertThat(places).allMatch(RelayPlace::clear);
    assertThat(places.get(0).weakerLossDb()).isLessThanOrEqualTo(places.get(1).weakerLossDb());

    Area first = new Area.Circle(places.getFirst().position(), 300);
    assertThat(RelaySearch.search(ground, acrossTheRidge(List.of(first)), Progress.NONE)).hasSize(2)
        .noneMatch(place -> first.contains(place.position()));
    assertThat(RelaySearch.search(ground, acrossTheRidge(List.of(new Area.Circle(new GeoPoint(9.98, 10.02), 90_000))), Progress.NONE))
        .isEmpty();
  }

  @Test
  void itStopsWhenToldAndSaysWhereGroundIsMissing() {
    SightGround ground = SightGround.of(ridge());
    assertThatThrownBy(() -> RelaySearch.search(ground, acrossTheRidge(List.of()), (done, total) -> done < 2))
        .isInstanceOf(CancellationException.class);
    RelayRequest request = acrossTheRidge(List.of());
    RelayRequest off = new RelayRequest(request.from(), new RelayRequest.End(new GeoPoint(20, 20), 5), 6, 15_000,
        request.settings(), List.of(), 0, 0, 1);
    assertThatThrownBy(() -> RelaySearch.search(ground, off, Progress.NONE)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("N20E020");
  }

  @Test
  void onTheRealTileTheTwoBestPlacesSeeBothEndsByTheExactProfile() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    RelayRequest request = new RelayRequest(new RelayRequest.End(new GeoPoint(49.40, 19.45), 8),
        new RelayRequest.End(new GeoPoint(49.32, 19.60), 8), 6, 15_000, PathSettings.DEFAULT, List.of(), 150, 500, 2);
    List<RelayPlace> places = RelaySearch.search(SightGround.of(terrain), request, Progress.NONE);
    assertThat(places).hasSize(2).allMatch(RelayPlace::clear);
    assertThat(meters(places.get(0), places.get(1))).isGreaterThan(500);
  }
}
