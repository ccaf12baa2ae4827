package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The link budget that {@code profile PROJECT} answers. */
class LinkBudgetCommandTest {
  @TempDir
  static Path folder;
  private static String project;

  @BeforeAll
  static void makeAProject() throws Exception {
    Path sites = folder.resolve("sites.csv");
    SitesCsv.write(sites, SampleValley.sites());
    project = folder.resolve("p.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", sites.toString(), "--country", "AR").exitCode()).isZero();
  }

  private static CommandRun profile(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("profile", project, "--from", "Radio comunitaria", "--to", "Escuela"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode budget(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--json"));
    arguments.addAll(List.of(more));
    CommandRun run = profile(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path schema = Path.of(System.getProperty("atalaya.root"), "docs/cli/profile.schema.json");
    assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(schema))
        .validate(run.out(), InputFormat.JSON)).isEmpty();
    return JsonMapper.shared().readTree(run.out()).get("budget");
  }

  @Test
  void everyDecibelIsOnTheSheetAndTheyAddUp() throws Exception {
    JsonNode sheet = budget();
    JsonNode way = sheet.get("forward");
    double signal = way.get("power_dbm").asDouble()
        + sheet.get("a").get("gain_dbi").asDouble() - sheet.get("a").get("off_axis_loss_db").asDouble() - sheet.get("a").get("cable_loss_db").asDouble()
        - sheet.get("path_loss_db").asDouble() - sheet.get("polarization_loss_db").asDouble()
        + sheet.get("b").get("gain_dbi").asDouble() - sheet.get("b").get("off_axis_loss_db").asDouble() - sheet.get("b").get("cable_loss_db").asDouble();
    assertThat(way.get("signal_dbm").asDouble()).isCloseTo(signal, within(1e-6));
    assertThat(way.get("eirp_dbm").asDouble()).isLessThanOrEqualTo(sheet.get("eirp_limit").get("dbm").asDouble());
    assertThat(way.get("snr_db").asDouble()).isCloseTo(signal - sheet.get("noise").get("floor_dbm").asDouble(), within(1e-6));
    assertThat(sheet.get("eirp_limit").get("date").stringValue()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    assertThat(sheet.get("a").get("pattern_synthetic").booleanValue()).isTrue();
    assertThat(sheet.get("a").get("rate_source").get("source").stringValue()).isNotBlank();
    assertThat(way.get("availability").isNull()).as("no climate was typed").isTrue();
    assertThat(way.get("rates").size()).isGreaterThan(5);
    assertThat(sheet.get("chosen_by").stringValue()).isEqualTo("site");
  }

  @Test
  void withTheClimateOfThePlaceEveryRateHasItsAvailability() throws Exception {
    JsonNode sheet = budget("--rain", "60", "--geoclimatic", "1e-4", "--dn75", "80");
    for (JsonNode rate : sheet.get("forward").get("rates")) {
      assertThat(rate.get("availability").get("year_percent").asDouble()).isBetween(0.0, 100.0)
          .isGreaterThanOrEqualTo(rate.get("availability").get("worst_month_percent").asDouble());
    }
    assertThat(sheet.get("outside_validity").toString()).contains("P.530 multipath", "distanceKm");
  }

  @ParameterizedTest
  @CsvSource({"en, THE LINK:, to do:", "es, EL ENLACE:, qué hacer:", "pt, O ENLACE:, o que fazer:", "sq, LIDHJA:, çfarë të bëni:"})
  void theVerdictAndTheOneThingToChangeAreInWords(String language, String verdict, String advice) throws Exception {
    CommandRun run = CommandRun.of("--lang", language, "profile", project, "--from", "Radio comunitaria", "--to", "Escuela");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(verdict, advice, "regulatory.db").doesNotContain("{", "budget.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --rain 60                                   | give --rain, --geoclimatic and --dn75 together
      --rain 0 --geoclimatic 1e-4 --dn75 80       | rain rate 0.0, expected above 0 mm/h
      --rain 60 --geoclimatic 2 --dn75 80         | K 2.0, expected above 0
      """)
  void aClimateThatIsNoneIsAWrongCommandLine(String options, String words) throws Exception {
    CommandRun run = profile(options.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }
}
