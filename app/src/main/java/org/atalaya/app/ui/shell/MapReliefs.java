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

  /** Tiles of this ground, by day or by night. */
  public static ReliefSource of(ReliefRenderer renderer, boolean dark) {
    ReliefStyle style = dark ? ReliefStyle.DARK : ReliefStyle.LIGHT;
    return (zoom, x, y) -> {
      int[] pixels = new int[TILE_PIXELS * TILE_PIXELS];
      renderer.render(MapWindow.ofTile(zoom, x, y, TILE_PIXELS), style, pixels);
      return Optional.of(pixels);
    };
  }
}
