package org.atalaya.provisioning.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.provisioning.router.FirmwareFamily;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.RouterInventory;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final HostKey KEY_A = new HostKey("ssh-ed25519", "AAAA");
  private static final HostKey KEY_B = new HostKey("ssh-ed25519", "BBBB");
  private static final String A = "02:a7:a1:00:00:0a";
  private static final String B = "02:a7:a1:00:00:0b";

  private static Access open(String mac) {
    return new Access.Open(new RouterFacts("board", "model", "release", "host", new TreeMap<>(Map.of("br-lan", "06" + mac.substring(2),
        "eth0", mac)), OptionalLong.empty(), "boot", FirmwareFamily.LIBREMESH, new TreeSet<>()),
        new RouterInventory(new TreeMap<>(), OptionalLong.empty(), new TreeSet<>(), new TreeSet<>()), true);
  }

  private static Sighting at(String address, String tableMac, HostKey key, Access access) {
    return new Sighting(RouterAddress.parse(address), Optional.ofNullable(tableMac).map(MacAddress::new),
        new TreeSet<>(List.of(FoundBy.NEIGHBOURS)), "SSH-2.0-dropbear", Optional.ofNullable(key), access);
  }

  @Test
  void atASharedAddressTheOneThatAnsweredCountsAndNotTheTable() {
    List<DiscoveredRouter> routers = Merging.of(List.of(at("192.168.1.1", B, KEY_A, open(A)),
        at("fe80::b%eth0", B, KEY_B, open(B)), at("fe80::a%eth0", A, KEY_A, open(A))));
    assertThat(routers).map(router -> router.addresses().toString())
        .containsExactly("[fe80::a%eth0, 192.168.1.1]", "[fe80::b%eth0]");
    assertThat(routers.getFirst().macs()).map(MacAddress::text).containsExactly(A, "06" + A.substring(2));
  }

  @Test
  void closedRoutersAreKnownByTheirKeyAndByTheTable() {
    List<DiscoveredRouter> routers = Merging.of(List.of(at("10.13.1.1", null, KEY_A, new Access.Closed()),
        at("fe80::a%eth0", A, KEY_A, new Access.Closed()), at("fe80::b%eth0", B, null, new Access.Unclear("no answer"))));
    assertThat(routers).map(router -> router.addresses().toString())
        .containsExactly("[fe80::a%eth0, 10.13.1.1]", "[fe80::b%eth0]");
    assertThat(routers.get(1).mac()).hasValue(new MacAddress(B));
  }

  @Test
  void theSecondPortOfARouterIsNoSecondRouter() {
    assertThat(Merging.of(List.of(at("fe80::a%eth0", A, KEY_A, open(A)),
        at("10.13.1.1", "06" + A.substring(2), null, new Access.Unclear("no answer"))))).hasSize(1);
  }

  @Test
  void routersThatWereBuiltFromOneImageWithOneKeyStayTwo() {
    assertThat(Merging.of(List.of(at("fe80::a%eth0", A, KEY_A, open(A)), at("fe80::b%eth0", B, KEY_A, open(B))))).hasSize(2);
  }

  @Test
  void theOrderInWhichTheyAnsweredChangesNothing() {
    List<Sighting> sightings = new ArrayList<>(List.of(at("192.168.1.1", B, KEY_A, open(A)), at("fe80::b%eth0", B, KEY_B, open(B)),
        at("fe80::a%eth0", A, KEY_A, open(A)), at("10.13.1.1", null, KEY_B, new Access.Closed()),
        at("192.168.7.7", null, null, new Access.Unclear("x"))));
    List<DiscoveredRouter> expected = Merging.of(sightings);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(sightings, new Random(seed));
      assertThat(Merging.of(sightings)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
