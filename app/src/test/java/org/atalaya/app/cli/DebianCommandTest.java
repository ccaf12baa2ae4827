package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network in which a Raspberry Pi is a node, and a server stands beside another. */
@Timeout(240)
class DebianCommandTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)).withSameAddress(true);

  @TempDir
  Path folder;
  private Path file;
  private Path passphrase;
  private List<PlannedRouter> routers;

  @BeforeEach
  void plan() throws Exception {
    file = folder.resolve("valley.atalaya");
    passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    Path sites = folder.resolve("sites.csv");
    Site gateway = SampleValley.sites().stream().filter(site -> site.role() == Role.GATEWAY).findFirst().orElseThrow();
    // a stick on USB reaches the next house, not the next hill
    SitesCsv.write(sites, List.of(pi(gateway, "Plaza", 0, Role.GATEWAY), pi(gateway, "Escuela", 0.001, Role.REQUIRED)));
    ends(0, "project", "create", file.toString(), "--name", "Valle", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", sites.toString(), "--country", "AR", "--firmware", "raspberrypi");
    ends(0, "plan", file.toString());
    try (Project project = Project.open(file)) {
      routers = project.getCurrentPlan().value().routers();
    }
  }

  private static Site pi(Site near, String name, double north, Role role) {
    GeoPoint at = near.position();
    return new Site(name, new GeoPoint(at.latitudeDegrees() + north, at.longitudeDegrees()), 6, role, near.power(), 1,
        Optional.of("raspberry-pi-4-mt7612u"), 0, "");
  }

  private CommandRun ends(int exitCode, String... arguments) {
    CommandRun run = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, arguments);
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    return run;
  }

  @Test
  void aNetworkOfRaspberryPisIsProvisionedWatchedAndReturnedToItsBackups() throws Exception {
    List<LabOptions> kinds = LabAirJob.kinds(file, LAB, OptionalInt.empty());
    assertThat(kinds).hasSameSizeAs(routers).allMatch(kind -> kind.boardName().startsWith("raspberrypi,"));
    try (VirtualKit kit = VirtualKit.start(kinds)) {
      List<String> arguments = new ArrayList<>(List.of("provision", file.toString(), "--yes"));
      for (int i = 0; i < routers.size(); i++) {
        arguments.addAll(List.of("--node", routers.get(i).hostName() + "=" + kit.routers().get(i).address()));
      }
      ends(0, arguments.toArray(String[]::new));
      ends(0, "verify", file.toString());

      VirtualRouter pi = kit.routers().getFirst();
      pi.putFile("/etc/babeld.conf", pi.findFile("/etc/babeld.conf").orElseThrow().replace("local-port 33123", "local-port 1"));
      assertThat(ends(1, "drift", file.toString()).out())
          .contains("/etc/babeld.conf: found local-port 1, expected local-port 33123");
      ends(0, "drift", file.toString(), "--restore", "--yes");

      ends(0, "rollback", file.toString(), "--node", routers.getFirst().hostName(), "--yes");
      assertThat(pi.hostName()).isEqualTo(routers.getFirst().hostName());
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("as this test wants it", null, false, false);
    }
  }

  /** A run with a server is killed; {@code resume} is told nothing. */
  @ParameterizedTest
  @CsvSource({"WRITE,DONE", "REBOOT,DONE", "CONFIRM,STARTED"})
  void aServerThatAKilledRunLeftOpenIsFoundAndEnded(Step step, ProvisioningEvent.Phase phase) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB.withBoard("x86_64", "an old laptop"))) {
      VirtualRouter server = kit.routers().getFirst();
      String host = routers.getFirst().hostName();
      try (Project project = Project.open(file); Passphrase words = Passphrase.read(passphrase)) {
        ProvisionJob.run(project, project.unlock(words), ProvisionJob.targets(project,
            Map.of(host, RouterAddress.parse(server.address().toString())), Optional.of("content")),
            ProvisionOptions.DEFAULT, Consent.YES, event -> {
              if (event.step() == step && event.phase() == phase) {
                throw new Killed();
              }
              return true;
            });
      } catch (NullPointerException e) {
        // its thread died: there is no outcome to keep, as after a kill
      }
      while (!answers(server, step == Step.WRITE ? 0 : 1)) {
        Thread.onSpinWait();
      }
      ends(0, "resume", file.toString(), "--yes");
      assertThat(server.hostName()).isEqualTo("content-" + host.toLowerCase(Locale.ROOT));
      assertThat(server.findFile("/etc/atalaya/armed")).isEmpty();
      assertThat(ends(0, "resume", file.toString(), "--yes").err()).contains("nothing is open");
    }
  }

  private static boolean answers(VirtualRouter router, int restarts) {
    try (Socket socket = new Socket(router.host(), router.port())) {
      return router.rebootCount() == restarts && socket.getInputStream().read() == 'S';
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aServerBesideARouterHasItsOwnNameKeyAndBackup() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB.withBoard("x86_64", "an old laptop"))) {
      VirtualRouter server = kit.routers().getFirst();
      String host = routers.getFirst().hostName();
      assertThat(ends(3, "provision", file.toString(), "--firmware", "content", "--yes").err()).contains("SITE=HOST");
      ends(0, "provision", file.toString(), "--firmware", "content", "--yes", "--node", host + "=" + server.address());
      assertThat(server.hostName()).isEqualTo("content-" + host.toLowerCase(Locale.ROOT));
      ends(0, "verify", file.toString(), "--firmware", "content", "--node", host + "=" + server.address());
      ends(0, "rollback", file.toString(), "--firmware", "content", "--node", host, "--yes");
      assertThat(server.hostName()).isEqualTo("raspberrypi");
    }
  }
}
