package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.maps.tiles.WmtsCapabilities.Layer;
import org.atalaya.maps.tiles.WmtsCapabilities.Tiles;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WmtsCapabilitiesTest {
  private static final double COARSEST = 559_082_264.0287178;

  @Test
  void aLayerWithATemplateIsFoundAtItsAddress() {
    Layer layer = one(capabilities("", """
        <Layer><ows:Title>Orto &amp; calles</ows:Title><ows:Identifier>orto 2024</ows:Identifier>
         <Style><ows:Identifier>plain</ows:Identifier></Style><Style isDefault="true"><ows:Title>x</ows:Title><ows:Identifier>night</ows:Identifier></Style>
         <Format>image/webp</Format><Format>image/jpeg</Format>
         <Dimension><ows:Identifier>Time</ows:Identifier><Default>2024-01</Default><Value>2020</Value></Dimension>
         <TileMatrixSetLink><TileMatrixSet>UTM</TileMatrixSet></TileMatrixSetLink>
         <TileMatrixSetLink><TileMatrixSet>GM</TileMatrixSet></TileMatrixSetLink>
         <ResourceURL format="image/webp" resourceType="tile" template="https://t.example/no"/>
         <ResourceURL format="image/jpeg" resourceType="FeatureInfo" template="https://t.example/no"/>
         <ResourceURL format="image/jpeg" resourceType="tile"
           template="https://t.example/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/></Layer>""",
        set("GM", "urn:ogc:def:crs:EPSG:6.18.3:3857", 0, 18, "%d") + set("UTM", "urn:ogc:def:crs:EPSG::32719", 0, 3, "%d")));
    assertThat(layer.title()).isEqualTo("Orto & calles");
    assertThat(layer.attribution()).isEqualTo("Instituto");
    assertThat(layer.tiles()).isEqualTo(new Tiles.At("https://t.example/night/2024-01/GM/{z}/{y}/{x}.jpg", List.of(), 0, 18));
  }

  @Test
  void aLayerWithoutTemplateIsAskedForByQuery() {
    Layer layer = one(capabilities("https://t.example/wmts?map=a&amp;", """
        <Layer><ows:Identifier>ns:topo</ows:Identifier><Style isDefault="true"><ows:Identifier></ows:Identifier></Style>
         <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>EPSG:900913</TileMatrixSet>
         <TileMatrixSetLimits><TileMatrixLimits><TileMatrix>EPSG:900913:1</TileMatrix></TileMatrixLimits>
         <TileMatrixLimits><TileMatrix>EPSG:900913:2</TileMatrix></TileMatrixLimits></TileMatrixSetLimits></TileMatrixSetLink></Layer>""",
        set("EPSG:900913", "urn:ogc:def:crs:EPSG::900913", 0, 30, "EPSG:900913:%d")));
    assertThat(layer.tiles()).isInstanceOfSatisfying(Tiles.At.class, at -> {
      assertThat(at.coarsestZoom()).isEqualTo(1);
      assertThat(at.finestZoom()).isEqualTo(2);
      assertThat(TileAddress.of(at.address(), at.zoomNames(), 1, 2).of(2, 3, 1)).hasToString("https://t.example/wmts?map=a&SERVICE=WMTS"
          + "&REQUEST=GetTile&VERSION=1.0.0&LAYER=ns:topo&STYLE=&FORMAT=image%2Fpng&TILEMATRIXSET=EPSG:900913&TILEMATRIX=EPSG:900913:2"
          + "&TILEROW=1&TILECOL=3");
    });
    assertThat(layer.title()).isEqualTo("ns:topo");
  }

  @Test
  void tilesOfTwiceTheSideAreThoseOfTheZoomThatTheyCover() {
    String set = "<TileMatrixSet><ows:Identifier>GM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>"
        + matrix("00", COARSEST / 2, "-20037508 20037508", 512) + matrix("01", COARSEST / 4, "-20037508 20037508", 512) + "</TileMatrixSet>";
    assertThat(one(capabilities("https://t.example/wmts", simple("GM"), set)).tiles()).isInstanceOfSatisfying(Tiles.At.class, at -> {
      assertThat(at.zoomNames()).containsExactly("00", "01");
      assertThat(at.finestZoom()).isEqualTo(1);
    });
  }

  @Test
  void otherSquaresAndOtherPicturesAreRefusedInOneLine() {
    String foreign = "<TileMatrixSet><ows:Identifier>GM</ows:Identifier><ows:SupportedCRS>EPSG:3857</ows:SupportedCRS>"
        + matrix("0", 1_000_000, "-20037508.34 20037508.34", 256) + matrix("1", COARSEST, "0 0", 256) + matrix("2", COARSEST, "a b", 256)
        + "</TileMatrixSet>";
    List<String> documents = List.of(capabilities("https://t.example/w", simple("WGS"), set("WGS", "urn:ogc:def:crs:OGC:1.3:CRS84", 0, 5, "%d")),
        capabilities("https://t.example/w", simple("GM"), foreign),
        capabilities("https://t.example/w", simple("nowhere"), ""),
        capabilities("https://t.example/w", simple("GM").replace("image/png", "image/webp"), mercator()),
        capabilities("", simple("GM"), mercator()),
        capabilities("file:///etc/passwd", simple("GM"), mercator()),
        capabilities("", simple("GM").replace("</Layer>", "<ResourceURL format=\"image/png\" resourceType=\"tile\""
            + " template=\"https://t.example/{Elevation}/{TileMatrix}/{TileRow}/{TileCol}\"/></Layer>"), mercator()));
    for (String document : documents) {
      assertThat(one(document).tiles()).as(document).isInstanceOfSatisfying(Tiles.Refused.class,
          refused -> assertThat(refused.why().getMessage().lines()).hasSize(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<Capabilities", "<html><Layer/></html>", "<Capabilities></Capabilities>",
      "<!DOCTYPE Capabilities [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Capabilities><Layer><Title>&a;</Title></Layer></Capabilities>",
      "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><Capabilities><Layer>&c;</Layer></Capabilities>"})
  void whatIsNoSuchDocumentIsToldInOneLine(String document) {
    assertThatThrownBy(() -> WmtsCapabilities.read("here", document.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BadInputException.class).hasMessageStartingWith("here: found ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void endlessDocumentsAreStopped() {
    assertThatThrownBy(() -> read("<Capabilities>" + "<a>".repeat(100_000))).isInstanceOf(BadInputException.class).hasMessageContaining("nested");
    assertThatThrownBy(() -> read("<Capabilities><Title>" + "x".repeat(1_000_000))).isInstanceOf(BadInputException.class).hasMessageContaining("letters");
    assertThatThrownBy(() -> read("<Capabilities>" + "<Layer/>".repeat(6000))).isInstanceOf(BadInputException.class).hasMessageContaining("layers");
    assertThatThrownBy(() -> WmtsCapabilities.read("here", new byte[30_000_000])).isInstanceOf(BadInputException.class);
  }

  private static List<Layer> read(String document) {
    return WmtsCapabilities.read("here", document.getBytes(StandardCharsets.UTF_8));
  }

  private static Layer one(String document) {
    List<Layer> layers = read(document);
    assertThat(layers).hasSize(1);
    return layers.getFirst();
  }

  private static String simple(String set) {
    return "<Layer><ows:Title>a</ows:Title><ows:Identifier>a</ows:Identifier><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>"
        + set + "</TileMatrixSet></TileMatrixSetLink></Layer>";
  }

  private static String mercator() {
    return set("GM", "urn:ogc:def:crs:EPSG::3857", 0, 5, "%d");
  }

  private static String set(String name, String crs, int first, int last, String names) {
    return "<TileMatrixSet><ows:Identifier>" + name + "</ows:Identifier><ows:SupportedCRS>" + crs + "</ows:SupportedCRS>"
        + IntStream.rangeClosed(first, last).mapToObj(zoom -> matrix(names.formatted(zoom), COARSEST / Math.pow(2, zoom),
            "-2.003750834278E7 2.0037508E7", 256)).collect(Collectors.joining()) + "</TileMatrixSet>";
  }

  private static String matrix(String name, double scale, String corner, int pixels) {
    return "<TileMatrix><ows:Identifier>" + name + "</ows:Identifier><ScaleDenominator>" + scale + "</ScaleDenominator><TopLeftCorner>" + corner
        + "</TopLeftCorner><TileWidth>" + pixels + "</TileWidth><TileHeight>" + pixels + "</TileHeight></TileMatrix>";
  }

  private static String capabilities(String query, String layer, String sets) {
    return "<?xml version=\"1.0\"?><Capabilities xmlns=\"http://www.opengis.net/wmts/1.0\" xmlns:ows=\"http://www.opengis.net/ows/1.1\""
        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><ows:ServiceIdentification><ows:Title>Mapas</ows:Title></ows:ServiceIdentification>"
        + "<ows:ServiceProvider><ows:ProviderName>Instituto</ows:ProviderName></ows:ServiceProvider><ows:OperationsMetadata>"
        + "<ows:Operation name=\"GetCapabilities\"><ows:DCP><ows:HTTP><ows:Get xlink:href=\"https://t.example/caps\"/></ows:HTTP></ows:DCP></ows:Operation>"
        + "<ows:Operation name=\"GetTile\"><ows:DCP><ows:HTTP><ows:Get xlink:href=\"https://t.example/rest\"><ows:Constraint name=\"GetEncoding\">"
        + "<ows:AllowedValues><ows:Value>RESTful</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get><ows:Get xlink:href=\"" + query
        + "\"><ows:Constraint name=\"GetEncoding\"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get>"
        + "</ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata><Contents>" + layer + sets + "</Contents></Capabilities>";
  }
}
