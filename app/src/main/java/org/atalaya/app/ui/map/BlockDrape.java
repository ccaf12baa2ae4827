package org.atalaya.app.ui.map;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.atalaya.maps.tiles.TileRange;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.Drape;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.maps.relief.MapWindow;

/** The flat map's own tiles, put together for a square of ground. */
final class BlockDrape {
  private static final int TILE = MapViewport.TILE_PIXELS;
  /** A square is so many pixels wide at most; at least half of that. */
  private static final double MOST_PIXELS = 1500;
  private static final int FINEST = 18;

  private BlockDrape() {}

  /** Which pixels of the Web Mercator world lie over a square. */
  private record Extent(int zoom, long left, long top, int side) {
    static Extent of(BlockFrame frame, BlockViewModel.Square square) {
      double half = square.halfMeters() / frame.groundScale();
      int zoom = Math.clamp((int) Math.floor(Math.log(MOST_PIXELS * WebMercator.metersPerPixel(0, TILE) / (2 * half)) / Math.log(2)), 0,
          FINEST);
      double texel = WebMercator.metersPerPixel(zoom, TILE);
      return new Extent(zoom, (long) Math.floor((frame.mapX(square.x()) - half + WebMercator.HALF_WORLD_METERS) / texel),
          (long) Math.floor((WebMercator.HALF_WORLD_METERS - frame.mapY(square.y()) - half) / texel), (int) Math.ceil(2 * half / texel) + 2);
    }

    TileRange tiles() {
      int last = (1 << zoom) - 1;
      return new TileRange(zoom, (int) Math.max(0, Math.floorDiv(left, TILE)), (int) Math.max(0, Math.floorDiv(top, TILE)),
          (int) Math.min(last, Math.floorDiv(left + side - 1, TILE)), (int) Math.min(last, Math.floorDiv(top + side - 1, TILE)));
    }
  }

  /** The tiles that a square is painted from. */
  static TileRange tiles(BlockFrame frame, BlockViewModel.Square square) {
    return Extent.of(frame, square).tiles();
  }

  /**
   * Paints a square; some tenths of a second.
   *
   * @param sources the lowest first
   * @param backgroundArgb opaque, where none of them paints
   * @param stopped asked before each tile
   * @throws CancellationException if it was stopped
   */
  static Drape of(List<ReliefSource> sources, BlockFrame frame, BlockViewModel.Square square, int backgroundArgb, BooleanSupplier stopped) {
    Extent extent = Extent.of(frame, square);
    TileRange tiles = extent.tiles();
    int side = extent.side();
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, backgroundArgb);
    ReliefSource whole = PictureTiles.over(sources);
    for (int y = tiles.firstY(); y <= tiles.lastY(); y++) {
      for (int x = tiles.firstX(); x <= tiles.lastX(); x++) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException();
        }
        int fromColumn = (int) ((long) x * TILE - extent.left());
        int fromRow = (int) ((long) y * TILE - extent.top());
        whole.render(extent.zoom(), x, y).ifPresent(tile -> lay(tile, pixels, side, fromColumn, fromRow));
      }
    }
    double texel = WebMercator.metersPerPixel(extent.zoom(), TILE);
    return new Drape(new MapWindow(extent.left() * texel - WebMercator.HALF_WORLD_METERS, WebMercator.HALF_WORLD_METERS - extent.top() * texel, texel,
        side, side), pixels);
  }

  private static void lay(int[] tile, int[] pixels, int side, int fromColumn, int fromRow) {
    for (int row = Math.max(0, -fromRow); row < TILE && fromRow + row < side; row++) {
      int from = Math.max(0, -fromColumn);
      int count = Math.min(TILE, side - fromColumn) - from;
      if (count > 0) {
        int at = (fromRow + row) * side + fromColumn + from;
        int[] line = Arrays.copyOfRange(pixels, at, at + count);
        PictureTiles.cover(line, Arrays.copyOfRange(tile, row * TILE + from, row * TILE + from + count));
        System.arraycopy(line, 0, pixels, at, count);
      }
    }
  }
}
