package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody turns knobs on routers that were provisioned. */
class DriftCommandTest {
  @TempDir
  Path folder;
  private Path file;
  private Path passphrase;
  private VirtualKit kit;
  private List<PlannedRouter> routers;

  @BeforeEach
  void provision() throws Exception {
    file = folder.resolve("valley.atalaya");
    passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    SitesCsv.write(folder.resolve("sites.csv"), SampleValley.sites());
    ends(0, "project", "create", file.toString(), "--name", "Valle", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", folder.resolve("sites.csv").toString(), "--country", "AR");
    ends(0, "plan", file.toString());
    routers = plan().routers();
    kit = VirtualKit.start(routers.size(), LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)));
    List<String> arguments = new ArrayList<>(List.of("provision", file.toString(), "--yes"));
    for (int i = 0; i < routers.size(); i++) {
      arguments.addAll(List.of("--node", routers.get(i).hostName() + "=" + kit.routers().get(i).address()));
    }
    ends(0, arguments.toArray(String[]::new));
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private NetworkPlan plan() {
    try (Project project = Project.open(file)) {
      return project.getCurrentPlan().value();
    }
  }

  private PlannedRadio radio(int router, boolean mesh) {
    return plan().routers().get(router).radios().stream().filter(radio -> radio.mesh() == mesh).findFirst().orElseThrow();
  }

  private CommandRun ends(int exitCode, String... arguments) {
    CommandRun run = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, arguments);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    return run;
  }

  private CommandRun drift(int exitCode, String... more) {
    List<String> arguments = new ArrayList<>(List.of("drift", file.toString()));
    arguments.addAll(List.of(more));
    return ends(exitCode, arguments.toArray(String[]::new));
  }

  /** As a person does it who knows LibreMesh: in lime-node, and then lime-config's files follow. */
  private void turn(VirtualRouter router, String radio, String option, String value) {
    for (String file : List.of("lime-node", "lime-autogen", "wireless")) {
      router.tamper(file + "." + radio + "." + option, value);
    }
  }

  @Test
  void saysInPlainWordsWhatHasChangedAndPutsOursBack() throws Exception {
    assertThat(drift(0).out()).doesNotContain("not as we wrote it");
    VirtualRouter router = kit.routers().getFirst();
    PlannedRadio mesh = radio(0, true);
    String other = mesh.channel() == 149 ? "157" : "149";
    turn(router, mesh.uciName(), "channel", other);
    router.tamper("wireless." + mesh.uciName() + ".txpower", "3");

    CommandRun told = drift(1);
    assertThat(told.out()).contains("2 things are not as we wrote it",
        mesh.uciName() + " is on channel " + other + ", planned is " + mesh.channel(),
        mesh.uciName() + " is set to send with 3 dBm, planned is " + mesh.transmitPowerDbm() + " dBm",
        "lime-node." + mesh.uciName() + ".channel: found " + other + ", expected " + mesh.channel());
    CommandRun json = drift(1, "--json");
    DocumentsTest.check("drift", json.out());
    int writes = router.writes();
    assertThat(drift(2, "--restore").err()).contains("--yes");
    assertThat(router.writes()).isEqualTo(writes);

    drift(0, "--restore", "--yes");

    assertThat(router.rebootCount()).isEqualTo(2);
    assertThat(router.findFile("/etc/config/wireless").orElseThrow()).doesNotContain("'" + other + "'");
    drift(0);
  }

  @Test
  void takesOverWhatTheProjectCanHoldAndSaysWhyTheRestStays() throws Exception {
    PlannedRadio accessPoint = radio(0, false);
    PlannedRadio mesh = radio(0, true);
    VirtualRouter router = kit.routers().getFirst();
    int channel = accessPoint.channel() == 1 ? 6 : 1;
    turn(router, accessPoint.uciName(), "channel", Integer.toString(channel));
    turn(router, mesh.uciName(), "channel", mesh.channel() == 149 ? "157" : "149");
    turn(kit.routers().get(1), radio(1, true).uciName(), "txpower", "40");
    int writes = kit.routers().stream().mapToInt(VirtualRouter::writes).sum();

    CommandRun told = drift(1, "--adopt");

    assertThat(told.out()).contains("taken into the project", "its neighbours in the mesh are on another channel",
        "more than the radio or the country allows");
    assertThat(radio(0, false).channel()).isEqualTo(channel);
    assertThat(radio(0, true)).isEqualTo(mesh);
    assertThat(kit.routers().stream().mapToInt(VirtualRouter::writes).sum()).isEqualTo(writes);
    assertThat(drift(1).out()).doesNotContain(accessPoint.uciName() + " is on channel");
    drift(0, "--restore", "--yes");
  }

  @Test
  void aChannelThatTheWholeMeshHasMovedToIsTakenOverOnAllOfIt() throws Exception {
    PlannedRadio mesh = radio(0, true);
    String channel = mesh.channel() == 149 ? "157" : "149";
    for (int i = 0; i < routers.size(); i++) {
      turn(kit.routers().get(i), mesh.uciName(), "channel", channel);
    }
    DocumentsTest.check("drift", drift(0, "--adopt", "--json").out());

    assertThat(plan().routers()).allSatisfy(router -> assertThat(router.radios().stream()
        .filter(radio -> radio.uciName().equals(mesh.uciName())).findFirst().orElseThrow().channel())
        .isEqualTo(Integer.parseInt(channel)));
    drift(0);
    ends(0, "verify", file.toString());
  }

  @Test
  void aRouterGoesBackToItsBackupWhateverHasBecomeOfThePlanAndTwiceIsOnce() throws Exception {
    String host = routers.getFirst().hostName();
    VirtualRouter router = kit.routers().getFirst();
    assertThat(ends(2, "rollback", file.toString(), "--node", host).err()).contains("--yes");
    DocumentsTest.check("provision", ends(0, "rollback", file.toString(), "--node", host, "--dry-run", "--json").out());
    assertThat(router.hostName()).isEqualTo(host);
    try (Project project = Project.open(file)) {
      // the plan is stale from now on
      project.apply(new org.atalaya.planner.project.Edit.RemoveSite(project.state().sites().getLast().name()));
    }

    CommandRun back = ends(0, "rollback", file.toString(), "--node", host, "--yes");

    assertThat(back.out()).contains("as it was in the backup");
    assertThat(router.hostName()).startsWith("LiMe-");
    assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
    assertThat(kit.routers().get(1).hostName()).isEqualTo(routers.get(1).hostName());
    assertThat(ends(0, "rollback", file.toString(), "--node", host, "--yes").out()).contains("is already as it was");
    assertThat(ends(0, "rollback", file.toString(), "--node", host, "--yes", "--json").out()).contains("verified");
  }
}
