package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.Texts;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.planner.advice.Advice;
import org.atalaya.planner.advice.Protocol;
import org.atalaya.planner.site.PowerSupply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people ask of a plan beside its links. The first home of the sample valley has a small panel. */
class PlanQuestionsTest {
  @TempDir
  static Path folder;
  private static String project;
  private static String gateway;
  private static List<String> homes = List.of();

  @BeforeAll
  static void planTheSampleValley() throws Exception {
    PoweredValley valley = PoweredValley.write(folder, new PowerSupply.Battery(3000), new PowerSupply.Solar(40, 60));
    project = valley.project();
    gateway = valley.gateway();
    homes = valley.homes();
    assertThat(CommandRun.of("plan", project).exitCode()).isZero();
  }

  @Test
  void powerHoldsWhatStandsThereAgainstWhatIsNeeded() throws Exception {
    CommandRun run = CommandRun.of("power", project, "--json");
    assertThat(run.exitCode()).as("a panel is too small").isEqualTo(1);
    JsonNode answer = DocumentsTest.check("power", run.out());
    answer.get("sites").forEach(site -> {
      String name = site.get("site").stringValue();
      assertThat(site.get("verdict").stringValue()).as(name)
          .isEqualTo(name.equals(homes.getFirst()) ? "both_short" : name.equals(gateway) ? "enough" : "grid_alone");
      assertThat(site.get("needed_wh").doubleValue()).as(name).isEqualTo(72 * site.get("load_w").doubleValue());
      assertThat(site.get("worst_month").intValue()).as("the valley is south of the equator").isEqualTo(6);
    });
    assertThat(CommandRun.of("power", project, "--autonomy-days", "0.1", "--sun", "12", "--json").exitCode())
        .as("40 Wp in a desert carry what they have to").isZero();
  }

  @Test
  void powerSaysSoInWordsInEveryLanguage() {
    assertThat(CommandRun.of("power", project).out()).contains(homes.getFirst() + " (solar)", "The battery is too small",
        "The panel is too small", "towards the north; June brings", "What stands there is enough.", "Assumed: 35%");
    assertThat(CommandRun.with(Map.of(), Locale.forLanguageTag("es-AR"), "power", project, "--sun", "2.5").out())
        .contains("El panel es chico", "hacia el norte", "que diste");
    assertThat(CommandRun.of("--lang", "pt", "power", project).out()).contains("junho", "O painel é pequeno");
    assertThat(CommandRun.of("--lang", "sq", "power", project).out()).contains("Paneli është i vogël");
  }

  @Test
  void daysAndSunOutOfRangeAreAWrongCommandLine() {
    for (String[] wrong : new String[][] {{"--autonomy-days", "0"}, {"--autonomy-days", "31"}, {"--clearness", "0.9"},
        {"--sun", "0"}, {"--sun", "13"}}) {
      CommandRun run = CommandRun.of("power", project, wrong[0], wrong[1]);
      assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
      assertThat(run.err()).contains(wrong[0]);
    }
  }

  /** One line at the gateway that is shared by all, and a phone at the first home for when it is cut. */
  @Test
  void linesBoundWhatHomesGetAndThePhoneTakesOver() throws Exception {
    String file = Files.copy(Path.of(project), folder.resolve("lines.atalaya")).toString();
    assertThat(CommandRun.of("uplink", file, "--site", gateway, "--down-mbps", "2", "--up-mbps", "1", "--monthly-cost", "30",
        "--provider", "Cooperativa", "--sharing", "no").out()).contains("2 Mbit/s down", "forbids sharing", homes.size() + " homes go out there");
    CommandRun phone = CommandRun.of("uplink", file, "--site", homes.getFirst(), "--line", "phone", "--down-mbps", "9", "--up-mbps", "3",
        "--cap-gb", "20", "--last-resort", "yes", "--sharing", "yes", "--json");
    assertThat(phone.exitCode()).as("the plan is as good as before: %s", phone).isZero();
    DocumentsTest.check("uplink", phone.out());
    assertThat(DocumentsTest.check("project", CommandRun.of("project", "show", file, "--json").out()).get("results").get("plan")
        .get("current").booleanValue()).as("a line makes no plan stale").isTrue();
    assertThat(CommandRun.of("project", "show", file).out()).contains(gateway + ", line: 2 Mbit/s down");
    assertThat(CommandRun.of("simulate", file, "--cut-internet").out()).doesNotContain("forbids sharing");
    assertThat(CommandRun.of("simulate", file).out()).contains("at " + gateway + " forbids sharing");
    assertThat(CommandRun.of("service", file, "--site", homes.getLast(), "--offer", "Biblioteca").exitCode()).isZero();
    JsonNode now = DocumentsTest.check("simulate", CommandRun.of("simulate", file, "--blackout", "1", "--json").out());
    now.get("throughput").forEach(home -> {
      assertThat(home.get("together").get("high_mbps").doubleValue()).isLessThanOrEqualTo(2.0 / homes.size());
      assertThat(home.get("gateway").stringValue()).isEqualTo(gateway);
    });
    JsonNode cut = DocumentsTest.check("simulate", CommandRun.of("simulate", file, "--cut-internet", "--json").out());
    assertThat(cut.get("situation").get("homes_online").size()).isEqualTo(homes.size());
    assertThat(cut.get("fall_over").size()).isEqualTo(homes.size());
    cut.get("fall_over").forEach(home -> assertThat(home.get("to").stringValue()).isEqualTo(homes.getFirst()));
    cut.get("throughput").forEach(home -> assertThat(home.get("last_resort").booleanValue()).isTrue());
    assertThat(cut.get("services").get(0).get("homes").size()).isEqualTo(homes.size());
    CommandRun words = CommandRun.of("simulate", file, "--fail", gateway);
    assertThat(words.out()).contains("Without " + gateway, "goes out by " + homes.getFirst(), "Line of last resort",
        "cap of 20 GB a month", "Biblioteca at " + homes.getLast());
    assertThat(CommandRun.with(Map.of(), Locale.forLanguageTag("es-AR"), "uplink", file).out()).contains("prohíbe compartir", "20 GB por mes");
    assertThat(CommandRun.of("uplink", file, "--site", homes.getFirst(), "--line", "phone", "--remove", "--json").out())
        .doesNotContain("phone");
  }

  @Test
  void aLineThatCannotBeIsRefusedInOneLine() {
    String home = homes.getFirst();
    for (String[] wrong : new String[][] {{"--site", home, "--down-mbps", "5", "--up-mbps", "5"}, {"--site", "Atlantis", "--cap-gb", "3"},
        {"--site", gateway, "--down-mbps", "0", "--up-mbps", "5"}, {"--site", gateway, "--provider", "X"},
        {"--site", gateway, "--line", "x", "--remove"},
        {"--site", gateway, "--down-mbps", "5", "--up-mbps", "5", "--own-network", "203.0.113.1/24"},
        {"--site", gateway, "--down-mbps", "5", "--up-mbps", "5", "--own-network", "10.0/8"},
        {"--site", gateway, "--down-mbps", "5", "--up-mbps", "5", "--own-network", "0.0.0.0/0"}}) {
      List<String> arguments = new ArrayList<>(List.of("uplink", project));
      arguments.addAll(List.of(wrong));
      CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
      assertThat(run.err().strip()).doesNotContain("\n");
    }
    assertThat(CommandRun.of("uplink", project, "--site", gateway, "--sharing", "perhaps").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("uplink", project, "--down-mbps", "5").exitCode()).isEqualTo(2);
  }

  @Test
  void scaleSaysAtHowManyHomesTheNetworkIsFullAndWhatHelps() throws Exception {
    JsonNode answer = DocumentsTest.check("scale", CommandRun.of("scale", project, "--json").out());
    int sure = answer.get("now").get("sure").intValue();
    assertThat(answer.get("now").get("homes").intValue()).isEqualTo(homes.size());
    assertThat(answer.get("now").get("possible").intValue()).isGreaterThan(sure);
    assertThat(answer.get("remedies").size()).isPositive();
    answer.get("remedies").forEach(remedy -> assertThat(remedy.get("sure").isNull() || remedy.get("sure").intValue() > sure).isTrue());
    assertThat(CommandRun.of("scale", project, "--need", "5000").exitCode()).as("too much for any radio").isEqualTo(1);
    assertThat(CommandRun.of("scale", project, "--need", "0").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("--lang", "es", "scale", project).out()).contains("hasta " + sure + " casas", "Otra salida a internet en");
  }

  @Test
  void reachSharesTheCostAmongHouseholds() throws Exception {
    JsonNode answer = DocumentsTest.check("reach", CommandRun.of("reach", project, "--json").out());
    assertThat(answer.get("cost_per_household").doubleValue() * answer.get("households").intValue())
        .isCloseTo(answer.get("cost").doubleValue(), org.assertj.core.api.Assertions.within(1e-6));
    assertThat(CommandRun.of("reach", project, "--people", "5").out()).contains("families a node", "a household.");
    assertThat(CommandRun.of("reach", project, "--people", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void adviseAnswersInEveryLanguageAndAsksForWhatIsMissing() throws Exception {
    String[] village = {"advise", "--nodes", "12", "--mobility", "roaming", "--power", "ample", "--versatility", "simple", "--latency",
        "relaxed", "--trust", "neighbours"};
    List<String> json = new ArrayList<>(List.of(village));
    json.add("--json");
    assertThat(DocumentsTest.check("advise", CommandRun.of(json.toArray(String[]::new)).out()).get("recommended").stringValue())
        .isEqualTo("libremesh");
    assertThat(CommandRun.of(village).out()).startsWith("LibreMesh").contains("suits best", "+ Who walks from node to node", "suits less");
    for (String language : List.of("es", "pt", "sq")) {
      List<String> asked = new ArrayList<>(List.of("--lang", language));
      asked.addAll(List.of(village));
      assertThat(CommandRun.of(asked.toArray(String[]::new)).out()).contains("LibreMesh").doesNotContain("suits");
    }
    CommandRun missing = CommandRun.of("advise", "--nodes", "12");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("--mobility", "fixed, roaming or moving");
    assertThat(CommandRun.of("advise", "--nodes", "many").exitCode()).isEqualTo(2);
    Advice.keys().forEach(key -> assertThat(Texts.of("cli", Locale.ENGLISH).has("advise.reason." + key)).as(key).isTrue());
    for (Protocol protocol : Protocol.values()) {
      assertThat(FirmwareTargets.find(protocol.firmware())).as("advised and not configurable: %s", protocol).isPresent();
    }
  }

  /** In a tree every single loss says it all; a mesh hears more than it was planned to. */
  @Test
  void pairsAndUnwantedLinksAreTold() throws Exception {
    CommandRun run = CommandRun.of("simulate", project, "--pairs", "--json");
    JsonNode answer = DocumentsTest.check("simulate", run.out());
    assertThat(answer.get("pairs").isArray()).isTrue();
    assertThat(answer.get("each").isNull()).isTrue();
    double before = Double.POSITIVE_INFINITY;
    for (JsonNode link : answer.get("unwanted_links")) {
      assertThat(link.get("signal_dbm").doubleValue()).isLessThanOrEqualTo(before);
      before = link.get("signal_dbm").doubleValue();
    }
    assertThat(CommandRun.of("simulate", project, "--pairs").out()).contains(answer.get("pairs").isEmpty() ? "No two losses" : "If both");
  }

  /** What a site costs says nothing of its lines and services. */
  @Test
  void pricesThatAreTakenInLeaveLinesAndServicesWhereTheyAre() throws Exception {
    String file = Files.copy(Path.of(project), folder.resolve("kept.atalaya")).toString();
    assertThat(CommandRun.of("uplink", file, "--site", gateway, "--down-mbps", "5", "--up-mbps", "1").exitCode()).isZero();
    assertThat(CommandRun.of("service", file, "--site", gateway, "--offer", "Biblioteca").exitCode()).isZero();
    Path prices = Files.writeString(folder.resolve("kept.csv"), "kind,item,price\nsite," + gateway + ",40\n");
    assertThat(CommandRun.of("project", "prices", file, "--import", prices.toString()).out()).contains("site," + gateway + ",40\n");
    assertThat(CommandRun.of("uplink", file).out()).contains(gateway + ", line: 5 Mbit/s down");
    assertThat(CommandRun.of("service", file).out()).contains("Biblioteca");
  }
}
