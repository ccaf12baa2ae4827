package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that is killed in the middle of its work, and the next one. */
@Timeout(120)
class AbandonedRunTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  /** The project's journal: it outlives the program that wrote it. */
  private static final class Journal implements StepJournal {
    private final Set<String> tokens = Collections.synchronizedSet(new HashSet<>());

    @Override
    public void before(RouterTask task, Step step, String detail) {
      if (step == Step.ARM) {
        tokens.add(detail);
      }
    }

    @Override
    public void after(RouterTask task, Step step, Result result, String detail) {
      // not needed here
    }

    @Override
    public boolean isAbandoned(String token) {
      return tokens.contains(token);
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("as this test wants it", null, false, false);
    }
  }

  private static Outcome provision(VirtualRouter router, ProvisionOptions options, Consent consent, StepJournal journal,
      ProvisioningListener listener) {
    return new Provisioner(options, Kit.ANYONE, Backups.NONE)
        .provision(List.of(Kit.task(0, router.address())), consent, journal, listener).getFirst();
  }

  /** Nothing more is said to the router, and its sessions end. */
  private static void killAt(Step step, ProvisioningEvent.Phase phase, VirtualRouter router, StepJournal journal)
      throws Exception {
    provision(router, Kit.options(), Consent.YES, journal, event -> {
      if (event.step() == step && event.phase() == phase) {
        throw new Killed();
      }
      return true;
    });
    Until.holds(Duration.ofSeconds(30),
        () -> (step.compareTo(Step.REBOOT) < 0 || router.rebootCount() == 1) && ProvisionVirtualKitTest.reachable(router));
  }

  @Test
  void theBackupIsTheConfigurationFromBeforeTheFirstRun() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      Journal journal = new Journal();
      killAt(Step.WRITE, ProvisioningEvent.Phase.DONE, router, journal);
      List<Backup> kept = new ArrayList<>();
      Outcome outcome = new Provisioner(Kit.options(), Kit.ANYONE, (task, backup) -> {
        kept.add(backup);
        return "kept";
      }).provision(List.of(Kit.task(0, router.address())), Consent.YES, journal, event -> true).getFirst();

      assertThat(outcome).isInstanceOf(Outcome.Verified.class);
      assertThat(kept).as("half of a configuration is none to go back to").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"BACK_UP,DONE", "ARM,STARTED", "ARM,DONE", "WRITE,STARTED", "WRITE,DONE", "APPLY,STARTED", "APPLY,DONE",
      "REBOOT,DONE", "RECONNECT,STARTED", "RECONNECT,DONE", "CONFIRM,STARTED", "CONFIRM,DONE", "VERIFY,STARTED"})
  void neverLocksTheNextRunOut(Step step, ProvisioningEvent.Phase phase) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      Journal journal = new Journal();
      killAt(step, phase, router, journal);

      List<String> told = Collections.synchronizedList(new ArrayList<>());
      Outcome outcome = provision(router, Kit.options(), Consent.YES, journal, event -> told.add(event.detail()));

      assertThat(outcome).isInstanceOf(Outcome.Verified.class);
      assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
      // what was confirmed is what the router started with
      assertThat(router.rebootCount()).isEqualTo(1);
      boolean armed = step.compareTo(Step.ARM) > 0 && step.compareTo(Step.CONFIRM) < 0
          || step == Step.ARM && phase == ProvisioningEvent.Phase.DONE
          || step == Step.CONFIRM && phase == ProvisioningEvent.Phase.STARTED;
      assertThat(told.stream().anyMatch(line -> line.contains("the run that was cut off"))).isEqualTo(armed);
    }
  }

  /** A rewritten file here and an old one there: killed between two renames. */
  @Test
  void aHalfWrittenConfigurationIsFinishedAndItsUndoingLeadsToTheVeryFirst() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      Journal journal = new Journal();
      killAt(Step.ARM, ProvisioningEvent.Phase.DONE, router, journal);
      router.putFile("/etc/config/lime-node", Kit.node(0).files().get("/etc/config/lime-node"));

      Outcome stopped = provision(router, Kit.options(), Consent.YES, journal,
          event -> event.step() != Step.REBOOT);
      assertThat(stopped).isInstanceOf(Outcome.RolledBack.class);
      assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
      assertThat(router.hostName()).startsWith("LiMe-");
      Until.holds(Duration.ofSeconds(30), () -> router.rebootCount() == 1 && ProvisionVirtualKitTest.reachable(router));
      assertThat(provision(router, Kit.options(), Consent.YES, journal, ProvisioningListener.NONE))
          .isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void aDryRunAfterItSaysSoAndWritesNothingAndNobodyIsOverlooked() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      Journal journal = new Journal();
      killAt(Step.APPLY, ProvisioningEvent.Phase.DONE, router, journal);
      int writes = router.writes();

      Outcome dry = provision(router, Kit.options().withDryRun(true), Consent.YES, journal, ProvisioningListener.NONE);
      Outcome declined = provision(router, Kit.options(), proposals -> List.of(), journal, ProvisioningListener.NONE);

      assertThat(dry).isInstanceOfSatisfying(Outcome.NotWritten.class, planned -> assertThat(planned.changes().lines())
          .containsExactly("~ an earlier run was cut off here: this one carries on from it, and restarts the router"));
      assertThat(declined).isInstanceOf(Outcome.NotWritten.class);
      assertThat(router.writes()).isEqualTo(writes);
      assertThat(router.rebootCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "APPLY", "REBOOT"})
  void aChangeThatIsNotOursIsLeftAlone(Step step) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      killAt(step, ProvisioningEvent.Phase.DONE, router, new Journal());
      int writes = router.writes();

      Outcome outcome = provision(router, Kit.options(), Consent.YES, new Journal(), ProvisioningListener.NONE);

      assertThat(outcome).isEqualTo(new Outcome.Refused(Step.CHECK, "another change waits for its confirmation "
          + "there; unconfirmed, the router restores itself within 60 s: try again then"));
      assertThat(router.writes()).isEqualTo(writes);
      assertThat(router.findFile("/etc/atalaya/armed")).isPresent();
    }
  }

  /** Its clock is not ours: it would undo later what we have confirmed. */
  @Test
  void aSafeRebootThatSomebodyBeganIsLeftAlone() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      assertThat(provision(router, Kit.options(), Consent.YES, new Journal(), ProvisioningListener.NONE))
          .isInstanceOf(Outcome.Verified.class);
      router.putFile("/usr/sbin/safe-reboot", "#!/bin/sh");
      router.putFile("/overlay/upper/.etc.last-good.tgz", "all of /etc, as it was");
      router.tamper("system.@system[0].hostname", "Otra");
      int writes = router.writes();

      assertThat(provision(router, Kit.options(), Consent.YES, new Journal(), ProvisioningListener.NONE)).isEqualTo(
          new Outcome.Refused(Step.CHECK,
              "a safe-reboot waits there to put all of /etc back: end it there by safe-reboot cancel or safe-reboot discard"));
      assertThat(router.writes()).isEqualTo(writes);
    }
  }
}
