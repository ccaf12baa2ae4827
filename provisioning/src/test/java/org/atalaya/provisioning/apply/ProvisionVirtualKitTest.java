package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProvisionVirtualKitTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  private static Provisioner provisioner() {
    return new Provisioner(Kit.options(), PinnedKeys.NONE, Backups.NONE);
  }

  private static List<RouterTask> tasks(VirtualKit kit) {
    return Kit.tasks(kit.routers().stream().map(VirtualRouter::address).toList());
  }

  @Test
  void fourFactoryRoutersEndVerifiedAndASecondRunChangesNothing() throws Exception {
    try (VirtualKit kit = VirtualKit.start(4, LAB)) {
      List<Outcome> first = provisioner().provision(tasks(kit), Consent.YES, StepJournal.NONE,
          ProvisioningListener.NONE);

      assertThat(first).allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isTrue()));
      assertThat(kit.routers()).extracting(VirtualRouter::hostName)
          .containsExactly("Escuela", "Club", "Radio", "Refugio");
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
}
