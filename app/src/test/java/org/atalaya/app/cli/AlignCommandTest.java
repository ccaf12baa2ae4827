package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.lab.Air;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.PlannedAir;
import org.atalaya.provisioning.lab.VirtualKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody turns an antenna and watches the signal. */
@Timeout(180)
class AlignCommandTest {
  @TempDir
  Path folder;
  private Path file;
  private Map<String, String> environment;
  private VirtualKit kit;
  private PlannedLink link;
  private String node;

  @BeforeEach
  void provisionTwo() throws Exception {
    file = folder.resolve("valley.atalaya");
    environment = Map.of("ATALAYA_PASSPHRASE_FILE", Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n").toString());
    SitesCsv.write(folder.resolve("sites.csv"), SampleValley.sites());
    ends("project", "create", file.toString(), "--name", "Valle", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", folder.resolve("sites.csv").toString(), "--country", "AR");
    ends("plan", file.toString());
    kit = VirtualKit.start(2, LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)));
    try (Project project = Project.open(file)) {
      NetworkPlan plan = project.getCurrentPlan().value();
      link = plan.links().getFirst();
      kit.fill(LabAirJob.of(project, PlannedAir.Bias.NONE, 0, 0, 3));
    }
    node = link.hostA() + "=" + kit.routers().getFirst().address();
    ends("provision", file.toString(), "--yes", "--node", node, "--node", link.hostB() + "=" + kit.routers().get(1).address());
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private CommandRun ends(String... arguments) {
    CommandRun run = CommandRun.with(environment, Locale.ENGLISH, arguments);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return run;
  }

  @Test
  void looksAtLeastFiveTimesASecondAndHoldsThePeak() {
    int writes = kit.routers().getFirst().writes();
    double expected = link.forecast().backward().signalDbm();

    List<JsonNode> looks = ends("align", file.toString(), "--node", node, "--to", link.hostB(), "--seconds", "4", "--json").out()
        .lines().map(line -> JsonMapper.shared().readTree(line)).toList();

    double seconds = looks.getLast().get("seconds").doubleValue() - looks.getFirst().get("seconds").doubleValue();
    assertThat((looks.size() - 1) / seconds).as("looks a second").isGreaterThanOrEqualTo(5);
    assertThat(looks).allSatisfy(look -> {
      assertThat(look.get("signal_dbm").doubleValue()).isEqualTo(expected, within(0.51));
      assertThat(look.get("peak_dbm").doubleValue()).isGreaterThanOrEqualTo(look.get("signal_dbm").doubleValue());
      assertThat(look.get("expected_dbm").doubleValue()).isEqualTo(expected, within(1e-9));
    });
    assertThat(kit.routers().getFirst().writes()).isEqualTo(writes);
  }

  @Test
  void saysWhenTheOtherEndIsNotHeardAndInTheLanguageOfWhoeverLooks() {
    kit.fill(Air.NONE);
    CommandRun run = CommandRun.with(environment, Locale.of("es"), "align", file.toString(), "--node", node, "--to", link.hostB(),
        "--seconds", "0.3", "--silent");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("no se oye la otra punta", "en el plan");
  }

  @Test
  void thePageForAPhoneShowsTheSameAndKnowsNoSecret() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread align = Thread.ofPlatform().start(() -> AtalayaCommand.run(new String[] {"align", file.toString(), "--node", node,
        "--to", link.hostB(), "--serve", "--silent", "--lang", "en"}, new Console(new PrintStream(ByteArrayOutputStream.nullOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8), Locale.ENGLISH, false, environment)));
    Matcher url = Pattern.compile("http://\\S+/").matcher("");
    while (!url.reset(err.toString(StandardCharsets.UTF_8)).find()) {
      assertThat(align.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
      Thread.onSpinWait();
    }
    assertThat(url.group()).startsWith("http://127.0.0.1:");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page = get(client, url.group());
      assertThat(page).contains("No se oye la otra punta", "Tone on", "\"from\"").doesNotContain("/*DATA*/");
      try (Project project = Project.open(file); var words = org.atalaya.planner.project.Passphrase.read(folder.resolve("passphrase"))) {
        var secrets = project.unlock(words);
        assertThat(page).doesNotContain(secrets.rootPassword().reveal(), secrets.meshKey().reveal());
      }
      HttpResponse<java.util.stream.Stream<String>> events = client.send(HttpRequest.newBuilder(URI.create(url.group() + "signal")).build(),
          HttpResponse.BodyHandlers.ofLines());
      try (var lines = events.body()) {
        String event = lines.filter(line -> line.startsWith("data: {\"")).findFirst().orElseThrow();
        assertThat(JsonMapper.shared().readTree(event.substring(6)).get("dbm").doubleValue())
            .isEqualTo(link.forecast().backward().signalDbm(), within(0.51));
      }
      assertThat(client.send(HttpRequest.newBuilder(URI.create(url.group())).POST(HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(405);
      assertThat(client.send(HttpRequest.newBuilder(URI.create(url.group() + "etc/passwd")).build(),
          HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    } finally {
      align.interrupt();
      align.join();
    }
  }

  private static String get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
