package org.atalaya.firmware.libremesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What LibreMesh makes of the rendered files by itself, worked out here plainly, byte by byte. */
class LibreMeshDerivedValuesTest {
  private static final LibreMeshTarget TARGET = new LibreMeshTarget();
  private static final String LETTERS = "abcxyzABC019 .-_'Ññáü🦤";

  /** First bytes of the MD5 of the SSID and a newline; [0] is {@code %N1}. */
  private static int[] n(String ssid) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest((ssid + "\n").getBytes(StandardCharsets.UTF_8));
    return IntStream.range(0, 5).map(i -> digest[i] & 0xFF).toArray();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void theNetworkOfTheDocumentationHasItsKnownValues() throws Exception {
    assertThat(n("LibreMesh.org")).containsExactly(0x0d, 0xfe, 0x46, 0x8c, 0xe8);
    LibreMeshAddresses known = LibreMeshAddresses.of("LibreMesh.org");
    assertThat(List.of(known.ipv4Network(), known.ipv6Network(), known.anygwMac(), "" + known.batmanVlan()))
        .containsExactly("10.13.0.0/16", "fd0d:fe46:8ce8::/64", "aa:aa:aa:0d:fe:aa", "29");
  }

  @Test
  void theKitsDerivedValuesAreThoseOfItsName() throws Exception {
    check(KitOfFour.nodes(), "the kit");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPlansDerivedValuesAreThoseOfItsName(long seed) throws Exception {
    check(plan(new Random(seed)), "seed " + seed);
  }

  private static List<NodeConfig> plan(Random random) {
    StringBuilder ssid = new StringBuilder("R");
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = random.nextInt(9); i > 0; i--) {
      ssid.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    LibreMeshAddresses network = LibreMeshAddresses.of(ssid.toString());
    Community community = new Community("plan", "libremesh", "AR", ssid.toString(), "mesh", network.ipv4Network(),
        network.ipv6Network());
    List<String> hosts = HostNames.of(IntStream.range(0, 1 + random.nextInt(40))
        .mapToObj(i -> "Ñandú " + random.nextInt(20)).toList()).all();
    List<RouterAddress> addresses = network.allocate(hosts);
    List<NodeConfig> nodes = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      nodes.add(new NodeConfig(community, new PlannedRouter("site " + i, 1, hosts.get(i), KitOfFour.LIBREROUTER.id(),
          Optional.empty(), addresses.get(i).ipv4(), addresses.get(i).ipv6(),
          List.of(new PlannedRadio("radio1", true, false, 157, 20, 10, 1000))), KitOfFour.LIBREROUTER, i == 0,
          Optional.empty()));
    }
    return nodes;
  }

  private static void check(List<NodeConfig> nodes, String what) throws Exception {
    nodes.forEach(node -> assertThat(TARGET.objections(node)).as(what).isEmpty());
    Set<String> ipv4 = new HashSet<>();
    Set<BigInteger> ipv6 = new HashSet<>();
    for (NodeConfig node : nodes) {
      SortedMap<String, String> files = TARGET.render(node).files();
      UciPackage shared = UciParser.parse("lime-community", files.get(LibreMeshTarget.COMMUNITY_FILE));
      UciPackage own = UciParser.parse("lime-node", files.get(LibreMeshTarget.NODE_FILE));
      int[] n = n(only(shared, "wifi", "ap_ssid"));
      network(shared, n, what);
      node(own, n, ipv4, ipv6, what);
      address(files, node, what);
    }
  }

  private static void network(UciPackage shared, int[] n, String what) {
    assertThat(only(shared, "network", "main_ipv4_address")).as(what).isEqualTo("10." + n[0] + ".0.0/16");
    IpPrefix six = IpPrefix.ipv6(only(shared, "network", "main_ipv6_address")).orElseThrow();
    assertThat(six).as(what).isEqualTo(IpPrefix.ipv6(String.format(Locale.ROOT, "fd%02x:%x:%x::/64", n[0],
        n[1] << 8 | n[2], n[3] << 8 | n[4])).orElseThrow());
    String mac = only(shared, "network", "anygw_mac").replace("%N1", hex(n[0])).replace("%N2", hex(n[1]));
    assertThat(mac).as(what).isEqualTo("aa:aa:aa:" + hex(n[0]) + ":" + hex(n[1]) + ":aa")
        .isEqualTo(LibreMeshAddresses.of(only(shared, "wifi", "ap_ssid")).anygwMac());
    List<String> protocols = shared.find("network").orElseThrow().find("protocols").orElseThrow().values();
    // without a third part the VLAN is 802.1ad; Babel's is the number 17, batman's follows from the first byte
    assertThat(protocols).as(what).containsExactly("ieee80211s", "lan", "anygw", "batadv:%N1", "babeld:17");
    int vlan = LibreMeshAddresses.of(only(shared, "wifi", "ap_ssid")).batmanVlan();
    assertThat(vlan).as(what).isEqualTo(29 + ((n[0] - 13) % 256 + 256) % 256).isBetween(29, 284).isNotEqualTo(17);
  }

  private static void node(UciPackage own, int[] n, Set<String> ipv4, Set<BigInteger> ipv6, String what) {
    String four = only(own, "network", "main_ipv4_address");
    String[] bytes = four.replace("/16", "").split("\\.");
    int low = Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]);
    assertThat(four).as(what).startsWith("10." + n[0] + ".").endsWith("/16");
    // 0 is the network's own, by which every node would get an address from its MAC; 1 is anygw's; the last one broadcasts
    assertThat(low).as(what).isNotIn(0, 1, 0xFFFF);
    assertThat(low < LibreMeshAddresses.DHCP_START
        || low >= LibreMeshAddresses.DHCP_START + LibreMeshAddresses.DHCP_LIMIT).as(what).isTrue();
    assertThat(ipv4.add(four)).as("%s: %s is given twice", what, four).isTrue();
    BigInteger six = IpPrefix.ipv6(only(own, "network", "main_ipv6_address")).orElseThrow().address();
    assertThat(six.testBit(0) && six.shiftRight(1).getLowestSetBit() > 62).as("%s: anygw's own", what).isFalse();
    assertThat(ipv6.add(six)).as("%s: an IPv6 address is given twice", what).isTrue();
  }

  /** The planned address comes into effect whatever the MAC; left alone, MACs with one ending would share theirs. */
  private static void address(SortedMap<String, String> files, NodeConfig node, String what) {
    SortedMap<String, UciPackage> config = new TreeMap<>();
    config.put("network", UciParser.parse("network", "config interface 'lan'\n\toption proto 'static'\n"));
    config.put("lime-community", UciParser.parse("lime-community", files.get(LibreMeshTarget.COMMUNITY_FILE)));
    assertThat(lan(config, "a8:40:41:1c:84:62")).as(what).isEqualTo(lan(config, "02:00:00:77:84:62"))
        .endsWith("." + 0x84 + "." + 0x62 + "/16");
    config.put("lime-node", UciParser.parse("lime-node", files.get(LibreMeshTarget.NODE_FILE)));
    assertThat(lan(config, "a8:40:41:1c:84:62")).as(what).isEqualTo(node.router().ipv4());
    assertThat(lan(config, "02:00:00:77:00:01")).as(what).isEqualTo(node.router().ipv4());
  }

  private static String lan(SortedMap<String, UciPackage> config, String mac) {
    UciPackage network = LimeConfig.effective(LimeLayers.autogen(config, Optional.of(mac)), config, Optional.of(mac))
        .get("network");
    return only(network, "lan", "ipaddr") + "/16";
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, "%02x", value);
  }

  private static String only(UciPackage uci, String section, String option) {
    return uci.find(section).orElseThrow().find(option).orElseThrow().values().getFirst();
  }
}
