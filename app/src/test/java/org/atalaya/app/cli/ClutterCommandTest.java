package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stands on the ground, from files, on flat invented ground: one path of 2 km to the east. */
class ClutterCommandTest {
  private static final String FROM = "10.05,10.02,10";
  private static final String TO = "10.05,10.04,10";
  @TempDir
  static Path folder;
  private static String terrain;

  @BeforeAll
  static void makeFlatGround() throws Exception {
    terrain = grid("ground.asc", 0.001, (column, row) -> 100);
  }

  private interface Value {
    int at(int column, int row);
  }

  /** An ArcGrid from 10° to 10.1° both ways. */
  private static String grid(String name, double step, Value value) throws Exception {
    int posts = (int) Math.round(0.1 / step);
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
        "ncols %d%nnrows %d%nxllcorner 10%nyllcorner 10%ncellsize %s%nNODATA_value -9999%n", posts, posts, step));
    for (int row = 0; row < posts; row++) {
      for (int column = 0; column < posts; column++) {
        text.append(value.at(column, row)).append(column + 1 < posts ? " " : "\n");
      }
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode profile(String... more) throws Exception {
    String[] arguments = {"profile", "--terrain", terrain, "--from", FROM, "--to", TO, "--json"};
    CommandRun run = CommandRun.of(java.util.stream.Stream.of(arguments, more).flatMap(java.util.Arrays::stream).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return DocumentsTest.check("profile", run.out());
  }

  private static String verdict(String... more) throws Exception {
    return profile(more).get("verdict").stringValue();
  }

  /** A house of 20 m whose southern wall lies so many degrees north of the path. */
  private static String house(String name, double northDegrees, String properties) throws Exception {
    double south = 10.05 + northDegrees;
    return Files.writeString(folder.resolve(name), String.format(Locale.ROOT, """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": %s, "geometry": {"type": "Polygon",
        "coordinates": [[[10.0299, %s], [10.0301, %s], [10.0301, %s], [10.0299, %s], [10.0299, %s]]]}}]}""", properties,
        south, south, south + 2e-4, south + 2e-4, south)).toString();
  }

  @Test
  void aHouseBlocksOnThePathAndReachesIntoTheZoneBesideIt() throws Exception {
    assertThat(verdict()).isEqualTo("clear");
    assertThat(verdict("--buildings", house("on.geojson", -1e-4, "{\"height\": \"20 m\"}"))).isEqualTo("blocked");
    // 0.6 of the zone's radius of 5.5 m is 3.3 m; 1e-5 degrees of latitude are 1.1 m
    JsonNode beside = profile("--buildings", house("beside.geojson", 2e-5, "{\"building:levels\": 6}"));
    assertThat(beside.get("verdict").stringValue()).isEqualTo("fresnel");
    assertThat(beside.get("clearance").get("worst_distance_m").asDouble()).isBetween(1000.0, 1200.0);
    assertThat(verdict("--buildings", house("away.geojson", 5e-5, "{\"height_m\": 20}"))).isEqualTo("clear");
    assertThat(verdict("--buildings", house("low.geojson", 2e-5, "{}"), "--building-height", "3")).isEqualTo("clear");
  }

  @Test
  void aSurfaceAndClassesStandOnTheGround() throws Exception {
    // a wood of 15 m on one strip across the path; the raster is finer than the ground
    String surface = grid("surface.asc", 0.0005, (column, row) -> column == 60 ? 115 : 100);
    assertThat(verdict("--dsm", surface)).isEqualTo("blocked");
    assertThat(profile("--dsm", surface, "--samples").get("clutter_m").valueStream().mapToDouble(JsonNode::asDouble).max()
        .orElseThrow()).isCloseTo(15, org.assertj.core.data.Offset.offset(1e-6));
    String classes = grid("classes.asc", 0.0005, (column, row) -> column == 60 ? 10 : 50);
    String heights = Files.writeString(folder.resolve("heights.csv"), "class,height_m,name\n10,15,wood\n50,0,field\n").toString();
    JsonNode covered = profile("--land-cover", classes, "--class-heights", heights);
    assertThat(covered.get("verdict").stringValue()).isEqualTo("blocked");
    assertThat(covered.get("loss_db").get("diffraction").asDouble()).isPositive();
    Files.writeString(folder.resolve("low.csv"), "class,height_m\n10,2\n50,0\n");
    assertThat(verdict("--land-cover", classes, "--class-heights", folder.resolve("low.csv").toString())).isEqualTo("clear");
  }

  @Test
  void linksViewsRelaysAndProjectsKnowOfIt() throws Exception {
    String sites = Files.writeString(folder.resolve("sites.csv"),
        "name,lat,lon,height_m,surroundings_m\nA,10.05,10.02,10,12\nB,10.05,10.04,10,\n").toString();
    CommandRun links = CommandRun.of("links", "--terrain", terrain, "--sites", sites);
    assertThat(links.out()).as("twelve metres around A").contains(",blocked,");
    String plain = Files.writeString(folder.resolve("plain.csv"), "name,lat,lon,height_m\nA,10.05,10.02,10\nB,10.05,10.04,10\n").toString();
    assertThat(CommandRun.of("links", "--terrain", terrain, "--sites", plain).out()).contains(",clear,");
    String house = house("links.geojson", 2e-5, "{\"height\": 20}");
    assertThat(CommandRun.of("links", "--terrain", terrain, "--sites", plain, "--buildings", house).out()).contains(",fresnel,");

    String project = folder.resolve("p.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", terrain, "--sites", sites, "--country", "AR")
        .exitCode()).isZero();
    assertThat(CommandRun.of("links", project).out()).as("kept in the project").contains(",blocked,");
    assertThat(CommandRun.of("profile", project, "--from", "A", "--to", "B", "--json").out()).contains("\"blocked\"");

    String surface = grid("wall.asc", 0.0005, (column, row) -> column == 60 ? 115 : 100);
    String[] relay = {"relay", "--terrain", terrain, "--from", FROM, "--to", TO, "--max-range", "1500", "--json"};
    JsonNode free = DocumentsTest.check("relay", CommandRun.of(relay).out());
    JsonNode walled = DocumentsTest.check("relay", CommandRun.of(java.util.stream.Stream.of(relay, new String[] {"--dsm", surface})
        .flatMap(java.util.Arrays::stream).toArray(String[]::new)).out());
    assertThat(free.get("direct").stringValue()).isEqualTo("clear");
    assertThat(walled.get("direct").stringValue()).isEqualTo("blocked");
    assertThat(free.get("places").size()).isGreaterThan(walled.get("places").size());

    Path bare = folder.resolve("bare.tif");
    Path covered = folder.resolve("covered.tif");
    String[] view = {"viewshed", "--terrain", terrain, "--at", FROM, "--radius", "3000", "--out"};
    for (String[] more : new String[][] {{bare.toString()}, {covered.toString(), "--dsm", surface}}) {
      assertThat(CommandRun.of(java.util.stream.Stream.of(view, more).flatMap(java.util.Arrays::stream).toArray(String[]::new)).exitCode())
          .isZero();
    }
    assertThat(seen(covered)).isLessThan(seen(bare));
  }

  private static long seen(Path tiff) {
    var grid = org.atalaya.maps.elevation.ElevationFiles.raster(tiff);
    long seen = 0;
    for (int i = 0; i < grid.columns() * grid.rows(); i++) {
      seen += grid.height(i % grid.columns(), i / grid.columns()) == 1 ? 1 : 0;
    }
    return seen;
  }

  @Test
  void whatAProjectKeepsIsUsedByAllThatLooksAtItsGround() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    String sites = Files.writeString(home.resolve("sites.csv"), "name,lat,lon,height_m,role\nA,10.05,10.02,10,gateway\nB,10.05,10.04,10,required\n").toString();
    Path house = Path.of(house("home/kept.geojson", -1e-4, "{\"height\": 20}"));
    String project = home.resolve("kept.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", terrain, "--sites", sites, "--country", "AR")
        .exitCode()).isZero();
    String bare = CommandRun.of("panorama", project, "--at", "A", "--radius", "3000", "--step", "2").out();
    assertThat(CommandRun.of("links", project).out()).contains(",clear,");

    assertThat(CommandRun.of("links", project, "--buildings", home.resolve("nothing.geojson").toString()).exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("project", "clutter", project).out()).as("a mistake is not kept").contains("nothing is said");
    JsonNode kept = DocumentsTest.check("project-clutter", CommandRun.of("project", "clutter", project, "--buildings", house.toString(), "--json").out());
    assertThat(kept.get("buildings").get(0).asString()).isEqualTo(house.toString());
    assertThat(DocumentsTest.check("project", CommandRun.of("project", "show", project, "--json").out()).get("results").get("links")
        .get("current").asBoolean()).as("the links are older than the house").isFalse();
    assertThat(CommandRun.of("links", project).out()).contains(",blocked,");
    assertThat(CommandRun.of("profile", project, "--from", "A", "--to", "B", "--json").out()).contains("\"blocked\"");
    assertThat(DocumentsTest.check("relay", CommandRun.of("relay", project, "A", "B", "--max-range", "1500", "--json").out()).get("direct")
        .asString()).isEqualTo("blocked");
    String[] east = CommandRun.of("panorama", project, "--at", "A", "--radius", "3000", "--step", "2").out().lines().filter(line -> line.startsWith("90,")).findFirst()
        .orElseThrow().split(",");
    assertThat(Double.parseDouble(east[1])).as("10 m over the eye at 1,085 m").isBetween(0.5, 0.55);
    assertThat(CommandRun.of("panorama", "--terrain", terrain, "--at", FROM, "--radius", "3000", "--step", "2").out()).isEqualTo(bare);
    assertThat(CommandRun.of("panorama", "--terrain", terrain, "--at", FROM, "--radius", "3000", "--step", "2", "--buildings", house.toString()).out())
        .isEqualTo(CommandRun.of("panorama", project, "--at", "A", "--radius", "3000", "--step", "2").out());
    assertThat(CommandRun.of("project", "clutter", project, "--dsm", grid("keptwall.asc", 0.0005, (column, row) -> column == 60 ? 115 : 100))
        .out()).as("the house stays").contains("keptwall.asc", "kept.geojson");
    Path view = folder.resolve("kept.tif");
    assertThat(CommandRun.of("viewshed", project, "--at", "A", "--radius", "3000", "--out", view.toString()).exitCode()).isZero();
    Path open = folder.resolve("open.tif");
    assertThat(CommandRun.of("viewshed", "--terrain", terrain, "--at", FROM, "--radius", "3000", "--out", open.toString()).exitCode()).isZero();
    assertThat(seen(view)).isLessThan(seen(open));

    Files.move(house, home.resolve("elsewhere.geojson"));
    CommandRun missing = CommandRun.of("links", project);
    assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(3);
    assertThat(missing.err().strip()).contains("kept.geojson").doesNotContain("\n");
    assertThat(CommandRun.of("project", "check", project).out()).contains("kept.geojson");
    try (var edited = org.atalaya.planner.project.Project.open(Path.of(project))) {
      assertThat(edited.undo()).get().isInstanceOf(org.atalaya.planner.project.Edit.SetCover.class);
      assertThat(edited.undo()).get().isInstanceOf(org.atalaya.planner.project.Edit.SetCover.class);
    }
    assertThat(CommandRun.of("links", project).out()).as("undone").contains(",clear,");
  }

  @Test
  void theClimateIsTypedOnce() throws Exception {
    String sites = Files.writeString(folder.resolve("climate.csv"), "name,lat,lon,height_m,role\nA,10.05,10.02,10,gateway\nB,10.05,10.04,10,required\n").toString();
    String project = folder.resolve("climate.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", terrain, "--sites", sites, "--country", "AR")
        .exitCode()).isZero();
    String[] profile = {"profile", project, "--from", "A", "--to", "B", "--json"};
    JsonNode dry = DocumentsTest.check("profile", CommandRun.of(profile).out()).get("budget");
    assertThat(dry.get("forward").get("availability").isNull()).isTrue();
    JsonNode opinion = dry.get("second_opinion");
    assertThat(opinion.get("path_loss_db").asDouble()).as("flat and clear: near free space")
        .isCloseTo(dry.get("path_loss_db").asDouble(), org.assertj.core.data.Offset.offset(6.0));

    JsonNode climate = DocumentsTest.check("project-climate", CommandRun.of("project", "climate", project, "--rain", "40", "--geoclimatic",
        "1e-4", "--dn75", "300", "--itm-climate", "desert", "--reliability", "99", "--json").out());
    assertThat(climate.get("itm_climate").asString()).isEqualTo("desert");
    JsonNode wet = DocumentsTest.check("profile", CommandRun.of(profile).out()).get("budget");
    assertThat(wet.get("climate").get("rain_001_mm_h").asDouble()).isEqualTo(40);
    assertThat(wet.get("forward").get("availability").get("worst_month_percent").asDouble()).isBetween(90.0, 100.0);
    assertThat(wet.get("second_opinion").get("path_loss_db").asDouble()).as("more loss is allowed for at 99 %")
        .isGreaterThan(opinion.get("path_loss_db").asDouble());
    assertThat(wet.get("forward").get("availability")).isEqualTo(DocumentsTest.check("profile", CommandRun.of("profile", project, "--from", "A",
        "--to", "B", "--json", "--rain", "40", "--geoclimatic", "1e-4", "--dn75", "300").out()).get("budget").get("forward").get("availability"));

    assertThat(CommandRun.of("plan", project).out()).contains("% of the time in the worst month");
    JsonNode planned = DocumentsTest.check("plan", CommandRun.of("plan", project, "--json").out()).get("links").get(0).get("availability");
    assertThat(planned.get("year_percent").asDouble()).as("the worse way counts").isLessThanOrEqualTo(
        wet.get("forward").get("availability").get("year_percent").asDouble());
    assertThat(planned.get("worst_month_percent").asDouble()).isBetween(90.0, planned.get("year_percent").asDouble());
    JsonNode weather = DocumentsTest.check("simulate", CommandRun.of("simulate", project, "--each", "--json", "--site-availability", "1",
        "--link-availability", "1").out()).get("availability");
    double share = weather.get("weather").get(0).get("share").asDouble();
    assertThat(share).as("the slowest rate has more in hand than the expected one").isBetween(
        wet.get("forward").get("availability").get("year_percent").asDouble() / 100, 0.9999999);
    assertThat(weather.get("homes").get(0).get("value").asDouble()).isCloseTo(share, org.assertj.core.data.Offset.offset(1e-12));

    // without the ground nothing is dropped in silence
    Files.move(Path.of(terrain), folder.resolve("elsewhere"));
    CommandRun blind = CommandRun.of("simulate", project, "--each");
    assertThat(blind.out()).as(blind.toString()).contains("the weather is not counted for A - B");
    assertThat(DocumentsTest.check("simulate", CommandRun.of("simulate", project, "--each", "--json").out()).get("availability")
        .get("weather_left_out")).hasSize(1);
    Files.move(folder.resolve("elsewhere"), Path.of(terrain));

    assertThat(CommandRun.of("project", "climate", project, "--reliability", "100").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("project", "climate", project, "--rain", "30").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("project", "climate", project, "--itm-climate", "rainy").err()).contains("continental-temperate");
    assertThat(CommandRun.of("project", "climate", project, "--clear").out()).contains("90 %");
    assertThat(DocumentsTest.check("simulate", CommandRun.of("simulate", project, "--each", "--json").out()).get("availability")
        .get("weather").isNull()).isTrue();
  }

  @Test
  void mistakesAreOneLine() throws Exception {
    String classes = grid("mistake.asc", 0.0005, (column, row) -> column == 60 ? 10 : 50);
    String heights = Files.writeString(folder.resolve("short.csv"), "class,height_m\n50,0\n").toString();
    refused(3, "class 10", "--land-cover", classes, "--class-heights", heights);
    refused(2, "--class-heights", "--land-cover", classes);
    refused(3, "height_m", "--buildings", house("none.geojson", 0, "{}"));
    refused(3, "feature 1", "--buildings", house("wrong.geojson", 0, "{\"height\": \"high\"}"));
    refused(3, "points.geojson", "--buildings", Files.writeString(folder.resolve("points.geojson"),
        "{\"type\": \"FeatureCollection\", \"features\": []}").toString());
    refused(3, "text.geojson", "--buildings", Files.writeString(folder.resolve("text.geojson"), "{\"type\": ").toString());
    refused(2, "--building-height", "--building-height", "0");
    refused(3, "nowhere.tif", "--dsm", folder.resolve("nowhere.tif").toString());
  }

  private static void refused(int exitCode, String said, String... more) {
    String[] arguments = {"profile", "--terrain", terrain, "--from", FROM, "--to", TO};
    CommandRun run = CommandRun.of(java.util.stream.Stream.of(arguments, more).flatMap(java.util.Arrays::stream).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(said);
  }
}
