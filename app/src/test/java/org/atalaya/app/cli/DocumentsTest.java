package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.Numbers;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every {@code --json} document against its schema in docs/cli. */
class DocumentsTest {
  @TempDir
  static Path folder;
  private static String terrain;
  private static String sites;
  private static String project;
  private static Map<String, String> environment;

  @BeforeAll
  static void makeAProject() throws Exception {
    terrain = SampleValley.writeTo(folder).toString();
    sites = folder.resolve("sites.csv").toString();
    SitesCsv.write(Path.of(sites), SampleValley.sites());
    project = folder.resolve("p.atalaya").toString();
    environment = Map.of("ATALAYA_PASSPHRASE_FILE", Files.writeString(folder.resolve("pass"), "otra frase de paso").toString());
    assertThat(run("project", "create", project, "--name", "N", "--terrain", terrain, "--sites", sites, "--country", "AR",
        "--json").exitCode()).isZero();
  }

  @Test
  void profile() throws Exception {
    String a = point("Radio comunitaria");
    holds("profile", "profile", "--terrain", terrain, "--from", a, "--to", point("Escuela"), "--json");
    holds("profile", "profile", "--terrain", terrain, "--from", a, "--to", point("Escuela"), "--samples", "--json");
    holds("profile", "profile", "--terrain", terrain, "--from", a, "--to", "-31.5,-63.5,10", "--samples", "--json");
    holds("profile", "profile", project, "--from", "Radio comunitaria", "--to", "Escuela", "--trees", "6", "--json");
  }

  @Test
  void terrainInfo() throws Exception {
    holds("terrain-info", "terrain", "info", terrain, "--json");
  }

  @Test
  void links() throws Exception {
    holds("links", "links", "--terrain", terrain, "--sites", sites, "--json");
  }

  @Test
  void fromProjectToVerifiedRouter() throws Exception {
    holds("project", "project", "show", project, "--json");
    holds("project-check", "project", "check", project, "--json");
    holds("links", "links", project, "--json");
    JsonNode plan = holds("plan", "plan", project, "--json");
    holds("project", "project", "show", project, "--json");
    check("simulate", run("simulate", project, "--json").out());
    check("simulate", run("simulate", project, "--fail", plan.get("sites").get(0).stringValue(), "--each", "--blackout", "2.5",
        "--cut-internet", "--json").out());
    holds("render", "render", project, "--out", folder.resolve("out").toString(), "--json");
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      String host = plan.get("routers").get(0).get("host").stringValue();
      String at = kit.routers().getFirst().address().toString();
      JsonNode found = holds("discover", "discover", project, "--at", at, "--label", host + "=LibreRouter v1 S/N 0042 MAC "
          + kit.routers().getFirst().mac().replace(":", "").toUpperCase(Locale.ROOT), "--json");
      assertThat(found.get("routers").get(0).get("host").stringValue()).isEqualTo(host);
      assertThat(found.get("routers").get(0).get("matched_by").stringValue()).isEqualTo("label");
      // where it was found is where provision goes
      assertThat(check("provision", run("provision", project, "--dry-run", "--json").out()).get("routers").get(0).get("address")
          .stringValue()).isEqualTo(at);
      check("discover", run("discover", "--at", "127.0.0.1:9", "--json").out());
      String node = plan.get("routers").get(0).get("host").stringValue() + "=" + kit.routers().getFirst().address();
      holds("provision", "provision", project, "--node", node, "--dry-run", "--json");
      String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0zG5vXUeUZjvJjJ8i5yJk2cQzqQ4Jm0tF1rT8Zb6mW ana";
      Files.writeString(folder.resolve("p.authorized_keys"), "# quienes entran\n" + key + "\n");
      holds("provision", "provision", project, "--node", node, "--yes", "--json");
      assertThat(kit.routers().getFirst().findFile("/etc/dropbear/authorized_keys")).hasValue(key + "\n");
      holds("verify", "verify", project, "--node", node, "--json");
      assertThat(holds("discover", "discover", project, "--at", at, "--json").get("routers").get(0).get("access").stringValue())
          .isEqualTo("closed");
      kit.routers().getFirst().tamper("lime-node.system.hostname", "otro");
      check("verify", run("verify", project, "--json").out());
    }
  }

  private static String point(String name) {
    return SampleValley.sites().stream().filter(site -> site.name().equals(name)).findFirst()
        .map(site -> Numbers.shortest(site.position().latitudeDegrees()) + "," + Numbers.shortest(site.position().longitudeDegrees())
            + "," + Numbers.shortest(site.heightMeters())).orElseThrow();
  }

  private static JsonNode holds(String schema, String... arguments) throws Exception {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return check(schema, run.out());
  }

  static JsonNode check(String schema, String document) throws Exception {
    Path file = Path.of(System.getProperty("atalaya.root", ".."), "docs", "cli", schema + ".schema.json");
    assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(file))
        .validate(document, InputFormat.JSON)).as(document).isEmpty();
    return JsonMapper.shared().readTree(document);
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(environment, Locale.ENGLISH, arguments);
  }
}
