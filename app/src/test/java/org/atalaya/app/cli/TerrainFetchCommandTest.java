package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.atalaya.maps.sample.SampleValley;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code terrain fetch} against a server of one tile: the sample valley's. */
class TerrainFetchCommandTest {
  @TempDir
  private Path folder;
  private HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void serve() throws Exception {
    Path packed = folder.resolve("served.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(SampleValley.writeTo(folder), out);
    }
    byte[] tile = Files.readAllBytes(packed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      try (exchange) {
        boolean there = path.equals("/mirror/S32/S32W065.hgt.gz");
        exchange.sendResponseHeaders(path.contains("W064") ? 403 : there ? 200 : 404, there ? tile.length : -1);
        if (there) {
          exchange.getResponseBody().write(tile);
        }
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandRun fetch(String language, String area, String... more) {
    List<String> arguments = new ArrayList<>(List.of("terrain", "fetch", "--bbox", area, "--source", "skadi", "--base-url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/mirror", "--cache", folder.resolve("cache").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.with(Map.of(), Locale.forLanguageTag(language), arguments.toArray(String[]::new));
  }

  @Test
  void whatIsFetchedIsReadByTheOtherCommandsAndNotFetchedTwice() throws Exception {
    CommandRun run = fetch("en", "-64.9,-31.6,-64.5,-31.2");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("S32W065.hgt.gz", "Terrain Tiles");
    assertThat(CommandRun.of("terrain", "info", folder.resolve("cache").toString()).out()).contains("S32W065");
    JsonNode again = DocumentsTest.check("terrain-fetch", fetch("en", "-64.9,-31.6,-64.5,-31.2", "--json").out());
    assertThat(again.get("tiles").get(0).get("state").stringValue()).isEqualTo("kept");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsNotThereIsSaidAndWhatDoesNotComeFails() throws Exception {
    CommandRun run = fetch("es", "-64.9,-31.6,-63.5,-30.5");
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(4);
    assertThat(run.out()).contains("S32W065.hgt.gz", "S31W065: la fuente no la tiene");
    assertThat(run.err()).contains("S32W064: el servidor se niega a darla", "S31W064");
    JsonNode document = DocumentsTest.check("terrain-fetch", fetch("en", "-64.9,-31.6,-63.5,-30.5", "--json").out());
    assertThat(document.get("tiles").valueStream().map(tile -> tile.get("state").stringValue()))
        .containsExactly("absent", "failed", "kept", "failed");
  }

  @Test
  void withoutANetworkNothingIsLostAndTheExitCodeSaysSo() {
    server.stop(0);
    CommandRun run = fetch("pt", "-64.9,-31.6,-64.5,-31.2");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("há internet?");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "1,2,3,x", "5,5,1,1", "0,0,30,30", "-190,0,1,1", "NaN,0,1,1", ""})
  void anAreaThatIsNoneIsAWrongCommandLine(String area) {
    CommandRun run = fetch("es", area);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("--bbox", "se esperaba").doesNotContain("degrees", "tiles");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://mirror", "mirror", "http://", "http://a b", "https://mirror/?key=1"})
  void anAddressThatIsNoWebServersIsAWrongCommandLine(String base) {
    CommandRun run = CommandRun.of("terrain", "fetch", "--bbox", "0,0,1,1", "--base-url", base, "--cache", folder.resolve("c").toString());
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("--base-url");
    assertThat(CommandRun.of("terrain", "fetch", "--bbox", "0,0,1,1", "--source", "moon").exitCode()).isEqualTo(2);
  }

  @Test
  void aCacheThatCantBeWrittenIsSaidInOneLine() throws Exception {
    Path taken = Files.writeString(folder.resolve("cache"), "x");
    CommandRun run = fetch("en", "-64.9,-31.6,-64.5,-31.2");
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1).contains("cache");
    assertThat(taken).content().isEqualTo("x");
  }
}
