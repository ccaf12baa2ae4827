package org.atalaya.maps.tiles;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Squares that are in view, first and last included.
 *
 * @param zoom the world is 2 to the power of this squares wide
 */
public record TileRange(int zoom, int firstX, int firstY, int lastX, int lastY) {
  /** More than a view of any screen. */
  private static final int MOST_SQUARES = 600;

  /** Those of a map with these zooms that cover the range, from the middle outwards; none where there are too many. */
  Set<Square> squares(int coarsest, int finest) {
    int up = Math.max(0, zoom - finest);
    int at = zoom - up;
    int across = 1 << at;
    int x0 = Math.max(0, firstX >> up);
    int y0 = Math.max(0, firstY >> up);
    int x1 = Math.min(across - 1, lastX >> up);
    int y1 = Math.min(across - 1, lastY >> up);
    if (at < coarsest || x1 < x0 || y1 < y0 || (long) (x1 - x0 + 1) * (y1 - y0 + 1) > MOST_SQUARES) {
      return Set.of();
    }
    double middleX = (x0 + x1) / 2.0;
    double middleY = (y0 + y1) / 2.0;
    Stream<Square> all = IntStream.rangeClosed(y0, y1).boxed()
        .flatMap(y -> IntStream.rangeClosed(x0, x1).mapToObj(x -> new Square(at, x, y)));
    List<Square> sorted = all.sorted(Comparator.comparingDouble(
        each -> Math.hypot(each.x() - middleX, each.y() - middleY))).toList();
    return new LinkedHashSet<>(sorted);
  }
}
