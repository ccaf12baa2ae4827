package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Routers that are at work are changed so that none is cut off by the others. */
@Timeout(150)
class LiveMeshTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));
  private static final List<List<String>> ORDER = List.of(List.of("Refugio", "Radio"), List.of("Club"), List.of("Escuela"));

  private final PinnedKeys keys = new RememberedKeys();

  private static List<RouterTask> tasks(VirtualKit kit) {
    return Kit.tasks(kit.routers().stream().map(VirtualRouter::address).toList());
  }

  private List<Outcome> provision(VirtualKit kit, ProvisioningListener listener) {
    return new Provisioner(Kit.options(), keys, Backups.NONE)
        .provision(tasks(kit), Consent.YES, StepJournal.NONE, listener, ORDER);
  }

  @Test
  void allGoOverAtOneMomentAndNoneIsConfirmedBeforeAllAreBack() throws Exception {
    try (VirtualKit kit = VirtualKit.start(4, LAB)) {
      Map<String, Long> told = new ConcurrentHashMap<>();
      List<String> order = Collections.synchronizedList(new ArrayList<>());
      List<Outcome> outcomes = provision(kit, event -> {
        if (event.phase() == ProvisioningEvent.Phase.DONE && List.of(Step.APPLY, Step.RECONNECT, Step.CONFIRM).contains(event.step())) {
          order.add(event.step().name());
        }
        if (event.phase() == ProvisioningEvent.Phase.DONE && event.step() == Step.REBOOT) {
          told.put(event.hostName(), System.nanoTime());
        }
        return true;
      });

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Verified.class));
      assertThat(kit.routers()).extracting(VirtualRouter::rebootCount).containsOnly(1);
      assertThat(told).hasSize(4);
      assertThat(order.subList(0, 4)).containsOnly("APPLY");
      assertThat(order.subList(4, 8)).containsOnly("RECONNECT");
      assertThat(order.subList(8, 12)).containsOnly("CONFIRM");
    }
  }

  @Test
  void whereOneDoesNotComeBackAllHaveTheirOldConfigurationAgain() throws Exception {
    try (VirtualKit kit = VirtualKit.start(3, LAB)) {
      kit.routers().get(1).unreachableWhile(router -> router.hostName().equals("Club"));
      List<Outcome> outcomes = new Provisioner(Kit.options().withConfirmTimeout(Duration.ofSeconds(16)), keys,
          Backups.NONE).provision(tasks(kit), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE, ORDER);

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.RolledBack.class));
      assertThat(kit.routers()).allSatisfy(router -> assertThat(router.hostName()).startsWith("LiMe-"));
    }
  }

  @Test
  void whereOneIsNotReadyNoneGoesOver() throws Exception {
    try (VirtualKit kit = VirtualKit.start(3, LAB)) {
      List<Outcome> outcomes = provision(kit, event -> {
        if (event.hostName().equals("Radio") && event.step() == Step.BACK_UP) {
          throw new IllegalStateException("as this test wants it");
        }
        return true;
      });
      assertThat(outcomes.subList(0, 2)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.RolledBack.class));
      assertThat(kit.routers()).allSatisfy(router -> assertThat(router.hostName()).startsWith("LiMe-"));
      assertThat(kit.routers().get(2).rebootCount()).isZero();
    }
  }

  @Test
  void aChangeThatLeavesTheMeshAloneGoesGroupByGroupFarthestFirst() throws Exception {
    try (VirtualKit kit = VirtualKit.start(4, LAB)) {
      new Provisioner(Kit.options(), keys, Backups.NONE).provision(tasks(kit), Consent.YES, StepJournal.NONE,
          ProvisioningListener.NONE);
      kit.routers().forEach(router -> {
        router.tamper("lime-node.radio1.distance", "9000");
        router.tamper("wireless.radio1.distance", "9000");
      });
      List<String> done = Collections.synchronizedList(new ArrayList<>());
      List<Outcome> outcomes = provision(kit, event -> {
        if (event.phase() == ProvisioningEvent.Phase.DONE && List.of(Step.WRITE, Step.VERIFY).contains(event.step())) {
          done.add(event.step() + " " + event.hostName());
        }
        return true;
      });

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Verified.class));
      assertThat(done.subList(0, 4)).containsExactlyInAnyOrder("WRITE Refugio", "WRITE Radio", "VERIFY Refugio", "VERIFY Radio");
      assertThat(done.subList(4, 8)).containsExactly("WRITE Club", "VERIFY Club", "WRITE Escuela", "VERIFY Escuela");
    }
  }
}
