package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.lab.Fault;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routers with two halves of flash: a new firmware stays once it was found to be the right one, or the old one comes back. */
@Timeout(120)
class SafeUpgradeTest {
  private static final LabOptions LAB =
      LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)).withWatchdog(Duration.ofSeconds(2)).withHalves();
  private static final String OLD = "LibreMesh 22.03.5";
  private static final String NEW = "LibreMesh 23.05.5";

  @TempDir
  Path folder;

  @Test
  void theOtherHalfIsWrittenTriedConfirmedAndConfigured() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      assertThat(provision(router)).isInstanceOf(Outcome.Verified.class);
      assertThat(router.release()).isEqualTo(NEW);
      assertThat(router.hostName()).isEqualTo("Escuela");
      assertThat(router.commandLines()).contains("safe-upgrade confirm", "safe-upgrade verify /tmp/atalaya-image.bin")
          .noneMatch(line -> line.contains("; sysupgrade "));
      // whatever restart comes now: it stays
      router.powerCut();
      Until.holds(Duration.ofSeconds(20), router::isUp);
      assertThat(router.release()).isEqualTo(NEW);
      assertThat(provision(router)).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isFalse());
    }
  }

  static Stream<Fault> faults() {
    return Stream.of("reboot@flash", "drop@flash", "hang@flash", "reboot@reidentify", "hang@reidentify",
        "wrong-board@reidentify", "drop@reidentify", "reboot@test_image").map(text -> Fault.parse(text.replace('_', '-')));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itEndsWithTheNewFirmwareConfirmedOrWithTheOldOneAsItWas(Fault fault) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB.withFaults(List.of(fault)))) {
      VirtualRouter router = kit.routers().getFirst();
      String network = router.findFile("/etc/config/network").orElseThrow();
      Outcome outcome = provision(router);
      Until.holds(Duration.ofSeconds(20), router::isUp);
      if (outcome instanceof Outcome.Verified) {
        assertThat(router.release()).as("%s", fault).isEqualTo(NEW);
      } else {
        Until.holds(Duration.ofSeconds(20), () -> router.isUp() && router.release().equals(OLD));
        assertThat(router.findFile("/etc/config/network")).as("%s: %s", fault, outcome).contains(network);
      }
      router.endFaults();
      assertThat(provision(router)).as("%s, then %s", fault, outcome).isInstanceOf(Outcome.Verified.class);
      assertThat(router.release()).isEqualTo(NEW);
    }
  }

  @Test
  void aFirmwareThatSomebodyIsTryingIsLeftAlone() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.putFile("/etc/safe_upgrade_auto_reboot_confirm_timeout_s", "600");
      int writes = router.writes();
      assertThat(provision(router)).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).contains("only being tried"));
      assertThat(router.writes()).isEqualTo(writes);
    }
  }

  private Outcome provision(VirtualRouter router) throws Exception {
    FirmwareFile image = FirmwareFile.read(LabImage.write(folder.resolve("lime.bin"), 300_000, LAB.boardName(), "23.05.5", "1.0"));
    return new Provisioner(Kit.options(), new HostKeyGuard(new RememberedKeys(), (task, key) -> true), Backups.NONE)
        .provision(List.of(Kit.task(0, router.address()).withImage(image)), Consent.YES, StepJournal.NONE,
            ProvisioningListener.NONE).getFirst();
  }
}
