package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.SharedTerrain;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick view around against the plain line of sight, post by post. */
class ViewshedTest {
  private static final double K = 4.0 / 3;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 40).toArray();
  }

  /** What the plain way says of a post. */
  private static byte plain(TerrainMosaic terrain, ViewshedRequest request, GeoPoint post) {
    GeodesicPath path = GeodesicPath.of(request.observer(), post);
    if (path.distanceMeters() > request.radiusMeters()) {
      return Viewshed.NO_DATA;
    }
    Verdict verdict = LineOfSight.verdict(terrain.profile(path).withTrees(request.treesMeters()),
        request.observerHeightMeters(), request.targetHeightMeters(), request.frequencyMhz().orElse(5500), request.k());
    return switch (verdict) {
      case CLEAR -> Viewshed.SEEN;
      case FRESNEL -> request.frequencyMhz().isPresent() ? Viewshed.HIDDEN : Viewshed.SEEN;
      case BLOCKED -> Viewshed.HIDDEN;
      case UNKNOWN -> Viewshed.NO_DATA;
    };
  }

  private static void assertPlain(String name, TerrainMosaic terrain, ViewshedRequest request, Viewshed view, int every) {
    for (int i = 0; i < view.columns() * view.rows(); i += every) {
      int column = i % view.columns();
      int row = i / view.columns();
      assertThat(view.at(column, row)).as("%s, post %d, %d at %s, %s", name, column, row, view.position(column, row), request)
          .isEqualTo(plain(terrain, request, view.position(column, row)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPostIsJudgedAsThePlainWayDoesOnRandomGround(long seed) {
    Random random = new Random(seed);
    TerrainMosaic terrain = SightKernelTest.ground(random);
    SightGround ground = SightGround.of(terrain);
    ElevationGrid grid = terrain.grids().getLast();
    GeoPoint at;
    do {
      at = random.nextInt(3) == 0
          ? grid.mapping().toGeographic(random.nextInt(grid.columns()), random.nextInt(grid.rows()))
          : RandomGround.point(random, grid);
    } while (terrain.elevationAt(at).find().isEmpty());
    ViewshedRequest request = new ViewshedRequest(at, random.nextInt(5) == 0 ? 0 : random.nextDouble(0, 60),
        random.nextInt(5) == 0 ? 0 : random.nextDouble(0, 30), random.nextDouble(100, 5000), K,
        random.nextInt(5) == 0 ? random.nextDouble(0, 15) : 0,
        random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble(100, 6000)) : OptionalDouble.empty());
    Viewshed view = Viewshed.of(ground, request, (done, total) -> true);
    assertPlain("seed " + seed, terrain, request, view, 1);
  }

  @Test
  void tenObserversOnTheRealTileSeeWhatThePlainWaySees() throws Exception {
    TerrainMosaic terrain = new TerrainMosaic(List.of(SharedTerrain.orava()));
    SightGround ground = SightGround.of(terrain);
    Random random = new Random(11);
    long posts = 0;
    long exact = 0;
    for (int observer = 0; observer < 10; observer++) {
      // Half of them on the highest of many places: ridges.
      GeoPoint at = new GeoPoint(random.nextDouble(49.1, 49.9), random.nextDouble(19.1, 19.9));
      for (int i = 0; i < 200 && observer % 2 == 0; i++) {
        GeoPoint other = new GeoPoint(random.nextDouble(49.1, 49.9), random.nextDouble(19.1, 19.9));
        at = terrain.elevationAt(other).find().orElse(0) > terrain.elevationAt(at).find().orElse(0) ? other : at;
      }
      ViewshedRequest request = new ViewshedRequest(at, 10, 4, 20_000, K, 0, OptionalDouble.empty());
      Viewshed view = Viewshed.of(ground, request, (done, total) -> true);
      assertPlain("seed 11, observer " + observer, terrain, request, view, 37);
      posts += view.within();
      exact += view.exactVerdicts();
    }
    assertThat(exact).as("asked one by one, of %d", posts).isLessThan(posts / 100);
  }

  @Test
  void itStopsWhenToldAndUnknownGroundBelowTheObserverIsSaid() {
    ElevationGrid grid = RandomGround.grid("flat", new Random(1), 10, 10, 121, 1 / 1200.0, 5, 0);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of(grid)));
    ViewshedRequest request = new ViewshedRequest(new GeoPoint(9.95, 10.05), 10, 4, 3000, K, 0, OptionalDouble.empty());
    assertThatThrownBy(() -> Viewshed.of(ground, request, (done, total) -> done < 2)).isInstanceOf(CancellationException.class);
    ViewshedRequest off = new ViewshedRequest(new GeoPoint(8.5, 10.05), 10, 4, 3000, K, 0, OptionalDouble.empty());
    assertThatThrownBy(() -> Viewshed.of(ground, off, (done, total) -> true)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("N08E010");
    ViewshedRequest wide = new ViewshedRequest(new GeoPoint(9.95, 10.05), 10, 4, 900_000, K, 0, OptionalDouble.empty());
    assertThatThrownBy(() -> Viewshed.of(ground, wide, (done, total) -> true)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("posts");
  }
}
