package org.atalaya.maps.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.atalaya.maps.download.TileOutcome.Absent;
import org.atalaya.maps.download.TileOutcome.Failed;
import org.atalaya.maps.download.TileOutcome.Fetched;
import org.atalaya.maps.download.TileOutcome.Kept;
import org.atalaya.maps.download.TileOutcome.Why;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerrainFetchTest {
  private static final DegreeTile TILE = new DegreeTile(49, 19);
  private static final TerrainFetch.Manner QUICK =
      new TerrainFetch.Manner(2, 4, Duration.ofMillis(5), Duration.ofMillis(700));
  @TempDir
  private Path folder;
  private ElevationServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new ElevationServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TerrainFetch fetch() {
    return new TerrainFetch(TerrainSource.SKADI, server.base(), folder, QUICK, Clock.systemUTC());
  }

  private TileOutcome one() throws Exception {
    return fetch().run(List.of(TILE), Progress.NONE).getFirst();
  }

  private void theTileIsThere(int meters) {
    var grid = ElevationFiles.read(List.of(folder), Progress.NONE).getFirst();
    assertThat(grid.height(0, 0)).isEqualTo(meters);
    assertThat(folder.resolve(".partial/N49E019.hgt.gz")).doesNotExist();
    assertThat(folder.resolve(".partial/N49E019.hgt.gz.tag")).doesNotExist();
  }

  @Test
  void whatCameIsNeverFetchedTwice() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    assertThat(one()).isInstanceOf(Fetched.class);
    theTileIsThere(500);
    assertThat(fetch().missing(List.of(TILE, new DegreeTile(48, 19)))).containsExactly(new DegreeTile(48, 19));
    assertThat(one()).isEqualTo(new Kept(TILE, folder.resolve("N49E019.hgt.gz")));
    assertThat(server.asked).containsExactly("N49E019.hgt.gz");
  }

  @Test
  void whatBrokeOffIsCarriedOnWhereItStopped() throws Exception {
    byte[] content = ElevationServer.tile(500);
    server.put(TILE, content);
    server.fail(TILE, server.breakOff(0.5));
    assertThat(one()).isInstanceOf(Fetched.class);
    theTileIsThere(500);
    assertThat(server.asked).hasSize(2);
    assertThat(server.asked.get(1)).matches("N49E019.hgt.gz bytes=[1-9]\\d*-");
  }

  @Test
  void aLaterRunCarriesOnToo() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, server.breakOff(0.3), ElevationServer.status(503), ElevationServer.status(503), ElevationServer.status(503));
    assertThat(one()).isInstanceOf(Failed.class);
    assertThat(folder.resolve(".partial/N49E019.hgt.gz")).exists();
    assertThat(folder.resolve("N49E019.hgt.gz")).doesNotExist();
    assertThat(one()).isInstanceOf(Fetched.class);
    assertThat(server.asked.getLast()).contains("bytes=");
    theTileIsThere(500);
  }

  @Test
  void aPartOfAnotherEditionIsThrownAway() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, server.breakOff(0.5), ElevationServer.status(500), ElevationServer.status(500), ElevationServer.status(500));
    assertThat(one()).isInstanceOf(Failed.class);
    server.tag = "\"two\"";
    server.put(TILE, ElevationServer.tile(900));
    assertThat(one()).isInstanceOf(Fetched.class);
    theTileIsThere(900);
  }

  @Test
  void aServerThatSendsAnotherPartThanWasAskedForIsNotBelieved() throws Exception {
    byte[] content = ElevationServer.tile(500);
    server.put(TILE, content);
    server.fail(TILE, server.breakOff(0.5), (exchange, all) -> {
      exchange.getResponseHeaders().set("ETag", server.tag);
      exchange.getResponseHeaders().set("Content-Range", "bytes 7-" + (all.length - 1) + "/" + all.length);
      exchange.sendResponseHeaders(206, all.length - 7);
      exchange.getResponseBody().write(all, 7, all.length - 7);
    });
    assertThat(one()).isInstanceOf(Fetched.class);
    theTileIsThere(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 408})
  void aBusyServerIsAskedAgain(int status) throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, ElevationServer.status(status), (exchange, content) -> {
      exchange.getResponseHeaders().set("Retry-After", "0");
      exchange.sendResponseHeaders(status, -1);
    });
    assertThat(one()).isInstanceOf(Fetched.class);
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void aServerThatStaysBusyIsGivenUpAndSaysSo() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, Collections.nCopies(9, ElevationServer.status(503)).toArray(ElevationServer.Fault[]::new));
    assertThat(one()).isEqualTo(new Failed(TILE, Why.BUSY));
    assertThat(server.asked).hasSize(QUICK.tries());
  }

  @Test
  void aRefusalIsNotRepeated() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, ElevationServer.status(403));
    assertThat(one()).isEqualTo(new Failed(TILE, Why.REFUSED));
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void whatTheSourceDoesNotHaveIsRememberedForAMonth() throws Exception {
    assertThat(one()).isEqualTo(new Absent(TILE));
    assertThat(one()).isEqualTo(new Absent(TILE));
    assertThat(server.asked).hasSize(1);
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(31)), ZoneOffset.UTC);
    server.put(TILE, ElevationServer.tile(500));
    assertThat(new TerrainFetch(TerrainSource.SKADI, server.base(), folder, QUICK, later).run(List.of(TILE), Progress.NONE).getFirst())
        .isInstanceOf(Fetched.class);
  }

  @Test
  void whatOneMirrorDoesNotHaveIsAskedOfAnother() throws Exception {
    TerrainFetch mistyped = new TerrainFetch(TerrainSource.SKADI, URI.create(server.base() + "/mistyped"), folder, QUICK, Clock.systemUTC());
    assertThat(mistyped.run(List.of(TILE), Progress.NONE)).containsExactly(new Absent(TILE));
    assertThat(mistyped.missing(List.of(TILE))).isEmpty();
    assertThat(fetch().missing(List.of(TILE))).containsExactly(TILE);
    server.put(TILE, ElevationServer.tile(500));
    assertThat(one()).isInstanceOf(Fetched.class);
  }

  @Test
  void aLineThatBreaksOftenGetsThereAsLongAsItGetsOn() throws Exception {
    byte[] content = ElevationServer.roughTile(500);
    server.put(TILE, content);
    int pieces = 3 * QUICK.tries();
    server.fail(TILE, Collections.nCopies(pieces, server.piece(content.length / (pieces + 1))).toArray(ElevationServer.Fault[]::new));
    assertThat(one()).isInstanceOf(Fetched.class);
    assertThat(server.asked).hasSize(pieces + 1);
  }

  @Test
  void aServerThatGivesAFewBytesAtATimeIsGivenUp() throws Exception {
    server.put(TILE, ElevationServer.roughTile(500));
    server.fail(TILE, Collections.nCopies(100, server.piece(10)).toArray(ElevationServer.Fault[]::new));
    assertThat(one()).isEqualTo(new Failed(TILE, Why.BROKE_OFF));
    assertThat(server.asked).hasSize(QUICK.tries());
  }

  @Test
  void whoIsInterruptedAsksForNoMore() throws Exception {
    List<DegreeTile> tiles = DegreeTile.within(0, 0, 4, 2);
    CountDownLatch asked = new CountDownLatch(QUICK.atOnce());
    CountDownLatch ended = new CountDownLatch(1);
    tiles.forEach(tile -> server.fail(tile, (exchange, content) -> {
      asked.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }));
    Thread run = Thread.ofVirtual().start(() -> assertThatThrownBy(() -> fetch().run(tiles, Progress.NONE))
        .isInstanceOf(InterruptedException.class));
    asked.await();
    run.interrupt();
    run.join();
    ended.countDown();
    assertThat(server.asked).hasSize(QUICK.atOnce());
  }

  @Test
  void aBodyThatStopsToFlowIsGivenUp() throws Exception {
    server.put(TILE, ElevationServer.tile(500));
    Object never = new Object();
    server.fail(TILE, (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", server.tag);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, 1000);
      exchange.getResponseBody().flush();
      synchronized (never) {
        try {
          never.wait(20_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    });
    assertThat(one()).isInstanceOf(Fetched.class);
    theTileIsThere(500);
    synchronized (never) {
      never.notifyAll();
    }
  }

  @Test
  void garbageAnotherPlaceAndABombAreThrownAway() throws Exception {
    server.put(TILE, "<html>log in to the hotel's network</html>".getBytes());
    assertThat(one()).isEqualTo(new Failed(TILE, Why.NO_ELEVATION));
    server.put(TILE, java.util.Arrays.copyOf(ElevationServer.tile(500), 3000));
    assertThat(one()).isInstanceOf(Failed.class);
    server.fail(TILE, (exchange, content) -> {
      exchange.sendResponseHeaders(200, 10_000_000_000L);
      exchange.getResponseBody().write(content);
      exchange.getResponseBody().flush();
    });
    assertThat(one()).isEqualTo(new Failed(TILE, Why.TOO_LARGE));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    server.put(TILE, ElevationServer.tile(500));
    server.fail(TILE, (exchange, content) -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 50; i++) {
        exchange.getResponseBody().write(zeros);
      }
    });
    assertThat(one()).as("without a length").isEqualTo(new Failed(TILE, Why.TOO_LARGE));
    assertThat(one()).isInstanceOf(Fetched.class);
  }

  @Test
  void aTileOfAnotherPlaceIsThrownAway() throws Exception {
    // a GeoTIFF says by itself where it lies
    Path real = Path.of(System.getProperty("atalaya.shared", ""), "data/terrain/bigtujunga.tif");
    assumeTrue(Files.isRegularFile(real), "real terrain is missing");
    server.putFile("/skadi/" + TerrainSource.GLO30.path(TILE), Files.readAllBytes(real));
    assertThat(new TerrainFetch(TerrainSource.GLO30, server.base(), folder, QUICK, Clock.systemUTC()).run(List.of(TILE), Progress.NONE)
        .getFirst()).isEqualTo(new Failed(TILE, Why.ELSEWHERE));
  }

  @Test
  void manyTilesComeTogetherAndOneThatFailsHoldsUpNone() throws Exception {
    List<DegreeTile> tiles = DegreeTile.within(-65.5, -32.5, -63.5, -30.5);
    assertThat(tiles).hasSize(9);
    for (DegreeTile tile : tiles.subList(0, 7)) {
      server.put(tile, ElevationServer.tile(100));
    }
    server.fail(tiles.getFirst(), Collections.nCopies(9, ElevationServer.status(500)).toArray(ElevationServer.Fault[]::new));
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    List<TileOutcome> outcomes = fetch().run(tiles, (done, total) -> {
      assertThat(total).isEqualTo(9000);
      told.add(done);
      return true;
    });
    assertThat(outcomes).extracting(TileOutcome::tile).isEqualTo(tiles);
    assertThat(outcomes.getFirst()).isInstanceOf(Failed.class);
    assertThat(outcomes.subList(1, 7)).allMatch(Fetched.class::isInstance);
    assertThat(outcomes.subList(7, 9)).allMatch(Absent.class::isInstance);
    assertThat(told).isSorted();
  }

  @Test
  void stoppedItKeepsWhatCameAndEndsAtOnce() throws Exception {
    List<DegreeTile> tiles = DegreeTile.within(0, 0, 5, 2);
    tiles.forEach(tile -> server.put(tile, ElevationServer.tile(100)));
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(() -> fetch().run(tiles, (done, total) -> done < 3000 || calls.incrementAndGet() < 3))
        .isInstanceOf(CancellationException.class);
    int asked = server.asked.size();
    assertThat(asked).isLessThan(tiles.size());
    assertThat(fetch().run(tiles, Progress.NONE)).allMatch(outcome -> outcome instanceof Fetched || outcome instanceof Kept)
        .anyMatch(Kept.class::isInstance);
  }

  @Test
  void withoutANetworkItSaysSoWithoutAskingForEachTile() throws Exception {
    server.close();
    List<TileOutcome> outcomes = fetch().run(DegreeTile.within(0, 0, 10, 4), Progress.NONE);
    assertThat(outcomes).hasSize(40).allMatch(outcome -> outcome instanceof Failed failed
        && failed.why() == Why.NOT_REACHED);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0,1", "1,0,0,1", "0,1,1,0", "-181,0,1,1", "0,0,1,91", "NaN,0,1,1", "-180,-90,180,90", "0,0,21,20"})
  void anAreaThatIsNoneOrFarTooLargeIsRefusedInOneLine(double west, double south, double east, double north) {
    assertThatThrownBy(() -> DegreeTile.within(west, south, east, north)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("area ").hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({"19.2,49.1,19.3,49.2,N49E019", "-0.5,-0.5,-0.1,-0.1,S01W001", "-64.7,-31.4,-64.6,-31.3,S32W065", "19,49,20,50,N49E019",
      "179.5,89.5,180,90,N89E179"})
  void anAreaHasTheTilesThatItTouches(double west, double south, double east, double north, String name) {
    assertThat(DegreeTile.within(west, south, east, north)).extracting(DegreeTile::name).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://mirror/", "mirror/skadi", "file:///etc", "http:///x", "https://mirror/?key=1", "https://me:secret@mirror/"})
  void anAddressThatIsNoWebServersIsRefused(String base) {
    assertThatThrownBy(() -> new TerrainFetch(TerrainSource.SKADI, URI.create(base), folder)).isInstanceOf(BadInputException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void theTilesOfEachSourceAreWhereItsPublisherSaysTheyAre() {
    assertThat(TerrainSource.SKADI.path(new DegreeTile(-32, -65))).isEqualTo("S32/S32W065.hgt.gz");
    assertThat(TerrainSource.GLO30.path(new DegreeTile(-32, -65))).isEqualTo(
        "Copernicus_DSM_COG_10_S32_00_W065_00_DEM/Copernicus_DSM_COG_10_S32_00_W065_00_DEM.tif");
  }
}
