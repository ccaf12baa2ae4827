package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RelayCommandTest {
  @TempDir
  static Path folder;
  private static String terrain;

  @BeforeAll
  static void makeAValley() throws Exception {
    terrain = SampleValley.writeTo(folder).toString();
    SitesCsv.write(folder.resolve("sites.csv"), SampleValley.sites());
  }

  private static String project(String name) {
    String file = folder.resolve(name).toString();
    assertThat(CommandRun.of("project", "create", file, "--name", "N", "--terrain", terrain, "--sites",
        folder.resolve("sites.csv").toString(), "--country", "AR").exitCode()).isZero();
    return file;
  }

  private static String point(int site) {
    GeoPoint at = SampleValley.sites().get(site).position();
    return at.latitudeDegrees() + "," + at.longitudeDegrees() + "," + SampleValley.sites().get(site).heightMeters();
  }

  @Test
  void bothFormsGiveTheSamePlacesAndProfileConfirmsThem() throws Exception {
    String file = project("relay.atalaya");
    String a = SampleValley.sites().get(0).name();
    String b = SampleValley.sites().get(1).name();
    CommandRun byName = CommandRun.of("relay", file, a, b, "--json");
    CommandRun byPoint = CommandRun.of("relay", "--terrain", terrain, "--from", point(0), "--to", point(1), "--json");
    assertThat(byName.exitCode()).as(byName.toString()).isZero();
    JsonNode document = DocumentsTest.check("relay", byName.out());
    assertThat(document.get("places")).isEqualTo(DocumentsTest.check("relay", byPoint.out()).get("places")).hasSize(2);
    for (JsonNode place : document.get("places")) {
      String there = place.get("lat").asDouble() + "," + place.get("lon").asDouble() + ",6";
      for (String[] leg : new String[][] {{"from", point(0)}, {"to", point(1)}}) {
        JsonNode profile = DocumentsTest.check("profile",
            CommandRun.of("profile", "--terrain", terrain, "--from", leg[1], "--to", there, "--json").out());
        assertThat(profile.get("verdict")).isEqualTo(place.get(leg[0]).get("verdict"));
        assertThat(profile.get("loss_db").get("total")).isEqualTo(place.get(leg[0]).get("loss_db"));
      }
    }
    CommandRun csv = CommandRun.of("relay", file, "--from", a, "--to", b);
    assertThat(csv.out().lines().toList()).hasSize(3);
    assertThat(csv.out()).startsWith("rank,lat,lon,ground_m,clear,weaker_leg,weaker_loss_db,from_distance_m,");
  }

  @Test
  void whatIsExcludedIsLeftOutAndNoPlaceAtAllIsANegativeAnswer() throws Exception {
    CommandRun all = CommandRun.of("relay", "--terrain", terrain, "--from", point(0), "--to", point(1), "--max-range", "100");
    assertThat(all.exitCode()).as(all.toString()).isEqualTo(1);
    assertThat(all.err()).contains("No place sees both ends");
    Path area = Files.writeString(folder.resolve("area.geojson"), """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
        "coordinates": [[[-180, -89], [180, -89], [180, 89], [-180, 89], [-180, -89]]]}}]}""");
    assertThat(CommandRun.of("relay", "--terrain", terrain, "--from", point(0), "--to", point(1), "--exclude-area",
        area.toString()).exitCode()).isEqualTo(1);
    Files.writeString(area, "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [0, 0]]]}");
    CommandRun bad = CommandRun.of("relay", "--terrain", terrain, "--from", point(0), "--to", point(1), "--exclude-area", area.toString());
    assertThat(bad.exitCode()).as(bad.toString()).isEqualTo(3);
    assertThat(bad.err().lines()).hasSize(1);
    assertThat(bad.err()).contains("area.geojson", "feature 1", "a ring of 3 points", "closed rings of at least 4");
    for (String[] circle : new String[][] {{"49,19,1e9", "found radius 1e9, expected 0 to 1000000 m"},
        {"49,19", "expected LAT,LON,RADIUS"}, {"49,19,x", "three numbers LAT,LON,RADIUS"}}) {
      CommandRun wrong = CommandRun.of("relay", "--terrain", terrain, "--from", point(0), "--to", point(1), "--exclude", circle[0]);
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err()).contains("--exclude", circle[1]);
    }
    CommandRun one = CommandRun.of("relay", "--terrain", terrain, "--from", point(0));
    assertThat(one.exitCode()).isEqualTo(2);
    assertThat(one.err()).contains("--to");
  }

  @Test
  void anExcludedSiteKeepsRelaysAway() throws Exception {
    String file = project("excluded.atalaya");
    String a = SampleValley.sites().get(0).name();
    String b = SampleValley.sites().get(1).name();
    JsonNode best = DocumentsTest.check("relay", CommandRun.of("relay", file, a, b, "--json").out()).get("places").get(0);
    GeoPoint place = new GeoPoint(best.get("lat").asDouble(), best.get("lon").asDouble());
    try (Project open = Project.open(Path.of(file))) {
      open.apply(new org.atalaya.planner.project.Edit.ReplaceSite(SampleValley.sites().get(2).name(),
          SampleValley.sites().get(2).withPosition(place).withRole(Role.EXCLUDED)));
    }
    JsonNode other = DocumentsTest.check("relay", CommandRun.of("relay", file, a, b, "--json").out()).get("places");
    for (JsonNode each : other) {
      assertThat(GeodesicPath.of(place, new GeoPoint(each.get("lat").asDouble(), each.get("lon").asDouble())).distanceMeters())
          .isGreaterThan(100);
    }
  }

  @Test
  void snapFindsHigherGroundAndMovesSitesThereAsEditsThatCanBeUndone() throws Exception {
    CommandRun points = CommandRun.of("snap", "--terrain", terrain, "--at", point(0), "--radius", "300", "--json");
    JsonNode high = DocumentsTest.check("snap", points.out()).get("places").get(0);
    assertThat(high.get("gained_m").asDouble()).isPositive();
    assertThat(high.get("moved_m").asDouble()).isBetween(0.0, 300.0);

    String file = project("snap.atalaya");
    String name = SampleValley.sites().get(0).name();
    CommandRun moved = CommandRun.of("snap", file, name, "--radius", "300", "--move");
    assertThat(moved.exitCode()).as(moved.toString()).isZero();
    assertThat(moved.out().lines().toList()).hasSize(2);
    try (Project open = Project.open(Path.of(file))) {
      GeoPoint at = open.state().findSite(name).orElseThrow().position();
      assertThat(List.of(at.latitudeDegrees(), at.longitudeDegrees()))
          .isEqualTo(List.of(high.get("lat").asDouble(), high.get("lon").asDouble()));
      open.undo();
      assertThat(open.state().findSite(name).orElseThrow()).isEqualTo(SampleValley.sites().get(0));
    }
    assertThat(CommandRun.of("snap", "--terrain", terrain, "--at", point(0), "--move").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("snap", "--terrain", terrain, "--at", "1,1,1").exitCode()).isEqualTo(3);
  }

  @Test
  void thePanoramaMarksTheSitesWhereProfileAimsAndDrawsThem() throws Exception {
    String sites = folder.resolve("sites.csv").toString();
    CommandRun run = CommandRun.of("panorama", "--terrain", terrain, "--at", point(0), "--sites", sites, "--step", "5", "--json");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    JsonNode document = DocumentsTest.check("panorama", run.out());
    assertThat(document.get("horizon")).hasSize(72);
    assertThat(document.get("sites")).hasSize(SampleValley.sites().size() - 1);
    for (JsonNode mark : document.get("sites")) {
      int other = SampleValley.sites().stream().map(org.atalaya.planner.site.Site::name).toList().indexOf(mark.get("name").stringValue());
      JsonNode profile = DocumentsTest.check("profile", CommandRun.of("profile", "--terrain", terrain, "--from", point(0), "--to",
          point(other), "--json").out());
      assertThat(mark.get("azimuth_deg")).isEqualTo(profile.get("azimuth_ab_deg"));
      assertThat(mark.get("elevation_deg")).isEqualTo(profile.get("tilt_ab_deg"));
      assertThat(mark.get("verdict")).isEqualTo(profile.get("verdict"));
    }
    Path svg = folder.resolve("panorama.svg");
    String file = project("panorama.atalaya");
    assertThat(CommandRun.of("panorama", file, "--at", SampleValley.sites().get(0).name(), "--step", "5", "--out", svg.toString())
        .exitCode()).isZero();
    org.w3c.dom.Document drawing = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    assertThat(drawing.getElementsByTagName("circle").getLength()).isEqualTo(SampleValley.sites().size() - 1);
    assertThat(Files.readString(svg)).contains(SampleValley.sites().get(1).name()).contains("class=\"");
    assertThat(CommandRun.of("panorama", "--terrain", terrain, "--at", point(0), "--step", "5").out().lines().toList()).hasSize(73);
    assertThat(CommandRun.of("panorama", "--terrain", terrain, "--at", point(0), "--step", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void theMatrixHasARowAndAColumnForEachSite() throws Exception {
    String sites = folder.resolve("sites.csv").toString();
    CommandRun run = CommandRun.of("links", "--terrain", terrain, "--sites", sites, "--matrix", "verdict", "--max-range", "8000");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String[]> lines = run.out().lines().map(line -> line.split(",", -1)).toList();
    assertThat(lines).hasSize(SampleValley.sites().size() + 1).allMatch(line -> line.length == SampleValley.sites().size() + 1);
    for (int row = 1; row < lines.size(); row++) {
      assertThat(lines.get(row)[row]).isEmpty();
      for (int column = 1; column < lines.size(); column++) {
        assertThat(lines.get(row)[column]).isEqualTo(lines.get(column)[row]);
      }
    }
    long judged = lines.stream().skip(1).flatMap(line -> java.util.Arrays.stream(line).skip(1)).filter(field -> !field.isEmpty()).count();
    long pairs = CommandRun.of("links", "--terrain", terrain, "--sites", sites, "--max-range", "8000").out().lines().count() - 1;
    assertThat(judged).isEqualTo(2 * pairs);
    assertThat(CommandRun.of("links", "--terrain", terrain, "--sites", sites, "--matrix", "colour").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("links", "--terrain", terrain, "--sites", sites, "--matrix", "loss_db", "--json").exitCode()).isEqualTo(2);
  }
}
