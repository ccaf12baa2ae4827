package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.atalaya.app.ui.map.OnlineMapDraft.Objection;
import org.atalaya.maps.tiles.HttpTileFetch;
import org.atalaya.maps.tiles.KnownMap;
import org.atalaya.maps.tiles.OnlineTiles;
import org.atalaya.maps.tiles.OnlineTiles.Trouble;
import org.atalaya.maps.tiles.TileDownloads;
import org.atalaya.maps.tiles.TileRange;
import org.atalaya.maps.tiles.TileStore;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.OnlineMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineMapsViewModelTest {
  private static final String CAPABILITIES = """
      <Capabilities xmlns="http://www.opengis.net/wmts/1.0"><Contents>
      <Layer><Title>Orto</Title><Identifier>orto</Identifier><Style isDefault="true"><Identifier>default</Identifier></Style>
       <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>GM</TileMatrixSet></TileMatrixSetLink>
       <ResourceURL format="image/png" resourceType="tile" template="HERE/{TileMatrix}/{TileCol}/{TileRow}.png"/></Layer>
      <Layer><Title>Catastro</Title><Identifier>c</Identifier><Format>image/png</Format>
       <TileMatrixSetLink><TileMatrixSet>UTM</TileMatrixSet></TileMatrixSetLink></Layer>
      <TileMatrixSet><Identifier>GM</Identifier><SupportedCRS>urn:ogc:def:crs:EPSG::3857</SupportedCRS>
       <TileMatrix><Identifier>L0</Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator><TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner>
        <TileWidth>256</TileWidth><TileHeight>256</TileHeight></TileMatrix>
       <TileMatrix><Identifier>L1</Identifier><ScaleDenominator>279541132.0143589</ScaleDenominator><TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner>
        <TileWidth>256</TileWidth><TileHeight>256</TileHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>""";

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private ModelAtHand hand;
  private HttpServer server;
  private String here;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    here = "http://127.0.0.1:" + server.getAddress().getPort();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB), "png", png);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI().getPath());
      byte[] body = exchange.getRequestURI().getPath().equals("/wmts") ? CAPABILITIES.replace("HERE", here).getBytes(StandardCharsets.UTF_8)
          : png.toByteArray();
      try (exchange) {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
    hand = new ModelAtHand(folder);
    maps().fetchThrough(() -> new TileDownloads(new TileStore(folder.resolve("cache"), 1_000_000), new HttpTileFetch(100_000)));
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
    server.stop(0);
  }

  @Test
  void aMapIsAddedHiddenShownAndTakenOffAsEdits() throws Exception {
    OnlineMapDraft draft = maps().draft();
    draft.fill(KnownMap.ALL.getFirst());
    draft.addressProperty().set("  " + here + "/{z}/{x}/{y}.png ");
    List<String> done = new ArrayList<>();
    draft.add(() -> done.add("done"));
    hand.until(() -> !done.isEmpty());
    assertThat(hand.state().onlineMaps()).containsExactly(new OnlineMap(here + "/{z}/{x}/{y}.png", "OpenStreetMap",
        "© OpenStreetMap (openstreetmap.org/copyright)", List.of(), 0, 19, true));
    assertThat(hand.undo()).contains("edit.set-online-maps");
    assertThat(maps().attributions()).containsExactly("© OpenStreetMap (openstreetmap.org/copyright)");
    Object tiles = maps().sources().getFirst();
    maps().show(maps().mapsProperty().get().getFirst(), false);
    hand.until(() -> maps().sources().isEmpty());
    assertThat(maps().attributions()).isEmpty();
    hand.model.desk().undo();
    hand.until(() -> !maps().sources().isEmpty());
    assertThat(maps().sources().getFirst()).as("the same, with all that it knows").isSameAs(tiles);
    maps().remove(maps().mapsProperty().get().getFirst());
    hand.until(() -> maps().mapsProperty().get().isEmpty());
    hand.model.desk().undo();
    hand.until(() -> maps().mapsProperty().get().size() == 1);
    assertThat(asked).as("nobody has looked at it").isEmpty();
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldsAndNothingIsAdded() {
    OnlineMapDraft draft = maps().draft();
    draft.addressProperty().set("https://t.example/{z}/{x}.png");
    draft.nameProperty().set("Mapa");
    draft.add(() -> { });
    assertThat(draft.objectionProperty().get().orElseThrow()).isInstanceOf(Objection.Bad.class);
    draft.addressProperty().set("https://t.example/{z}/{x}/{y}.png");
    assertThat(draft.objectionProperty().get()).isEmpty();
    draft.nameProperty().set(" <b> ");
    draft.add(() -> { });
    assertThat(draft.objectionProperty().get().orElseThrow()).isInstanceOf(Objection.Nameless.class);
    draft.nameProperty().set("Mapa");
    draft.coarsestProperty().set(20);
    draft.add(() -> { });
    assertThat(draft.objectionProperty().get().orElseThrow()).isInstanceOf(Objection.Bad.class);
    assertThat(hand.state().onlineMaps()).isEmpty();
  }

  @Test
  void aServerIsAskedWhatItHasAndALayerIsChosen() throws Exception {
    OnlineMapDraft draft = maps().draft();
    draft.addressProperty().set(here + "/wmts");
    assertThat(draft.isServer()).isTrue();
    draft.read();
    assertThat(draft.readingProperty().get()).isTrue();
    hand.until(() -> draft.layersProperty().get().size() == 2);
    draft.fill(draft.layersProperty().get().get(1));
    assertThat(draft.objectionProperty().get().orElseThrow()).isInstanceOfSatisfying(Objection.Bad.class,
        bad -> assertThat(bad.why().getMessage()).contains("squares 'UTM'", "Web Mercator"));
    draft.fill(draft.layersProperty().get().getFirst());
    assertThat(draft.isServer()).isFalse();
    draft.add(() -> { });
    hand.until(() -> !hand.state().onlineMaps().isEmpty());
    assertThat(hand.state().onlineMaps()).containsExactly(new OnlineMap(here + "/{z}/{x}/{y}.png", "Orto", "", List.of("L0", "L1"), 0, 1, true));
  }

  @Test
  void whatAServerSaidIsReadFromAFileToo() throws Exception {
    OnlineMapDraft draft = maps().draft();
    draft.read(Files.writeString(folder.resolve("server.xml"), CAPABILITIES.replace("HERE", here)));
    hand.until(() -> draft.layersProperty().get().size() == 2);
    draft.read(Files.writeString(folder.resolve("bad.xml"), "<html/>"));
    hand.until(() -> draft.objectionProperty().get().isPresent());
    assertThat(draft.layersProperty().get()).isEmpty();
    draft.addressProperty().set("x");
    draft.read(folder.resolve("gone.xml"));
    hand.until(() -> draft.objectionProperty().get().isPresent());
    assertThat(asked).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsSaidBesideTheFields() throws Exception {
    server.stop(0);
    OnlineMapDraft draft = maps().draft();
    draft.addressProperty().set(here + "/wmts");
    draft.read();
    hand.until(() -> draft.objectionProperty().get().isPresent());
    assertThat(draft.objectionProperty().get().orElseThrow()).isInstanceOf(Objection.Unreached.class);
    assertThat(draft.readingProperty().get()).isFalse();
  }

  @Test
  void aStrangersProjectFetchesNothingUntilItIsAllowedHere() throws Exception {
    hand.model.desk().apply(List.of(new Edit.SetOnlineMaps(List.of(new OnlineMap(here + "/{z}/{x}/{y}.png", "Mapa", "", List.of(), 0, 19, true)))));
    hand.until(() -> maps().sources().size() == 1);
    List<String> arrived = new ArrayList<>();
    maps().setOnArrival((zoom, x, y) -> arrived.add(zoom + "/" + x + "/" + y));
    ((OnlineTiles) maps().sources().getFirst()).look(new TileRange(3, 2, 4, 2, 4));
    hand.until(() -> maps().troubleProperty().get().filter(Trouble.UNASKED::equals).isPresent());
    assertThat(maps().mapsProperty().get().getFirst().asksFor()).contains("127.0.0.1");
    assertThat(asked).isEmpty();
    maps().allow(maps().mapsProperty().get().getFirst());
    hand.until(() -> arrived.contains("3/2/4"));
    hand.until(() -> maps().troubleProperty().get().isEmpty());
    assertThat(asked).containsExactly("/3/2/4.png");
    assertThat(maps().mapsProperty().get().getFirst().asksFor()).isEmpty();
  }

  @Test
  void anAddressThatCanNotBeUsedIsListedWithTheReason() throws Exception {
    hand.model.desk().apply(List.of(new Edit.SetOnlineMaps(List.of(new OnlineMap("file:///etc/{z}/{x}/{y}", "Mapa", "", List.of(), 0, 19, true)))));
    hand.until(() -> maps().mapsProperty().get().stream().anyMatch(each -> each.objection().isPresent()));
    assertThat(maps().sources()).isEmpty();
  }

  private OnlineMapsViewModel maps() {
    return hand.model.map().onlineMaps();
  }
}
