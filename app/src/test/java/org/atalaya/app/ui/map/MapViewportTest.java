package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapViewportTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPlaceOnScreenIsFoundAgain(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      MapViewport view = randomView(random);
      double x = random.nextDouble() * view.width();
      double y = random.nextDouble() * view.height();
      MapViewport.Spot back = view.toScreen(view.toGeographic(x, y));
      assertThat(back.x()).as("x, seed %d", seed).isCloseTo(x, within(1e-3));
      assertThat(back.y()).as("y, seed %d", seed).isCloseTo(y, within(1e-3));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void zoomingKeepsThePlaceUnderThePointer(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      MapViewport view = randomView(random);
      double x = random.nextDouble() * view.width();
      double y = random.nextDouble() * view.height();
      GeoPoint under = view.toGeographic(x, y);
      MapViewport.Spot after = view.zoomedAt(x, y, random.nextBoolean() ? 0.5 : -1).toScreen(under);
      assertThat(after.distanceTo(new MapViewport.Spot(x, y))).as("seed %d", seed).isLessThan(1e-3);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fittingShowsEveryPlaceAndWastesLittle(long seed) {
    Random random = new Random(seed);
    List<GeoPoint> places = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      places.add(new GeoPoint(-31 + random.nextDouble() * 0.2, -64 + random.nextDouble() * 0.3));
    }
    MapViewport view = MapViewport.fitting(places, 800, 600, 60);
    assertThat(places).as("seed %d", seed).allMatch(place -> view.shows(view.toScreen(place), -59));
    MapViewport nearer = view.zoomedAt(400, 300, MapViewport.ZOOM_STEP);
    assertThat(places).as("seed %d", seed).anyMatch(place -> !nearer.shows(nearer.toScreen(place), -60));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void draggingMovesEverythingBySoManyPixels(long seed) {
    Random random = new Random(seed);
    MapViewport view = randomView(random);
    GeoPoint place = view.toGeographic(100, 100);
    MapViewport.Spot moved = view.dragged(30, -40).toScreen(place);
    assertThat(moved.x()).as("seed %d", seed).isCloseTo(130, within(1e-3));
    assertThat(moved.y()).as("seed %d", seed).isCloseTo(60, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 3.3, 12, 55, 480, 9000})
  void theScaleBarIsRoundAndFits(double metersPerPixel) {
    ScaleBar bar = ScaleBar.of(metersPerPixel, 90);
    assertThat(bar.pixels()).isBetween(35.0, 90.0);
    double leading = bar.meters() / Math.pow(10, Math.floor(Math.log10(bar.meters()) + 1e-9));
    assertThat(leading).isIn(1.0, 2.0, 5.0);
  }

  private static MapViewport randomView(Random random) {
    return new MapViewport(0.2 + random.nextDouble() * 0.6, 0.3 + random.nextDouble() * 0.4,
        6 + Math.floor(random.nextDouble() * 20) / 2, 300 + random.nextInt(1200), 300 + random.nextInt(800));
  }
}
