package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A router that was provisioned goes back to what was on it before. */
@Timeout(90)
class RollbackTest {
  private static final List<String> FILES = List.of("lime-defaults", "lime-autogen", "network", "system", "wireless");
  private VirtualKit kit;
  private VirtualRouter router;
  private SortedMap<String, String> factory;
  private byte[] backup;
  private final PinnedKeys keys = new RememberedKeys();

  @BeforeEach
  void provision() throws Exception {
    kit = VirtualKit.start(1, LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)));
    router = kit.routers().getFirst();
    factory = configuration();
    Outcome outcome = new Provisioner(Kit.options(), keys, (task, kept) -> {
      backup = kept.archive();
      return "kept";
    }).provision(List.of(Kit.task(0, router.address())), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
    assertThat(outcome).isInstanceOf(Outcome.Verified.class);
    assertThat(configuration()).isNotEqualTo(factory);
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private SortedMap<String, String> configuration() {
    SortedMap<String, String> files = new TreeMap<>();
    FILES.forEach(name -> router.findFile("/etc/config/" + name).ifPresent(text -> files.put(name, text)));
    return files;
  }

  private Outcome rollBack(Consent consent, ProvisioningListener listener) {
    return new Rollback(Kit.options(), new HostKeyGuard(keys, KeyConsent.NONE), Backups.NONE)
        .rollBack(Kit.task(0, router.address()), backup, consent, StepJournal.NONE, listener);
  }

  @Test
  void everyFileIsAsItWasAndOnesThatWeBroughtAreGone() {
    Outcome outcome = rollBack(Consent.YES, ProvisioningListener.NONE);

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, done -> assertThat(done.changed()).isTrue());
    assertThat(configuration()).isEqualTo(factory);
    assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
    assertThat(router.findFile("/etc/config/lime-community")).isEmpty();
    assertThat(router.findFile("/etc/rc.d/S12atalaya-dead-man")).isEmpty();
    assertThat(router.hostName()).startsWith("LiMe-");
    // nobody is locked out: root's password stays the project's
    assertThat(router.hasPassword(Kit.PASSWORD.reveal())).isTrue();

    int writes = router.writes();
    assertThat(rollBack(proposals -> {
      throw new AssertionError("nothing to ask");
    }, ProvisioningListener.NONE)).isInstanceOfSatisfying(Outcome.Verified.class,
        done -> assertThat(done.changed()).isFalse());
    assertThat(router.writes()).isEqualTo(writes);
  }

  @Test
  void nothingIsWrittenWithoutAYes() {
    int writes = router.writes();
    assertThat(rollBack(proposals -> {
      assertThat(proposals.getFirst().changes().lines()).contains("- the file /etc/config/lime-node");
      assertThat(proposals.getFirst().changes().toString()).doesNotContain(Kit.MESH_KEY.reveal());
      return List.of();
    }, ProvisioningListener.NONE)).isInstanceOf(Outcome.NotWritten.class);
    assertThat(router.writes()).isEqualTo(writes);
  }

  @Test
  void whoeverStopsItHalfWayHasTheProvisionedRouterAgain() {
    SortedMap<String, String> provisioned = configuration();
    Outcome outcome = rollBack(Consent.YES, event -> event.step() != Step.REBOOT);

    assertThat(outcome).isEqualTo(new Outcome.RolledBack(Step.REBOOT, "stopped by the user"));
    assertThat(configuration()).isEqualTo(provisioned);
    assertThat(router.findFile("/etc/config/lime-node")).isPresent();
  }

  @Test
  void aRouterThatCannotBeReachedWithTheOldConfigurationTakesTheNewOneBack() {
    router.unreachableWhile(r -> r.hostName().startsWith("LiMe-"));
    SortedMap<String, String> provisioned = configuration();
    Outcome outcome = new Rollback(Kit.options().withConfirmTimeout(Duration.ofSeconds(2)),
        new HostKeyGuard(keys, KeyConsent.NONE), Backups.NONE).rollBack(Kit.task(0, router.address()), backup,
            Consent.YES, StepJournal.NONE, ProvisioningListener.NONE);

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(configuration()).isEqualTo(provisioned);
  }

  @Test
  void anArchiveWithAnythingElseInItIsRefusedBeforeTheRouterIsTouched() throws Exception {
    int writes = router.writes();
    for (String name : List.of("etc/config/../shadow", "etc/shadow", "/etc/config/network", "etc/config/a b", "etc/config/x/y")) {
      byte[] odd = TestTar.of(name, "root::0\n".getBytes(StandardCharsets.UTF_8), "etc/config/network", new byte[] {'\n'});
      backup = odd;
      assertThatThrownBy(() -> rollBack(Consent.YES, ProvisioningListener.NONE)).as(name)
          .isInstanceOf(BadInputException.class);
    }
    backup = new byte[] {1, 2, 3};
    assertThatThrownBy(() -> rollBack(Consent.YES, ProvisioningListener.NONE)).isInstanceOf(BadInputException.class);
    assertThat(router.writes()).isEqualTo(writes);
  }
}
