package org.atalaya.maps.tiles;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A map of the net. What is kept is given at once; what is in view and not kept, or no longer fresh, is fetched behind, from
 * the middle of the view outwards, and told of when it is there. What goes out of view is not fetched any more.
 */
public final class OnlineTiles implements TileSource {
  private static final Logger LOG = LoggerFactory.getLogger(OnlineTiles.class);
  private static final int NO_CONTENT = 204;
  private static final Duration ABSENT_FOR = Duration.ofDays(1);
  private static final int LONGEST_MARK = 300;
  private static final long MOST_BYTES_IN_MEMORY = 40_000_000;

  /** Why a part of the map that is in view is not there. */
  public enum Trouble {
    /** Nobody at this computer has said that it may be fetched: the project may be a stranger's. */
    UNASKED,
    /** The server is not reached. */
    UNREACHED,
    /** The server answers, but not with pictures. */
    REFUSED
  }

  /** Hears what happens, from any thread. */
  public interface Listener {
    /** The picture of a square, or that it has none, is known now or has changed: what was painted of it is old. */
    void arrived(int zoom, int x, int y);

    /** Parts that are in view are missing, or no longer. */
    void troubled();
  }

  private final TileAddress address;
  private final String attribution;
  private final TileDownloads downloads;
  private final Listener listener;
  private final String map;
  private final TileNeeds needs;
  private final TileAlarm fetches;
  /** A map that nobody moves is asked for again when its time is over. */
  private final TileAlarm looks;
  private final Map<Square, Thread> underWay = new HashMap<>();
  private final Map<Square, TileNeeds.Wanted> wanted = new LinkedHashMap<>();
  private final RestingSquares resting = new RestingSquares();
  private final Set<Square> bare = new HashSet<>();
  private final Map<Square, byte[]> inMemory = new LinkedHashMap<>();
  private long bytesInMemory;
  private Set<Square> view = Set.of();
  private Optional<TileRange> looked = Optional.empty();
  private long views;
  private int sifting;
  private Optional<Trouble> last = Optional.empty();
  private Optional<Trouble> told = Optional.empty();
  private boolean closed;

  /** @param attribution plain text */
  public OnlineTiles(TileAddress address, String attribution, TileDownloads downloads, Listener listener) {
    this.address = address;
    this.attribution = attribution;
    this.downloads = downloads;
    this.listener = listener;
    map = address.fingerprint();
    needs = new TileNeeds(address, downloads.store(), this::holds);
    fetches = new TileAlarm(downloads, this::fetchMore);
    looks = new TileAlarm(downloads, this::lookAgain);
    downloads.opened(this);
  }

  @Override
  public Optional<byte[]> find(int zoom, int x, int y) {
    Square at = new Square(zoom, x, y);
    synchronized (this) {
      if (inMemory.containsKey(at)) {
        return Optional.of(inMemory.get(at));
      }
    }
    return zoom < address.coarsestZoom() ? Optional.empty()
        : downloads.store().find(map, at, downloads.now()).flatMap(TileStore.Kept::picture);
  }

  @Override
  public int finestZoom() {
    return address.finestZoom();
  }

  @Override
  public String attribution() {
    return attribution;
  }

  /** Where its tiles are. */
  public TileAddress address() {
    return address;
  }

  /** Why parts that are in view are missing. */
  public synchronized Optional<Trouble> trouble() {
    return bare.isEmpty() ? Optional.empty() : last;
  }

  /** What is in view from now on. Returns at once. */
  public void look(TileRange range) {
    synchronized (this) {
      // at every repainting of the map
      if (looked.equals(Optional.of(range))) {
        return;
      }
      looked = Optional.of(range);
    }
    Set<Square> seen = range.squares(address.coarsestZoom(), address.finestZoom());
    synchronized (this) {
      if (closed || seen.equals(view)) {
        return;
      }
      view = seen;
      wanted.clear();
      underWay.forEach((square, thread) -> {
        if (!inView(square)) {
          thread.interrupt();
        }
      });
      sift();
    }
  }

  /** What may be fetched has changed. */
  void lookAgain() {
    synchronized (this) {
      if (!closed) {
        sift();
      }
    }
  }

  /** Nothing of it is in view. */
  public void lookAway() {
    look(new TileRange(0, 0, 0, -1, -1));
  }

  /** A square is in view also where a finer one, which the server has not, is. */
  private boolean inView(Square square) {
    return view.contains(square) || view.stream().anyMatch(each -> each.zoom() > square.zoom()
        && each.up(each.zoom() - square.zoom()).equals(square));
  }

  /** Looks, when the view stands, what of it is to be fetched. */
  private void sift() {
    long mine = ++views;
    sifting++;
    downloads.whenSettled(() -> {
      Set<Square> squares;
      synchronized (this) {
        squares = mine == views && !closed ? view : Set.of();
      }
      Map<Square, TileNeeds.Wanted> found = new LinkedHashMap<>();
      TileNeeds.Standings standings = new TileNeeds.Standings();
      Instant now = downloads.now();
      boolean agreed = squares.isEmpty() || downloads.store().agreed(map);
      for (Square square : squares) {
        needs.of(square, now, standings).ifPresent(each -> found.putIfAbsent(each.square(), each));
      }
      synchronized (this) {
        sifting--;
        if (mine == views && !closed) {
          wanted.clear();
          if (agreed) {
            wanted.putAll(found);
            wanted.keySet().removeAll(underWay.keySet());
            last = last.filter(each -> each != Trouble.UNASKED);
          } else {
            last = Optional.of(Trouble.UNASKED);
          }
          bare.clear();
          bare.addAll(standings.without());
          looks.set(standings.freshUntil());
        }
      }
      fetchMore();
      tell();
    });
  }

  private synchronized boolean holds(Square at) {
    return inMemory.containsKey(at);
  }

  /** Begins as many requests as may be. */
  void fetchMore() {
    synchronized (this) {
      Instant now = downloads.now();
      for (TileNeeds.Wanted next : wanted.values().stream().toList()) {
        Instant rest = resting.until(next.square());
        if (now.isBefore(rest)) {
          fetches.set(rest);
          continue;
        }
        URI uri = address.of(next.square().zoom(), next.square().x(), next.square().y());
        switch (downloads.gates().enter(uri.getHost(), now)) {
          case HostGates.Entry.Entered() -> begin(next, uri);
          case HostGates.Entry.Full() -> { }
          case HostGates.Entry.Closed(Instant until) -> fetches.set(until);
        }
      }
    }
  }

  private void begin(TileNeeds.Wanted next, URI uri) {
    wanted.remove(next.square());
    Thread thread = Thread.ofVirtual().name("tile " + next.square()).unstarted(() -> {
      try {
        fetch(next, uri);
      } finally {
        synchronized (this) {
          underWay.remove(next.square());
        }
        downloads.gates().leave(uri.getHost());
        downloads.roomAt();
        tell();
      }
    });
    underWay.put(next.square(), thread);
    thread.start();
  }

  private void fetch(TileNeeds.Wanted next, URI uri) {
    Map<String, String> conditions = new HashMap<>();
    next.standing().flatMap(TileStore.Standing::etag).ifPresent(etag -> conditions.put("If-None-Match", etag));
    next.standing().flatMap(TileStore.Standing::modified).ifPresent(time -> conditions.put("If-Modified-Since", time));
    try {
      take(next, uri, downloads.fetch().get(uri, conditions));
    } catch (InterruptedException e) {
      // out of view: nothing was learnt of the server
      again(next, Optional.empty());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        again(next, Optional.empty());
        return;
      }
      LOG.debug("{}: {}", uri.getHost(), e.toString());
      failed(next, uri, Trouble.UNREACHED, Optional.empty());
    }
  }

  private void take(TileNeeds.Wanted next, URI uri, TileFetch.Answer answer) {
    Instant now = downloads.now();
    Instant until = Freshness.until(answer, now);
    looks.set(until);
    switch (answer.status()) {
      case 200 -> {
        if (TilePictures.decode(answer.body()).isEmpty()) {
          failed(next, uri, Trouble.REFUSED, Optional.empty());
          return;
        }
        answered(next, uri);
        if (Freshness.staysInMemory(answer)) {
          remember(next.square(), answer.body());
        } else {
          downloads.store().put(map, next.square(), new TileStore.Kept(Optional.of(answer.body()), answer.header("etag")
              .filter(OnlineTiles::isShort), answer.header("last-modified").filter(OnlineTiles::isShort), until), now);
        }
        listener.arrived(next.square().zoom(), next.square().x(), next.square().y());
      }
      case 304 -> {
        answered(next, uri);
        downloads.store().renew(map, next.square(), until);
        if (next.standing().filter(TileStore.Standing::empty).isPresent()) {
          wantAround(next.square());
        }
      }
      case NO_CONTENT, 404, 410 -> {
        answered(next, uri);
        downloads.store().put(map, next.square(), new TileStore.Kept(Optional.empty(), Optional.empty(), Optional.empty(),
            now.plus(ABSENT_FOR)), now);
        listener.arrived(next.square().zoom(), next.square().x(), next.square().y());
        wantAround(next.square());
      }
      default -> failed(next, uri, Trouble.REFUSED, Freshness.retryAfter(answer, now));
    }
  }

  /** It is sent back to the server with every question. */
  private static boolean isShort(String header) {
    return header.length() <= LONGEST_MARK;
  }

  /** The server has none there: what it has around it stands in. */
  private void wantAround(Square square) {
    if (square.zoom() <= address.coarsestZoom()) {
      return;
    }
    Instant now = downloads.now();
    Optional<TileNeeds.Wanted> around = needs.of(square.up(1), now, new TileNeeds.Standings());
    synchronized (this) {
      around.filter(each -> !closed && inView(each.square()) && !underWay.containsKey(each.square()))
          .ifPresent(each -> wanted.putIfAbsent(each.square(), each));
    }
  }

  /** What came first goes first. */
  private synchronized void remember(Square square, byte[] picture) {
    bytesInMemory += picture.length - forget(square);
    inMemory.put(square, picture);
    while (bytesInMemory > MOST_BYTES_IN_MEMORY) {
      bytesInMemory -= forget(inMemory.keySet().iterator().next());
    }
  }

  private int forget(Square square) {
    return Optional.ofNullable(inMemory.remove(square)).map(each -> each.length).orElse(0);
  }

  private synchronized void answered(TileNeeds.Wanted next, URI uri) {
    downloads.gates().answered(uri.getHost());
    resting.answered(next.square());
    bare.remove(next.square());
    last = Optional.empty();
  }

  private void failed(TileNeeds.Wanted next, URI uri, Trouble trouble, Optional<Duration> asked) {
    Instant now = downloads.now();
    downloads.gates().failed(uri.getHost(), now, asked);
    synchronized (this) {
      last = Optional.of(trouble);
    }
    Duration rest = downloads.firstPause().multipliedBy(4);
    again(next, Optional.of(rest));
  }

  /** Asks later, if it is in view then. */
  private synchronized void again(TileNeeds.Wanted next, Optional<Duration> rest) {
    rest.ifPresent(first -> resting.rest(next.square(), first, downloads.now()));
    if (!closed && inView(next.square())) {
      wanted.put(next.square(), next);
    }
  }

  private void tell() {
    synchronized (this) {
      Optional<Trouble> now = trouble();
      if (closed || now.equals(told)) {
        return;
      }
      told = now;
    }
    listener.troubled();
  }

  /** True when nothing is under way and nothing is left to ask for. */
  synchronized boolean idle() {
    return underWay.isEmpty() && wanted.isEmpty() && sifting == 0;
  }

  /** How many requests are under way. */
  synchronized int requests() {
    return underWay.size();
  }

  /** True when it is known what of the view is to be fetched. */
  synchronized boolean sifted() {
    return sifting == 0;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      wanted.clear();
      view = Set.of();
      underWay.values().forEach(Thread::interrupt);
      fetches.stop();
      looks.stop();
    }
    downloads.closed(this);
  }
}
