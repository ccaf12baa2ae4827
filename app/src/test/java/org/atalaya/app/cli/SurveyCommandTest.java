package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.site.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a person measured on the spot, taken in as a table. */
class SurveyCommandTest {
  @TempDir
  Path folder;
  private Path file;

  @BeforeEach
  void project() throws Exception {
    file = folder.resolve("valley.atalaya");
    SitesCsv.write(folder.resolve("sites.csv"), SampleValley.sites());
    assertThat(CommandRun.of("project", "create", file.toString(), "--name", "Valle", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", folder.resolve("sites.csv").toString(), "--country", "AR").exitCode()).isZero();
  }

  private List<Integer> meshChannels() throws Exception {
    CommandRun run = CommandRun.of("plan", file.toString(), "--json");
    List<Integer> channels = new ArrayList<>();
    DocumentsTest.check("plan", run.out()).get("routers").forEach(router -> router.get("radios").forEach(radio -> {
      if (radio.get("mesh").booleanValue()) {
        channels.add(radio.get("channel").intValue());
      }
    }));
    return channels.stream().distinct().sorted().toList();
  }

  private Path table(String... rows) throws Exception {
    return Files.writeString(folder.resolve("survey.csv"), "site,channel,busy_percent,network,signal_dbm,width_mhz,date\n"
        + String.join("\n", rows) + "\n");
  }

  @Test
  void aTableOfMeasurementsMovesTheNextPlansChannelsUntilItIsForgotten() throws Exception {
    List<Integer> before = meshChannels();
    assertThat(before).contains(149);
    String site = SampleValley.sites().stream().filter(each -> each.role() == Role.GATEWAY).findFirst().orElseThrow().name();
    Path table = table(site + ",149,95,,,,2026-11-16", site + ",153,3,,,,2026-11-16", site + ",157,3,,,,2026-11-16",
        site + ",161,3,,,,2026-11-16", site + ",165,3,,,,2026-11-16", site + ",149,,Vecina,-48.5,80,2026-11-16T09:30:00Z");
    CommandRun taken = CommandRun.of("survey", file.toString(), "--import", table.toString(), "--json");
    assertThat(taken.exitCode()).as(taken.toString()).isZero();
    assertThat(taken.err()).contains("6 measurements");
    JsonNode document = DocumentsTest.check("survey", taken.out());
    assertThat(document.get("readings")).hasSize(5);
    assertThat(document.get("readings").get(0).get("busy_percent").doubleValue()).isEqualTo(95);
    assertThat(document.get("networks").get(0).get("width_mhz").intValue()).isEqualTo(80);
    assertThat(meshChannels()).doesNotContain(149);
    assertThat(CommandRun.of("plan", file.toString()).out()).contains("2026-11-16").contains(site);
    // what is printed is what is taken in
    Path printed = Files.writeString(folder.resolve("printed.csv"), CommandRun.of("survey", file.toString()).out());
    assertThat(CommandRun.of("survey", file.toString(), "--forget", "--import", printed.toString()).out()).isEqualTo(Files.readString(printed));
    assertThat(CommandRun.of("survey", file.toString(), "--forget").exitCode()).isZero();
    assertThat(meshChannels()).isEqualTo(before);
  }

  @Test
  void aRowThatIsWrongIsNamedAndNothingOfTheTableIsKept() throws Exception {
    String site = SampleValley.sites().getFirst().name();
    for (String wrong : List.of("Nowhere,149,5,,,,", site + ",148,5,,,,", site + ",149,101,,,,", site + ",149,,,,,", site + ",165,,X,-50,80,",
        site + ",149,5,,,,yesterday", site + ",149,,X,12,20,")) {
      CommandRun run = CommandRun.of("survey", file.toString(), "--import", table(site + ",149,5,,,,", wrong).toString());
      assertThat(run.exitCode()).as(wrong + "\n" + run).isEqualTo(3);
      assertThat(run.err()).contains("line 3");
    }
    assertThat(CommandRun.of("survey", file.toString()).out().lines()).hasSize(1);
    // nor is anything forgotten, or taken from the tables before it
    Path good = Files.writeString(folder.resolve("good.csv"), "site,channel,busy_percent\n" + site + ",36,7\n");
    assertThat(CommandRun.of("survey", file.toString(), "--import", good.toString()).exitCode()).isZero();
    Path other = Files.writeString(folder.resolve("other.csv"), "site,channel,busy_percent\n" + site + ",40,7\n");
    assertThat(CommandRun.of("survey", file.toString(), "--forget", "--import", other.toString(), "--import", table("Nowhere,149,5,,,,").toString())
        .exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("survey", file.toString()).out().lines().skip(1)).singleElement().asString().contains(",36,7,");
  }

  @Test
  void aGlanceStaysAGlanceAndANetworkAboveAllChannelsKeepsItsPlace() throws Exception {
    String site = SampleValley.sites().getFirst().name();
    Path table = Files.writeString(folder.resolve("survey.csv"), "site,host,radio,channel,busy_percent,network,signal_dbm,width_mhz,listened_ms,centre_mhz,date\n"
        + site + ",,,149,40,,,,5000,,2026-11-16\n" + site + ",,,149,10,,,,141,,2026-11-16\n"
        + site + ",,,,,High,-60,20,,5865,2026-11-16\n" + site + ",,,165,,Odd,-60,40,,5815,2026-11-16\n");
    CommandRun taken = CommandRun.of("survey", file.toString(), "--import", table.toString(), "--json");
    assertThat(taken.exitCode()).as(taken.toString()).isZero();
    JsonNode document = DocumentsTest.check("survey", taken.out());
    JsonNode reading = document.get("readings").get(0);
    assertThat(reading.get("busy_percent").doubleValue()).as("the worst of a channel").isEqualTo(40);
    assertThat(reading.get("listened_ms").longValue()).isEqualTo(141);
    assertThat(document.get("networks").valueStream().filter(network -> network.get("network").stringValue().equals("High")))
        .singleElement().matches(network -> network.get("channel").isNull());
    Path printed = Files.writeString(folder.resolve("printed.csv"), CommandRun.of("survey", file.toString()).out());
    assertThat(CommandRun.of("survey", file.toString(), "--forget", "--import", printed.toString()).out()).isEqualTo(Files.readString(printed));
  }

  @Test
  void aTableOfTooManyRowsIsRefusedInOneLine() throws Exception {
    Path table = Files.writeString(folder.resolve("long.csv"), "site,channel,busy_percent\n" + (SampleValley.sites().getFirst().name() + ",36,7\n").repeat(10_001));
    CommandRun run = CommandRun.of("survey", file.toString(), "--import", table.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().strip().lines()).singleElement().asString().contains("10001 measurements", "at most 10000");
  }
}
