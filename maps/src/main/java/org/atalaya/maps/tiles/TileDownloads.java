package org.atalaya.maps.tiles;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atalaya.maps.CacheFolder;

/** What all maps of the net share: the tiles that are kept, the way to the servers, and how often they may be asked. */
public final class TileDownloads implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration SETTLED_AFTER = Duration.ofMillis(120);

  private static final long MOST_KEPT_BYTES = 500_000_000;
  private static final long LARGEST_TILE_BYTES = 2_000_000;

  private final TileStore store;
  private final TileFetch fetch;
  private final InstantSource clock;
  private final HostGates gates;
  private final Duration firstPause;
  private final Duration settledAfter;
  private final Set<OnlineTiles> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tiles-later").factory());

  /**
   * @param store closed with this
   * @param fetch closed with this
   */
  public TileDownloads(TileStore store, TileFetch fetch) {
    this(store, fetch, InstantSource.system(), FIRST_PAUSE, SETTLED_AFTER);
  }

  /**
   * @param firstPause how long a server is left alone after its first failure
   * @param settledAfter how long a view has to stand before anything is fetched for it
   */
  TileDownloads(TileStore store, TileFetch fetch, InstantSource clock, Duration firstPause, Duration settledAfter) {
    this.store = store;
    this.fetch = fetch;
    this.clock = clock;
    this.firstPause = firstPause;
    this.settledAfter = settledAfter;
    gates = new HostGates(firstPause);
  }

  /** As it is on this computer, for whoever runs the program. Nothing is opened before it is needed. */
  public static TileDownloads ofThisComputer() {
    return new TileDownloads(new TileStore(CacheFolder.ofThisComputer().resolve("tiles"), MOST_KEPT_BYTES), new HttpTileFetch(LARGEST_TILE_BYTES));
  }

  /** Whoever sits at this computer wants this map fetched: until then none of it is. May wait for the disk. */
  public void agree(TileAddress address) {
    store.agree(address.fingerprint());
    open.forEach(OnlineTiles::lookAgain);
  }

  TileStore store() {
    return store;
  }

  TileFetch fetch() {
    return fetch;
  }

  HostGates gates() {
    return gates;
  }

  Instant now() {
    return clock.instant();
  }

  Duration firstPause() {
    return firstPause;
  }

  void opened(OnlineTiles tiles) {
    open.add(tiles);
  }

  void closed(OnlineTiles tiles) {
    open.remove(tiles);
  }

  /** One has left a server: another map may be waiting at the same door. */
  void roomAt() {
    open.forEach(OnlineTiles::fetchMore);
  }

  /** On a thread that nobody waits for. */
  void soon(Runnable task) {
    Thread.ofVirtual().name("tiles").start(task);
  }

  /** When the view stands. */
  void whenSettled(Runnable task) {
    after(settledAfter, task);
  }

  void after(Duration wait, Runnable task) {
    try {
      later.schedule(() -> soon(task), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // nobody waits for it any more
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
    open.forEach(OnlineTiles::close);
    fetch.close();
    store.close();
  }
}
