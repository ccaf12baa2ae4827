package org.atalaya.app.ui.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.download.TerrainSource;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerrainFetchViewModelTest {
  private static final Wording WORDING = Wording.of(Locale.ENGLISH);
  private static final List<GeoPoint> SHOWN = List.of(new GeoPoint(-31.2, -64.9), new GeoPoint(-31.6, -64.4));
  @TempDir
  private Path folder;
  private ModelAtHand hand;
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(Files.createDirectories(folder.resolve("project")));
    Path packed = folder.resolve("served.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(SampleValley.writeTo(folder), out);
    }
    byte[] tile = Files.readAllBytes(packed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        boolean there = status == 200 && exchange.getRequestURI().getPath().endsWith("S32W065.hgt.gz");
        exchange.sendResponseHeaders(there || status != 200 ? status : 404, there ? tile.length : -1);
        if (there) {
          exchange.getResponseBody().write(tile);
        }
      }
    });
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    server.stop(0);
    hand.close();
  }

  private TerrainFetchViewModel fetch() throws Exception {
    TerrainFetchViewModel fetch = new TerrainFetchViewModel(hand.model.desk(), SHOWN, folder.resolve("cache"),
        source -> URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    fetch.sourceProperty().set(TerrainSource.SKADI);
    hand.until(() -> !fetch.extentProperty().get().tiles().isEmpty() && !fetch.words(WORDING).contains("40 MB"));
    return fetch;
  }

  @Test
  void howMuchItIsIsSaidBeforeItBegins() throws Exception {
    TerrainFetchViewModel fetch = fetch();
    assertThat(fetch.areaProperty().get()).as("there are sites").isEqualTo(TerrainFetchViewModel.Area.SITES);
    assertThat(fetch.words(WORDING)).isEqualTo("1 tile to bring, about 10 MB");
    TerrainFetchViewModel untouched = new TerrainFetchViewModel(hand.model.desk(), SHOWN, folder.resolve("cache"), TerrainSource::base);
    hand.until(() -> untouched.words(WORDING).equals("1 tile to bring, about 40 MB"));
    fetch.sourceProperty().set(TerrainSource.GLO30);
    hand.until(() -> fetch.words(WORDING).equals("1 tile to bring, about 40 MB"));
    assertThat(folder.resolve("cache")).as("nothing has begun").doesNotExist();
  }

  @Test
  void whatCameBelongsToTheProjectAndCanBeTakenBack() throws Exception {
    List<String> before = hand.state().settings().terrain();
    TerrainFetchViewModel fetch = fetch();
    fetch.begin();
    hand.until(() -> hand.state().settings().terrain().size() == before.size() + 1);
    assertThat(hand.state().settings().terrain().getLast()).endsWith("S32W065.hgt.gz");
    assertThat(fetch.trouble(WORDING)).isEmpty();
    assertThat(hand.undo()).isPresent();
    TerrainFetchViewModel again = fetch();
    assertThat(again.words(WORDING)).isEqualTo("Nothing to bring: all is here; 1 is here already");
    hand.model.desk().undo();
    hand.until(() -> hand.state().settings().terrain().equals(before));
  }

  @Test
  void whatDoesNotComeIsSaidWithWhatToDo() throws Exception {
    server.stop(0);
    List<String> before = hand.state().settings().terrain();
    TerrainFetchViewModel fetch = fetch();
    fetch.begin();
    hand.until(() -> fetch.answerProperty().get().isPresent());
    assertThat(fetch.trouble(WORDING)).get().asString().contains("1 tile did not come (S32W065)", "is there internet?");
    assertThat(hand.state().settings().terrain()).isEqualTo(before);
  }

  @Test
  void anAreaFarTooLargeIsSaidAndCantBegin() throws Exception {
    TerrainFetchViewModel fetch = new TerrainFetchViewModel(hand.model.desk(), List.of(new GeoPoint(60, -170), new GeoPoint(-60, 170)),
        folder.resolve("cache"), TerrainSource::base);
    fetch.areaProperty().set(TerrainFetchViewModel.Area.MAP);
    assertThat(fetch.extentProperty().get().tooLarge()).isTrue();
    assertThat(fetch.words(WORDING)).contains("too large", "400");
    fetch.begin();
    assertThat(hand.model.desk().work().runningProperty().get()).isEmpty();
  }
}
