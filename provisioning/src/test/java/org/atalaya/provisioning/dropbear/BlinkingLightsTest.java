package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.discovery.DiscoveryOptions;
import org.atalaya.provisioning.discovery.Identification;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.router.RouterException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lights blink for a while and are as before then, on virtual routers and on real busybox. */
@Timeout(90)
class BlinkingLightsTest {
  private static final String GREEN = "/sys/class/leds/librerouter:green:wlan2g";
  private static final String STATUS = "/sys/class/leds/status light";
  private static final Identification STRANGERS =
      new Identification(DiscoveryOptions.DEFAULT.ssh(), key -> false, Optional.empty());

  @Test
  void aVirtualRouterBlinksAndEndsByItself() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      VirtualRouter router = kit.routers().getFirst();
      int writes = router.writes();
      assertThat(STRANGERS.blink(router.address(), 3)).isPositive();
      assertThat(router.blinks()).isTrue();
      assertThatThrownBy(() -> STRANGERS.blink(router.address(), 3)).isInstanceOf(RouterException.class)
          .hasMessage("its lights are blinking already");
      Until.holds(Duration.ofSeconds(20), () -> !router.blinks());
      assertThat(router.writes()).isEqualTo(writes);
    }
  }

  @Test
  void aRealRouterShowsAfterwardsWhatItShowedBefore() throws Exception {
    try (DropbearRouter router = withLights()) {
      assertThat(STRANGERS.blink(router.address(), 3)).isEqualTo(2);
      Until.holds(Duration.ofSeconds(20), () -> router.read(GREEN + "/brightness").strip().equals("255"));
      Until.holds(Duration.ofSeconds(20), () -> router.read(STATUS + "/brightness").strip().equals("0"));
      Until.holds(Duration.ofSeconds(20), () -> !router.exists("/tmp/atalaya-leds"));
      assertThat(router.read(GREEN + "/trigger").strip()).isEqualTo("phy0tpt");
      assertThat(router.read(STATUS + "/trigger").strip()).isEqualTo("none");
      assertThat(router.read(STATUS + "/brightness").strip()).isEqualTo("17");
    }
  }

  @Test
  void whoeverEndsTheBlinkingEarlyStillHasTheLightsPutBack() throws Exception {
    try (DropbearRouter router = withLights()) {
      STRANGERS.blink(router.address(), 100);
      Until.holds(Duration.ofSeconds(20), () -> router.read(GREEN + "/trigger").strip().equals("none"));
      // /proc is not mounted there: the one that sleeps is known by its command line out here
      ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains("left=100;"))
          .forEach(ProcessHandle::destroy);
      Until.holds(Duration.ofSeconds(20), () -> !router.exists("/tmp/atalaya-leds"));
      assertThat(router.read(GREEN + "/trigger").strip()).isEqualTo("phy0tpt");
      assertThat(router.read(STATUS + "/brightness").strip()).isEqualTo("17");
    }
  }

  private static DropbearRouter withLights() throws Exception {
    Optional<String> obstacle = DropbearRouter.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "real dropbear: " + obstacle.orElseThrow());
    DropbearRouter router = DropbearRouter.start("02:a7:a1:00:00:01");
    router.makeFolder(GREEN);
    router.write(GREEN + "/trigger", "none timer [phy0tpt] phy0rx\n");
    router.write(GREEN + "/brightness", "0\n");
    router.makeFolder(STATUS);
    router.write(STATUS + "/trigger", "[none] timer\n");
    router.write(STATUS + "/brightness", "17\n");
    return router;
  }
}
