package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.maps.relief.MapWindow;
import org.atalaya.planner.lineofsight.Viewshed;

/**
 * Paints what is seen into tiles: seen ground gets a light veil, hidden ground is hatched, so that the two differ without
 * colours; beyond what was looked at nothing is painted.
 */
final class SeenTiles {
  private static final int TILE = MapViewport.TILE_PIXELS;
  private static final int HATCH_PIXELS = 8;

  private SeenTiles() {}

  static ReliefSource of(List<Viewshed> views, MapStyle style) {
    int seen = style.premultiplied(MapInk.SEEN);
    int hidden = style.premultiplied(MapInk.HIDDEN);
    int hatch = style.premultiplied(MapInk.HATCH);
    return (zoom, x, y) -> {
      MapWindow window = MapWindow.ofTile(zoom, x, y, TILE);
      int[] argb = new int[TILE * TILE];
      boolean any = false;
      double[] at = new double[2];
      for (int row = 0; row < TILE; row++) {
        double latitude = WebMercator.latitude(window.y(row));
        for (int column = 0; column < TILE; column++) {
          byte answer = answer(views, latitude, WebMercator.longitude(window.x(column)), at);
          if (answer != Viewshed.NO_DATA) {
            any = true;
            // tiles are whole multiples of the hatching apart
            argb[row * TILE + column] = answer == Viewshed.SEEN ? seen : (row + column) % HATCH_PIXELS < 2 ? hatch : hidden;
          }
        }
      }
      return any ? Optional.of(argb) : Optional.empty();
    };
  }

  /** Of the nearest posts: seen if one view sees it, hidden if one has looked and none sees it. */
  private static byte answer(List<Viewshed> views, double latitude, double longitude, double[] at) {
    byte answer = Viewshed.NO_DATA;
    for (Viewshed view : views) {
      view.mapping().toGrid(latitude, longitude, at);
      int column = (int) Math.rint(at[0]) - view.firstColumn();
      int row = (int) Math.rint(at[1]) - view.firstRow();
      if (column >= 0 && row >= 0 && column < view.columns() && row < view.rows()) {
        byte here = view.at(column, row);
        if (here == Viewshed.SEEN) {
          return here;
        }
        answer = here == Viewshed.HIDDEN ? here : answer;
      }
    }
    return answer;
  }
}
