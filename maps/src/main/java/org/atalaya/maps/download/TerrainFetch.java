package org.atalaya.maps.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.atalaya.maps.download.TileOutcome.Why;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;

/**
 * Brings elevation tiles into a folder. A tile that lies there is never fetched again; one that breaks off is carried on
 * where it stopped, also by a later run; one that a source does not have is not asked for again for a month. A file gets its
 * name only when it has been read as the elevation of its own degree. Several programs may share the folder.
 */
public final class TerrainFetch {
  /**
   * How it goes about it.
   *
   * @param atOnce tiles
   * @param tries for each that bring nothing: a line that breaks often, but gets on, is not given up
   * @param pause before the second try, doubled each time
   * @param silence after which a server is given up
   */
  public record Manner(int atOnce, int tries, Duration pause, Duration silence) {
    public static final Manner USUAL = new Manner(4, 5, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  private static final Duration ABSENT_HOLDS = Duration.ofDays(30);
  /** A try that brought as much got on; with less, a server could hold somebody up for ever. */
  private static final long PIECE_BYTES = 1 << 16;
  private static final int LONGEST_ADDRESS = 2000;
  private static final double EDGE_DEGREES = 0.01;
  private static final long WHOLE_TILE = 1000;
  /** Without a connection waiting longer is no use: a person is to hear of it. */
  private static final int TRIES_OFFLINE = 2;
  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final TerrainSource source;
  private final URI base;
  private final Path folder;
  private final Manner manner;
  private final Clock clock;

  /** @param base the source's own, or a mirror's: http or https */
  public TerrainFetch(TerrainSource source, URI base, Path folder) {
    this(source, base, folder, Manner.USUAL, Clock.systemUTC());
  }

  TerrainFetch(TerrainSource source, URI base, Path folder, Manner manner, Clock clock) {
    if (base.getRawUserInfo() != null) {
      throw new BadInputException("address of elevation tiles", "a password", "http://… or https://…, without one");
    }
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || base.getHost() == null || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new BadInputException("address " + base, "no address of a web server", "http://… or https://…, without ? and #");
    }
    this.source = source;
    this.base = base;
    this.folder = folder.toAbsolutePath();
    this.manner = manner;
    this.clock = clock;
  }

  /** What of some tiles would have to be fetched; asks nobody. */
  public List<DegreeTile> missing(List<DegreeTile> tiles) {
    return tiles.stream().filter(tile -> !Files.isRegularFile(file(tile)) && !knownAbsent(tile)).toList();
  }

  /**
   * Brings tiles, some at a time.
   *
   * @param progress counts thousandths of tiles; may stop it, what has come so far is kept
   * @return what became of each, in their order
   * @throws IOException if the folder can't be written
   * @throws CancellationException if the progress says so
   */
  public List<TileOutcome> run(List<DegreeTile> tiles, Progress progress) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Run run = new Run(tiles, progress)) {
      return run.all();
    }
  }

  private Path file(DegreeTile tile) {
    return folder.resolve(source.file(tile));
  }

  private Path beside(String kind, DegreeTile tile) {
    return folder.resolve("." + kind).resolve(source.file(tile));
  }

  /** What one address does not have another may: a mirror may be mistyped. */
  private boolean knownAbsent(DegreeTile tile) {
    Path absent = beside("absent", tile);
    try {
      return Files.getLastModifiedTime(absent).toInstant().plus(ABSENT_HOLDS).isAfter(clock.instant())
          && Files.size(absent) <= LONGEST_ADDRESS && Arrays.equals(Files.readAllBytes(absent), asBytes(base));
    } catch (IOException none) {
      return false;
    }
  }

  private static byte[] asBytes(URI address) {
    return address.toString().getBytes(StandardCharsets.UTF_8);
  }

  private URI address(DegreeTile tile) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + source.path(tile));
  }

  /** One run over some tiles. */
  private final class Run implements AutoCloseable {
    private final List<DegreeTile> tiles;
    private final Progress progress;
    private final AtomicLongArray done;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /** Set when not even a connection was made, try after try: the others need not find that out for themselves. */
    private final AtomicBoolean offline = new AtomicBoolean();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NORMAL).build();

    Run(List<DegreeTile> tiles, Progress progress) {
      this.tiles = tiles;
      this.progress = progress;
      done = new AtomicLongArray(Math.max(1, tiles.size()));
    }

    List<TileOutcome> all() throws IOException, InterruptedException {
      Semaphore seats = new Semaphore(manner.atOnce);
      List<TileOutcome> outcomes = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<TileOutcome>> asked = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i++) {
          int index = i;
          asked.add(threads.submit(() -> {
            seats.acquire();
            try {
              return goOn() ? one(index) : new TileOutcome.Failed(tiles.get(index), Why.BROKE_OFF);
            } finally {
              done.set(index, WHOLE_TILE);
              seats.release();
            }
          }));
        }
        for (Future<TileOutcome> each : asked) {
          outcomes.add(await(each));
        }
      }
      if (stopped.get()) {
        throw new CancellationException("fetching was stopped");
      }
      return outcomes;
    }

    private TileOutcome await(Future<TileOutcome> each) throws IOException, InterruptedException {
      try {
        return each.get();
      } catch (InterruptedException e) {
        // here, for the threads are waited for before anybody farther out hears of it
        stopped.set(true);
        throw e;
      } catch (ExecutionException e) {
        stopped.set(true);
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException failure -> throw failure;
          case InterruptedException interrupted -> throw new CancellationException("fetching was stopped");
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }

    private synchronized boolean goOn() {
      long sum = 0;
      for (int i = 0; i < tiles.size(); i++) {
        sum += done.get(i);
      }
      if (!stopped.get() && !progress.step(sum, WHOLE_TILE * tiles.size())) {
        stopped.set(true);
      }
      return !stopped.get();
    }

    private TileOutcome one(int index) throws IOException, InterruptedException {
      DegreeTile tile = tiles.get(index);
      if (Files.isRegularFile(file(tile))) {
        return new TileOutcome.Kept(tile, file(tile));
      }
      if (knownAbsent(tile)) {
        return new TileOutcome.Absent(tile);
      }
      Path part = beside("partial", tile);
      Files.createDirectories(part.getParent());
      try (FileChannel channel = FileChannel.open(part.resolveSibling(part.getFileName() + ".lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE); FileLock lock = lock(channel).orElse(null)) {
        if (lock == null) {
          return new TileOutcome.Failed(tile, Why.TAKEN);
        }
        // it may have come while the lock was waited for
        return Files.isRegularFile(file(tile)) ? new TileOutcome.Kept(tile, file(tile)) : fetch(index, part);
      }
    }

    private Optional<FileLock> lock(FileChannel channel) throws IOException {
      try {
        return Optional.ofNullable(channel.tryLock());
      } catch (OverlappingFileLockException here) {
        return Optional.empty();
      }
    }

    private TileOutcome fetch(int index, Path part) throws IOException, InterruptedException {
      DegreeTile tile = tiles.get(index);
      Path tag = part.resolveSibling(part.getFileName() + ".tag");
      long bytes = 0;
      Why why = Why.NOT_REACHED;
      Duration pause = manner.pause;
      long furthest = begun(part, tag);
      for (int attempt = 1; attempt <= manner.tries && !offline.get(); attempt++) {
        FetchAttempt.End end = new FetchAttempt(client, manner.silence, this::goOn).run(address(tile), part, tag,
            source.mostBytes(), share -> done.set(index, (long) (share * (WHOLE_TILE - 1))));
        switch (end) {
          case FetchAttempt.End.Whole whole -> {
            return arrived(tile, part, tag, bytes + whole.bytes());
          }
          case FetchAttempt.End.NotThere none -> {
            Path absent = beside("absent", tile);
            Files.createDirectories(absent.getParent());
            Files.write(absent, asBytes(base));
            return new TileOutcome.Absent(tile);
          }
          case FetchAttempt.End.Refused refused -> {
            Files.deleteIfExists(part);
            Files.deleteIfExists(tag);
            return new TileOutcome.Failed(tile, refused.why());
          }
          case FetchAttempt.End.Again again -> {
            why = again.why();
            if (begun(part, tag) >= furthest + PIECE_BYTES) {
              furthest = begun(part, tag);
              attempt = 0;
              pause = manner.pause;
            }
            if (why == Why.NOT_REACHED && attempt == TRIES_OFFLINE) {
              offline.set(true);
            } else if (attempt < manner.tries) {
              rest(again.after().orElse(pause));
              pause = pause.multipliedBy(2);
            }
          }
        }
      }
      return new TileOutcome.Failed(tile, why);
    }

    /** Bytes that need not come again. */
    private long begun(Path part, Path tag) throws IOException {
      return Files.isRegularFile(tag) && Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    /** Interrupted or stopped, it ends at once. */
    private void rest(Duration time) throws InterruptedException {
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        if (!goOn()) {
          throw new CancellationException("fetching was stopped");
        }
        Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 100));
      }
    }

    private TileOutcome arrived(DegreeTile tile, Path part, Path tag, long bytes) throws IOException {
      Optional<Why> wrong = wrong(tile, part);
      Files.deleteIfExists(tag);
      if (wrong.isPresent()) {
        Files.deleteIfExists(part);
        return new TileOutcome.Failed(tile, wrong.get());
      }
      Files.move(part, file(tile), StandardCopyOption.ATOMIC_MOVE);
      return new TileOutcome.Fetched(tile, file(tile), bytes);
    }

    private Optional<Why> wrong(DegreeTile tile, Path part) {
      try {
        TerrainFileInfo info = ElevationFiles.info(part);
        boolean there = Math.abs(info.westDegrees() - tile.west()) < EDGE_DEGREES
            && Math.abs(info.southDegrees() - tile.south()) < EDGE_DEGREES
            && Math.abs(info.eastDegrees() - tile.west() - 1) < EDGE_DEGREES
            && Math.abs(info.northDegrees() - tile.south() - 1) < EDGE_DEGREES;
        return there ? Optional.empty() : Optional.of(Why.ELSEWHERE);
      } catch (BadInputException | UnsupportedOperationException | IllegalArgumentException e) {
        return Optional.of(Why.NO_ELEVATION);
      }
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
