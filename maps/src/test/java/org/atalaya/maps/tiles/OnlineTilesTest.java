package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.atalaya.maps.tiles.OnlineTiles.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineTilesTest {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final Duration NEVER = Duration.ofHours(10);
  private static final int LARGEST = 200_000;

  @TempDir Path folder;
  private final Set<Square> arrived = new HashSet<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private TileServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new TileServer(TileServer.picture(Color.GREEN));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    server.close();
  }

  @Test
  void whatIsInViewIsFetchedOnceFromTheMiddleAndByFew() throws Exception {
    CountDownLatch four = new CountDownLatch(HostGates.MOST_CONNECTIONS);
    server.answers(exchange -> {
      four.countDown();
      await(four);
      TileServer.picture(Color.GREEN).to(exchange);
    });
    OnlineTiles tiles = open(server.template(), NEVER);
    assertThat(TilePictures.paint(tiles, 4, 5, 5)).isEmpty();
    assertThat(server.asked()).as("nothing before somebody looks").isEmpty();
    tiles.look(new TileRange(4, 4, 4, 6, 6));
    until(() -> tiles.idle() && arrivals() == 9);
    assertThat(server.asked()).hasSize(9).contains("/4/5/5.png").doesNotHaveDuplicates();
    assertThat(server.asked().subList(0, 4)).contains("/4/5/5.png");
    assertThat(server.mostTogether()).isEqualTo(HostGates.MOST_CONNECTIONS);
    assertThat(TilePictures.paint(tiles, 4, 5, 5).orElseThrow()).containsOnly(Color.GREEN.getRGB());
    assertThat(TilePictures.paint(tiles, 6, 20, 20).orElseThrow()).as("the coarser stands in").containsOnly(Color.GREEN.getRGB());
    tiles.look(new TileRange(4, 4, 4, 6, 7));
    until(() -> tiles.idle() && arrivals() == 12);
    assertThat(server.asked()).hasSize(12);
  }

  @Test
  void afterItsTimeATileIsAskedForWhetherItChanged() throws Exception {
    server.answers(exchange -> {
      exchange.getResponseHeaders().set("ETag", "\"one\"");
      exchange.getResponseHeaders().set("Cache-Control", "max-age=1000");
      if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        TileServer.status(304).to(exchange);
      } else {
        TileServer.picture(Color.RED).to(exchange);
      }
    });
    OnlineTiles tiles = open(server.template(), NEVER);
    look(tiles, 1);
    look(tiles, 1);
    assertThat(server.asked()).as("fresh").hasSize(1);
    now = now.plusSeconds(1001);
    look(tiles, 2);
    assertThat(TilePictures.paint(tiles, 3, 1, 1).orElseThrow()).containsOnly(Color.RED.getRGB());
    look(tiles, 2);
    assertThat(server.asked()).as("fresh again by 304").hasSize(2);
    now = now.plusSeconds(1001);
    server.answers(TileServer.picture(Color.BLUE));
    look(tiles, 3);
    assertThat(TilePictures.paint(tiles, 3, 1, 1).orElseThrow()).containsOnly(Color.BLUE.getRGB());
  }

  @Test
  void whereNobodyMovesTheMapItIsAskedForAgainWhenItsTimeIsOver() throws Exception {
    TileDownloads downloads = downloads(new HttpTileFetch(LARGEST), NEVER);
    TileAddress address = TileAddress.of(server.template(), List.of(), 0, 19);
    byte[] red = TileServer.png(Color.RED);
    downloads.store().put(address.fingerprint(), new Square(3, 1, 1), new TileStore.Kept(Optional.of(red), Optional.empty(),
        Optional.empty(), now.plusSeconds(1)), now);
    OnlineTiles tiles = open(address, downloads);
    tiles.look(new TileRange(3, 1, 1, 1, 1));
    until(tiles::sifted);
    assertThat(server.asked()).as("fresh").isEmpty();
    now = now.plusSeconds(1);
    until(() -> arrivals() == 1);
    assertThat(TilePictures.paint(tiles, 3, 1, 1).orElseThrow()).containsOnly(Color.GREEN.getRGB());
  }

  @Test
  void withoutInternetWhatIsKeptIsShownAndTheDeadServerIsLeftAlone() throws Exception {
    OnlineTiles tiles = open(server.template(), NEVER);
    look(tiles, 1);
    server.close();
    now = now.plus(Duration.ofDays(40));
    tiles.look(new TileRange(3, 1, 1, 1, 1));
    OnlineTiles later = open(server.template(), NEVER);
    later.look(new TileRange(3, 1, 1, 1, 1));
    assertThat(TilePictures.paint(later, 3, 1, 1).orElseThrow()).as("stale").containsOnly(Color.GREEN.getRGB());
    assertThat(later.trouble()).as("nothing in view is missing").isEmpty();
    later.look(new TileRange(3, 0, 0, 3, 3));
    until(() -> later.trouble().equals(Optional.of(Trouble.UNREACHED)));
    assertThat(TilePictures.paint(later, 3, 1, 1).orElseThrow()).containsOnly(Color.GREEN.getRGB());
  }

  @Test
  void aDeadServerIsAskedOnceAndThenNotBeforeItsTime() throws Exception {
    List<URI> asked = new ArrayList<>();
    TileDownloads downloads = downloads((address, conditions) -> {
      synchronized (asked) {
        asked.add(address);
      }
      throw new IOException("no way");
    }, Duration.ofSeconds(2));
    OnlineTiles tiles = open("https://t.example/{z}/{x}/{y}", downloads);
    tiles.look(new TileRange(5, 0, 0, 7, 7));
    until(() -> tiles.trouble().isPresent() && tiles.requests() == 0);
    int first = size(asked);
    assertThat(first).as("those that were let in together").isBetween(1, HostGates.MOST_CONNECTIONS);
    for (int x = 1; x < 20; x++) {
      tiles.look(new TileRange(5, x, 0, x + 7, 7));
    }
    until(() -> tiles.sifted());
    assertThat(size(asked)).as("moving the map asks for nothing").isEqualTo(first);
    now = now.plusSeconds(3);
    tiles.fetchMore();
    until(() -> tiles.requests() == 0);
    assertThat(size(asked)).as("one alone tries again").isEqualTo(first + 1);
    now = now.plusSeconds(3);
    tiles.fetchMore();
    until(() -> tiles.requests() == 0);
    assertThat(size(asked)).as("the pause is longer now").isEqualTo(first + 1);
  }

  @Test
  void whenTheInternetIsBackTheMapFillsByItself() throws Exception {
    server.answers(TileServer.status(503));
    OnlineTiles tiles = open(server.template(), Duration.ofMillis(5));
    tiles.look(new TileRange(3, 0, 0, 2, 2));
    until(() -> tiles.trouble().equals(Optional.of(Trouble.REFUSED)));
    server.answers(TileServer.picture(Color.GREEN));
    // time passes for the pauses as it passes for the one who waits
    until(() -> {
      now = now.plusSeconds(1);
      tiles.fetchMore();
      return arrivals() == 9;
    });
    assertThat(tiles.trouble()).isEmpty();
  }

  @Test
  void whereTheServerHasNoneTheCoarserPictureIsFetchedAndNobodyAsksAgain() throws Exception {
    server.answers(exchange -> {
      if (exchange.getRequestURI().getPath().startsWith("/2/")) {
        TileServer.picture(Color.ORANGE).to(exchange);
      } else {
        TileServer.status(404).to(exchange);
      }
    });
    OnlineTiles tiles = open(server.template(), NEVER);
    tiles.look(new TileRange(5, 9, 9, 9, 9));
    until(tiles::idle);
    assertThat(server.asked()).containsExactly("/5/9/9.png", "/4/4/4.png", "/3/2/2.png", "/2/1/1.png");
    assertThat(TilePictures.paint(tiles, 5, 9, 9).orElseThrow()).containsOnly(Color.ORANGE.getRGB());
    assertThat(tiles.trouble()).isEmpty();
    tiles.lookAway();
    tiles.look(new TileRange(5, 9, 9, 9, 9));
    until(tiles::idle);
    assertThat(server.asked()).hasSize(4);
    now = now.plus(Duration.ofDays(2));
    tiles.lookAway();
    tiles.look(new TileRange(5, 9, 9, 9, 9));
    until(tiles::idle);
    assertThat(server.asked()).as("a day later it may have one").hasSizeGreaterThan(4);
  }

  @Test
  void whatIsNoPictureIsNotKept() throws Exception {
    List<byte[]> bodies = List.of("<html>Log in to the hotel</html>".getBytes(StandardCharsets.UTF_8), new byte[0],
        new byte[LARGEST + 1], new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 4, 5, 6});
    for (byte[] body : bodies) {
      server.answers(exchange -> TileServer.send(exchange, 200, body));
      OnlineTiles tiles = open(server.template() + "?" + body.length, NEVER);
      tiles.look(new TileRange(3, 1, 1, 1, 1));
      until(() -> tiles.trouble().isPresent() && tiles.requests() == 0);
      assertThat(tiles.find(3, 1, 1)).isEmpty();
    }
  }

  @Test
  void whatGoesOutOfViewIsGivenUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    server.answers(exchange -> {
      if (exchange.getRequestURI().getPath().startsWith("/9/")) {
        await(never);
      }
      TileServer.picture(Color.GREEN).to(exchange);
    });
    OnlineTiles tiles = open(server.template(), NEVER);
    tiles.look(new TileRange(9, 0, 0, 9, 9));
    until(() -> server.asked().size() == HostGates.MOST_CONNECTIONS);
    look(tiles, 1);
    assertThat(tiles.find(3, 1, 1)).as("was not held up by those that hang").isPresent();
    assertThat(server.asked().stream().filter(path -> path.startsWith("/9/"))).hasSize(HostGates.MOST_CONNECTIONS);
    assertThat(tiles.trouble()).as("nothing was learnt of the server").isEmpty();
    never.countDown();
  }

  @Test
  void whatMustNotBeStoredIsForgottenWithTheProgram() throws Exception {
    server.answers(exchange -> {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      TileServer.picture(Color.GREEN).to(exchange);
    });
    TileDownloads downloads = downloads(new HttpTileFetch(LARGEST), NEVER);
    OnlineTiles tiles = open(server.template(), downloads);
    look(tiles, 1);
    assertThat(tiles.find(3, 1, 1)).isPresent();
    assertThat(open(server.template(), downloads).find(3, 1, 1)).isEmpty();
  }

  @Test
  void whatMustNotBeStoredFillsNoMemoryHoweverLargeItIs() throws Exception {
    byte[] padded = Arrays.copyOf(TileServer.png(Color.GREEN), 1_900_000);
    server.answers(exchange -> {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      TileServer.send(exchange, 200, padded);
    });
    OnlineTiles tiles = open(server.template(), downloads(new HttpTileFetch(2_000_000), NEVER));
    tiles.look(new TileRange(5, 0, 0, 5, 5));
    until(() -> tiles.idle() && arrivals() == 36);
    long kept = IntStream.range(0, 36).filter(i -> tiles.find(5, i % 6, i / 6).isPresent()).count();
    assertThat(kept * padded.length).isBetween(20_000_000L, 40_000_000L);
  }

  @Test
  void zoomsThatThereAreNotAreNotAskedFor() throws Exception {
    OnlineTiles tiles = open(TileAddress.of(server.template(), List.of(), 3, 6), downloads(new HttpTileFetch(LARGEST), NEVER));
    tiles.look(new TileRange(2, 0, 0, 3, 3));
    until(tiles::idle);
    assertThat(server.asked()).isEmpty();
    tiles.look(new TileRange(8, 16, 16, 19, 19));
    until(tiles::idle);
    assertThat(server.asked()).containsExactly("/6/4/4.png");
    assertThat(TilePictures.paint(tiles, 8, 17, 18).orElseThrow()).containsOnly(Color.GREEN.getRGB());
  }

  @Test
  void nothingIsFetchedUntilSomebodyAtThisComputerAgrees() throws Exception {
    TileDownloads downloads = downloads(new HttpTileFetch(LARGEST), NEVER);
    TileAddress address = TileAddress.of(server.template(), List.of(), 0, 19);
    OnlineTiles tiles = new OnlineTiles(address, "", downloads, quiet());
    tiles.look(new TileRange(3, 1, 1, 1, 1));
    until(() -> tiles.trouble().equals(Optional.of(Trouble.UNASKED)));
    assertThat(server.asked()).isEmpty();
    downloads.agree(address);
    until(() -> tiles.find(3, 1, 1).isPresent() && tiles.idle());
    assertThat(tiles.trouble()).isEmpty();
    tiles.close();
    OnlineTiles later = new OnlineTiles(TileAddress.of(server.template() + "?other", List.of(), 0, 19), "", downloads, quiet());
    later.look(new TileRange(3, 1, 1, 1, 1));
    until(() -> later.trouble().equals(Optional.of(Trouble.UNASKED)));
    later.close();
  }

  private OnlineTiles.Listener quiet() {
    return new OnlineTiles.Listener() {
      @Override
      public void arrived(int zoom, int x, int y) {}

      @Override
      public void troubled() {}
    };
  }

  @Test
  void theProgramSaysItsName() throws Exception {
    List<String> names = new ArrayList<>();
    server.answers(exchange -> {
      names.add(exchange.getRequestHeaders().getFirst("User-Agent"));
      TileServer.picture(Color.GREEN).to(exchange);
    });
    look(open(server.template(), NEVER), 1);
    assertThat(names).singleElement().asString().startsWith("Atalaya");
  }

  @Test
  void whatIsTooMuchOrCanNotBeSentIsAFailureOfTheNet() throws Exception {
    server.answers(exchange -> TileServer.send(exchange, 200, new byte[LARGEST * 2]));
    try (HttpTileFetch fetch = new HttpTileFetch(LARGEST)) {
      URI address = TileAddress.of(server.template(), List.of(), 0, 5).of(1, 0, 0);
      assertThatThrownBy(() -> fetch.get(address, Map.of())).isInstanceOf(IOException.class);
      server.answers(TileServer.picture(Color.RED));
      assertThat(fetch.get(address, Map.of()).status()).isEqualTo(200);
      assertThatThrownBy(() -> fetch.get(address, Map.of("If-None-Match", "a\r\nb: c"))).isInstanceOf(IOException.class);
    }
  }

  /** Looks at one tile, from elsewhere, until all is done. */
  private void look(OnlineTiles tiles, int time) throws InterruptedException {
    tiles.lookAway();
    tiles.look(new TileRange(3, 1, 1, 1, 1));
    until(tiles::idle);
  }

  private OnlineTiles open(String template, Duration pause) {
    return open(template, downloads(new HttpTileFetch(LARGEST), pause));
  }

  private OnlineTiles open(String template, TileDownloads downloads) {
    return open(TileAddress.of(template, List.of(), 0, 19), downloads);
  }

  private OnlineTiles open(TileAddress address, TileDownloads downloads) {
    OnlineTiles tiles = new OnlineTiles(address, "© Vecinos", downloads, new OnlineTiles.Listener() {
      @Override
      public void arrived(int zoom, int x, int y) {
        synchronized (arrived) {
          arrived.add(new Square(zoom, x, y));
        }
        wake();
      }

      @Override
      public void troubled() {
        wake();
      }
    });
    downloads.agree(address);
    opened.addFirst(tiles);
    return tiles;
  }

  private TileDownloads downloads(TileFetch fetch, Duration pause) {
    TileDownloads downloads = new TileDownloads(new TileStore(folder, 10_000_000), fetch, () -> now, pause, Duration.ZERO);
    opened.add(downloads);
    return downloads;
  }

  private int arrivals() {
    synchronized (arrived) {
      return arrived.size();
    }
  }

  private static int size(List<URI> asked) {
    synchronized (asked) {
      return asked.size();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Looks again whenever something arrives, and now and then. */
  private synchronized void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      wait(20);
    }
  }
}
