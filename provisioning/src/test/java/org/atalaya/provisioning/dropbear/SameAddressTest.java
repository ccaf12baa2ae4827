package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.provisioning.Kit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Four routers of real dropbear and busybox on one switch, each in a network namespace of its own, all at 192.168.1.1.
 * The laptop finds them, tells them apart, and provisions all at once, by the same code as everywhere.
 */
@Timeout(280)
class SameAddressTest {
  private static final List<String> MACS =
      List.of("02:a7:a1:00:00:04", "02:a7:a1:00:00:02", "02:a7:a1:00:00:03", "02:a7:a1:00:00:01");

  @BeforeEach
  void namespacesAreHere() throws Exception {
    Optional<String> obstacle = Cable.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "network namespaces: " + obstacle.orElseThrow());
  }

  @Test
  void fourRoutersWithOneAddressAreToldApartAndEachGetsItsOwnSite() throws Exception {
    List<DropbearRouter> routers = new ArrayList<>();
    try (Cable cable = Cable.lay("192.168.1.100/24", "10.13.200.1/16")) {
      for (String mac : MACS) {
        routers.add(DropbearRouter.startUnplugged(mac));
        cable.plugIn(routers.getLast());
      }

      List<String> said = cable.runOnLaptop(KitOnOneCable.class, MACS.toArray(String[]::new)).lines().toList();

      assertThat(lines(said, "factory")).as("%s", said).hasSize(4).allMatch(line -> line.endsWith(" open:librerouter,librerouter-v1 SSH-2.0-dropbear"));
      assertThat(lines(said, "factory")).map(line -> line.split(" ")[2].split(",")[0]).containsExactly(
          "fe80::a7:a1ff:fe00:1%kit0", "fe80::a7:a1ff:fe00:2%kit0", "fe80::a7:a1ff:fe00:3%kit0", "fe80::a7:a1ff:fe00:4%kit0");
      // who answers at the address that all have is one of the four, and no fifth
      assertThat(lines(said, "factory")).as("%s", said).filteredOn(line -> line.contains(",192.168.1.1 "))
          .hasSizeLessThanOrEqualTo(1);
      for (int i = 0; i < 4; i++) {
        assertThat(said).as("%s", said).contains("provisioned " + Kit.site(i) + " verified " + MACS.get(i));
        assertThat(said).contains("read at 10.13.1." + (i + 1) + " verified " + Kit.site(i));
        assertThat(routers.get(i).read("/etc/config/system")).contains("'" + Kit.site(i) + "'");
        assertThat(routers.get(i).boots()).isEqualTo(2);
        assertThat(routers.get(i).exists("/etc/atalaya")).isFalse();
      }
      assertThat(lines(said, "stranger")).as("%s", said).hasSize(4).allMatch(line -> line.contains(" closed "));
      assertThat(lines(said, "owner")).as("%s", said).hasSize(4).allMatch(line -> line.contains(" ours:librerouter,librerouter-v1 "))
          .allMatch(line -> line.contains("%kit0,10.13.1."));
    } finally {
      for (DropbearRouter router : routers) {
        router.close();
      }
    }
  }

  private static List<String> lines(List<String> said, String when) {
    return said.stream().filter(line -> line.startsWith(when + " ")).toList();
  }
}
