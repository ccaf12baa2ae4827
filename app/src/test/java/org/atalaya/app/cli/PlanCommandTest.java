package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code plan} is wished for, and what it says where that cannot be had. */
class PlanCommandTest {
  @TempDir
  static Path folder;

  private static String project;

  @BeforeAll
  static void makeAProject() throws Exception {
    String terrain = SampleValley.writeTo(folder).toString();
    Path sites = folder.resolve("sites.csv");
    SitesCsv.write(sites, SampleValley.sites());
    project = folder.resolve("p.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", terrain, "--sites", sites.toString(),
        "--country", "AR").exitCode()).isZero();
  }

  @Test
  void aBudgetThatIsTooSmallIsAnAnswerAndNoError() throws Exception {
    CommandRun run = CommandRun.of("plan", project, "--budget", "1", "--alternatives", "3", "--json");
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(AtalayaCommand.NEGATIVE);
    JsonNode plan = DocumentsTest.check("plan", run.out());
    assertThat(plan.get("feasible").booleanValue()).isFalse();
    assertThat(plan.get("unreached")).isEmpty();
    assertThat(plan.get("wishes").get("budget").doubleValue()).isEqualTo(1);
    assertThat(plan.get("notes")).anyMatch(note -> note.get("key").stringValue().startsWith("plan.note.budget-"));
    for (JsonNode other : plan.get("alternatives")) {
      boolean cheaper = other.get("total").doubleValue() < plan.get("bill").get("total").doubleValue();
      assertThat(cheaper).isEqualTo(other.get("kind").stringValue().equals("cheaper"));
      assertThat(other.get("trade_offs")).isNotEmpty();
    }
    assertThat(CommandRun.of("plan", project, "--budget", "1", "--alternatives", "3", "--json").out()).isEqualTo(run.out());
  }

  @Test
  void anInventedNetworkIsPlannedForTheFigures() throws Exception {
    CommandRun run = CommandRun.of("bench", "plan", "--sites", "40", "--links", "150", "--homes", "4", "--time-limit", "60");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out().lines().toList().getFirst()).isEqualTo("sites,links,homes,survive,unreached,routers,total,gap,seconds");
    assertThat(run.out().lines().toList().getLast()).startsWith("40,150,4,none,").matches(".*,0,[0-9.]+");
  }

  /** The plan is asked to survive and is then tried: every loss of a site, by what simulates it. */
  @Test
  void whatSurvivesAnySiteSurvivesWhenItIsSimulated() throws Exception {
    CommandRun run = CommandRun.of("plan", project, "--survive", "site", "--json");
    JsonNode plan = DocumentsTest.check("plan", run.out());
    assertThat(run.exitCode()).isEqualTo(plan.get("unprotected").isEmpty() && plan.get("unreached").isEmpty() ? 0 : 1);
    assertThat(plan.get("wishes").get("survive").stringValue()).isEqualTo("site");
    for (JsonNode site : plan.get("sites")) {
      if (SampleValley.sites().stream().anyMatch(each -> each.name().equals(site.stringValue()) && each.role().name().equals("CANDIDATE"))) {
        CommandRun failed = CommandRun.of("simulate", project, "--fail", site.stringValue(), "--json");
        assertThat(failed.exitCode()).as("%s%n%s", site, failed).isEqualTo(plan.get("unprotected").isEmpty() ? 0 : failed.exitCode());
      }
    }
  }

  /** UNICAM lies behind a ridge. The plan names a place for a relay; a site put there joins it. */
  @Test
  void aRelayThatIsNamedReachesTheHomeOnceItIsBuilt() throws Exception {
    List<Site> homes = SampleValley.sites().stream()
        .filter(site -> Set.of("Radio comunitaria", "Escuela", "UNICAM").contains(site.name())).toList();
    JsonNode hidden = planOf("hidden", homes, 1);
    assertThat(hidden.get("unreached")).extracting(JsonNode::stringValue).containsExactly("UNICAM");
    List<JsonNode> named = hidden.get("notes").valueStream().filter(note -> note.has("relay")).toList();
    assertThat(named).hasSize(1);
    JsonNode relay = named.getFirst().get("relay");
    assertThat(named.getFirst().get("text").stringValue()).contains("For UNICAM: a relay at " + relay.get("lat").asString());
    List<Site> more = new ArrayList<>(homes);
    more.add(new Site("Relay", new GeoPoint(relay.get("lat").doubleValue(), relay.get("lon").doubleValue()),
        relay.get("height_m").doubleValue(), Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 0, ""));
    assertThat(planOf("built", more, 0).get("sites")).extracting(JsonNode::stringValue).contains("UNICAM", "Relay");
  }

  private static JsonNode planOf(String name, List<Site> sites, int exitCode) throws Exception {
    Path list = folder.resolve(name + ".csv");
    SitesCsv.write(list, sites);
    String file = folder.resolve(name + ".atalaya").toString();
    assertThat(CommandRun.of("project", "create", file, "--name", "N", "--terrain", folder.resolve(SampleValley.TILE + ".hgt").toString(),
        "--sites", list.toString(), "--country", "AR").exitCode()).isZero();
    CommandRun run = CommandRun.of("plan", file, "--json");
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    return DocumentsTest.check("plan", run.out());
  }

  /** The table that is printed can be changed and taken in; the plan is then made at its prices, and all can be undone. */
  @Test
  void theCommunitysPricesAreATableToTakeOutAndIn() throws Exception {
    String file = folder.resolve("priced.atalaya").toString();
    Path sites = folder.resolve("priced.csv");
    SitesCsv.write(sites, SampleValley.sites());
    assertThat(CommandRun.of("project", "create", file, "--name", "N", "--terrain", folder.resolve(SampleValley.TILE + ".hgt").toString(),
        "--sites", sites.toString(), "--country", "AR").exitCode()).isZero();
    CommandRun catalogue = CommandRun.of("project", "prices", file);
    assertThat(catalogue.exitCode()).as(catalogue.toString()).isZero();
    assertThat(catalogue.out()).startsWith("kind,item,price\n").contains("mounting,,0\n").contains("site,Escuela,0\n");
    Path table = Files.writeString(folder.resolve("table.csv"), "kind,item,price\ndevice,LibreRouter v1,99.5\nkit,LibreRouter v1,350\nmounting,,12\nsite,Tanque,40\n");
    JsonNode own = DocumentsTest.check("project-prices", CommandRun.of("project", "prices", file, "--import", table.toString(), "--json").out());
    assertThat(own.get("prices")).anySatisfy(row -> {
      assertThat(row.get("kind").stringValue()).isEqualTo("kit");
      assertThat(row.get("price").doubleValue()).isEqualTo(350);
      assertThat(row.get("own").booleanValue()).isTrue();
    });
    Path again = Files.writeString(folder.resolve("again.csv"), CommandRun.of("project", "prices", file).out());
    assertThat(CommandRun.of("project", "prices", file, "--import", again.toString()).out()).isEqualTo(Files.readString(again));
    JsonNode bill = DocumentsTest.check("plan", CommandRun.of("plan", file, "--kit", "4", "--json").out()).get("bill");
    assertThat(bill.get("lines")).anySatisfy(line -> assertThat(line.get("unit_price").doubleValue()).isEqualTo(350));
    assertThat(bill.get("lines")).anySatisfy(line -> assertThat(line.get("item").stringValue()).isEqualTo("mounting"));
    try (Project project = Project.open(Path.of(file))) {
      while (project.canUndo()) {
        project.undo();
      }
    }
    assertThat(CommandRun.of("project", "prices", file).out()).isEqualTo(catalogue.out());
    CommandRun wrong = CommandRun.of("project", "prices", file, "--import",
        Files.writeString(folder.resolve("wrong.csv"), "kind,item,price\nsite,Nowhere,3\n").toString());
    assertThat(wrong.exitCode()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(wrong.err().lines()).hasSize(1);
    assertThat(wrong.err()).contains("Nowhere");
  }

  @Test
  void theCommunitysOwnNetworksAreTheRoutersNetworks() throws Exception {
    CommandRun usual = CommandRun.of("project", "addresses", project);
    assertThat(usual.exitCode()).as(usual.toString()).isZero();
    JsonNode own = DocumentsTest.check("project-addresses", CommandRun.of("project", "addresses", project, "--ipv4", "10.45.0.0/16",
        "--ipv6", "fd12:3456:789a::/48", "--json").out());
    assertThat(own.get("ipv4_own").booleanValue()).isTrue();
    JsonNode plan = DocumentsTest.check("plan", CommandRun.of("plan", project, "--json").out());
    assertThat(plan.get("community").get("ipv4").stringValue()).isEqualTo("10.45.0.0/16");
    assertThat(plan.get("community").get("ipv6").stringValue()).isEqualTo("fd12:3456:789a::/64");
    assertThat(plan.get("routers")).allSatisfy(router -> assertThat(router.get("ipv4").stringValue()).startsWith("10.45."));
    CommandRun wrong = CommandRun.of("project", "addresses", project, "--ipv4", "10.45.0.1/16");
    assertThat(wrong.exitCode()).isEqualTo(AtalayaCommand.USAGE);
    assertThat(wrong.err().lines()).hasSize(1);
    // the plan's routers have their AS numbers now, and keep them whatever is asked for first
    CommandRun given = CommandRun.of("project", "addresses", project, "--clear");
    assertThat(given.out()).startsWith(usual.out()).contains("AS 64");
    JsonNode range = DocumentsTest.check("project-addresses", CommandRun.of("project", "addresses", project, "--as-numbers",
        "4242420000-4242420099", "--json").out());
    assertThat(range.get("systems")).hasSameSizeAs(plan.get("routers")).allSatisfy(system ->
        assertThat(system.get("as_number").longValue()).isBetween(4_242_420_000L, 4_242_420_099L));
    assertThat(CommandRun.of("project", "addresses", project, "--as-numbers", "5-4").exitCode()).isEqualTo(AtalayaCommand.USAGE);
    // under guifi.net's habit each router is the first of 32
    assertThat(DocumentsTest.check("project-addresses", CommandRun.of("project", "addresses", project, "--habit", "Guifi", "--json").out())
        .get("habit").stringValue()).isEqualTo("guifi");
    JsonNode blocks = DocumentsTest.check("plan", CommandRun.of("plan", project, "--json").out());
    assertThat(blocks.get("community").get("address_habit").stringValue()).isEqualTo("guifi");
    assertThat(blocks.get("routers")).allSatisfy(router ->
        assertThat(Integer.parseInt(router.get("ipv4").stringValue().replaceAll(".*\\.|/.*", "")) % 32).isEqualTo(1));
    assertThat(CommandRun.of("project", "addresses", project, "--habit", "mine").exitCode()).isEqualTo(AtalayaCommand.USAGE);
  }

  @ParameterizedTest
  @CsvSource({"--survive,all", "--budget,0", "--budget,-3", "--budget,NaN", "--alternatives,21", "--alternatives,-1", "--kit,1"})
  void whatCannotBeWishedIsOneLine(String option, String value) throws Exception {
    CommandRun run = CommandRun.of("plan", project, option, value);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(option);
  }
}
