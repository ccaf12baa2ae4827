package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code render --imagebuilder} on the workshop's kit, and {@code bench render}. */
class ImageBuilderCommandTest {
  @TempDir
  Path folder;

  private CommandRun run(String... arguments) throws Exception {
    Path passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    return CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, arguments);
  }

  private CommandRun ok(String... arguments) throws Exception {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return run;
  }

  @Test
  void theKitsImagesCanBeBuiltFromOneFolderAndAnOwnDeviceTakesPart() throws Exception {
    String project = folder.resolve("kit.atalaya").toString();
    ok("project", "create", project, "--name", "Red del lago", "--terrain", SharedData.tile().toString(),
        "--sites", SharedData.file("networks/kit-of-four/sites.csv").toString(), "--country", "AR");
    ok("links", project);
    ok("plan", project);
    Path out = folder.resolve("images");
    JsonNode told = JsonMapper.shared().readTree(ok("render", project, "--imagebuilder", out.toString(), "--json").out());
    assertThat(told.get("scripts").size()).isEqualTo(1);
    String script = Files.readString(Path.of(told.get("scripts").get(0).asString()));
    for (JsonNode router : told.get("routers")) {
      String host = router.get("host").asString();
      assertThat(script).contains("FILES=\"$here\"'/files/" + host + "'").contains("wpad-mesh-mbedtls");
      assertThat(out.resolve("files").resolve(host).resolve("etc/config/lime-node")).isRegularFile();
    }
    Path profiles = Files.writeString(folder.resolve("profiles.json"),
        "{\"target\":\"ath79/generic\",\"version_number\":\"23.05.5\",\"profiles\":{}}");
    CommandRun refused = run("render", project, "--imagebuilder", out.toString(), "--profiles", profiles.toString());
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("OpenWrt 23.05.5 has no profile librerouter_librerouter-v1");
    JsonNode plain = JsonMapper.shared().readTree(ok("render", project, "--out", out.toString(), "--json").out());
    assertThat(plain.get("notes").size()).isEqualTo(1);
    assertThat(plain.get("notes").get(0).asString()).contains("wpad-mesh");
    Path manifest = Files.writeString(folder.resolve("image.manifest"), "base-files - 1554\nwpad-basic-mbedtls - 2024.1\n");
    CommandRun weak = run("render", project, "--out", out.toString(), "--image-manifest", manifest.toString());
    assertThat(weak.exitCode()).isEqualTo(3);
    assertThat(weak.err()).contains("wpad-basic-mbedtls").contains("SAE");
    Files.writeString(manifest, "base-files - 1554\nwpad-mesh-mbedtls - 2024.1\n");
    assertThat(ok("render", project, "--out", out.toString(), "--image-manifest", manifest.toString()).err())
        .doesNotContain("wpad");
    // a bad entry beside the project stops whatever reads the catalogue, and is named
    Files.writeString(Files.createDirectory(folder.resolve("kit.devices")).resolve("mine.json"), "{}");
    CommandRun bad = run("render", project, "--out", out.toString());
    assertThat(bad.exitCode()).isEqualTo(3);
    assertThat(bad.err()).contains("mine.json, id: found nothing");
  }

  @Test
  void oneOfTheTwoFoldersIsAskedFor() throws Exception {
    for (String[] wrong : new String[][] {{"render", "x.atalaya"}, {"render", "x.atalaya", "--out", "a", "--imagebuilder", "b"},
        {"render", "x.atalaya", "--out", "a", "--profiles", "c"},
        {"render", "x.atalaya", "--imagebuilder", "a", "--image-manifest", "c"}}) {
      CommandRun run = run(wrong);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--imagebuilder");
    }
  }

  @Test
  void theBenchmarkOfRenderingTellsWhatItMeasured() throws Exception {
    String[] lines = ok("bench", "render", "--nodes", "3", "--firmware", "openwrt-babel").out().split("\n");
    assertThat(lines[0]).isEqualTo("nodes,files,bytes,seconds");
    assertThat(lines[1]).matches("3,18,\\d+,\\d+\\.\\d{3}");
    CommandRun few = run("bench", "render", "--nodes", "1");
    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).contains("--nodes: found 1, expected 2 to 4000");
    assertThat(run("bench", "render", "--firmware", "wishful").exitCode()).isEqualTo(3);
  }
}
