package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibreMeshAddressesTest {

  /** MD5 of "LibreMesh.org\n" begins 0d fe 46 8c e8. */
  @Test
  void derivesWhatLibreMeshDerivesFromItsOwnName() {
    LibreMeshAddresses addresses = LibreMeshAddresses.of("LibreMesh.org");
    assertThat(addresses.ipv4Network()).isEqualTo("10.13.0.0/16");
    assertThat(addresses.ipv6Network()).isEqualTo("fd0d:fe46:8ce8::/64");
    assertThat(addresses.anygwMac()).isEqualTo("aa:aa:aa:0d:fe:aa");
    assertThat(addresses.anygwIpv4()).isEqualTo("10.13.0.1");
    assertThat(addresses.anygwIpv6()).isEqualTo("fd0d:fe46:8ce8::1");
    assertThat(addresses.batmanVlan()).isEqualTo(29);
  }

  @Test
  void theVlanFollowsTheSubnetAndStaysInRange() {
    for (int i = 0; i < 2000; i++) {
      LibreMeshAddresses addresses = LibreMeshAddresses.of("red " + i);
      int n1 = Integer.parseInt(addresses.ipv4Network().split("\\.")[1]);
      assertThat(addresses.batmanVlan()).isBetween(29, 284).isEqualTo(29 + (n1 >= 13 ? n1 - 13 : n1 + 243));
    }
  }

  @Test
  void sixThousandRoutersGetDifferentAddressesThatAreNobodyElses() throws Exception {
    LibreMeshAddresses addresses = LibreMeshAddresses.of("Valle");
    List<String> names = IntStream.range(0, 6000).mapToObj(i -> "casa-" + i).toList();
    Set<String> seen = new HashSet<>();
    Set<InetAddress> seen6 = new HashSet<>();
    String prefix6 = addresses.ipv6Network().replace("::/64", "::");
    for (RouterAddress address : addresses.allocate(names)) {
      assertThat(seen.add(address.ipv4())).as(address.ipv4()).isTrue();
      assertThat(seen6.add(InetAddress.getByName(address.ipv6().replace("/64", "")))).as(address.ipv6()).isTrue();
      assertThat(address.ipv4()).startsWith(addresses.ipv4Network().replace("0.0/16", "")).endsWith("/16");
      assertThat(address.ipv6()).startsWith(prefix6);
      int host = host(address);
      assertThat(host).as("neither network, anygw nor broadcast: %s", address.ipv4())
          .isNotIn(0, 1, 0xFFFF).isGreaterThan(LibreMeshAddresses.DHCP_START + LibreMeshAddresses.DHCP_LIMIT - 1);
      assertThat(address.ipv6()).endsWith("::" + Integer.toHexString(host) + "/64");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void appendedRoutersLeaveAllOthersAsTheyWere(long seed) {
    Random random = new Random(seed);
    LibreMeshAddresses addresses = LibreMeshAddresses.of("Valle");
    List<String> names = new ArrayList<>();
    while (names.size() < 1000) {
      names.add("n" + names.size() + "-" + random.nextInt(1_000_000));
    }
    List<RouterAddress> before = addresses.allocate(names.subList(0, 900));
    assertThat(addresses.allocate(names).subList(0, 900)).as("seed %d", seed).isEqualTo(before);
  }

  /** Found by trying: the third group of these networks, and for the last the second too, is zero or begins with zeros. */
  @Test
  void ipv6TextsAreInTheFormThatToolsPrint() throws Exception {
    for (int i = 0; i < 300_000; i += 7) {
      String network = LibreMeshAddresses.of("s" + i).ipv6Network();
      assertThat(network).doesNotContain(":0::").doesNotContainPattern(":0[0-9a-f]");
    }
  }

  @Test
  void aNameThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> LibreMeshAddresses.of("x").allocate(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int host(RouterAddress address) {
    String[] parts = address.ipv4().replace("/16", "").split("\\.");
    return Integer.parseInt(parts[2]) << 8 | Integer.parseInt(parts[3]);
  }
}
