package org.atalaya.provisioning.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class VerifierTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  private static Outcome provision(VirtualRouter router, Consent consent, ProvisioningListener listener) {
    return new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE)
        .provision(List.of(Kit.task(0, router.address())), consent, StepJournal.NONE, listener).getFirst();
  }

  private static Outcome provision(VirtualRouter router) {
    return provision(router, Consent.YES, ProvisioningListener.NONE);
  }

  private static VerificationReport verify(VirtualRouter router) throws Exception {
    try (RouterSsh ssh = new RouterSsh(Kit.options().ssh())) {
      return new Verifier(ssh, Kit.options().slowCommands()).verify(router.address(),
          new HostKeyPolicy.FirstUse(key -> true), Optional.of(Kit.PASSWORD),
          new Expectation(Kit.node(0), Kit.libreRouter()));
    }
  }

  private static String ownLayer(VirtualRouter router) {
    return "/etc/config/lime-" + router.mac().replace(":", "");
  }

  @Test
  void aRouterThatWillRestoreItselfIsNotVerifiedThoughAllElseIsAsPlanned() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(router);
      assertThat(verify(router).isVerified()).isTrue();
      router.putFile("/etc/atalaya/armed", "00ff 600\n");
      router.putFile("/etc/atalaya/starts", "1\n");

      VerificationReport armed = verify(router);

      assertThat(armed.isVerified()).isFalse();
      assertThat(armed.state()).isEqualTo(new SwitchState.Armed("00ff", 600, true));
      assertThat(armed.differences()).containsExactly(new Difference("confirmation", "confirmed",
          "not confirmed: it restores itself within 600 s"));
    }
  }

  @Test
  void whatLimeConfigMakesOfMissingFilesIsOneLine() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VerificationReport factory = verify(kit.routers().getFirst());
      assertThat(factory.differences()).extracting(Difference::where)
          .contains("/etc/config/lime-node", "/etc/config/lime-community", "wireless.radio1.channel", "lime-autogen")
          .noneMatch(where -> where.startsWith("lime-autogen."));
      assertThat(factory.differences()).filteredOn(difference -> difference.where().equals("lime-autogen")).singleElement()
          .satisfies(line -> assertThat(line.expected()).matches("[0-9]{2} options, which lime-config makes from these files"));
    }
  }

  @Test
  void aRouterThatIsRestoringItselfIsNotVerified() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(router);
      router.putFile("/etc/atalaya/restoring", "00ff 600\n");
      assertThat(verify(router).differences()).containsExactly(
          new Difference("confirmation", "confirmed", "not confirmed: it is restoring itself"));
    }
  }

  @Test
  void whatAProgramThatWasKilledAfterTheRestartLeavesIsNotVerified() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(router, Consent.YES, event -> {
        if (event.step() == Step.RECONNECT) {
          throw new IllegalStateException("killed here, as this test wants it");
        }
        return true;
      });
      Until.holds(Duration.ofSeconds(30), () -> router.rebootCount() == 1 && reachable(router));

      assertThat(verify(router).differences()).extracting(Difference::where).containsExactly("confirmation");
    }
  }

  /** The layer above lime-community that LibreMesh reads for this one device. */
  @Test
  void aLayerNamedAfterTheRoutersMacIsNamedShownAndRemoved() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(router);
      router.putFile(ownLayer(router), "config lime 'wifi'\n\toption ap_hidden '1'\n\toption ap_key 'no-se-muestra'\n");
      router.putFile("/etc/config/lime-ffffffffffff", "config lime 'wifi'\n\toption ap_hidden '1'\n");

      VerificationReport report = verify(router);
      List<String> shown = new ArrayList<>();
      Outcome outcome = provision(router, proposals -> {
        proposals.forEach(proposal -> shown.addAll(proposal.changes().lines()));
        return proposals;
      }, ProvisioningListener.NONE);

      assertThat(report.differences()).containsExactly(
          new Difference(ownLayer(router), "(none)", "a file that lime-config lays over lime-community"));
      assertThat(shown).containsExactly("- the file " + ownLayer(router), "- config lime wifi",
          "- option ap_hidden '1'", "- option ap_key '••••'");
      assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, v -> assertThat(v.changed()).isTrue());
      assertThat(router.findFile(ownLayer(router))).isEmpty();
      // another router's layer has no say here
      assertThat(router.findFile("/etc/config/lime-ffffffffffff")).isPresent();
    }
  }

  @Test
  void aLayerThatCannotBeReadIsRemovedToo() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.putFile(ownLayer(router), "config lime 'wifi\n");
      List<String> shown = new ArrayList<>();
      Outcome outcome = provision(router, proposals -> {
        proposals.forEach(proposal -> shown.addAll(proposal.changes().lines()));
        return proposals;
      }, ProvisioningListener.NONE);

      assertThat(shown).contains("- the file " + ownLayer(router)).anyMatch(line -> line.startsWith("- what can't be read, line"));
      assertThat(outcome).isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void aLayerThatWasRemovedComesBackWithTheRestOfTheOldConfiguration() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      String layer = "config lime 'wifi'\n\toption ap_hidden '1'\n";
      router.putFile(ownLayer(router), layer);

      Outcome outcome = provision(router, Consent.YES, event -> event.step() != Step.REBOOT);

      assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
      assertThat(router.findFile(ownLayer(router))).contains(layer);
    }
  }

  @Test
  void aRadioInAnotherBandIsNamed() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(router);
      router.tamper("wireless.radio1.band", "2g");
      assertThat(verify(router).differences()).containsExactly(new Difference("wireless.radio1.band", "5g", "2g"));
    }
  }

  @Test
  void secondsAreThoseOfTheWholeRouterAndNotOfTheLastReading() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB.withDowntime(Duration.ofMillis(1500)))) {
      Outcome outcome = provision(kit.routers().getFirst());
      assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, verified ->
          // it was down for longer than that, which no single reading is
          assertThat(verified.report().duration()).isGreaterThan(Duration.ofMillis(1500)));
    }
  }

  private static boolean reachable(VirtualRouter router) {
    try (java.net.Socket socket = new java.net.Socket(router.host(), router.port())) {
      return socket.getInputStream().read() == 'S';
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
