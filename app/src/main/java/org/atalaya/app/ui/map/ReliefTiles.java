package org.atalaya.app.ui.map;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Relief tiles of one terrain, rendered by worker threads and kept, the least recently drawn given up first. Used
 * on the window's thread only; {@link #close} stops the workers.
 */
final class ReliefTiles implements AutoCloseable {
  /** A square of the Web Mercator world. */
  record Key(int zoom, int x, int y) {
    Key parent() {
      return new Key(zoom - 1, x >> 1, y >> 1);
    }
  }

  private static final int MOST_TILES = 320;
  private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 4);

  private final ReliefSource source;
  private final Runnable arrived;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS,
      Thread.ofPlatform().daemon().name("relief-", 0).priority(Thread.MIN_PRIORITY).factory());
  private final Map<Key, Optional<Image>> tiles = new LinkedHashMap<>(256, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Optional<Image>> eldest) {
      return size() > MOST_TILES;
    }
  };
  private final Map<Key, Boolean> asked = new LinkedHashMap<>();
  private long pass;
  private volatile long newestPass;

  /** @param arrived called on the window's thread when another tile is ready */
  ReliefTiles(ReliefSource source, Runnable arrived) {
    this.source = source;
    this.arrived = arrived;
  }

  /** Begins one painting of the map: what one long ago asked for is not rendered any more. */
  void beginPass() {
    pass++;
    newestPass = pass;
  }

  /** The tile if it is ready; otherwise it is asked for. Empty inside means: nothing to draw there. */
  Optional<Optional<Image>> find(Key key) {
    Optional<Image> ready = tiles.get(key);
    if (ready != null) {
      return Optional.of(ready);
    }
    if (asked.putIfAbsent(key, true) == null) {
      request(key, pass);
    }
    return Optional.empty();
  }

  /** The tile only if it is ready. */
  Optional<Image> peek(Key key) {
    Optional<Image> ready = tiles.get(key);
    return ready == null ? Optional.empty() : ready;
  }

  /** True when nothing that was asked for is still being rendered. */
  boolean idle() {
    return asked.isEmpty();
  }

  private void request(Key key, long askedIn) {
    try {
      workers.execute(() -> {
        // panned away in the meantime: another painting will ask again if it needs the tile
        Optional<int[]> pixels = stale(askedIn) ? null : source.render(key.zoom(), key.x(), key.y());
        Platform.runLater(() -> {
          asked.remove(key);
          if (pixels != null) {
            tiles.put(key, pixels.map(ReliefTiles::image));
          }
          arrived.run();
        });
      });
    } catch (RejectedExecutionException closed) {
      asked.remove(key);
    }
  }

  private boolean stale(long askedIn) {
    return newestPass - askedIn > 30;
  }

  private static Image image(int[] pixels) {
    IntBuffer buffer = IntBuffer.wrap(pixels);
    return new WritableImage(new PixelBuffer<>(MapViewport.TILE_PIXELS, MapViewport.TILE_PIXELS, buffer,
        PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
