package org.atalaya.app.ui.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.Image;

/**
 * Tiles painted by worker threads and kept, the least recently shown given up first, but never one that is in view: it would
 * be asked for again at once, for ever. Used on the window's thread only; {@link #close} stops the workers.
 *
 * @param <K> names a tile
 */
final class TileCache<K> implements AutoCloseable {
  private static final int FORGOTTEN_PASSES = 30;
  private static final long EMPTY_BYTES = 64;
  /** No version that anyone asks for. */
  private static final Object OLD = new Object();

  /** One that is ready; its image is empty where there is nothing to see, or where it could not be painted. */
  static final class Tile {
    private final Optional<Image> image;
    private Object version;
    private final long bytes;
    private long shownIn;

    private Tile(Optional<Image> image, Object version, long shownIn) {
      this.image = image;
      this.version = version;
      this.shownIn = shownIn;
      bytes = image.map(each -> 4 * (long) each.getWidth() * (long) each.getHeight()).orElse(EMPTY_BYTES);
    }

    Optional<Image> image() {
      return image;
    }
  }

  private final ExecutorService workers;
  private final long mostBytes;
  private final Runnable arrived;
  private final Consumer<Throwable> failed;
  private final Map<K, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<K, Object> asked = new HashMap<>();
  private final Set<K> oldBeforeTheyAreThere = new HashSet<>();
  private Optional<Object> failedVersion = Optional.empty();
  private long bytes;
  private long clearings;
  private long pass;
  private volatile long newestPass;

  /**
   * @param workers paint; stopped with this
   * @param mostBytes of pixels that are kept beyond what is in view
   * @param arrived called on the window's thread when another tile is ready
   * @param failed told, on the window's thread, the first thing that goes wrong with each version
   */
  TileCache(ExecutorService workers, long mostBytes, Runnable arrived, Consumer<Throwable> failed) {
    this.workers = workers;
    this.mostBytes = mostBytes;
    this.arrived = arrived;
    this.failed = failed;
  }

  /** Begins one painting of the map: what one long ago asked for is not painted any more. */
  void beginPass() {
    newestPass = ++pass;
  }

  /**
   * The tile, even if it is of an older version; a new one is painted where it is missing or old.
   *
   * @param version compared by identity
   * @param paint run by a worker
   */
  Optional<Tile> find(K key, Object version, Supplier<Optional<Image>> paint) {
    Tile tile = tiles.get(key);
    if (tile != null) {
      tile.shownIn = pass;
    }
    if ((tile == null || tile.version != version) && asked.putIfAbsent(key, version) == null) {
      request(key, version, paint);
    }
    return Optional.ofNullable(tile);
  }

  /** The image only if it is ready. */
  Optional<Image> peek(K key) {
    Tile tile = tiles.get(key);
    return tile == null ? Optional.empty() : tile.image;
  }

  /** What some are painted from has changed: they are painted anew, and shown as they are until then. */
  void renew(Predicate<K> which) {
    tiles.forEach((key, tile) -> {
      if (which.test(key)) {
        tile.version = OLD;
      }
    });
    asked.keySet().stream().filter(which).forEach(oldBeforeTheyAreThere::add);
  }

  /** Forgets all, also what is being painted. */
  void clear() {
    clearings++;
    tiles.clear();
    bytes = 0;
  }

  /** True when nothing that was asked for is still being painted. */
  boolean idle() {
    return asked.isEmpty();
  }

  private void request(K key, Object version, Supplier<Optional<Image>> paint) {
    long askedIn = pass;
    long before = clearings;
    try {
      workers.execute(() -> {
        // moved away in the meantime: another painting will ask again if it needs the tile
        boolean forgotten = newestPass - askedIn > FORGOTTEN_PASSES;
        Optional<Image> image = Optional.empty();
        Optional<Throwable> failure = Optional.empty();
        try {
          image = forgotten ? image : paint.get();
        } catch (Throwable thrown) {
          failure = Optional.of(thrown);
        }
        Optional<Image> painted = image;
        Optional<Throwable> why = failure;
        Platform.runLater(() -> {
          asked.remove(key);
          Object of = oldBeforeTheyAreThere.remove(key) ? OLD : version;
          if (!forgotten && before == clearings) {
            put(key, new Tile(painted, of, pass));
          }
          why.ifPresent(each -> tell(version, each));
          arrived.run();
        });
      });
    } catch (RejectedExecutionException closed) {
      asked.remove(key);
    }
  }

  private void tell(Object version, Throwable failure) {
    if (failedVersion.filter(told -> told == version).isEmpty()) {
      failedVersion = Optional.of(version);
      failed.accept(failure);
    }
  }

  private void put(K key, Tile tile) {
    Tile before = tiles.put(key, tile);
    bytes += tile.bytes - (before == null ? 0 : before.bytes);
    Iterator<Tile> eldest = tiles.values().iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      Tile next = eldest.next();
      if (next.shownIn < pass) {
        bytes -= next.bytes;
        eldest.remove();
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
