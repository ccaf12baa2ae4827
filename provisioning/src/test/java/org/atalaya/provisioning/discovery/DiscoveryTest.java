package org.atalaya.provisioning.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.router.SafetyMechanism;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiscoveryTest {
  private static final Secret PASSWORD = new Secret("raiz-secreta-1");

  @Test
  void aKitIsToldApartAndReadInTheOrderOfItsMacs() throws Exception {
    try (VirtualKit kit = VirtualKit.start(4, LabOptions.DEFAULT)) {
      ConcurrentLinkedQueue<DiscoveryEvent> events = new ConcurrentLinkedQueue<>();
      List<Integer> writes = kit.routers().stream().map(VirtualRouter::writes).toList();
      List<RouterAddress> given = kit.routers().reversed().stream().map(VirtualRouter::address).toList();

      DiscoveryReport report = new Discovery(DiscoveryOptions.DEFAULT).run(List.of(), given, events::add);

      assertThat(report.notes()).isEmpty();
      assertThat(report.routers()).map(router -> router.mac().orElseThrow().text())
          .containsExactlyElementsOf(kit.routers().stream().map(VirtualRouter::mac).sorted().toList());
      DiscoveredRouter first = report.routers().getFirst();
      assertThat(first.access()).isInstanceOfSatisfying(Access.Open.class, open -> {
        assertThat(open.withoutPassword()).isTrue();
        assertThat(open.facts().boardName()).isEqualTo("librerouter,librerouter-v1");
        assertThat(open.facts().memoryAvailableBytes().orElseThrow()).isBetween(60_000_000L, 70_000_000L);
        assertThat(open.inventory().flashAvailableBytes().orElseThrow()).isPositive();
        assertThat(open.inventory().radios()).hasSize(3).containsKey("phy0");
        assertThat(open.inventory().safety()).contains(SafetyMechanism.IMAGE_TEST);
        assertThat(open.inventory().safety()).doesNotContain(SafetyMechanism.SAFE_REBOOT);
      });
      assertThat(events).filteredOn(DiscoveryEvent.Met.class::isInstance).hasSize(4);
      assertThat(kit.routers()).map(VirtualRouter::writes).isEqualTo(writes);
      DiscoveryReport again = new Discovery(DiscoveryOptions.DEFAULT).run(List.of(), given.reversed(), event -> { });
      assertThat(again.routers()).map(DiscoveredRouter::addresses)
          .isEqualTo(report.routers().stream().map(DiscoveredRouter::addresses).toList());
    }
  }

  @Test
  void onlyARouterWhoseKeyIsPinnedIsSentThePassword() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      VirtualRouter router = kit.routers().getFirst();
      router.setPassword(PASSWORD.reveal());
      router.powerCut();
      List<RouterAddress> given = List.of(router.address());
      org.atalaya.provisioning.Until.holds(Duration.ofSeconds(20),
          () -> SshBanner.find(router.address(), Duration.ofSeconds(1)).isPresent());

      DiscoveredRouter stranger = new Discovery(DiscoveryOptions.DEFAULT, key -> false, Optional.of(PASSWORD))
          .run(List.of(), given, event -> { }).routers().getFirst();
      assertThat(stranger.access()).isInstanceOf(Access.Closed.class);
      assertThat(stranger.hostKey()).isPresent();

      DiscoveredRouter ours = new Discovery(DiscoveryOptions.DEFAULT, stranger.hostKey().get()::equals, Optional.of(PASSWORD))
          .run(List.of(), given, event -> { }).routers().getFirst();
      assertThat(ours.access()).isInstanceOfSatisfying(Access.Open.class,
          open -> assertThat(open.withoutPassword()).isFalse());
    }
  }

  @Test
  void aProgramThatIsMissingIsNotedAndTheOthersStillTell() throws Exception {
    NetworkLink link = new NetworkLink("nowhere0", 99, List.of());
    SystemCommand system = (command, patience) -> {
      if (command.getFirst().equals("ping")) {
        throw new IOException("no such program");
      }
      return command.contains("-6") ? "fe80::a7:a1ff:fe00:1 lladdr 02:a7:a1:00:00:01 STALE\n" : "";
    };
    DiscoveryReport report = new Discovery(DiscoveryOptions.DEFAULT, key -> false, Optional.empty(), new Platform.Linux(),
        system).run(List.of(link), List.of(), event -> { });
    assertThat(report.notes()).contains("no answer from 'ping' on nowhere0");
    assertThat(report.routers()).isEmpty();
    assertThat(report.silent()).containsExactly("fe80::a7:a1ff:fe00:1%nowhere0");
  }

  @Test
  void whoIsInterruptedStopsAndLeavesNothingRunning() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    SystemCommand forever = (command, patience) -> {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        stopped.countDown();
      }
      return "";
    };
    Thread search = Thread.ofVirtual().start(() -> {
      try {
        new Discovery(DiscoveryOptions.DEFAULT, key -> false, Optional.empty(), new Platform.Linux(), forever)
            .run(List.of(new NetworkLink("nowhere0", 99, List.of())), List.of(), event -> { });
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    asked.await();
    search.interrupt();
    search.join();
    stopped.await();
    assertThat(search.isAlive()).isFalse();
  }

  @Test
  void aServerThatNeverEndsItsLineIsNoRouter() throws Exception {
    try (java.net.ServerSocket endless = new java.net.ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try (java.net.Socket socket = endless.accept()) {
          byte[] noise = "x".repeat(1000).getBytes();
          while (true) {
            socket.getOutputStream().write(noise);
          }
        } catch (IOException e) {
          // the test is over
        }
      });
      assertThat(SshBanner.find(new RouterAddress("127.0.0.1", endless.getLocalPort()), Duration.ofSeconds(10))).isEmpty();
    }
  }

  @Test
  void addressesAreWrittenInTheirShortestForm() {
    assertThat(Discovery.canonical("fe80:0:0:0:a7:a1ff:fe00:1")).isEqualTo("fe80::a7:a1ff:fe00:1");
    assertThat(Discovery.canonical("fe80::1")).isEqualTo("fe80::1");
    assertThat(Discovery.canonical("2001:db8:0:0:1:0:0:1")).isEqualTo("2001:db8::1:0:0:1");
    assertThat(Discovery.canonical("::1")).isEqualTo("::1");
    assertThat(Discovery.canonical("fe80:0:1:2:3:4:5:6")).isEqualTo("fe80:0:1:2:3:4:5:6");
    assertThat(Discovery.canonical("fe80::")).isEqualTo("fe80::");
  }
}
