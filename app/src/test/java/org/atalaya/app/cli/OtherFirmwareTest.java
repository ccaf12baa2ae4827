package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every firmware of the plan's devices can be rendered from a real plan, and no other; one that the program can't yet
 * put on routers is refused.
 */
class OtherFirmwareTest {
  private static final Map<String, String> REFUSED = Map.of("raspberrypi", "is not known to run raspberrypi",
      "gluon", "is not known to run gluon", "guifi", "is not known to run guifi", "bridge", "and a bridge has one");

  @TempDir
  Path folder;
  private Map<String, String> environment;

  @BeforeEach
  void choosePassphrase() throws Exception {
    environment = Map.of("ATALAYA_PASSPHRASE_FILE",
        Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n").toString());
  }

  @Test
  void theRidgesOfOravaAreRenderedForEveryFirmware() throws Exception {
    String project = create("libremesh", "networks/orava/sites.csv");
    ok("links", project, "--max-range", "25000");
    JsonNode plan = JsonMapper.shared().readTree(ok("plan", project, "--json").out());
    for (FirmwareTarget target : FirmwareTargets.all()) {
      Path out = folder.resolve(target.id());
      if (REFUSED.containsKey(target.id())) {
        CommandRun run = CommandRun.with(environment, Locale.ENGLISH, "render", project, "--out", out.toString(),
            "--firmware", target.id());
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
        assertThat(run.err().strip()).contains(REFUSED.get(target.id())).doesNotContain("\n");
        continue;
      }
      ok("render", project, "--out", out.toString(), "--firmware", target.id());
      plan.get("routers").forEach(router ->
          assertThat(out.resolve(router.get("host").stringValue())).as(target.id())
              .isNotEmptyDirectory());
    }
  }

  @Test
  void aFirmwareThatOnlyRendersIsRefusedByProvisionAndVerifyInOneLine() throws Exception {
    String project = create("awmn-bird", "networks/kit-of-four/sites.csv");
    ok("links", project);
    ok("plan", project);
    Path out = folder.resolve("out");
    ok("render", project, "--out", out.toString());
    assertThat(out.resolve("Escuela/etc/bird.conf")).isNotEmptyFile();
    for (String[] command : new String[][] {{"provision", project, "--yes", "--node", "Escuela=127.0.0.1:1"},
        {"verify", project, "--node", "Escuela=127.0.0.1:1"}}) {
      CommandRun run = CommandRun.with(environment, Locale.ENGLISH, command);
      assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
      assertThat(run.err().strip()).contains("awmn-bird").contains("libremesh").doesNotContain("\n");
    }
  }

  private String create(String firmware, String sites) {
    String project = folder.resolve(firmware + ".atalaya").toString();
    ok("project", "create", project, "--name", "Red", "--terrain", SharedData.tile().toString(), "--sites",
        SharedData.file(sites).toString(), "--country", "AR", "--firmware", firmware);
    return project;
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = CommandRun.with(environment, Locale.ENGLISH, arguments);
    assertThat(run.exitCode()).as(String.join(" ", arguments) + "\n" + run).isZero();
    return run;
  }
}
