package org.atalaya.firmware.openwrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Hardware;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenWrtTargetTest {
  private static final String BABEL = "openwrt-babel";
  private static final String BATMAN = "openwrt-batman";

  static Stream<String> ids() {
    return OpenWrtTarget.all().stream().map(FirmwareTarget::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theKitIsWrittenAsTheGoldenFilesSay(String id) throws IOException {
    GoldenTree.check(id, rendered(id, Optional.of(RoutedKit.KEY)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theWholeKitIsWithoutObjectionsWithAKeyAndWithout(String id) {
    for (Optional<Secret> key : List.of(Optional.of(RoutedKit.KEY), Optional.<Secret>empty())) {
      assertThat(CommunityCheck.objections(target(id), RoutedKit.nodes(id, key))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void equalInputGivesEqualBytes(String id) {
    assertThat(rendered(id, Optional.of(RoutedKit.KEY))).isEqualTo(rendered(id, Optional.of(RoutedKit.KEY)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theMeshKeyIsInTheWirelessFileAlone(String id) {
    for (RenderedNode node : rendered(id, Optional.of(RoutedKit.KEY))) {
      assertThat(node.files()).isNotEmpty().allSatisfy((path, text) -> assertThat(text.contains(RoutedKit.KEY.reveal()))
          .as(path).isEqualTo(path.equals("/etc/config/wireless")));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void noAddressAndNoNetworkIsGivenToTwoNodes(String id) {
    List<String> addresses = rendered(id, Optional.empty()).stream()
        .map(node -> value(uci(node, "network"), "lan", "ipaddr")).toList();
    assertThat(addresses).doesNotHaveDuplicates().hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyInterfaceThatAFileNamesIsInTheNetworkFile(String id) {
    for (RenderedNode node : rendered(id, Optional.empty())) {
      List<String> known = uci(node, "network").sections().stream().filter(s -> s.type().equals("interface"))
          .map(s -> s.name().orElseThrow()).toList();
      assertThat(known).containsAll(values(node, "wireless", "wifi-iface", "network"))
          .containsAll(values(node, "dhcp", "dhcp", "interface")).containsAll(values(node, "firewall", "zone", "network"));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyDeviceThatIsSaidToRunItHasItsPortsKnown(String id) {
    assertThat(DeviceCatalogue.builtIn().devices().stream().filter(device -> device.firmwares().contains(id)))
        .isNotEmpty().allSatisfy(device -> assertThat(device.hardware().ports()).isPresent());
  }

  @Test
  void theMeshIsEncryptedWhereAKeyIsGivenAndForwardsNothingByItself() {
    UciPackage sealed = uci(rendered(BATMAN, Optional.of(RoutedKit.KEY)).getFirst(), "wireless");
    assertThat(value(sealed, "mesh1", "encryption")).isEqualTo("sae");
    assertThat(value(sealed, "mesh1", "mesh_fwding")).isEqualTo("0");
    UciPackage open = uci(rendered(BATMAN, Optional.empty()).getFirst(), "wireless");
    assertThat(value(open, "mesh1", "encryption")).isEqualTo("none");
    assertThat(open.find("mesh1").orElseThrow().find("key")).isEmpty();
  }

  @Test
  void aRadioSendsOnItsPlannedChannelWithItsPlannedPowerAndNoOther() {
    UciPackage radio = uci(rendered(BABEL, Optional.empty()).getFirst(), "wireless");
    assertThat(radio.find("radio1").orElseThrow().options()).containsExactly(
        single("type", "mac80211"), single("phy", "phy1"), single("band", "5g"), single("channel", "157"),
        single("htmode", "HT40+"), single("country", "AR"), single("txpower", "18"), single("distance", "2800"),
        single("disabled", "0"));
  }

  @Test
  void aRadioWithoutATaskIsSilent() {
    NodeConfig node = RoutedKit.node(BABEL, 0);
    NodeConfig idle = withRadios(node, new PlannedRadio("radio1", true, false, 157, 20, 17, 900));
    UciPackage wireless = uci(target(BABEL).render(idle), "wireless");
    assertThat(value(wireless, "radio2", "disabled")).isEqualTo("1");
    assertThat(wireless.sections().stream().filter(s -> s.type().equals("wifi-iface"))).hasSize(1);
  }

  @Test
  void peopleKeepOneNetworkNameOnABridgeAndMeetANameForEachNodeInARoutedMesh() {
    assertThat(values(rendered(BATMAN, Optional.empty()).get(1), "wireless", "wifi-iface", "ssid")).containsExactly("Quintana");
    assertThat(values(rendered(BABEL, Optional.empty()).get(1), "wireless", "wifi-iface", "ssid"))
        .containsExactly("Quintana/Escuela");
  }

  @Test
  void onlyTheGatewayHasALineAndMasquerades() {
    List<RenderedNode> nodes = rendered(BABEL, Optional.empty());
    assertThat(value(uci(nodes.getFirst(), "network"), "wan", "device")).isEqualTo("eth0.1");
    assertThat(value(uci(nodes.getFirst(), "firewall"), "wan", "masq")).isEqualTo("1");
    for (RenderedNode node : nodes.subList(1, 5)) {
      assertThat(uci(node, "network").find("wan")).isEmpty();
      assertThat(uci(node, "firewall").find("wan")).isEmpty();
    }
  }

  @Test
  void aGatewayWithASinglePortTakesTheLineThereAndStaysReachableFromBesideIt() {
    NodeConfig dish = RoutedKit.node(BABEL, 4);
    NodeConfig gateway = new NodeConfig(dish.community(), dish.router(), dish.device(), true, dish.meshKey(),
        dish.number(), dish.neighbours());
    RenderedNode node = target(BABEL).render(gateway);
    assertThat(value(uci(node, "network"), "wan", "device")).isEqualTo("eth0");
    assertThat(value(uci(node, "network"), "br_lan", "bridge_empty")).isEqualTo("1");
    assertThat(value(uci(node, "firewall"), "wan_ssh", "src_ip")).isEqualTo("fe80::/10");
  }

  @Test
  void routersOfOneSiteAreJoinedByATaggedCable() {
    List<RenderedNode> nodes = rendered(BABEL, Optional.empty());
    assertThat(value(uci(nodes.get(2), "network"), "cable0", "device")).isEqualTo("eth1.100");
    assertThat(value(uci(nodes.get(2), "network"), "vlan100", "ports")).isEqualTo("4t 6t");
    assertThat(value(uci(nodes.get(3), "network"), "cable0", "device")).isEqualTo("eth0.100");
    assertThat(value(uci(nodes.get(3), "network"), "cable0_vlan", "vid")).isEqualTo("100");
    assertThat(value(uci(nodes.get(3), "dhcp"), "lan", "ignore")).isEqualTo("1");
    assertThat(uci(nodes.get(4), "network").find("cable0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "radio1, 44, 80, 'radio1: a width of 80 MHz is planned, the radio can [20, 40] (802.11n)'",
      "radio1, 38, 20, 'radio1: there is no channel 38 in the band 5ghz'",
      "radio7, 44, 20, 'LibreRouter v1 has no radio of the name planned'"})
  void whatARadioCanNotDoIsRefused(String name, int channel, int width, String objection) {
    NodeConfig node = withRadios(RoutedKit.node(BABEL, 0), new PlannedRadio(name, true, false, channel, width, 17, 900));
    assertThat(target(BABEL).objections(node)).contains(objection);
    assertThatThrownBy(() -> target(BABEL).render(node)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() {
    NodeConfig node = RoutedKit.node(BABEL, 1);
    PlannedRouter router = node.router();
    assertThat(target(BABEL).objections(RoutedKit.with(node, new PlannedRouter(router.site(), 1, "../x", router.deviceId(),
        Optional.empty(), router.ipv4(), router.ipv6(), router.radios())))).singleElement().asString().contains("host name");
    assertThat(target(BABEL).objections(RoutedKit.with(node, new Community("x", BABEL, "ar", "x".repeat(33), "",
        "172.16.0.0/16", "fd00:1:2:3::/64")))).anyMatch(text -> text.contains("country"))
        .anyMatch(text -> text.contains("33 bytes")).anyMatch(text -> text.contains("mesh id is empty"))
        .anyMatch(text -> text.contains("overlaps 172.16.0.0/12")).anyMatch(text -> text.contains("first /64"));
    NodeConfig alone = new NodeConfig(node.community(), router, node.device(), false, node.meshKey());
    assertThat(target(BABEL).objections(alone)).singleElement().asString().contains("number is 0");
    assertThat(target(BATMAN).objections(new NodeConfig(node.community(), router, node.device(), false,
        Optional.of(new Secret("short"))))).singleElement().asString().contains("mesh key").doesNotContain("short");
    Device unknown = new Device("x", "X", "x,y", node.device().radios(), List.of(BABEL), Optional.empty(),
        Optional.empty(), Optional.empty(), Hardware.UNKNOWN);
    assertThat(target(BABEL).objections(new NodeConfig(node.community(), router, unknown, false, Optional.empty(), 1,
        List.of()))).contains("the Ethernet ports of X are not known");
  }

  @Test
  void twoNodesWithOneAddressOrOneNumberAreRefused() {
    List<NodeConfig> nodes = RoutedKit.nodes(BABEL, Optional.empty());
    NodeConfig second = nodes.get(1);
    PlannedRouter router = second.router();
    NodeConfig twin = new NodeConfig(second.community(), new PlannedRouter("x", 1, "Twin", router.deviceId(),
        Optional.empty(), router.ipv4(), "fd00::7/64", router.radios()), second.device(), false, Optional.empty(),
        second.number(), List.of());
    assertThat(CommunityCheck.objections(target(BABEL), List.of(second, twin)))
        .contains("Escuela and Twin share the IPv4 address " + router.ipv4().replace("/16", ""),
            "Escuela and Twin share the number " + second.number());
  }

  @Test
  void addressesOnOneBridgeStayOutOfWhatClientsGet() {
    NodeConfig node = RoutedKit.node(BATMAN, 1);
    PlannedRouter router = node.router();
    String leased = node.community().ipv4Network().replace(".0.0/16", ".20.1/16");
    assertThat(target(BATMAN).objections(RoutedKit.with(node, new PlannedRouter(router.site(), 1, router.hostName(),
        router.deviceId(), Optional.empty(), leased, router.ipv6(), router.radios()))))
        .containsExactly("the router's IPv4 address is among those that clients get");
  }

  static FirmwareTarget target(String id) {
    return FirmwareTargets.find(id).orElseThrow();
  }

  static List<RenderedNode> rendered(String id, Optional<Secret> key) {
    return rendered(id, key, AddressHabit.LIBREMESH);
  }

  static List<RenderedNode> rendered(String id, Optional<Secret> key, AddressHabit habit) {
    return RoutedKit.nodes(id, key, habit).stream().map(target(id)::render).toList();
  }

  static UciPackage uci(RenderedNode node, String name) {
    return UciParser.parse(name, node.files().get("/etc/config/" + name));
  }

  private static String value(UciPackage uci, String section, String option) {
    return uci.find(section).orElseThrow().find(option).orElseThrow().values().getFirst();
  }

  private static List<String> values(RenderedNode node, String file, String type, String option) {
    return uci(node, file).sections().stream().filter(section -> section.type().equals(type))
        .flatMap(section -> option(section, option).stream()).toList();
  }

  private static List<String> option(UciSection section, String name) {
    return section.find(name).map(UciOption::values).orElse(List.of());
  }

  private static UciOption single(String name, String value) {
    return new UciOption.Single(name, value);
  }

  private static NodeConfig withRadios(NodeConfig node, PlannedRadio... radios) {
    PlannedRouter router = node.router();
    return RoutedKit.with(node, new PlannedRouter(router.site(), 1, router.hostName(), router.deviceId(),
        Optional.empty(), router.ipv4(), router.ipv6(), List.of(radios)));
  }
}
