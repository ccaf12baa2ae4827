package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network of plain OpenWrt: first whole files, then one option that somebody has changed. */
@Timeout(240)
class SmallEditCommandTest {
  @TempDir
  Path folder;
  private Path file;
  private Path passphrase;

  private CommandRun ends(int exitCode, Locale language, String... arguments) {
    CommandRun run = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), language, arguments);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    return run;
  }

  @Test
  void whatSomebodyChangedIsPutBackWithoutARestart() throws Exception {
    file = folder.resolve("valley.atalaya");
    passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    Path sites = folder.resolve("sites.csv");
    SitesCsv.write(sites, SampleValley.sites());
    ends(0, Locale.ENGLISH, "project", "create", file.toString(), "--name", "Valle", "--terrain",
        SampleValley.writeTo(folder).toString(), "--sites", sites.toString(), "--country", "AR", "--firmware", "openwrt-babel");
    ends(0, Locale.ENGLISH, "plan", file.toString());
    PlannedRouter planned;
    try (Project project = Project.open(file)) {
      planned = project.getCurrentPlan().value().routers().getFirst();
    }
    List<LabOptions> kinds = LabAirJob.kinds(file, LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)), OptionalInt.of(1));
    try (VirtualKit kit = VirtualKit.start(kinds)) {
      VirtualRouter router = kit.routers().getFirst();
      ends(0, Locale.ENGLISH, "provision", file.toString(), "--yes", "--node", planned.hostName() + "=" + router.address());
      assertThat(router.hostName()).isEqualTo(planned.hostName());
      int restarts = router.rebootCount();

      router.tamper("wireless.radio1.channel", "36");
      assertThat(ends(1, Locale.ENGLISH, "drift", file.toString()).out()).contains("channel");
      CommandRun restored = ends(0, Locale.of("es"), "drift", file.toString(), "--restore", "--yes");

      assertThat(restored.err()).contains("vale sin reiniciar");
      assertThat(router.rebootCount()).isEqualTo(restarts);
      assertThat(ends(0, Locale.ENGLISH, "verify", file.toString()).out()).contains("verified");
    }
  }
}
