package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.StepJournal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plain OpenWrt, whose files are written whole, on real dropbear and busybox: nothing computes anything from them. */
@Timeout(120)
class RealOpenWrtTest {
  @BeforeEach
  void dropbearIsHere() throws Exception {
    Optional<String> obstacle = DropbearRouter.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "real dropbear: " + obstacle.orElseThrow());
  }

  @Test
  void wholeFilesAreWrittenKeptAndNamedWhereSomebodyChangesThem() throws Exception {
    try (DropbearRouter router = openWrt()) {
      assertThat(provision(router, Kit.options())).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isTrue());
      assertThat(router.boots()).isEqualTo(2);
      assertThat(router.read("/etc/config/babeld")).isEqualTo(Kit.openWrtTask(router.address()).desired().files().get("/etc/config/babeld"));
      assertThat(router.read("/etc/shadow")).doesNotStartWith("root::");
      assertThat(router.exists("/etc/atalaya")).isFalse();

      assertThat(provision(router, Kit.options())).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isFalse());
      String wireless = router.read("/etc/config/wireless");
      router.write("/etc/config/wireless", wireless.replaceFirst("option channel '[0-9]+'", "option channel '13'"));
      assertThat(provision(router, Kit.options().withDryRun(true))).isInstanceOfSatisfying(Outcome.NotWritten.class,
          notWritten -> assertThat(notWritten.changes().lines()).anyMatch(line -> line.contains("channel")));
      assertThat(provision(router, Kit.options())).isInstanceOf(Outcome.Verified.class);
      assertThat(router.read("/etc/config/wireless")).isEqualTo(wireless);
    }
  }

  @Test
  void aConfigurationThatLocksOutIsTakenBack() throws Exception {
    try (DropbearRouter router = openWrt()) {
      String factory = router.configuration();
      router.write("/lockout", "Escuela");
      assertThat(provision(router, Kit.options().withConfirmTimeout(Duration.ofSeconds(4)))).isInstanceOf(Outcome.RolledBack.class);
      assertThat(router.configuration()).isEqualTo(factory);
    }
  }

  @Test
  void whereItCouldNotTakeEffectNothingIsWritten() throws Exception {
    try (DropbearRouter router = openWrt()) {
      String factory = router.configuration();
      router.remove("/usr/sbin/babeld");
      assertThat(provision(router, Kit.options())).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).isEqualTo("there is no babeld on it: its firmware needs that package"));
      router.putProgram("/usr/sbin/babeld");
      router.putProgram("/usr/bin/lime-config");
      assertThat(provision(router, Kit.options())).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).startsWith("it runs LibreMesh"));
      assertThat(router.configuration()).isEqualTo(factory);
      assertThat(router.boots()).isEqualTo(1);
    }
  }

  private static DropbearRouter openWrt() throws Exception {
    DropbearRouter router = DropbearRouter.start("02:a7:a1:00:00:01");
    router.remove("/usr/bin/lime-config");
    router.putProgram("/usr/sbin/babeld");
    return router;
  }

  private static Outcome provision(DropbearRouter router, ProvisionOptions options) {
    return new Provisioner(options, Kit.ANYONE, Backups.NONE)
        .provision(List.of(Kit.openWrtTask(router.address())), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }
}
