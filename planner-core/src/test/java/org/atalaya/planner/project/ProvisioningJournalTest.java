package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.StepRecord.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningJournalTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String MAC = "aa:bb:cc:00:11:22";

  @TempDir Path folder;
  private Project project;
  private ProvisioningJournal journal;

  @BeforeEach
  void create() {
    project = Project.create(folder.resolve("valle.atalaya"), Sample.state(), Clock.fixed(NOON, ZoneOffset.UTC));
    journal = project.provisioning();
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void aRunNeedsTheCurrentPlan() {
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    Stored<NetworkPlan> plan = project.getCurrentPlan();
    assertThat(journal.startRun(plan)).isEqualTo(1);
    project.apply(new Edit.RemoveSite("Loma"));
    assertThatThrownBy(() -> journal.startRun(plan)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("stale");
    project.storePlan(Sample.otherPlan(), project.inputs(ResultKind.PLAN));
    assertThatThrownBy(() -> journal.startRun(plan)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("replaced");
    assertThat(journal.findLastRun()).contains(1L);
    assertThat(journal.startRun(project.getCurrentPlan())).isEqualTo(2);
  }

  @Test
  void aStepOfAnEarlierRunIsKnownByItsDetail() {
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    long first = journal.startRun(project.getCurrentPlan());
    journal.recordStep(first, "escuela", "arm", State.STARTED, "00ff");
    journal.recordStep(first, "escuela", "arm", State.DONE, "restores itself");
    journal.recordStep(journal.startRun(project.getCurrentPlan()), "escuela", "connect", State.STARTED, "here");
    assertThat(journal.wasBegun("arm", "00ff")).isTrue();
    assertThat(journal.wasBegun("arm", "restores itself")).isFalse();
    assertThat(journal.wasBegun("confirm", "00ff")).isFalse();
  }

  @Test
  void stepsOfTheLastRunAreThereAfterReopening() {
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    long first = journal.startRun(project.getCurrentPlan());
    journal.recordStep(first, "escuela", "configure", State.STARTED, "");
    journal.recordStep(first, "escuela", "configure", State.FAILED, "no answer");
    journal.recordStep(first, "refugio-nandu", "back-up", State.DONE, "12 files");
    long second = journal.startRun(project.getCurrentPlan());
    journal.recordStep(second, "escuela", "configure", State.STARTED, "again");
    project.close();
    project = Project.open(project.file());
    journal = project.provisioning();
    assertThat(journal.lastSteps("escuela"))
        .containsExactly(new StepRecord(2, "escuela", "configure", State.STARTED, NOON, "again"));
    assertThat(journal.lastSteps("refugio-nandu"))
        .containsExactly(new StepRecord(1, "refugio-nandu", "back-up", State.DONE, NOON, "12 files"));
    assertThat(journal.lastSteps("loma")).isEmpty();
  }

  @Test
  void aStepBelongsToARun() {
    assertThatThrownBy(() -> journal.recordStep(7, "escuela", "configure", State.STARTED, ""))
        .hasMessageContaining("FOREIGN KEY");
    assertThat(journal.findRouter("escuela")).as("nothing of a refused entry is kept").isEmpty();
  }

  @Test
  void theFirstHostKeyIsPinnedAndAnotherIsNot() {
    HostKey key = new HostKey("ssh-ed25519", "SHA256:abc");
    HostKey other = new HostKey("ssh-ed25519", "SHA256:xyz");
    assertThat(journal.pin("escuela", key)).isTrue();
    assertThat(journal.pin("escuela", key)).isTrue();
    assertThat(journal.pin("escuela", other)).isFalse();
    journal.record(new RouterRecord("escuela", Optional.of("[fe80::1%eth0]:22"), Optional.of("aa:bb:cc:00:11:22"),
        Optional.of("librerouter,librerouter-v1"), Optional.of(other), "configured"));
    RouterRecord kept = journal.findRouter("escuela").orElseThrow();
    assertThat(kept.hostKey()).as("recording a router sets no key").contains(key);
    assertThat(kept.state()).isEqualTo("configured");
    assertThat(journal.routers()).hasSize(1);
  }

  @Test
  void aKeyIsKnownByItsMacAndAddressWhateverNameItIsRecordedUnder() {
    HostKey key = new HostKey("ssh-ed25519", "AAAA");
    HostKey other = new HostKey("ssh-ed25519", "BBBB");
    journal.pin(KeyScope.MAC, MAC, key);
    journal.pin(KeyScope.ADDRESS, "10.13.1.1", key);
    journal.record(new RouterRecord("a-stranger", Optional.of("10.13.1.1"), Optional.of(MAC), Optional.empty(),
        Optional.empty(), "DIFFERENT"));
    journal.pin(KeyScope.MAC, MAC, other);
    journal.pin(KeyScope.ADDRESS, "10.13.1.1", other);

    assertThat(journal.findKey(KeyScope.MAC, MAC)).contains(key);
    assertThat(journal.findKey(KeyScope.ADDRESS, "10.13.1.1")).contains(key);
    assertThat(journal.findKey(KeyScope.ADDRESS, MAC)).isEmpty();
    assertThat(journal.isPinned(key)).isTrue();
    assertThat(journal.isPinned(other)).isFalse();
  }

  @Test
  void aKeyThatAPersonAgreedToReplacesTheOldOneWhereverItStood() {
    HostKey old = new HostKey("ssh-ed25519", "AAAA");
    HostKey fresh = new HostKey("ssh-ed25519", "BBBB");
    HostKey anothers = new HostKey("ssh-ed25519", "CCCC");
    journal.pin("escuela", old);
    journal.pin("former-name", old);
    journal.pin("loma", anothers);
    journal.pin(KeyScope.MAC, MAC, old);
    journal.pin(KeyScope.ADDRESS, "10.13.1.1", old);
    journal.pin(KeyScope.ADDRESS, "10.13.1.2", anothers);

    journal.replaceKey("escuela", MAC, fresh);

    assertThat(journal.isPinned(old)).isFalse();
    assertThat(journal.findRouter("former-name").orElseThrow().hostKey()).contains(fresh);
    assertThat(journal.findKey(KeyScope.MAC, MAC)).contains(fresh);
    assertThat(journal.findKey(KeyScope.ADDRESS, "10.13.1.1")).contains(fresh);
    assertThat(journal.findKey(KeyScope.ADDRESS, "10.13.1.2")).contains(anothers);
    assertThat(journal.findRouter("loma").orElseThrow().hostKey()).contains(anothers);
  }

  @Test
  void theLastVerificationIsKept() {
    journal.storeVerification("escuela", new VerificationRecord(false,
        List.of("system.hostname: found 'x', expected 'escuela'", "wireless.radio1.channel: found '48', expected '157'"),
        NOON, 3));
    var later = new VerificationRecord(true, List.of(), NOON.plusSeconds(60), 3);
    assertThat(journal.findVerification("escuela").orElseThrow().differences()).hasSize(2);
    journal.storeVerification("escuela", later);
    assertThat(journal.findVerification("escuela")).contains(later);
    assertThat(journal.findVerification("refugio-nandu")).isEmpty();
  }
}
