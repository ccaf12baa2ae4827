package org.atalaya.firmware.libremesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimeConfigTest {
  private static final Optional<String> MAC = Optional.of("aa:bb:cc:11:22:33");

  /** The essentials of what a fresh LibreMesh has; values as in its documentation. */
  private static final String DEFAULTS = """
      config lime system
      \toption hostname 'LiMe-%M4%M5%M6'
      config lime network
      \toption main_ipv4_address '10.%N1.0.0/16'
      \toption main_ipv6_address 'fd%N1:%N2%N3:%N4%N5::/64'
      \tlist protocols lan
      \tlist protocols anygw
      config lime wifi
      \tlist modes 'ap'
      \tlist modes 'ieee80211s'
      \toption ap_ssid 'LibreMesh.org'
      \toption ieee80211s_mesh_id 'LiMe'
      \toption unstuck_interval '10'
      config lime-wifi-band '2ghz'
      \toption channel '11'
      \toption htmode 'HT20'
      \toption distance '1000'
      config lime-wifi-band '5ghz'
      \tlist channel '48'
      \tlist channel '157'
      \toption htmode 'HT40'
      \toption distance '10000'
      """;

  private static SortedMap<String, UciPackage> factory() {
    SortedMap<String, UciPackage> config = new TreeMap<>();
    put(config, "lime-defaults", DEFAULTS);
    put(config, "system", "config system\n\toption hostname 'OpenWrt'\nconfig timeserver 'ntp'\n");
    put(config, "network", "config interface 'loopback'\n\toption ipaddr '127.0.0.1'\n"
        + "config interface 'lan'\n\toption type 'bridge'\n\toption proto 'static'\n\toption ipaddr '192.168.1.1'\n");
    put(config, "wireless", """
        config wifi-device 'radio0'
        \toption type 'mac80211'
        \toption channel '11'
        \toption hwmode '11g'
        \toption disabled '1'
        config wifi-iface 'default_radio0'
        \toption ssid 'OpenWrt'
        config wifi-device 'radio1'
        \toption hwmode '11a'
        \toption channel '36'
        config wifi-device 'radio2'
        \toption band '5g'
        """);
    put(config, "firewall", "config defaults\n");
    return config;
  }

  private static void put(SortedMap<String, UciPackage> config, String name, String text) {
    config.put(name, UciParser.parse(name, text));
  }

  private static SortedMap<String, UciPackage> run(SortedMap<String, UciPackage> config) {
    return LimeConfig.effective(LimeLayers.autogen(config, MAC), config, MAC);
  }

  private static Optional<String> value(SortedMap<String, UciPackage> config, String uci, String section,
      String option) {
    return config.get(uci).find(section).flatMap(found -> found.find(option)).map(found -> found.values().getFirst());
  }

  @Test
  void layersMergeByOptionAndAListReplacesTheWholeList() {
    UciPackage merged = LimeLayers.merge(List.of(
        UciParser.parse("lime-defaults", "config lime network\noption a 1\noption b 1\nlist p x\nlist p y\nconfig q\n"),
        UciParser.parse("lime-community", "config lime network\noption b 2\nlist p z\n"),
        UciParser.parse("lime-node", "config wifi network\noption c 3\nconfig wifi radio0\nlist m n\nconfig q\n")));
    UciPackage expected = UciParser.parse("lime-autogen", "config wifi network\noption a 1\noption b 2\nlist p z\n"
        + "option c 3\nconfig wifi radio0\nlist m n\nconfig q\nconfig q\n");
    assertThat(UciDifference.between(merged, expected).lines()).isEmpty();
  }

  @Test
  void theLayerNamedAfterTheMacLiesBetweenCommunityAndNode() {
    SortedMap<String, UciPackage> config = new TreeMap<>();
    put(config, "lime-community", "config lime system\noption a community\noption b community\noption c community\n");
    put(config, "lime-aabbcc112233", "config lime system\noption b mac\noption c mac\n");
    put(config, "lime-ffffffffffff", "config lime system\noption a stranger\n");
    put(config, "lime-node", "config lime system\noption c node\n");
    UciPackage expected = UciParser.parse("lime-autogen",
        "config lime system\noption a community\noption b mac\noption c node\n");
    assertThat(UciDifference.between(LimeLayers.autogen(config, Optional.of("AA:BB:CC:11:22:33")), expected).lines())
        .isEmpty();
  }

  @Test
  void aFreshRouterTakesNameAndAddressFromItsMac() {
    SortedMap<String, UciPackage> after = run(factory());
    assertThat(after.get("system").sections().getFirst().find("hostname").orElseThrow().values())
        .containsExactly("LiMe-112233");
    assertThat(value(after, "network", "lan", "ipaddr")).contains("10.13.34.51");
    assertThat(value(after, "network", "lan", "netmask")).contains("255.255.0.0");
    assertThat(value(after, "network", "lan", "ip6addr")).contains("fd0d:fe46:8ce8::11:2233/64");
    assertThat(value(after, "network", "lan", "type")).contains("bridge");
  }

  @Test
  void theChannelListGoesByTheIndexInTheBand() {
    SortedMap<String, UciPackage> after = run(factory());
    assertThat(value(after, "wireless", "radio0", "channel")).contains("11");
    assertThat(value(after, "wireless", "radio1", "channel")).contains("48");
    assertThat(value(after, "wireless", "radio2", "channel")).contains("157");
    assertThat(value(after, "wireless", "radio0", "disabled")).contains("0");
    assertThat(after.get("wireless").find("default_radio0")).isEmpty();
  }

  @Test
  void theRenderedKitTakesEffectAsPlanned() {
    for (var node : KitOfFour.nodes()) {
      RenderedNode rendered = new LibreMeshTarget().render(node);
      SortedMap<String, UciPackage> config = factory();
      rendered.files().forEach((path, text) -> put(config, path.replace("/etc/config/", ""), text));
      SortedMap<String, UciPackage> after = run(config);
      assertThat(after.get("system").sections().getFirst().find("hostname").orElseThrow().values())
          .containsExactly(node.router().hostName());
      assertThat(value(after, "network", "lan", "ipaddr").orElseThrow() + "/16").isEqualTo(node.router().ipv4());
      assertThat(value(after, "network", "lan", "ip6addr")).contains(node.router().ipv6());
      node.router().radios().forEach(radio -> {
        assertThat(value(after, "wireless", radio.uciName(), "channel")).contains("" + radio.channel());
        assertThat(value(after, "wireless", radio.uciName(), "txpower")).contains("" + radio.transmitPowerDbm());
        assertThat(value(after, "wireless", radio.uciName(), "distance")).contains("" + radio.distanceMeters());
        assertThat(value(after, "wireless", radio.uciName(), "country")).contains("AR");
      });
      assertThat(after.get("wireless").find("lm_wlan1_ap_radio1")).isEmpty();
      // a radio without a task has no interface
      assertThat(after.get("wireless").sections().stream()
          .filter(section -> section.type().equals("wifi-iface"))
          .filter(section -> section.find("device").orElseThrow().values().contains("radio2")).count())
          .isEqualTo(node.router().radios().size() == 3 ? 1 : 0);
      assertThat(after.get("firewall")).isEqualTo(config.get("firewall"));
    }
  }

  @Test
  void optionsOfAModeReachItsInterfaceAlone() {
    var node = KitOfFour.nodes().getLast();
    SortedMap<String, UciPackage> config = factory();
    new LibreMeshTarget().render(node).files().forEach((path, text) ->
        put(config, path.replace("/etc/config/", ""), text));
    SortedMap<String, UciPackage> after = run(config);
    UciPackage expected = UciParser.parse("wireless", """
        config wifi-iface 'lm_wlan0_ap_radio0'
        \toption mode 'ap'
        \toption device 'radio0'
        \toption ifname 'wlan0-ap'
        \toption network 'lan'
        \toption ssid 'LibreMesh.org'
        config wifi-iface 'lm_wlan0_apname_radio0'
        \toption mode 'ap'
        \toption device 'radio0'
        \toption ifname 'wlan0-apname'
        \toption network 'lan'
        \toption ssid 'LibreMesh.org/Nandu-Rosas'
        config wifi-iface 'lm_wlan1_mesh_radio1'
        \toption mode 'mesh'
        \toption device 'radio1'
        \toption ifname 'wlan1-mesh'
        \toption network 'lm_net_wlan1_mesh'
        \toption mesh_id 'quintana'
        \toption mesh_fwding '0'
        \toption mcast_rate '6000'
        \toption encryption 'sae'
        \toption key 'test key, not a secret'
        """);
    UciPackage interfaces = new UciPackage("wireless", after.get("wireless").sections().stream()
        .filter(section -> section.type().equals("wifi-iface")).toList());
    assertThat(UciDifference.between(interfaces, expected).lines()).isEmpty();
  }

  @Test
  void runningItAgainChangesNothing() {
    SortedMap<String, UciPackage> once = run(factory());
    assertThat(run(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({
      "10.13.0.0/16, aa:bb:cc:11:22:33, 10.13.34.51, 255.255.0.0",
      "10.0.128.0/16/17, aa:bb:cc:11:a2:33, 10.0.162.51, 255.255.0.0",
      "10.0.128.0/16/17, aa:bb:cc:11:22:33, 10.0.162.51, 255.255.0.0",
      "10.13.0.7/16, aa:bb:cc:11:22:33, 10.13.0.7, 255.255.0.0",
      "10.13.0.0/16, aa:bb:cc:11:00:00, 10.13.255.254, 255.255.0.0",
      "10.13.0.0/16, aa:bb:cc:11:00:01, 10.13.255.254, 255.255.0.0",
      "10.13.0.0/16, aa:bb:cc:11:ff:ff, 10.13.255.254, 255.255.0.0",
      "10.%N1.%M5.%M6/16, aa:bb:cc:11:22:33, 10.13.34.51, 255.255.0.0",
      "192.168.4.0/24, aa:bb:cc:11:22:33, 192.168.4.51, 255.255.255.0"})
  void addressesFollowFromTheMac(String template, String mac, String address, String mask) {
    SortedMap<String, UciPackage> config = factory();
    put(config, "lime-node", "config lime network\n\toption main_ipv4_address '" + template + "'\n");
    SortedMap<String, UciPackage> after =
        LimeConfig.effective(LimeLayers.autogen(config, Optional.of(mac)), config, Optional.of(mac));
    assertThat(value(after, "network", "lan", "ipaddr")).contains(address);
    assertThat(value(after, "network", "lan", "netmask")).contains(mask);
  }

  @Test
  void withoutAMacOnlyWhatIsWrittenOutTakesEffect() {
    SortedMap<String, UciPackage> config = factory();
    SortedMap<String, UciPackage> after = LimeConfig.effective(LimeLayers.autogen(config, Optional.empty()), config);
    assertThat(after.get("system")).isEqualTo(config.get("system"));
    assertThat(value(after, "network", "lan", "ipaddr")).contains("192.168.1.1");
    put(config, "network", "config interface 'lan'\n\toption macaddr 'aa:bb:cc:11:22:33'\n");
    assertThat(value(LimeConfig.effective(LimeLayers.autogen(config, MAC), config), "network", "lan", "ipaddr"))
        .contains("10.13.34.51");
  }

  @ParameterizedTest
  @CsvSource({"Ñandú escuela_1, and-escuela1", "--a--, a", "'a b', a-b",
      "abcdefghijklmnopqrstuvwxyzabcdefghij, abcdefghijklmnopqrstuvwxyzabcdef"})
  void hostNamesAreCleanedAsLibreMeshDoes(String text, String cleaned) {
    assertThat(LimeConfig.clean(text)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @CsvSource({"fd0d:fe46:8ce8:0:0:0:0:1/64, fd0d:fe46:8ce8::1", "0:0:0:0:0:0:0:0/0, ::", "1:0:0:2:0:0:0:3/64, 1:0:0:2::3",
      "1:0:2:3:4:5:6:7/64, 1:0:2:3:4:5:6:7", "1:2:3:4:5:6:0:0/64, 1:2:3:4:5:6::", "0:0:3:4:5:6:7:8/64, ::3:4:5:6:7:8"})
  void ipv6IsWrittenShort(String text, String compressed) {
    assertThat(IpPrefix.ipv6(text).orElseThrow().compressed()).isEqualTo(compressed);
  }
}
