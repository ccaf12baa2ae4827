package org.atalaya.provisioning.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.atalaya.provisioning.router.MacAddress;
import org.junit.jupiter.api.Test;

class NeighbourTableTest {
  private static final NetworkLink EN0 = new NetworkLink("en0", 12, List.of());

  private static List<Neighbour> read(Platform platform, int table, String text) {
    return NeighbourTable.parse(text, platform.tables(EN0).get(table).wanted());
  }

  private static Neighbour neighbour(String address, String mac) {
    return new Neighbour(address, Optional.of(new MacAddress(mac)));
  }

  @Test
  void linuxNamesDevicesAndThoseThatItDidNotReachHaveNoMac() {
    assertThat(read(new Platform.Linux(), 0, """
        fe80::a7:a1ff:fe00:1 lladdr 02:a7:a1:00:00:01 router REACHABLE
        fe80::a7:a1ff:fe00:2 lladdr 02:a7:a1:00:00:02 STALE
        fe80::a7:a1ff:fe00:9  FAILED
        192.168.1.1 dev eth0 lladdr 02:a7:a1:00:00:02 REACHABLE
        192.168.1.7 dev eth0  INCOMPLETE
        224.0.0.251 lladdr 01:00:5e:00:00:fb PERMANENT
        """)).containsExactly(neighbour("fe80::a7:a1ff:fe00:1", "02:a7:a1:00:00:01"),
        neighbour("fe80::a7:a1ff:fe00:2", "02:a7:a1:00:00:02"), neighbour("192.168.1.1", "02:a7:a1:00:00:02"));
  }

  @Test
  void macosLeavesOutZerosAndTellsOfAllInterfacesAtOnce() {
    assertThat(read(new Platform.MacOs(), 0, """
        Neighbor                                Linklayer Address  Netif Expire    1s 5s
        fe80::1%lo0                             (incomplete)         lo0 permanent R
        fe80::a7:a1ff:fe00:1%en0                2:a7:a1:0:0:1        en0 23h59m58s S  R
        fe80::a7:a1ff:fe00:3%en1                2:a7:a1:0:0:3        en1 23h59m58s S  R
        """)).containsExactly(neighbour("fe80::a7:a1ff:fe00:1", "02:a7:a1:00:00:01"));
    assertThat(read(new Platform.MacOs(), 1, """
        ? (192.168.1.1) at 2:a7:a1:0:0:2 on en0 ifscope [ethernet]
        ? (192.168.1.9) at (incomplete) on en0 ifscope [ethernet]
        ? (192.168.1.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
        ? (10.0.0.1) at 2:a7:a1:0:0:7 on en10 ifscope [ethernet]
        """)).containsExactly(neighbour("192.168.1.1", "02:a7:a1:00:00:02"));
  }

  @Test
  void windowsSpeaksTheUsersLanguageAndWritesHyphens() {
    assertThat(read(new Platform.Windows(), 0, """

        Interfaz 12: Ethernet

        Dirección de Internet                         Dirección física   Tipo
        --------------------------------------------  -----------------  -----------
        fe80::a7:a1ff:fe00:1                          02-a7-a1-00-00-01  Accesible (Enrutador)
        fe80::a7:a1ff:fe00:5                          00-00-00-00-00-00  Inaccesible
        ff02::1                                       33-33-00-00-00-01  Permanente
        """)).containsExactly(neighbour("fe80::a7:a1ff:fe00:1", "02:a7:a1:00:00:01"));
    NetworkLink link = new NetworkLink("eth4", 12, List.of(new NetworkLink.Network(address(192, 168, 1, 100), 24)));
    Platform.Table table = new Platform.Windows().tables(link).get(1);
    assertThat(table.command()).containsExactly("arp", "-a", "-N", "192.168.1.100");
    assertThat(NeighbourTable.parse("""

        Interfaz: 192.168.1.100 --- 0xc
          Dirección de Internet          Dirección física      Tipo
          192.168.1.1           02-a7-a1-00-00-02     dinámico
          192.168.1.255         ff-ff-ff-ff-ff-ff     estático
          224.0.0.22            01-00-5e-00-00-16     estático
        """, table.wanted())).containsExactly(neighbour("192.168.1.1", "02:a7:a1:00:00:02"));
  }

  @Test
  void whoAnsweredAPingOfAllNodesIsReadInEverySystemsWords() {
    assertThat(NeighbourTable.linkLocals("""
        PING ff02::1%eth0(ff02::1%eth0) 56 data bytes
        64 bytes from fe80::a7:a1ff:fe00:2%eth0: icmp_seq=1 ttl=64 time=0.239 ms
        64 bytes from fe80::a7:a1ff:fe00:1%eth0: icmp_seq=1 ttl=64 time=0.311 ms (DUP!)
        64 bytes from fe80::a7:a1ff:fe00:2%eth0: icmp_seq=2 ttl=64 time=0.151 ms
        """)).containsExactly("fe80::a7:a1ff:fe00:1", "fe80::a7:a1ff:fe00:2");
    assertThat(NeighbourTable.linkLocals("""
        PING6(56=40+8+8 bytes) fe80::1c:2ff:fe3:4%en0 --> ff02::1%en0
        16 bytes from fe80::a7:a1ff:fe00:1%en0, icmp_seq=0 hlim=64 time=0.5 ms
        """)).containsExactly("fe80::1c:2ff:fe3:4", "fe80::a7:a1ff:fe00:1");
    assertThat(NeighbourTable.linkLocals("Respuesta desde fe80::a7:a1ff:fe00:1: tiempo<1m\n"))
        .containsExactly("fe80::a7:a1ff:fe00:1");
  }

  @Test
  void anyTextAtAllIsReadWithoutHarm() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      String alphabet = "fe80::%:.-0123456789abcdefxyz \n\t\u202e(";
      for (int i = 0; i < 2000; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (Neighbour neighbour : NeighbourTable.parse(text.toString(), line -> true)) {
        assertThat(neighbour.address()).as("seed %d", seed).matches("[0-9a-f:.]+");
      }
      assertThat(NeighbourTable.linkLocals(text.toString())).as("seed %d", seed).allMatch(a -> a.matches("[0-9a-f:]+"));
    }
    assertThat(NeighbourTable.parse("192.168.1.2 lladdr 02:a7:a1:00:00:01\n".repeat(100_000), line -> true))
        .hasSizeLessThanOrEqualTo(512);
  }

  private static java.net.InetAddress address(int... bytes) {
    try {
      return java.net.InetAddress.getByAddress(new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
