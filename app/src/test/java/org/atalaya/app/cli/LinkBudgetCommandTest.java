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

  /** Spain leaves 14 dBm without radar detection and 27 dBm with it: a channel is cheaper than a site. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      en | to do: set both radios to channel 100, where ES allows 27 dBm; radar | P.530 (fading by many paths) is made for a length
      es | qué hacer: poné las dos radios en el canal 100, donde ES permite 27 dBm; ahí el radar | P.530 (desvanecimiento por trayectos múltiples) está
      pt | o que fazer: ponha os dois rádios no canal 100, onde ES permite 27 dBm; ali o radar | P.530 (desvanecimento por vários percursos) é feito
      sq | çfarë të bëni: vendosni të dy radiot në kanalin 100, ku ES lejon 27 dBm; aty radari | P.530 (dobësim nga shumë rrugë) është bërë
      """)
  void aChannelWithRadarIsOfferedBeforeAnotherSite(String language, String advice, String outside) throws Exception {
    String spain = folder.resolve("spain-" + language + ".atalaya").toString();
    Path sites = Files.writeString(folder.resolve("spain.csv"), """
        name,lat,lon,height_m,device
        A,%1$s,%2$s,30,LibreRouter v1
        B,%1$s,%3$s,30,LibreRouter v1
        """.formatted(SampleValley.sites().getFirst().position().latitudeDegrees(),
        SampleValley.sites().getFirst().position().longitudeDegrees(), SampleValley.sites().getFirst().position().longitudeDegrees() + 0.012));
    assertThat(CommandRun.of("project", "create", spain, "--name", "N", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", sites.toString(), "--country", "ES").exitCode()).isZero();
    CommandRun run = CommandRun.of("--lang", language, "profile", spain, "--from", "A", "--to", "B", "--rain", "30",
        "--geoclimatic", "1e-4", "--dn75", "80");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(advice).contains(outside);
    JsonNode told = JsonMapper.shared().readTree(CommandRun.of("profile", spain, "--from", "A", "--to", "B", "--json").out())
        .get("budget").get("advice");
    assertThat(told.get("change").stringValue()).isEqualTo("other_channel");
    assertThat(told.get("channel").intValue()).isEqualTo(100);
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
