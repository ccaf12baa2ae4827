package org.atalaya.app.ui.shell;

import java.util.Optional;
import org.atalaya.app.ui.map.ReliefSource;
import org.atalaya.maps.relief.MapWindow;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.maps.relief.ReliefStyle;

/** Relief as the map wants it. */
public final class MapReliefs {
  private static final int TILE_PIXELS = 256;

  private MapReliefs() {}

  /** Tiles of this ground, by day or by night, with or without lines of equal height. */
  public static ReliefSource of(ReliefRenderer renderer, boolean dark, boolean contours) {
    ReliefStyle style = (dark ? ReliefStyle.DARK : ReliefStyle.LIGHT).withContours(contours);
    return (zoom, x, y) -> {
      int[] pixels = new int[TILE_PIXELS * TILE_PIXELS];
      renderer.render(MapWindow.ofTile(zoom, x, y, TILE_PIXELS), style, pixels);
      return Optional.of(pixels);
    };
  }
}
