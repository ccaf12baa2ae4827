package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.verify.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProvisionVirtualKitTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  private static Provisioner provisioner() {
    return new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE);
  }

  private static List<RouterTask> tasks(VirtualKit kit) {
    return Kit.tasks(kit.routers().stream().map(VirtualRouter::address).toList());
  }

  private static Outcome provision(VirtualRouter router) {
    return provision(router, ProvisioningListener.NONE);
  }

  private static Outcome provision(VirtualRouter router, ProvisioningListener listener) {
    return provisioner().provision(List.of(Kit.task(0, router.address())), Consent.YES, StepJournal.NONE, listener)
        .getFirst();
  }

  private static VirtualRouter only(VirtualKit kit) {
    return kit.routers().getFirst();
  }

  @Test
  void fourFactoryRoutersEndVerifiedAndASecondRunChangesNothing(@TempDir Path folder) throws Exception {
    try (VirtualKit kit = VirtualKit.start(4, LAB)) {
      Path backups = folder.resolve("backups");
      List<Outcome> first = new Provisioner(Kit.options(), Kit.ANYONE, new FolderBackups(backups))
          .provision(tasks(kit), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE);

      assertThat(first).allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isTrue()));
      assertThat(kit.routers()).extracting(VirtualRouter::hostName)
          .containsExactly("Escuela", "Club", "Radio", "Refugio");
      assertThat(kit.routers()).allSatisfy(router ->
          assertThat(router.findFile("/etc/rc.d/S12atalaya-dead-man")).isEmpty());
      try (var kept = Files.list(backups)) {
        assertThat(kept.toList()).hasSize(4).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
      }
      List<Integer> writes = kit.routers().stream().map(VirtualRouter::writes).toList();

      List<Outcome> second = provisioner().provision(tasks(kit), proposals -> {
        throw new AssertionError("nothing to ask");
      }, StepJournal.NONE, ProvisioningListener.NONE);

      assertThat(second).allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isFalse()));
      assertThat(kit.routers()).extracting(VirtualRouter::writes).isEqualTo(writes);
      assertThat(kit.routers()).extracting(VirtualRouter::rebootCount).containsOnly(1);
    }
  }

  @Test
  void nothingIsWrittenOnADryRunOrWithoutAYes() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      int writes = router.writes();

      Outcome dry = new Provisioner(Kit.options().withDryRun(true), Kit.ANYONE, Backups.NONE)
          .provision(tasks(kit), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
      List<Proposal> asked = new ArrayList<>();
      Outcome declined = provisioner().provision(tasks(kit), proposals -> {
        asked.addAll(proposals);
        return List.of();
      }, StepJournal.NONE, ProvisioningListener.NONE).getFirst();

      assertThat(dry).isInstanceOfSatisfying(Outcome.NotWritten.class, planned -> assertThat(planned.changes().lines())
          .contains("/etc/config/lime-node", "+ option hostname 'Escuela'", "+ option ieee80211s_key '••••'",
              "~ wireless.radio1.channel '48' becomes '157'", "+ root password"));
      assertThat(declined).isInstanceOfSatisfying(Outcome.NotWritten.class,
          no -> assertThat(no.reason()).isEqualTo(Outcome.NotWritten.Reason.DECLINED));
      assertThat(asked).singleElement().satisfies(proposal -> {
        assertThat(proposal.firstMeeting()).isTrue();
        assertThat(proposal.facts().primaryMac()).contains(router.mac());
      });
      assertThat(router.writes()).isEqualTo(writes);
      assertThat(router.rebootCount()).isZero();
    }
  }

  @Test
  void whatChangesBetweenConfirmationAndVerificationIsNamed() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      Outcome outcome = provision(router, event -> {
        if (event.step() == Step.VERIFY && event.phase() == ProvisioningEvent.Phase.STARTED) {
          router.tamper("lime-node.radio1.channel", "149");
          router.tamper("wireless.radio1.txpower", "30");
          router.tamper("lime-node.radio1.ieee80211s_key", "otra-clave-secreta");
        }
        return true;
      });

      assertThat(outcome).isInstanceOfSatisfying(Outcome.Different.class, different ->
          assertThat(different.report().differences()).containsExactlyInAnyOrder(
              new Difference("lime-node.radio1.channel", "157", "149"),
              new Difference("lime-node.radio1.ieee80211s_key", "••••", "••••"),
              new Difference("wireless.radio1.txpower", "18", "30")));
      // and the next run mends it
      assertThat(provision(router)).isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void anUnsavedEditOnTheRouterIsToldOfAndDropped() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      provision(router);
      router.stage("wireless.radio1.channel", "36");

      List<String> shown = new ArrayList<>();
      Outcome outcome = provisioner().provision(tasks(kit), proposals -> {
        proposals.forEach(proposal -> shown.addAll(proposal.changes().lines()));
        return proposals;
      }, StepJournal.NONE, ProvisioningListener.NONE).getFirst();

      assertThat(shown).containsExactly("- uci changes wireless.radio1.channel");
      assertThat(outcome).isInstanceOf(Outcome.Verified.class);
      assertThat(router.findFile("/etc/config/wireless").orElseThrow()).doesNotContain("'36'");
    }
  }

  @Test
  void routerRestoresItselfWhereTheToolDiesAfterTheReboot() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      String wireless = router.findFile("/etc/config/wireless").orElseThrow();
      CountDownLatch dead = new CountDownLatch(1);
      Thread tool = Thread.ofVirtual().start(() -> new Provisioner(
          Kit.options().withConfirmTimeout(Duration.ofSeconds(3)), Kit.ANYONE, Backups.NONE).provision(
              tasks(kit), Consent.YES, StepJournal.NONE, event -> {
                if (event.step() == Step.RECONNECT) {
                  await(dead);
                }
                return true;
              }));

      Until.holds(Duration.ofSeconds(20), () -> router.rebootCount() == 2
          && router.findFile("/etc/atalaya/restored").isPresent());

      assertThat(router.hostName()).startsWith("LiMe-");
      assertThat(router.findFile("/etc/config/wireless")).contains(wireless);
      assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
      assertThat(router.findFile("/etc/shadow").orElseThrow()).startsWith("root::");
      dead.countDown();
      tool.join();
    }
  }

  @Test
  void aConfigurationThatLocksEveryoneOutIsTakenBackByTheRouter() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      router.unreachableWhile(r -> r.hostName().equals("Escuela"));
      Outcome outcome = new Provisioner(Kit.options().withConfirmTimeout(Duration.ofSeconds(2)), Kit.ANYONE,
          Backups.NONE).provision(tasks(kit), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();

      assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
      assertThat(router.hostName()).startsWith("LiMe-");
    }
  }

  @Test
  void whoeverStopsItAfterTheWritingGetsTheOldConfigurationBack() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = only(kit);
      Outcome outcome = provision(router, event -> event.step() != Step.APPLY);

      assertThat(outcome).isEqualTo(new Outcome.RolledBack(Step.APPLY, "stopped by the user"));
      assertThat(router.hostName()).startsWith("LiMe-");
      assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
    }
  }

  @Test
  void interruptingTheCallerStopsTheBatchAndLeavesRoutersAsTheyWere() throws Exception {
    try (VirtualKit kit = VirtualKit.start(2, LAB)) {
      List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch written = new CountDownLatch(2);
      CountDownLatch never = new CountDownLatch(1);
      Thread caller = Thread.ofPlatform().start(() -> outcomes.addAll(provisioner().provision(tasks(kit), Consent.YES,
          StepJournal.NONE, event -> {
            if (event.step() == Step.APPLY && event.phase() == ProvisioningEvent.Phase.STARTED) {
              written.countDown();
              await(never);
            }
            return true;
          })));
      await(written);
      caller.interrupt();
      caller.join();

      assertThat(outcomes).hasSize(2).allSatisfy(outcome ->
          assertThat(outcome).isInstanceOf(Outcome.RolledBack.class));
      assertThat(kit.routers()).allSatisfy(router -> assertThat(router.hostName()).startsWith("LiMe-"));
    }
  }

  @Test
  void anotherBoardIsRefusedAndTheOthersGoOn() throws Exception {
    try (VirtualKit wrong = VirtualKit.start(1, LAB.withBoard("tplink,archer-c7-v2", "Archer C7"));
        VirtualKit right = VirtualKit.start(1, LAB)) {
      int writes = only(wrong).writes();
      List<Outcome> outcomes = provisioner().provision(
          Kit.tasks(List.of(only(wrong).address(), only(right).address())), Consent.YES, StepJournal.NONE,
          ProvisioningListener.NONE);

      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Refused(Step.CHECK, "the board is 'tplink,archer-c7-v2', "
          + "planned for Escuela is 'librerouter,librerouter-v1'"));
      assertThat(only(wrong).writes()).isEqualTo(writes);
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void anotherRootPasswordIsRefused() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      only(kit).setPassword("not-ours");
      only(kit).powerCut();
      Until.holds(Duration.ofSeconds(10), () -> reachable(only(kit)));

      assertThat(provision(only(kit))).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).endsWith("does not accept the root password"));
    }
  }

  @Test
  void oneRouterForTwoSitesIsRefused() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      RouterAddress address = only(kit).address();
      int writes = only(kit).writes();
      assertThat(provisioner().provision(Kit.tasks(List.of(address, address)), Consent.YES, StepJournal.NONE,
          ProvisioningListener.NONE)).hasOnlyElementsOfType(Outcome.Refused.class);
      assertThat(only(kit).writes()).isEqualTo(writes);
    }
  }

  @Test
  void aRouterThatIsNotThereFailsUnchanged() throws Exception {
    RouterAddress gone;
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      gone = only(kit).address();
    }
    assertThat(provisioner().provision(List.of(Kit.task(0, gone)), Consent.YES, StepJournal.NONE,
        ProvisioningListener.NONE).getFirst()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.step()).isEqualTo(Step.CONNECT);
          assertThat(failed.state()).isEqualTo(RouterState.UNCHANGED);
        });
  }

  static boolean reachable(VirtualRouter router) {
    try (java.net.Socket socket = new java.net.Socket(router.host(), router.port())) {
      return socket.getInputStream().read() == 'S';
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(50, TimeUnit.SECONDS)) {
        throw new AssertionError("never came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
