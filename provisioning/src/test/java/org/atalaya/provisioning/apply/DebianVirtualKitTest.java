package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.PiKit;
import org.atalaya.provisioning.lab.Fault;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual Raspberry Pis with Debian: the same steps, and the same promise whatever goes wrong. */
@Timeout(120)
class DebianVirtualKitTest {
  private static final LabOptions PI = LabOptions.DEFAULT.withBoard("raspberrypi,4-model-b", "Raspberry Pi 4 Model B")
      .withDowntime(Duration.ofMillis(200)).withWatchdog(Duration.ofSeconds(2));

  @ParameterizedTest
  @ValueSource(strings = {"raspberrypi", "freedombox"})
  void aNodeIsProvisionedVerifiedAndReturnedToItsBackup(String target) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, PI)) {
      VirtualRouter router = kit.routers().getFirst();
      List<byte[]> backups = new ArrayList<>();
      RenderedNode node = PiKit.node(target);
      RouterTask task = PiKit.task(router.address(), node);
      assertThat(provision(task, Kit.options(), (who, backup) -> {
        backups.add(backup.archive());
        return "kept";
      })).isInstanceOf(Outcome.Verified.class);
      node.files().forEach((path, text) -> assertThat(router.findFile(path)).as(path).contains(text));
      assertThat(router.hostName()).isEqualTo("Escuela");
      assertThat(router.files("/etc/systemd/system")).contains("/etc/systemd/system/multi-user.target.wants/hostapd@wlan0.service")
          .doesNotContain("/etc/systemd/system/multi-user.target.wants/networking.service");

      assertThat(new Rollback(Kit.options(), Kit.ANYONE, Backups.NONE).rollBack(task, backups.getFirst(), Consent.YES,
          StepJournal.NONE, ProvisioningListener.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(router.hostName()).isEqualTo("raspberrypi");
      assertThat(router.findFile("/etc/babeld.conf")).isEmpty();
      assertThat(router.files("/etc/systemd/system")).containsExactly(
          "/etc/systemd/system/multi-user.target.wants/networking.service");
    }
  }

  @Test
  void aServerBesideANodeMayBeAnyMachine() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, PI.withBoard("x86_64", "an old laptop"))) {
      VirtualRouter router = kit.routers().getFirst();
      RouterTask task = PiKit.task(router.address(), PiKit.node("content"));
      assertThat(provision(task, Kit.options(), Backups.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(router.hostName()).isEqualTo("content-escuela");
      assertThat(router.files("/etc/systemd/system")).contains(
          "/etc/systemd/system/multi-user.target.wants/kiwix-serve.service");
      // the same machine is no node of the mesh
      assertThat(provision(PiKit.task(router.address()), Kit.options(), Backups.NONE)).isInstanceOf(Outcome.Refused.class);
    }
  }

  static Stream<Fault> faults() {
    return Stream.of("drop", "reboot", "full-disk", "corrupt", "hang").flatMap(kind ->
        Stream.of("arm", "write", "apply", "reconnect", "confirm").map(step -> Fault.parse(kind + "@" + step)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itEndsAsPlannedOrAsItWas(Fault fault) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, PI.withFaults(List.of(fault)))) {
      VirtualRouter router = kit.routers().getFirst();
      RouterTask task = PiKit.task(router.address());
      Outcome outcome = provision(task, Kit.options().withConfirmTimeout(Duration.ofSeconds(6)), Backups.NONE);
      boolean planned = router.findFile("/etc/babeld.conf").isPresent();
      assertThat(router.hostName()).as("%s: %s", fault, outcome).isEqualTo(planned ? "Escuela" : "raspberrypi");
      assertThat(router.findFile("/etc/systemd/system/multi-user.target.wants/babeld.service").isPresent()).isEqualTo(planned);
      assertThat(outcome instanceof Outcome.Verified || outcome instanceof Outcome.Failed failed
          && failed.state() == RouterState.CHANGED).as("%s: %s", fault, outcome).isEqualTo(planned);
      router.endFaults();
      assertThat(provision(task, Kit.options(), Backups.NONE)).as("%s", fault).isInstanceOf(Outcome.Verified.class);
    }
  }

  private static Outcome provision(RouterTask task, ProvisionOptions options, Backups backups) {
    return new Provisioner(options, Kit.ANYONE, backups)
        .provision(List.of(task), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }
}
