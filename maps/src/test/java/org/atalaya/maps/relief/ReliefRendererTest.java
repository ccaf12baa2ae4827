package org.atalaya.maps.relief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.atalaya.maps.projection.ProjectedMapping;
import org.atalaya.maps.projection.TransverseMercator;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliefRendererTest {
  private static final GeoPoint PLACE = new GeoPoint(49.5, 19.5);

  @Test
  void slopesTowardsTheNorthWestAreLightAndTheOthersDark() {
    // a ridge from the south-west to the north-east
    ElevationGrid ridge = grid((column, row) -> 500 - Math.abs(column - (200 - row)) * 8f);
    int[] pixels = render(List.of(ridge), window(13, 256), ReliefStyle.LIGHT);
    assertThat(brightness(pixels[256 * 90 + 90])).isGreaterThan(brightness(pixels[256 * 165 + 165]) + 15);
  }

  @Test
  void unknownGroundIsHatchedAndNeverOneFlatColour() {
    ReliefStyle style = ReliefStyle.LIGHT;
    int[] nowhere = render(List.of(), window(12, 64), style);
    assertThat(Arrays.stream(nowhere).distinct().boxed()).containsExactlyInAnyOrder(style.unknownArgb(), style.hatchArgb());
    ElevationGrid withVoid = grid((column, row) -> column > 90 && column < 110 && row > 90 && row < 110 ? Float.NaN : 300 + column);
    int[] pixels = render(List.of(withVoid), window(13, 256), style);
    assertThat(pixels[128 * 256 + 128]).isIn(style.unknownArgb(), style.hatchArgb());
    assertThat(pixels[10 * 256 + 10]).isNotIn(style.unknownArgb(), style.hatchArgb());
  }

  @Test
  void aVoidOfTheFinerGridShowsTheCoarserOne() {
    ElevationGrid withVoid = grid((column, row) -> column > 90 && column < 110 ? Float.NaN : 300 + column);
    ElevationGrid whole = grid((column, row) -> 300 + column);
    int[] pixels = render(List.of(withVoid, whole), window(13, 256), ReliefStyle.DARK);
    assertThat(Arrays.stream(pixels).boxed()).doesNotContain(ReliefStyle.DARK.unknownArgb(), ReliefStyle.DARK.hatchArgb());
  }

  @Test
  void contoursLieWhereTheGroundHasTheirHeight() {
    // rises eastwards: 6 m from post to post
    ElevationGrid slope = grid((column, row) -> 300 + 6 * column);
    MapWindow window = window(14, 256);
    int[] plain = render(List.of(slope), window, ReliefStyle.LIGHT);
    int[] lined = render(List.of(slope), window, ReliefStyle.LIGHT.withContours(true));
    double interval = ContourLines.at(window.metersPerPixel()).intervalMeters();
    assertThat(interval).isEqualTo(20);
    double[] place = new double[2];
    int lines = 0;
    int index = 0;
    for (int column = 1; column < 255; column++) {
      slope.mapping().toGrid(WebMercator.latitude(window.y(128)), WebMercator.longitude(window.x(column)), place);
      double height = 300 + 6 * place[0];
      slope.mapping().toGrid(WebMercator.latitude(window.y(128)), WebMercator.longitude(window.x(column + 1)), place);
      double perPixel = 300 + 6 * place[0] - height;
      double off = Math.abs(height - Math.rint(height / interval) * interval) / perPixel;
      boolean drawn = lined[128 * 256 + column] != plain[128 * 256 + column];
      if (off <= 0.5) {
        assertThat(drawn).as("at %s m", height).isTrue();
        lines++;
        index += Math.rint(height / interval) % 5 == 0 ? 1 : 0;
      } else if (off > 1.4) {
        assertThat(drawn).as("at %s m", height).isFalse();
      }
    }
    assertThat(lines).isGreaterThan(5);
    assertThat(index).isBetween(1, lines / 3);
  }

  @Test
  void aLakeAtTheHeightOfALineIsNoLine() {
    ElevationGrid lake = grid((column, row) -> 500);
    assertThat(render(List.of(lake), window(14, 256), ReliefStyle.DARK.withContours(true)))
        .isEqualTo(render(List.of(lake), window(14, 256), ReliefStyle.DARK));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 11, 13, 15})
  void tilesAreTheSamePictureAsTheWhole(int zoom) {
    ElevationGrid bumps = grid((column, row) -> (float) (400 + 80 * Math.sin(column / 7.0) + 60 * Math.cos(row / 5.0)));
    ReliefRenderer renderer = new ReliefRenderer(List.of(bumps));
    MapWindow whole = window(zoom, 256);
    int[] expected = new int[256 * 256];
    renderer.render(whole, ReliefStyle.LIGHT, expected);
    int[] part = new int[128 * 128];
    int worst = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      int left = quarter % 2 * 128;
      int top = quarter / 2 * 128;
      renderer.render(new MapWindow(whole.westMeters() + left * whole.metersPerPixel(),
          whole.northMeters() - top * whole.metersPerPixel(), whole.metersPerPixel(), 128, 128), ReliefStyle.LIGHT, part);
      for (int i = 0; i < part.length; i++) {
        int pixel = expected[(top + i / 128) * 256 + left + i % 128];
        worst = Math.max(worst, Math.abs(brightness(pixel) - brightness(part[i])));
      }
    }
    // places between the lattice's corners are interpolated, and the shading uses each window's own middle latitude
    assertThat(worst).isLessThanOrEqualTo(9);
  }

  @Test
  void projectedGridsLieWhereGeographicOnesDo() {
    TransverseMercator utm = TransverseMercator.utm(34, false);
    double[] corner = new double[2];
    utm.toProjected(PLACE.latitudeDegrees(), PLACE.longitudeDegrees(), corner);
    int size = 400;
    double step = 25;
    GridMapping mapping = new ProjectedMapping(utm, corner[0] - size / 2 * step, corner[1] + size / 2 * step, step, step);
    float[] projected = new float[size * size];
    for (int i = 0; i < projected.length; i++) {
      projected[i] = height(mapping.toGeographic(i % size, i / size));
    }
    ElevationGrid geographic = grid((column, row) -> height(new GeoPoint(49.6 - row / 1000.0, 19.4 + column / 1000.0)));
    int[] one = render(List.of(new ElevationGrid("utm", mapping, size, size, projected)), window(14, 128), ReliefStyle.LIGHT);
    int[] other = render(List.of(geographic), window(14, 128), ReliefStyle.LIGHT);
    // the two ramps span different heights: compare the shading's shape, light against dark
    double correlation = correlation(one, other);
    assertThat(correlation).isGreaterThan(0.93);
  }

  @Test
  void everyPixelIsOpaqueAndEqualInputGivesEqualPictures() {
    ElevationGrid slope = grid((column, row) -> column + 2 * row);
    int[] once = render(List.of(slope), window(10, 256), ReliefStyle.LIGHT);
    assertThat(once).isEqualTo(render(List.of(slope), window(10, 256), ReliefStyle.LIGHT));
    assertThat(Arrays.stream(once).allMatch(pixel -> pixel >>> 24 == 255)).isTrue();
  }

  private interface Ground {
    float at(int column, int row);
  }

  /** 201 × 201 posts, 0.001° apart, around the place. */
  private static ElevationGrid grid(Ground ground) {
    float[] heights = new float[201 * 201];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = ground.at(i % 201, i / 201);
    }
    return new ElevationGrid("test", new GridMapping.Geographic(49.6, 19.4, 0.001, 0.001), 201, 201, heights);
  }

  private static float height(GeoPoint point) {
    return (float) (500 + 60 * Math.sin(point.longitudeDegrees() * 900) * Math.cos(point.latitudeDegrees() * 1100));
  }

  private static MapWindow window(int zoom, int size) {
    double metersPerPixel = WebMercator.metersPerPixel(zoom, 256);
    return new MapWindow(WebMercator.x(PLACE.longitudeDegrees()) - size / 2.0 * metersPerPixel,
        WebMercator.y(PLACE.latitudeDegrees()) + size / 2.0 * metersPerPixel, metersPerPixel, size, size);
  }

  private static int[] render(List<ElevationGrid> grids, MapWindow window, ReliefStyle style) {
    int[] pixels = new int[window.width() * window.height()];
    new ReliefRenderer(grids).render(window, style, pixels);
    return pixels;
  }

  private static int brightness(int argb) {
    return ((argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255)) / 3;
  }

  private static double correlation(int[] one, int[] other) {
    double meanOne = Arrays.stream(one).map(ReliefRendererTest::brightness).average().orElseThrow();
    double meanOther = Arrays.stream(other).map(ReliefRendererTest::brightness).average().orElseThrow();
    double together = 0;
    double squareOne = 0;
    double squareOther = 0;
    for (int i = 0; i < one.length; i++) {
      double a = brightness(one[i]) - meanOne;
      double b = brightness(other[i]) - meanOther;
      together += a * b;
      squareOne += a * a;
      squareOther += b * b;
    }
    return together / Math.sqrt(squareOne * squareOther);
  }
}
