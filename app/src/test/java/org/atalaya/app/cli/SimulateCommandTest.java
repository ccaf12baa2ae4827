package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.planner.site.PowerSupply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On the sample valley, the first home on a battery of 60 Wh, the others on the grid, the gateway on a large battery. */
class SimulateCommandTest {
  @TempDir
  static Path folder;
  private static String project;
  private static String gateway;
  private static List<String> homes = List.of();

  @BeforeAll
  static void planTheSampleValley() throws Exception {
    PoweredValley valley = PoweredValley.write(folder, new PowerSupply.Battery(1200), new PowerSupply.Battery(60));
    project = valley.project();
    gateway = valley.gateway();
    homes = valley.homes();
    Files.copy(Path.of(project), folder.resolve("no-plan.atalaya"));
    assertThat(CommandRun.of("plan", project).exitCode()).isZero();
  }

  @Test
  void answersForTheStoredPlanAlone() throws Exception {
    CommandRun none = CommandRun.of("simulate", folder.resolve("no-plan.atalaya").toString());
    assertThat(none.exitCode()).as(none.toString()).isEqualTo(3);
    assertThat(none.out()).isEmpty();
    Path stale = Files.copy(Path.of(project), folder.resolve("stale.atalaya"));
    assertThat(CommandRun.of("links", stale.toString(), "--max-range", "9000").exitCode()).isZero();
    CommandRun old = CommandRun.of("simulate", stale.toString());
    assertThat(old.exitCode()).as(old.toString()).isEqualTo(3);
    assertThat(old.err()).contains("stale");
  }

  /** The only gateway is no fault of the network's; that each link of a tree is a bridge is. */
  @Test
  void withoutOptionsEverySingleFailureIsLookedAt() {
    JsonNode answer = json(CommandRun.of("simulate", project, "--json"));
    JsonNode each = answer.get("each");
    assertThat(each.get("links").size()).isPositive();
    each.get("links").forEach(link -> assertThat(link.get("bridge").booleanValue()).isTrue());
    each.get("sites").forEach(site -> {
      if (site.get("site").stringValue().equals(gateway)) {
        assertThat(site.get("homes_lost").size()).isEqualTo(homes.size());
      }
    });
    JsonNode availability = answer.get("availability");
    assertThat(availability.get("homes").size()).isEqualTo(homes.size());
    assertThat(availability.get("all_homes").get("value").doubleValue()).isBetween(0.8, 0.99);
    assertThat(CommandRun.of("simulate", project, "--json").exitCode()).isEqualTo(1);
  }

  @Test
  void gridSitesGoDarkAtOnceAndTheBatteryLaterInABlackout() {
    CommandRun run = CommandRun.of("simulate", project, "--blackout", "6", "--json");
    JsonNode moments = json(run).get("blackout").get("moments");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(moments.size()).isEqualTo(7);
    assertThat(names(moments.get(0).get("off"))).contains(homes.get(1)).doesNotContain(homes.getFirst(), gateway);
    assertThat(names(moments.get(4).get("off"))).doesNotContain(homes.getFirst());
    assertThat(names(moments.get(5).get("off"))).as("60 Wh at 12 W end with the fifth hour").contains(homes.getFirst());
    assertThat(names(moments.get(6).get("off"))).doesNotContain(gateway);
  }

  /** Whoever shares the network gets no more than alone, and no bound is below its other one. */
  @Test
  void eachHomeGetsAnInterval() {
    JsonNode throughput = json(CommandRun.of("simulate", project, "--json")).get("throughput");
    assertThat(throughput.size()).isEqualTo(homes.size());
    throughput.forEach(home -> {
      double aloneLow = home.get("alone").get("low_mbps").doubleValue();
      double aloneHigh = home.get("alone").get("high_mbps").doubleValue();
      double togetherLow = home.get("together").get("low_mbps").doubleValue();
      double togetherHigh = home.get("together").get("high_mbps").doubleValue();
      assertThat(togetherLow).isPositive().isLessThanOrEqualTo(togetherHigh);
      assertThat(aloneLow).isLessThan(aloneHigh);
      assertThat(togetherHigh).isLessThanOrEqualTo(aloneHigh);
      int hops = home.get("hops").intValue();
      assertThat(home.get("metrics").get("babel").intValue()).isGreaterThanOrEqualTo(256 * hops);
      assertThat(home.get("metrics").get("batman_iv").intValue()).isBetween(1, 255);
    });
  }

  @Test
  void withTheLineCutTheMeshGoesOnInside() {
    CommandRun run = CommandRun.of("simulate", project, "--cut-internet", "--json");
    JsonNode situation = json(run).get("situation");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(situation.get("homes_online").size()).isZero();
    assertThat(situation.get("groups").size()).isEqualTo(1);
  }

  @Test
  void theGatewayNamedAsFailedTakesEveryHomeAlong() {
    CommandRun run = CommandRun.of("simulate", project, "--fail", gateway, "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(names(json(run).get("situation").get("homes_lost"))).containsExactlyInAnyOrderElementsOf(homes);
    assertThat(json(run).get("each").isNull()).isTrue();
  }

  @Test
  void aHomeNamedAsFailedIsNotHeldAgainstTheNetwork() {
    String last = homes.getLast();
    CommandRun run = CommandRun.of("simulate", project, "--fail", last, "--json");
    assertThat(names(json(run).get("situation").get("homes_lost"))).doesNotContain(last);
    assertThat(names(json(run).get("situation").get("off"))).containsExactly(last);
  }

  @Test
  void aSiteThatIsNotInThePlanIsOneLineAndThree() {
    CommandRun run = CommandRun.of("simulate", project, "--fail", "Atlantis");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).doesNotContain("\n").contains("--fail", "Atlantis", gateway);
  }

  @Test
  void hoursAndSharesOutOfRangeAreAWrongCommandLine() {
    for (String[] wrong : new String[][] {{"--blackout", "0"}, {"--blackout", "1000"}, {"--blackout", "NaN"},
        {"--site-availability", "1.5"}, {"--link-availability", "-0.1"}}) {
      assertThat(CommandRun.of("simulate", project, wrong[0], wrong[1]).exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
    }
  }

  @Test
  void saysInWordsWhatItFoundInEveryLanguage() {
    CommandRun english = CommandRun.of("simulate", project, "--blackout", "6", "--each");
    assertThat(english.out()).contains("Power cut, at once:", "Power cut, after 5 h:", "homes reach the internet",
        "If " + gateway + " fails", "Availability of the way to the internet", "Homes lose their connection.");
    CommandRun spanish = CommandRun.with(Map.of(), Locale.forLanguageTag("es-AR"), "simulate", project, "--blackout", "6", "--each");
    assertThat(spanish.out()).contains("Corte de luz, a las 5 h:", "casas llegan a internet", "Si falla " + gateway);
  }

  @Test
  void theSameQuestionHasTheSameAnswerToTheByte() {
    assertThat(CommandRun.of("simulate", project, "--each", "--json").out())
        .isEqualTo(CommandRun.of("simulate", project, "--each", "--json").out());
  }

  private static JsonNode json(CommandRun run) {
    assertThat(run.err()).as(run.toString()).isEmpty();
    return JsonMapper.shared().readTree(run.out());
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.stringValue()));
    return names;
  }
}
