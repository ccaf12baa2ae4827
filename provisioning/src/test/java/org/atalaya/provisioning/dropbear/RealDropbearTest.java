package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningEvent;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.Rollback;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.verify.Difference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same code as against the virtual kit, against Debian's dropbear with busybox ash behind it. */
@Timeout(120)
class RealDropbearTest {
  private static final String MAC = "02:a7:a1:00:00:01";

  @BeforeEach
  void dropbearIsHere() throws Exception {
    Optional<String> obstacle = DropbearRouter.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "real dropbear: " + obstacle.orElseThrow());
  }

  private static Outcome provision(RouterTask task, ProvisionOptions options, ProvisioningListener listener) {
    return new Provisioner(options, Kit.ANYONE, Backups.NONE)
        .provision(List.of(task), Consent.YES, StepJournal.NONE, listener).getFirst();
  }

  @Test
  void factoryRouterEndsVerifiedThenNothingChangesThenTamperingIsNamed() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      RouterTask task = Kit.task(0, router.address());

      Outcome first = provision(task, Kit.options(), ProvisioningListener.NONE);
      assertThat(first).isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isTrue());
      assertThat(router.boots()).isEqualTo(2);
      assertThat(router.read("/etc/shadow")).doesNotStartWith("root::");
      assertThat(router.exists("/etc/atalaya")).isFalse();
      assertThat(router.exists("/etc/rc.d/S12atalaya-dead-man")).isFalse();
      assertThat(router.exists("/etc/init.d/atalaya-dead-man")).isFalse();

      String configuration = router.configuration();
      Outcome second = provision(task, Kit.options(), ProvisioningListener.NONE);
      assertThat(second).isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isFalse());
      assertThat(router.boots()).isEqualTo(2);
      assertThat(router.configuration()).isEqualTo(configuration);

      router.inside("/sbin/uci", "set", "wireless.radio1.channel=48");
      router.inside("/sbin/uci", "set", "wireless.lm_wlan1_mesh_radio1.encryption=none");
      router.inside("/sbin/uci", "commit", "wireless");
      Outcome dry = provision(task, Kit.options().withDryRun(true), ProvisioningListener.NONE);
      assertThat(dry).isInstanceOfSatisfying(Outcome.NotWritten.class, n -> assertThat(n.changes().effective())
          .containsExactlyInAnyOrder(new Difference("wireless.radio1.channel", "157", "48"),
              new Difference("wireless.lm_wlan1_mesh_radio1.encryption", "sae", "none")));
      assertThat(provision(task, Kit.options(), ProvisioningListener.NONE))
          .isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isTrue());
    }
  }

  @Test
  void aProvisionedRouterGoesBackToItsBackup() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      String factory = router.configuration();
      byte[][] backup = new byte[1][];
      HostKeyGuard keys = new HostKeyGuard(new RememberedKeys(), KeyConsent.NONE);
      RouterTask task = Kit.task(0, router.address());
      assertThat(new Provisioner(Kit.options(), keys, (any, kept) -> {
        backup[0] = kept.archive();
        return "kept";
      }).provision(List.of(task), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst())
          .isInstanceOf(Outcome.Verified.class);
      assertThat(router.configuration()).isNotEqualTo(factory);

      Outcome outcome = new Rollback(Kit.options(), keys, Backups.NONE)
          .rollBack(task, backup[0], Consent.YES, StepJournal.NONE, ProvisioningListener.NONE);

      assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isTrue());
      // the password alone stays: nobody is locked out, and no router is left open
      assertThat(router.configuration().replaceFirst("root:[^\n]*", "")).isEqualTo(factory.replaceFirst("root:[^\n]*", ""));
      assertThat(router.read("/etc/shadow")).doesNotStartWith("root::");
      assertThat(router.boots()).isEqualTo(3);
      assertThat(router.exists("/etc/atalaya")).isFalse();
    }
  }

  @Test
  void aRadioThatIsGoneAndOneOfAnotherBandAreMadeAnewFromTheHardware() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      RouterTask task = Kit.task(0, router.address());
      provision(task, Kit.options(), ProvisioningListener.NONE);
      String planned = router.read("/etc/config/wireless");
      String broken = planned.replaceFirst("(?s)config wifi-device 'radio0'.*?(?=\nconfig)", "")
          .replaceFirst("(?s)(config wifi-device 'radio1'.*?)5g", "$12g");
      router.write("/etc/config/wireless", broken);

      Outcome outcome = provision(task, Kit.options(), ProvisioningListener.NONE);

      assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isTrue());
      assertThat(router.read("/etc/config/wireless")).isEqualTo(planned);
    }
  }

  @Test
  void routerRestoresItselfWhereTheToolDiesAfterTheReboot() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      String factory = router.configuration();
      CountDownLatch dead = new CountDownLatch(1);
      CountDownLatch rebooting = new CountDownLatch(1);
      ProvisioningListener dies = event -> {
        if (event.step() == Step.RECONNECT && event.phase() == ProvisioningEvent.Phase.STARTED) {
          rebooting.countDown();
          await(dead);
        }
        return true;
      };
      ProvisionOptions options = Kit.options().withConfirmTimeout(Duration.ofSeconds(6));
      Outcome[] outcome = new Outcome[1];
      Thread tool = Thread.ofVirtual().start(() -> outcome[0] = provision(Kit.task(0, router.address()), options, dies));
      await(rebooting);

      // one start for the new configuration, one more for the old
      Until.holds(Duration.ofSeconds(40), () -> router.boots() == 3 && router.exists("/etc/atalaya/restored"));
      assertThat(router.configuration()).isEqualTo(factory);
      assertThat(router.exists("/etc/rc.d/S12atalaya-dead-man")).isFalse();
      dead.countDown();
      tool.join();
      assertThat(outcome[0]).isInstanceOf(Outcome.RolledBack.class);
      assertThat(provision(Kit.task(0, router.address()), Kit.options(), ProvisioningListener.NONE))
          .isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void aRunThatWasKilledAfterWritingIsCarriedOn() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      List<String> tokens = new ArrayList<>();
      StepJournal journal = new StepJournal() {
        @Override
        public void before(RouterTask task, Step step, String detail) {
          if (step == Step.ARM) {
            tokens.add(detail);
          }
        }

        @Override
        public void after(RouterTask task, Step step, Result result, String detail) {
          if (step == Step.WRITE && tokens.size() == 1) {
            throw new IllegalStateException("killed here, as this test wants it");
          }
        }

        @Override
        public boolean isAbandoned(String token) {
          return tokens.contains(token);
        }
      };
      Provisioner provisioner = new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE);
      List<RouterTask> tasks = List.of(Kit.task(0, router.address()));
      provisioner.provision(tasks, Consent.YES, journal, ProvisioningListener.NONE);
      assertThat(router.read("/etc/atalaya/armed")).startsWith(tokens.getFirst());

      assertThat(provisioner.provision(tasks, Consent.YES, journal, ProvisioningListener.NONE).getFirst())
          .isInstanceOf(Outcome.Verified.class);
      assertThat(tokens).hasSize(2);
      assertThat(router.boots()).isEqualTo(2);
      assertThat(router.exists("/etc/atalaya")).isFalse();
    }
  }

  @Test
  void routerRestoresItselfWhereTheNewConfigurationLocksEveryoneOut() throws Exception {
    try (DropbearRouter router = DropbearRouter.start(MAC)) {
      String factory = router.configuration();
      router.write("/lockout", "Escuela");
      ProvisionOptions options = Kit.options().withConfirmTimeout(Duration.ofSeconds(4));

      Outcome outcome = provision(Kit.task(0, router.address()), options, ProvisioningListener.NONE);

      assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
      assertThat(router.configuration()).isEqualTo(factory);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
