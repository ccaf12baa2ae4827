package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A router with another host key gets nothing by any command, until a person names the key. */
class AcceptKeyCommandTest {
  private static final Pattern OPTION = Pattern.compile("--accept-key (\\S+=SHA256:\\S{43})");

  @TempDir
  Path folder;

  private CommandRun run(String... arguments) {
    try {
      Path passphrase = folder.resolve("passphrase");
      return CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", Files.writeString(passphrase, "un mate con la vecina\n").toString()),
          Locale.ENGLISH, arguments);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void ends(int exitCode, String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
  }

  @Test
  void noCommandGoesOnWithAChangedKeyUntilAPersonNamesIt() throws Exception {
    String project = folder.resolve("kit.atalaya").toString();
    ends(0, "project", "create", project, "--name", "Red", "--terrain", SharedData.tile().toString(), "--sites",
        SharedData.file("networks/kit-of-four/sites.csv").toString(), "--country", "AR");
    CommandRun planned = run("plan", project, "--json");
    List<String> hosts = new java.util.ArrayList<>();
    for (JsonNode router : JsonMapper.shared().readTree(planned.out()).get("routers")) {
      hosts.add(router.get("host").stringValue());
    }
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      VirtualRouter router = kit.routers().getFirst();
      String at = "=" + router.address();
      String elsewhere = "=localhost:" + router.port();
      ends(0, "provision", project, "--yes", "--node", hosts.get(2) + at);
      // under names that sort before and after the router's own
      ends(1, "verify", project, "--node", hosts.get(0) + at);
      ends(1, "verify", project, "--node", hosts.get(1) + elsewhere);
      router.changeHostKey();
      int writes = router.writes();

      for (String host : hosts) {
        for (String place : List.of(at, elsewhere)) {
          String node = host + place;
          ends(4, "verify", project, "--node", node);
          ends(4, "provision", project, "--dry-run", "--node", node);
          ends(4, "provision", project, "--yes", "--node", node);
        }
      }
      assertThat(router.writes()).isEqualTo(writes);

      CommandRun refused = run("provision", project, "--yes", "--node", hosts.get(2) + at);
      Matcher option = OPTION.matcher(refused.out());
      assertThat(option.find()).as(refused.toString()).isTrue();
      ends(2, "provision", project, "--yes", "--node", hosts.get(2) + at, "--accept-key", hosts.get(2) + "=yes");
      ends(0, "provision", project, "--yes", "--node", hosts.get(2) + at, "--accept-key", option.group(1));
      ends(0, "verify", project, "--node", hosts.get(2) + at);
      router.changeHostKey();
      ends(4, "verify", project, "--node", hosts.get(2) + at, "--accept-key", option.group(1));
    }
  }
}
