package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by place, and what is drawn of it, without a screen. */
class MapIndexTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aRectangleFindsWhatLookingAtEverySegmentFinds(long seed) {
    Random random = new Random(seed);
    int n = random.nextInt(1, 300);
    double[][] ends = new double[4][n];
    for (int i = 0; i < n; i++) {
      boolean point = random.nextInt(4) == 0;
      double reach = random.nextInt(5) == 0 ? 1 : 0.05;
      ends[0][i] = random.nextDouble();
      ends[1][i] = random.nextDouble();
      ends[2][i] = point ? ends[0][i] : ends[0][i] + (random.nextDouble() - 0.5) * reach;
      ends[3][i] = point ? ends[1][i] : ends[1][i] + (random.nextDouble() - 0.5) * reach;
    }
    CellIndex cells = new CellIndex(ends[0], ends[1], ends[2], ends[3]);
    for (int look = 0; look < 60; look++) {
      double x = random.nextDouble() * 1.4 - 0.2;
      double y = random.nextDouble() * 1.4 - 0.2;
      Rectangle2D window = new Rectangle2D.Double(x, y, random.nextDouble() * 0.3, random.nextDouble() * 0.3);
      int[] plain = IntStream.range(0, n).filter(i -> ends[0][i] == ends[2][i] && ends[1][i] == ends[3][i]
          ? ends[0][i] >= window.getMinX() && ends[0][i] <= window.getMaxX() && ends[1][i] >= window.getMinY() && ends[1][i] <= window.getMaxY()
          : new Line2D.Double(ends[0][i], ends[1][i], ends[2][i], ends[3][i]).intersects(window)).toArray();
      assertThat(cells.find(window.getMinX(), window.getMinY(), window.getMaxX(), window.getMaxY())).as("seed %d, look %d", seed, look)
          .containsExactly(plain);
    }
  }

  @Test
  void whereNothingIsNothingIsFound() {
    assertThat(new CellIndex(new double[0], new double[0], new double[0], new double[0]).find(0, 0, 1, 1)).isEmpty();
    MapIndex empty = new MapIndex(MapBase.EMPTY);
    assertThat(empty.findSite("Escuela")).isEmpty();
    assertThat(new MapDrawing(empty, style()).draw(MapDrawing.Layer.SITES, 20, 0, 0, 1)).isEmpty();
  }

  @Test
  void aLinkGoesOnFromTileToTileWithItsDashes() {
    // a dashed link along a parallel, over the edge between two tiles
    int level = 24;
    double pixels = MapDrawing.worldPixels(level);
    int tileX = 1311;
    int tileY = 2437;
    double row = (tileY + 0.5) * 256 / pixels;
    GeoPoint west = point((tileX + 0.1) * 256 / pixels, row);
    GeoPoint east = point((tileX + 1.9) * 256 / pixels, row);
    MapBase base = new MapBase(List.of(new MapSite("West", west, Role.CANDIDATE, false), new MapSite("East", east, Role.CANDIDATE, false)),
        List.of(new MapLink("West", "East", west, east, LinkLook.FRESNEL, "")));
    MapDrawing drawing = new MapDrawing(new MapIndex(base), style());
    StringBuilder line = new StringBuilder();
    for (int tile : new int[] {tileX, tileX + 1}) {
      int[] argb = drawing.draw(MapDrawing.Layer.LINKS, level, tile, tileY, 1).orElseThrow();
      for (int x = 0; x < 256; x++) {
        line.append((argb[128 * 256 + x] & 0xff00) != 0 ? '#' : '.');
      }
    }
    // dash and gap of a line 3 pixels wide: 12 and 6.6 pixels, all along, the edge at 256 included
    List<Integer> dashes = new ArrayList<>();
    for (String dash : line.substring(26, 486).split("\\.+")) {
      dashes.add(dash.length());
    }
    assertThat(dashes.subList(1, dashes.size() - 1)).isNotEmpty().allSatisfy(length -> assertThat(length).isBetween(11, 14));
  }

  @Test
  void namesAreTheSameFromTileToTileAndCoverNothing() {
    List<MapSite> sites = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      sites.add(new MapSite("site " + i, new GeoPoint(-31 + random.nextDouble() * 0.1, -64 + random.nextDouble() * 0.1),
          Role.CANDIDATE, false));
    }
    MapStyle style = style();
    int level = 26;
    MapLabels labels = new MapLabels(new MapIndex(new MapBase(sites, List.of())), style, MapDrawing.worldPixels(level), 1);
    List<LabelLayout.Placed> boxes = labels.all().stream().map(MapLabels.Label::box).toList();
    assertThat(boxes).hasSizeGreaterThan(40);
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).overlaps(boxes.get(j))).isFalse();
      }
    }
    LabelLayout.Placed some = boxes.getFirst();
    assertThat(labels.within(some.x() - 3, some.y() - 3, some.x(), some.y())).as("a tile that it only reaches into")
        .anyMatch(label -> label.box().equals(some));
  }

  static MapStyle style() {
    Map<MapInk, Integer> colors = new EnumMap<>(MapInk.class);
    for (MapInk ink : MapInk.values()) {
      colors.put(ink, ink == MapInk.CASING ? 0 : 0xff00ff00);
    }
    Map<MapSize, Double> sizes = new EnumMap<>(MapSize.class);
    for (MapSize size : MapSize.values()) {
      sizes.put(size, size.name().endsWith("LABEL_SIZE") ? 12.0
          : size.name().endsWith("RADIUS") ? 8.0 : 3.0);
    }
    return new MapStyle(colors, sizes);
  }

  private static GeoPoint point(double x, double y) {
    return new GeoPoint(Mercator.latitudeDegrees(y), Mercator.longitudeDegrees(x));
  }
}
