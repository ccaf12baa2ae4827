package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job on real ground, by commands alone:
 *
 * <pre>
 *   sites.csv + N49E019.hgt → project → links → plan → render → provision → verify
 *                                                        │          └ four virtual routers over real SSH
 *                                                        └ HOST/etc/config/lime-community, lime-node
 * </pre>
 */
class MainJobTest {
  @TempDir
  Path folder;
  private Map<String, String> environment;

  @BeforeEach
  void choosePassphrase() throws Exception {
    environment = Map.of("ATALAYA_PASSPHRASE_FILE",
        Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n").toString());
  }

  @Test
  void theWorkshopsKitOfFourEndsVerifiedAndASecondRunChangesNothing() throws Exception {
    String project = create("kit", SharedData.file("networks/kit-of-four/sites.csv"));
    ok("links", project);
    JsonNode plan = planned(project);
    assertThat(plan.get("routers").size()).isEqualTo(4);

    try (VirtualKit kit = VirtualKit.start(4, LabOptions.DEFAULT)) {
      List<String> nodes = nodes(plan, kit);
      int untouched = kit.routers().stream().mapToInt(VirtualRouter::writes).sum();
      assertThat(outcomes(json(ok(with(nodes, "provision", project, "--dry-run", "--json"))))).containsOnly("dry_run");
      assertThat(kit.routers().stream().mapToInt(VirtualRouter::writes).sum()).isEqualTo(untouched);

      assertThat(outcomes(json(ok(with(nodes, "provision", project, "--yes", "--json"))))).hasSize(4).containsOnly("verified");
      assertThat(outcomes(json(ok("verify", project, "--json")))).hasSize(4).containsOnly("verified");

      int writes = kit.routers().stream().mapToInt(VirtualRouter::writes).sum();
      int reboots = kit.routers().stream().mapToInt(VirtualRouter::rebootCount).sum();
      JsonNode again = json(ok("provision", project, "--yes", "--json"));
      assertThat(outcomes(again)).hasSize(4).containsOnly("verified");
      again.get("routers").forEach(router -> assertThat(router.get("changed").booleanValue()).isFalse());
      assertThat(kit.routers().stream().mapToInt(VirtualRouter::writes).sum()).isEqualTo(writes);
      assertThat(kit.routers().stream().mapToInt(VirtualRouter::rebootCount).sum()).isEqualTo(reboots);

      kit.routers().get(1).tamper("lime-node.system.hostname", "otro");
      CommandRun tampered = run("verify", project);
      assertThat(tampered.exitCode()).as(tampered.toString()).isEqualTo(1);
      assertThat(tampered.out()).contains("hostname").contains("otro");
    }
  }

  /** Refugio sees only the sites beyond the lake: it hangs on another home, and the network is no star. */
  @Test
  void aSiteThatNeedsARelayIsReachedThroughAnother() throws Exception {
    String text = Files.readString(SharedData.file("networks/kit-of-four/sites.csv"), StandardCharsets.UTF_8);
    Path sites = Files.writeString(folder.resolve("refugio.csv"), text.replaceAll("(?m)^(Refugio,.*),candidate,", "$1,required,"));
    String project = create("refugio", sites);
    JsonNode plan = planned(project);

    assertThat(plan.get("feasible").booleanValue()).isTrue();
    Map<String, Integer> degrees = new TreeMap<>();
    plan.get("links").forEach(link -> {
      degrees.merge(link.get("a").stringValue(), 1, Integer::sum);
      degrees.merge(link.get("b").stringValue(), 1, Integer::sum);
    });
    assertThat(degrees).containsKey("Refugio");
    assertThat(Collections.max(degrees.values())).as("a star would have one hub: %s", degrees)
        .isLessThan(plan.get("links").size());

    int routers = plan.get("routers").size();
    assertThat(routers).isGreaterThanOrEqualTo(5);
    try (VirtualKit kit = VirtualKit.start(routers, LabOptions.DEFAULT)) {
      assertThat(outcomes(json(ok(with(nodes(plan, kit), "provision", project, "--yes", "--json")))))
          .hasSize(routers).containsOnly("verified");
    }
  }

  @Test
  void theRidgesOfOravaGetDishesAndAConfigurationForEachChosenSite() throws Exception {
    String project = create("orava", SharedData.file("networks/orava/sites.csv"));
    ok("links", project, "--max-range", "25000");
    JsonNode plan = planned(project);
    assertThat(plan.get("feasible").booleanValue()).isTrue();

    Path out = folder.resolve("configuration");
    ok("render", project, "--out", out.toString());
    Map<String, Integer> routersOfSite = new HashMap<>();
    plan.get("routers").forEach(router -> {
      Path config = out.resolve(router.get("host").stringValue()).resolve("etc/config");
      assertThat(config.resolve("lime-node")).isNotEmptyFile();
      assertThat(config.resolve("lime-community")).isNotEmptyFile();
      routersOfSite.merge(router.get("site").stringValue(), 1, Integer::sum);
    });
    plan.get("sites").forEach(site -> assertThat(routersOfSite).containsKey(site.stringValue()));
    assertThat(routersOfSite.values()).as("a ridge looks several ways, with a dish for each").anyMatch(count -> count > 1);

    Map<String, String> first = contents(out);
    ok("links", project);
    ok("plan", project);
    ok("render", project, "--out", out.toString());
    assertThat(contents(out)).as("same project, same configuration, to the byte").isEqualTo(first);
  }

  /** An edit makes the plan stale, and a stale plan goes to no router. */
  @Test
  void aStalePlanIsNeverProvisioned() throws Exception {
    String project = create("stale", SharedData.file("networks/kit-of-four/sites.csv"));
    planned(project);
    ok("links", project, "--max-range", "9000");

    CommandRun run = run("provision", project, "--yes", "--node", "Escuela=127.0.0.1:1");
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("stale");
    assertThat(run("render", project, "--out", folder.resolve("x").toString()).exitCode()).isEqualTo(3);
  }

  @Test
  void withoutAPassphraseNothingIsRenderedAndOneLineSaysWhy() throws Exception {
    String project = create("locked", SharedData.file("networks/kit-of-four/sites.csv"));
    planned(project);

    CommandRun run = CommandRun.of("render", project, "--out", folder.resolve("x").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).contains("ATALAYA_PASSPHRASE_FILE").doesNotContain("\n");
  }

  private String create(String name, Path sites) {
    String project = folder.resolve(name + ".atalaya").toString();
    ok("project", "create", project, "--name", "Red de " + name, "--terrain", SharedData.tile().toString(), "--sites",
        sites.toString(), "--country", "AR");
    return project;
  }

  private JsonNode planned(String project) {
    JsonNode plan = json(ok("plan", project, "--json"));
    assertThat(plan.get("optimality").get("kind").stringValue()).as("how good it is known to be").isIn("proven", "gap");
    return plan;
  }

  private static List<String> nodes(JsonNode plan, VirtualKit kit) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < kit.routers().size(); i++) {
      options.add("--node");
      options.add(plan.get("routers").get(i).get("host").stringValue() + "=" + kit.routers().get(i).address());
    }
    return options;
  }

  private static List<String> outcomes(JsonNode document) {
    List<String> outcomes = new ArrayList<>();
    document.get("routers").forEach(router -> outcomes.add(router.get("outcome").stringValue()));
    return outcomes;
  }

  private static JsonNode json(CommandRun run) {
    return JsonMapper.shared().readTree(run.out());
  }

  private static String[] with(List<String> options, String... arguments) {
    return Stream.concat(Arrays.stream(arguments), options.stream()).toArray(String[]::new);
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(String.join(" ", arguments) + "\n" + run).isZero();
    return run;
  }

  private CommandRun run(String... arguments) {
    return CommandRun.with(environment, Locale.ENGLISH, arguments);
  }

  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
