package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.ProvisioningEvent;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is killed at some step, and {@code resume} ends it without being told where the router is. */
class ResumeCommandTest {
  @TempDir
  Path folder;
  private Path file;
  private Path passphrase;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("as this test wants it", null, false, false);
    }
  }

  @BeforeEach
  void plan() throws Exception {
    file = folder.resolve("kit.atalaya");
    passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    ends(0, "project", "create", file.toString(), "--name", "Red", "--terrain", SharedData.tile().toString(), "--sites",
        SharedData.file("networks/kit-of-four/sites.csv").toString(), "--country", "AR");
    ends(0, "plan", file.toString());
  }

  private CommandRun ends(int exitCode, String... arguments) {
    CommandRun run = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, arguments);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    return run;
  }

  private void killAt(Step step, ProvisioningEvent.Phase phase, VirtualRouter router) throws Exception {
    try (Project project = Project.open(file); Passphrase words = Passphrase.read(passphrase)) {
      String host = project.getCurrentPlan().value().routers().getFirst().hostName();
      ProvisionJob.run(project, project.unlock(words),
          ProvisionJob.targets(project, Map.of(host, RouterAddress.parse(router.address().toString()))),
          ProvisionOptions.DEFAULT, Consent.YES, event -> {
            if (event.step() == step && event.phase() == phase) {
              throw new Killed();
            }
            return true;
          });
    } catch (NullPointerException e) {
      // the router's thread died: there is no outcome to keep, as after a kill
    }
  }

  @ParameterizedTest
  @CsvSource({"BACK_UP,STARTED", "ARM,DONE", "WRITE,DONE", "APPLY,DONE", "REBOOT,DONE", "CONFIRM,STARTED", "CONFIRM,DONE"})
  void endsWhatWasKilled(Step step, ProvisioningEvent.Phase phase) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      VirtualRouter router = kit.routers().getFirst();
      killAt(step, phase, router);
      while (step == Step.REBOOT && !answers(router)) {
        Thread.onSpinWait();
      }
      // a look in between leaves it open
      String host;
      try (Project project = Project.open(file)) {
        host = project.getCurrentPlan().value().routers().getFirst().hostName();
      }
      ends(0, "provision", file.toString(), "--dry-run", "--node", host + "=" + router.address());

      ends(0, "resume", file.toString(), "--yes", "--json");

      assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
      assertThat(router.hostName()).isEqualTo(host);
      assertThat(ends(0, "resume", file.toString(), "--yes").err()).contains("nothing is open");
      ends(0, "verify", file.toString());
    }
  }

  @Test
  void hasNothingToDoBeforeAnythingWasBegun() {
    assertThat(ends(0, "resume", file.toString(), "--yes").err()).contains("nothing is open");
    ends(2, "resume", file.toString());
  }

  private static boolean answers(VirtualRouter router) {
    try (java.net.Socket socket = new java.net.Socket(router.host(), router.port())) {
      return router.rebootCount() == 1 && socket.getInputStream().read() == 'S';
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
