package org.atalaya.app.ui.map;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
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

  /**
   * Paints a square; some tenths of a second.
   *
   * @param sources the lowest first
   * @param backgroundArgb opaque, where none of them paints
   * @param stopped asked before each tile
   * @throws CancellationException if it was stopped
   */
  static Drape of(List<ReliefSource> sources, BlockFrame frame, BlockViewModel.Square square, int backgroundArgb, BooleanSupplier stopped) {
    double half = square.halfMeters() / frame.groundScale();
    double west = frame.mapX(square.x()) - half;
    double north = frame.mapY(square.y()) + half;
    int zoom = Math.clamp((int) Math.floor(Math.log(MOST_PIXELS * WebMercator.metersPerPixel(0, TILE) / (2 * half)) / Math.log(2)), 0,
        FINEST);
    double texel = WebMercator.metersPerPixel(zoom, TILE);
    long left = (long) Math.floor((west + WebMercator.HALF_WORLD_METERS) / texel);
    long top = (long) Math.floor((WebMercator.HALF_WORLD_METERS - north) / texel);
    int side = (int) Math.ceil(2 * half / texel) + 2;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, backgroundArgb);
    int world = 1 << zoom;
    ReliefSource whole = PictureTiles.over(sources);
    for (long y = Math.max(0, Math.floorDiv(top, TILE)); y < world && y * TILE < top + side; y++) {
      for (long x = Math.max(0, Math.floorDiv(left, TILE)); x < world && x * TILE < left + side; x++) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException();
        }
        int fromColumn = (int) (x * TILE - left);
        int fromRow = (int) (y * TILE - top);
        whole.render(zoom, (int) x, (int) y).ifPresent(tile -> lay(tile, pixels, side, fromColumn, fromRow));
      }
    }
    return new Drape(new MapWindow(left * texel - WebMercator.HALF_WORLD_METERS, WebMercator.HALF_WORLD_METERS - top * texel, texel,
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
