package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.propagation.RadioClimate;
import org.atalaya.planner.siteselection.Optimality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ProjectJsonTest {
  private final ProjectJson json = new ProjectJson();

  @Test
  void aPlanIsWrittenAsTheGoldenFileSays() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("plan.json")) {
      String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(json.write(Sample.plan())).isEqualTo(JsonMapper.shared().readTree(text).toString());
      assertThat(json.readPlan(text)).isEqualTo(Sample.plan());
    }
  }

  @Test
  void anEditIsWrittenInWordsThatOutliveItsClass() {
    Edit edit = new Edit.ReplaceSite("Loma", Sample.REFUGIO);
    String text = """
        {"type":"replace-site","name":"Loma","site":{"cost":120.5,"device":null,"heightMeters":4.5,"households":2,\
        "name":"Refugio Ñandú","notes":"","photo":null,"position":{"latitudeDegrees":49.26,"longitudeDegrees":19.52},\
        "power":{"type":"solar","wattHours":480.0,"wattPeak":60.0},"role":"REQUIRED","services":[],"uplinks":[]}}""";
    assertThat(json.write(edit)).isEqualTo(text);
    assertThat(json.readEdit(text)).isEqualTo(edit);
  }

  @Test
  void everyKindOfEditReadsBackEqual() {
    for (Edit edit : List.of(new Edit.AddSite(Sample.ESCUELA, 3), new Edit.RemoveSite("Loma"),
        new Edit.ReplaceSites(Sample.state().sites()), new Edit.ReplaceSites(List.of()),
        new Edit.ChangeSettings(Sample.SETTINGS), new Edit.SetCover(CoverFiles.NONE),
        new Edit.SetMapLayers(List.of(new MapLayer("/roads.kml", true), new MapLayer("/area.mbtiles", false))),
        new Edit.SetOnlineMaps(List.of(new OnlineMap("https://a.example/{z}/{x}/{y}.png", "Mapa", "© Vecinos", List.of(), 0, 19, true),
            new OnlineMap("https://b.example/{z}/{x}/{y}", "Otro", "", List.of("L0", "L1"), 1, 1, false))),
        new Edit.SetCover(new CoverFiles(List.of("/dsm.tif"), Optional.of(new CoverFiles.Classes("/classes.tif", "/heights.csv")),
            List.of("/houses.geojson"), Optional.of(4.5))),
        new Edit.SetClimate(ClimateSettings.DEFAULT),
        new Edit.SetClimate(new ClimateSettings(Optional.of(new Climate(40, 1e-4, 300)), RadioClimate.DESERT, 99)))) {
      assertThat(json.readEdit(json.write(edit))).isEqualTo(edit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]", "{\"type\":\"remove-site\"}",
      "{\"type\":\"remove-site\",\"name\":null}", "{\"type\":\"remove-site\",\"name\":\"a\"} {}",
      "{\"type\":\"remove-site\",\"name\":\"a\",\"name\":\"b\"}", "{\"type\":\"remove-site\",\"name\":\"a\",\"x\":1}",
      "{\"type\":\"java.lang.Runtime\",\"name\":\"a\"}", "{\"type\":\"replace-sites\",\"sites\":null}",
      "{\"type\":\"add-site\",\"index\":0,\"site\":{\"name\":\"\"}}"})
  void whatIsNoEditIsRefused(String text) {
    assertThatThrownBy(() -> json.readEdit(text)).isInstanceOf(JacksonException.class);
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> json.readPlan("{\"sites\":" + deep)).isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomPlansReadBackEqualAndToTheSameText(long seed) {
    NetworkPlan plan = plan(new Random(seed));
    String text = json.write(plan);
    assertThat(json.readPlan(text)).as("seed %d", seed).isEqualTo(plan);
    assertThat(json.write(json.readPlan(text))).as("seed %d", seed).isEqualTo(text);
  }

  private static NetworkPlan plan(Random random) {
    List<PlannedRouter> routers = IntStream.range(0, random.nextInt(20)).mapToObj(i -> new PlannedRouter(
        "Sitio \"" + i + "\"", 1 + random.nextInt(3), "sitio-" + i, "device-" + random.nextInt(3), angle(random),
        "10.13.0." + i + "/16", "fd00::" + i + "/64",
        IntStream.range(0, random.nextInt(3)).mapToObj(r -> new PlannedRouter.PlannedRadio("radio" + r,
            random.nextBoolean(), random.nextBoolean(), random.nextInt(170), 20, random.nextInt(30),
            random.nextInt(20_000), angle(random))).toList())).toList();
    List<PlannedLink> links = IntStream.range(0, random.nextInt(30)).mapToObj(i -> new PlannedLink("a" + i, "radio0",
        "b" + i, "radio1", random.nextDouble() * 1e5,
        new LinkForecast(direction(random), direction(random)))).toList();
    Optimality optimality = switch (random.nextInt(3)) {
      case 0 -> new Optimality.Proven();
      case 1 -> new Optimality.Gap(random.nextDouble());
      default -> new Optimality.Heuristic("método <" + random.nextInt() + ">");
    };
    NetworkPlan sample = Sample.plan();
    return new NetworkPlan(sample.community(), sample.sites(), routers, links,
        random.nextBoolean() ? List.of() : List.of("Loma"), optimality,
        new BillOfMaterials(List.of(), random.nextGaussian() * 1e9, "ARS"), List.of());
  }

  private static Optional<Double> angle(Random random) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble() * 360);
  }

  private static LinkForecast.Direction direction(Random random) {
    Optional<Rate> rate = random.nextBoolean() ? Optional.empty()
        : Optional.of(new Rate(random.nextInt(32), 40, random.nextDouble() * 300, 20, -80 - random.nextDouble()));
    return new LinkForecast.Direction(random.nextDouble() * 30, random.nextDouble() * 40, -random.nextDouble() * 100,
        rate, random.nextGaussian() * 20);
  }
}
