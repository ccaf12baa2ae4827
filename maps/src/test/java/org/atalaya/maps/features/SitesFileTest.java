package org.atalaya.maps.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitesFileTest {
  private static final String KML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Red</name><Folder><name>Techos</name>
        <Placemark><name>Escuela</name><description><![CDATA[<b>Llave</b> en la cocina]]></description>
          <ExtendedData><Data name="height_m"><value>9.5</value></Data><Data name="dueño"><value>Ana</value></Data></ExtendedData>
          <Point><coordinates>-64.5,-31.25,812</coordinates></Point></Placemark>
        <Placemark><name>Camino</name><LineString><coordinates>-64.5,-31.2 -64.6,-31.3
          -64.7,-31.4</coordinates></LineString></Placemark>
        <Placemark><name>Lago</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
          0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
      </Folder></Document></kml>
      """;
  private static final String GPX = """
      <gpx version="1.1" creator="test"><wpt lat="-31.25" lon="-64.5"><ele>812</ele><name>Loma &amp; tanque</name><desc>ripio</desc></wpt>
      <wpt lat="-31.3" lon="-64.6"></wpt><wpt lat="-31.4" lon="-64.7"></wpt>
      <trk><name>Subida</name><trkseg><trkpt lat="1" lon="2"><name>no</name></trkpt><trkpt lat="1" lon="3"/></trkseg>
      <trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>
      """;

  @TempDir Path folder;

  @Test
  void placeMarksOfKmlAreSitesWithTheirHeightAndNotes() throws IOException {
    List<Site> sites = SitesFile.read(file("techos.kml", KML));
    assertThat(sites).hasSize(1);
    assertThat(sites.getFirst().name()).isEqualTo("Escuela");
    assertThat(sites.getFirst().position()).isEqualTo(new GeoPoint(-31.25, -64.5));
    assertThat(sites.getFirst().heightMeters()).isEqualTo(9.5);
    assertThat(sites.getFirst().notes()).isEqualTo("Llave en la cocina; dueño: Ana");
  }

  @Test
  void linesAndAreasOfKmlAreFeatures() throws IOException {
    List<MapFeature> features = FeatureFile.read(file("techos.kml", KML));
    assertThat(features).extracting(each -> each.shape().getClass().getSimpleName()).containsExactly("Point", "Line", "Surface");
    assertThat(((Shape.Line) features.get(1).shape()).points()).hasSize(3).last().isEqualTo(new GeoPoint(-31.4, -64.7));
  }

  @Test
  void aZippedKmlIsReadToo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("files/icon.png"));
      zip.write(new byte[] {1, 2, 3});
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write(KML.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(SitesFile.read(Files.write(folder.resolve("techos.kmz"), bytes.toByteArray()))).extracting(Site::name).containsExactly("Escuela");
  }

  @Test
  void wayPointsOfGpxAreSitesAndNamelessOnesAreCalledLikeTheFile() throws IOException {
    List<Site> sites = SitesFile.read(file("paseo.gpx", GPX));
    assertThat(sites).extracting(Site::name).containsExactly("Loma & tanque", "paseo", "paseo 2");
    assertThat(sites.getFirst().notes()).isEqualTo("ripio");
    assertThat(FeatureFile.read(folder.resolve("paseo.gpx")).getLast().shape())
        .isEqualTo(new Shape.Line(List.of(new GeoPoint(1, 2), new GeoPoint(1, 3))));
  }

  @Test
  void aBrokenGeoJsonIsRefusedWithItsLineAndInNoProgrammersWords() throws IOException {
    Path broken = file("techos.geojson", "{\"type\": \"FeatureCollection\",\n\"features\": [\n}");
    assertThatThrownBy(() -> GeoJsonFile.read(broken)).isInstanceOf(BadInputException.class)
        .hasMessage(broken + ", line 3: found no JSON, expected a GeoJSON file");
  }

  @Test
  void pointsOfGeoJsonAreSitesWithTheColumnsOfTheTable() throws IOException {
    Site site = SitesFile.read(file("a.geojson", """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties":
         {"name": "Radio", "role": "gateway", "height_m": 12, "power": "solar:150,1200", "households": 3, "piso": 2, "x": null},
         "geometry": {"type": "Point", "coordinates": [-64.00000001, 1e-7, 700]}},
         {"type": "Feature", "properties": {"height": "8 m"}, "geometry": {"type": "Polygon", "coordinates":
         [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}""")).getFirst();
    assertThat(site.role()).isEqualTo(Role.GATEWAY);
    assertThat(site.position()).isEqualTo(new GeoPoint(1e-7, -64.00000001));
    assertThat(site.households()).isEqualTo(3);
    assertThat(site.notes()).isEqualTo("piso: 2");
    assertThat(BuildingFile.tellsHeights(FeatureFile.read(folder.resolve("a.geojson")))).isTrue();
  }

  @Test
  void otherProgramsPropertiesOfTheSameNameAreKeptInTheNotes() throws IOException {
    Path file = file("osm.geojson", """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties":
         {"name": "Torre", "power": "tower", "role": "inner", "households": "muchas", "cost": "a pedido"},
         "geometry": {"type": "Point", "coordinates": [-64, -31]}},
         {"type": "Feature", "properties": {"name": "Radio", "role": "gateway", "power": "battery:480"},
         "geometry": {"type": "Point", "coordinates": [-64.1, -31]}}]}""");
    List<Site> sites = SitesFile.read(file);
    assertThat(sites.getFirst().notes()).isEqualTo("cost: a pedido; households: muchas; power: tower; role: inner");
    assertThat(sites.getFirst().role()).isEqualTo(Role.CANDIDATE);
    assertThat(sites.getLast().role()).isEqualTo(Role.GATEWAY);
    assertThat(sites.getLast().power().wattHours()).isEqualTo(480);
    assertThatThrownBy(() -> SitesFile.read(file("ours.geojson", """
        {"type": "Feature", "properties": {"name": "Torre", "role": "gatway", "height_m": 8},
         "geometry": {"type": "Point", "coordinates": [-64, -31]}}"""))).as("ours, with a slip").isInstanceOf(BadInputException.class)
        .hasMessageContaining("role").hasMessageContaining("gatway");
  }

  @Test
  void depthAndNumbersOfGeoJsonAreBounded() throws IOException {
    Path deep = file("deep.geojson", "{\"type\": \"Polygon\", \"coordinates\": " + "[".repeat(100_000));
    assertThatThrownBy(() -> FeatureFile.read(deep)).isInstanceOf(BadInputException.class).hasMessageStartingWith(deep + ": found JSON that is too deep")
        .hasMessageNotContaining("\n");
    Path line = file("line.geojson", "{\"type\": \"LineString\", \"coordinates\":\n[" + "[1, 2],\n".repeat(20) + "[1, 3]]}");
    assertThat(GeoJsonFile.read(line, 10, 21)).hasSize(1);
    assertThatThrownBy(() -> GeoJsonFile.read(line, 10, 20)).isInstanceOf(BadInputException.class)
        .hasMessage(line + ", line 22: found more than 20 points, expected at most that in a file");
    Path many = file("many.geojson", "{\"type\": \"FeatureCollection\", \"features\": [" + "{},".repeat(20) + "{}]}");
    assertThat(GeoJsonFile.read(many, 22, 1)).isEmpty();
    assertThatThrownBy(() -> GeoJsonFile.read(many, 21, 1)).isInstanceOf(BadInputException.class).hasMessageContaining("more than 21 objects");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "a.kml | <gpx/>                                                            | a.kml: found <gpx>, expected a KML file",
      "a.kml | <!DOCTYPE kml [<!ENTITY a \"b\">]><kml>&a;</kml>                  | a.kml: found a document type or an entity",
      "a.gpx | <gpx><wpt lat='91' lon='2'/></gpx>                                | a.gpx, feature 1: found '91', '2'",
      "a.gpx | <gpx><wpt lat='1'/></gpx>                                         | a.gpx, feature 1: found '1', ''",
      "a.gpx | <gpx><wpt lat='1' lon='2'>                                        | a.gpx: found no XML (line 1",
      "a.gpx | <gpx></gpx>                                                       | a.gpx: found no point, expected at least one place",
      "a.kml | <kml><Placemark><Point><coordinates>7</coordinates></Point></Placemark></kml> | a.kml, feature 1: found '', '7'",
      "a.json| {\"type\": \"Point\", \"coordinates\": [1, \"2\"]}                | a.json, feature 1: found a position that is no pair",
      "a.json| {\"type\": \"LineString\", \"coordinates\": [[1, 2]]}             | a.json, feature 1: found a line of 1 points",
      "a.kmz | nothing                                                           | a.kmz: found no KML in it, expected a KMZ file"})
  void badFilesAreNamedInOneLine(String name, String text, String message) throws IOException {
    Path file = file(name.strip(), text);
    assertThatThrownBy(() -> SitesFile.read(file)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + "/" + message).hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE kml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><kml>&c;</kml>",
      "<!DOCTYPE kml [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><kml><Placemark><name>&secret;</name></Placemark></kml>",
      "<!DOCTYPE kml SYSTEM 'http://127.0.0.1:9/evil.dtd'><kml/>"})
  void entitiesAreNeverExpanded(String text) {
    assertThatThrownBy(() -> FeatureFile.read(file("evil.kml", text))).isInstanceOf(BadInputException.class);
  }

  @Test
  void depthIsBounded() throws IOException {
    Path deep = file("deep.kml", "<kml>" + "<a>".repeat(100_000));
    assertThatThrownBy(() -> FeatureFile.read(deep)).isInstanceOf(BadInputException.class);
  }

  @Test
  void brokenFilesNeverFailOtherwise() throws IOException {
    for (String text : List.of(KML, GPX)) {
      String name = text.equals(KML) ? "x.kml" : "x.gpx";
      for (int seed = 0; seed < 300; seed++) {
        Random random = new Random(seed);
        StringBuilder broken = new StringBuilder(text);
        for (int i = 0; i < 3; i++) {
          int at = random.nextInt(broken.length());
          broken.replace(at, Math.min(broken.length(), at + random.nextInt(12)), random.nextBoolean() ? "" : "<>&\"0,".charAt(random.nextInt(6)) + "");
        }
        Path file = file(name, broken.toString());
        try {
          assertThat(FeatureFile.read(file)).isNotNull();
        } catch (BadInputException expected) {
          assertThat(expected.getMessage()).as("seed %d", seed).startsWith(file.toString());
        } catch (RuntimeException other) {
          throw new AssertionError("seed " + seed, other);
        }
      }
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
