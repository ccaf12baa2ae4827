package org.atalaya.app.ui.map;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Tiles of one source, whose zooms are whole. Used on the window's thread only; {@link #close} stops the workers. */
final class ReliefTiles implements AutoCloseable {
  /** A square of the Web Mercator world. */
  record Key(int zoom, int x, int y) {
    Key parent() {
      return new Key(zoom - 1, x >> 1, y >> 1);
    }
  }

  private static final long MOST_BYTES = 80_000_000;
  private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 4);

  private final ReliefSource source;
  private final TileCache<Key> tiles;

  /**
   * @param arrived called on the window's thread when another tile is ready
   * @param failed told on the window's thread when the source fails for the first time
   */
  ReliefTiles(ReliefSource source, Runnable arrived, Consumer<Throwable> failed) {
    this.source = source;
    tiles = new TileCache<>(Executors.newFixedThreadPool(WORKERS,
        Thread.ofPlatform().daemon().name("relief-", 0).priority(Thread.MIN_PRIORITY).factory()), MOST_BYTES, arrived, failed);
  }

  /** Begins one painting of the map: what one long ago asked for is not rendered any more. */
  void beginPass() {
    tiles.beginPass();
  }

  /** The tile if it is ready; otherwise it is asked for. Empty inside means: nothing to draw there. */
  Optional<Optional<Image>> find(Key key) {
    return tiles.find(key, source, () -> source.render(key.zoom(), key.x(), key.y()).map(ReliefTiles::image)).map(TileCache.Tile::image);
  }

  /** The source has something new of a square: what lies in it is painted anew. */
  void renew(int zoom, int x, int y) {
    tiles.renew(key -> key.zoom() >= zoom && key.x() >> (key.zoom() - zoom) == x && key.y() >> (key.zoom() - zoom) == y);
  }

  /** The tile only if it is ready. */
  Optional<Image> peek(Key key) {
    return tiles.peek(key);
  }

  /** True when nothing that was asked for is still being rendered. */
  boolean idle() {
    return tiles.idle();
  }

  private static Image image(int[] pixels) {
    IntBuffer buffer = IntBuffer.wrap(pixels);
    return new WritableImage(new PixelBuffer<>(MapViewport.TILE_PIXELS, MapViewport.TILE_PIXELS, buffer,
        PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  public void close() {
    tiles.close();
  }
}
