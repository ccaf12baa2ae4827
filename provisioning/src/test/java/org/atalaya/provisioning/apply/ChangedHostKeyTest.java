package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever way a router is met again: by another key than the pinned one it gets nowhere, and the pinned one stays. */
@Timeout(120)
class ChangedHostKeyTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  private final RememberedKeys keys = new RememberedKeys();

  /** How the router came to be known, and how it is met again. */
  record Meeting(boolean dryFirst, int nameBefore, int nameAfter, boolean otherAddress, boolean dry) {}

  static Stream<Meeting> meetings() {
    return Stream.of(false, true).flatMap(dryFirst -> Stream.of(0, 1).flatMap(nameAfter -> Stream.of(false, true)
        .flatMap(otherAddress -> Stream.of(false, true).map(
            dry -> new Meeting(dryFirst, 0, nameAfter, otherAddress, dry)))));
  }

  private Outcome provision(int name, RouterAddress address, boolean dry, KeyConsent consent) {
    return new Provisioner(Kit.options().withDryRun(dry), new HostKeyGuard(keys, consent), Backups.NONE)
        .provision(List.of(Kit.task(name, address)), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }

  /** The same port of this machine by another name of it. */
  private static RouterAddress elsewhere(VirtualRouter router) {
    return RouterAddress.parse("localhost:" + router.port());
  }

  private HostKey known(VirtualRouter router) {
    return keys.ofMac(router.mac()).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void isRefusedHoweverItIsMetAgain(Meeting meeting) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(meeting.nameBefore(), router.address(), meeting.dryFirst(), KeyConsent.NONE);
      HostKey pinned = known(router);
      Map<String, HostKey> before = keys.all();
      int writes = router.writes();
      router.changeHostKey();

      RouterAddress address = meeting.otherAddress() ? elsewhere(router) : router.address();
      Outcome outcome = provision(meeting.nameAfter(), address, meeting.dry(), KeyConsent.NONE);

      assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
        assertThat(refused.offeredKey()).isPresent();
        // under a new name at a new address nothing tells whose key it should be: it is not even sent the password
        boolean stranger = !meeting.dryFirst() && meeting.nameAfter() == 1 && meeting.otherAddress();
        assertThat(refused.reason()).contains(stranger ? "the network's password is not sent to it"
            : "pinned is " + pinned.fingerprint());
      });
      assertThat(router.writes()).isEqualTo(writes);
      assertThat(keys.all()).isEqualTo(before);
    }
  }

  /** Neither a reading under a wrong name nor a refusal may make a person's next right step impossible. */
  @Test
  void aDryRunUnderAnotherRoutersNameKeepsNobodyFromTheRightOne() throws Exception {
    try (VirtualKit kit = VirtualKit.start(2, LAB)) {
      RouterAddress first = kit.routers().get(0).address();
      RouterAddress second = kit.routers().get(1).address();
      provision(1, first, true, KeyConsent.NONE);
      provision(0, second, true, KeyConsent.NONE);

      assertThat(provision(0, first, false, KeyConsent.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(provision(1, second, false, KeyConsent.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(keys.ofName("Escuela")).contains(known(kit.routers().get(0)));
      assertThat(keys.ofName("Club")).contains(known(kit.routers().get(1)));
    }
  }

  @Test
  void aRouterThatWasMetBeforeIsKnownAtAnAddressThatWasAnothers() throws Exception {
    try (VirtualKit kit = VirtualKit.start(2, LAB)) {
      VirtualRouter router = kit.routers().get(0);
      provision(0, router.address(), true, KeyConsent.NONE);
      keys.pin("02:00:00:00:00:01", elsewhere(router), new HostKey("ssh-ed25519", "AAAA"));

      assertThat(provision(0, elsewhere(router), true, KeyConsent.NONE)).isInstanceOf(Outcome.NotWritten.class);
      // and one that nobody has met is not
      keys.pin("02:00:00:00:00:02", kit.routers().get(1).address(), new HostKey("ssh-ed25519", "BBBB"));
      assertThat(provision(1, kit.routers().get(1).address(), true, KeyConsent.NONE))
          .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.step()).isEqualTo(Step.CONNECT));
    }
  }

  @Test
  void itIsAcceptedAtAPersonsWordForThatVeryKeyAndStaysAccepted() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      provision(0, router.address(), false, KeyConsent.NONE);
      HostKey old = known(router);
      router.changeHostKey();
      HostKey offered = ((Outcome.Refused) provision(0, router.address(), false, KeyConsent.NONE)).offeredKey().orElseThrow();

      assertThat(provision(0, router.address(), false, (task, key) -> key.equals(old))).isInstanceOf(Outcome.Refused.class);
      assertThat(provision(0, router.address(), true, (task, key) -> key.equals(offered)))
          .as("nothing is to be written").isInstanceOf(Outcome.NotWritten.class);
      assertThat(known(router)).as("a dry run changes no pin").isEqualTo(old);

      assertThat(provision(0, router.address(), false, (task, key) -> key.equals(offered))).isInstanceOf(Outcome.Verified.class);
      assertThat(keys.all().values()).containsOnly(offered);
      assertThat(provision(0, router.address(), false, KeyConsent.NONE)).isInstanceOf(Outcome.Verified.class);
      router.changeHostKey();
      assertThat(provision(0, router.address(), false, (task, key) -> key.equals(offered))).isInstanceOf(Outcome.Refused.class);
    }
  }
}
