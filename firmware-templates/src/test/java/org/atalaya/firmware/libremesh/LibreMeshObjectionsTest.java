package org.atalaya.firmware.libremesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.node.Channels;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Hardware;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibreMeshObjectionsTest {
  private static final String IPV4 = "10.13.200.1/16";
  private static final String IPV6 = "fd0d:fe46:8ce8::c801/64";

  private static List<String> objections(NodeConfig node) {
    return new LibreMeshTarget().objections(node);
  }

  @Test
  void theKitHasNone() {
    assertThat(KitOfFour.nodes()).allSatisfy(node -> assertThat(objections(node)).isEmpty());
    assertThat(CommunityCheck.objections(new LibreMeshTarget(), KitOfFour.nodes().subList(0, 3))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a b", "Ñandú", "a.b", "a_b", "../a", "a\nb",
      "abcdefghijklmnopqrstuvwxyzabcdefg"})
  void hostNamesThatARouterWouldChangeAreRefused(String name) {
    assertThat(objections(KitOfFour.withHostName(name))).singleElement().asString().contains("host name");
  }

  @ParameterizedTest
  @CsvSource({
      "10.13.0.0/16, network's own", "10.13.0.1/16, anygw", "10.13.255.255/16, broadcast",
      "10.14.200.1/16, outside", "10.13.200.1/24, prefix length", "10.13.200.1, not an address",
      "10.13.200/16, not an address", "10.13.300.1/16, not an address", "10.13.34.51/16, clients get"})
  void addressesThatLibreMeshKeepsForItselfAreRefused(String ipv4, String reason) {
    assertThat(objections(KitOfFour.withAddresses(ipv4, IPV6))).isNotEmpty().anyMatch(text -> text.contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
      "fd0d:fe46:8ce8::/64, network's own", "fd0d:fe46:8ce8::1/64, anygw", "fd0d:fe46:8ce9::c801/64, outside",
      "fd0d:fe46:8ce8::c801/48, prefix length", "fd0d::fe46::1/64, not an address", "10.13.200.1/64, not an address"})
  void ipv6AddressesAreCheckedAsWell(String ipv6, String reason) {
    assertThat(objections(KitOfFour.withAddresses(IPV4, ipv6))).isNotEmpty().anyMatch(text -> text.contains(reason));
  }

  @Test
  void aBaseThatIsNoNetworkAddressIsRefused() {
    // LibreMesh would give every node this one address
    assertThat(objections(community("LibreMesh.org", "quintana", "AR", "10.13.1.0/16", "fd0d:fe46:8ce8::/64")))
        .singleElement().asString().contains("IPv4 base is not a network address");
    assertThat(objections(community("LibreMesh.org", "quintana", "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::7/64")))
        .singleElement().asString().contains("IPv6 base is not a network address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ñandúñandúñandúñandúñandúñ", "a$(reboot)", "a`reboot`", "a\"; reboot; \"", "a\\b",
      "-n", "casa %H", "red %N1", "a\nb", "bell\u0007"})
  void namesOfNetworksThatARouterWouldCutOrExecuteAreRefused(String ssid) {
    assertThat(objections(community(ssid, "quintana", "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::/64")))
        .isNotEmpty().allMatch(text -> text.contains("SSID"));
  }

  @Test
  void whatHoldsForEveryRouterIsSaidOnce() {
    NodeConfig bad = community("a`reboot`", "quintana", "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::/64");
    assertThat(CommunityCheck.objections(new LibreMeshTarget(), List.of(bad, bad)))
        .filteredOn(objection -> objection.contains("SSID")).singleElement().asString()
        .isEqualTo("all routers: the access point's SSID has one of \" ` $ \\, which LibreMesh would hand to a shell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a`reboot`", "casa %H", "-n", " ", "a\nb"})
  void aNameIsRefusedBeforeThereIsAnyRouter(String name) {
    assertThat(new LibreMeshTarget().objectionsToName(name)).isNotEmpty();
    assertThat(new LibreMeshTarget().objectionsToName("Rosa's")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rosa's", "100% libre", "ñandúñandúñandúñandúnand", "café #1; dos", "-net"})
  void namesOfNetworksThatOnlyLookHardAreTaken(String ssid) {
    assertThat(objections(community(ssid, ssid, "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::/64"))).isEmpty();
  }

  @Test
  void aMeshIdAndACountryAreNeeded() {
    assertThat(objections(community("a", "", "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::/64")))
        .containsExactly("the mesh id is empty");
    assertThat(objections(community("a", "b", "Argentina", "10.13.0.0/16", "fd0d:fe46:8ce8::/64")))
        .singleElement().asString().contains("country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "contraseña", "line\nfeed",
      "1234567890123456789012345678901234567890123456789012345678901234"})
  void meshKeysOutsideWhatAllDriversTakeAreRefusedAndNotTold(String key) {
    assertThat(objections(KitOfFour.withKey(key))).singleElement().asString().contains("mesh key")
        .satisfies(text -> assertThat(key.isEmpty() || !text.contains(key)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
      "157, 80, width of 80 MHz", "6, 20, no channel 6", "165, 40, tunes to", "169, 20, tunes to",
      "132, 160, no neighbour",
      "177, 20, tunes to", "37, 20, no channel 37", "0, 20, no channel 0"})
  void whatTheRadioCannotDoIsRefused(int channel, int width, String reason) {
    assertThat(objections(KitOfFour.withRadios(new PlannedRadio("radio1", true, false, channel, width, 20, 900))))
        .anyMatch(text -> text.startsWith("radio1: ") && text.contains(reason));
  }

  @Test
  void powerNamesAndDistancesAreChecked() {
    assertThat(objections(KitOfFour.withRadios(new PlannedRadio("radio1", true, false, 157, 40, 23, 900))))
        .containsExactly("radio1: transmit power 23 dBm is planned, the radio's most is 22.0 dBm");
    assertThat(objections(KitOfFour.withRadios(new PlannedRadio("radio1", true, false, 157, 40, -1, 0)))).hasSize(2);
    assertThat(objections(KitOfFour.withRadios(new PlannedRadio("radio7", true, false, 157, 40, 20, 900))))
        .singleElement().asString().contains("no radio of the name");
    PlannedRadio radio = new PlannedRadio("radio1", true, false, 157, 40, 20, 900);
    assertThat(objections(KitOfFour.withRadios(radio, radio))).containsExactly("radio1 is planned twice");
    assertThat(objections(KitOfFour.withRadios())).containsExactly("no radio has a task");
  }

  @Test
  void aDeviceThatRunsOtherFirmwareOrIsNotThePlannedOneIsRefused() {
    Device other = new Device("dish", "Dish", "dish", KitOfFour.LIBREROUTER.radios(), List.of("openwrt"),
        KitOfFour.LIBREROUTER.price(), Optional.empty(), Optional.empty(), Hardware.UNKNOWN);
    assertThat(objections(KitOfFour.withDevice(other)))
        .containsExactly("Dish does not run LibreMesh", "the plan has device librerouter-v1 here, not dish");
  }

  @ParameterizedTest
  @CsvSource({"GHZ_2, 1, 40, HT40+", "GHZ_2, 6, 40, HT40+", "GHZ_2, 7, 40, HT40-", "GHZ_2, 13, 40, HT40-",
      "GHZ_2, 14, 20, HT20", "GHZ_5, 36, 40, HT40+", "GHZ_5, 40, 40, HT40-", "GHZ_5, 48, 40, HT40-",
      "GHZ_5, 149, 40, HT40+", "GHZ_5, 161, 40, HT40-", "GHZ_5, 144, 40, HT40-", "GHZ_5, 165, 20, HT20",
      "GHZ_5, 161, 80, VHT80", "GHZ_5, 116, 160, VHT160"})
  void wideChannelsGoTowardsTheirPair(Band band, int channel, int width, String htmode) {
    assertThat(Channels.htmode(band, channel, width)).isEqualTo(htmode);
  }

  @Test
  void twoNodesWithOneNameOrAddressContradictEachOther() {
    NodeConfig first = KitOfFour.nodes().getFirst();
    PlannedRouter router = first.router();
    NodeConfig twin = KitOfFour.withRouter(new PlannedRouter("other", 1, "RADIO-COMUNITARIA", router.deviceId(),
        Optional.empty(), router.ipv4(), router.ipv6(), router.radios()));
    assertThat(CommunityCheck.objections(new LibreMeshTarget(), List.of(first, twin))).containsExactly(
        "Radio-comunitaria and RADIO-COMUNITARIA share the host name radio-comunitaria",
        "Radio-comunitaria and RADIO-COMUNITARIA share the IPv4 address " + router.ipv4().replace("/16", ""),
        "Radio-comunitaria and RADIO-COMUNITARIA share the IPv6 address " + router.ipv6().replace("/64", ""));
  }

  @Test
  void nodesOfDifferentNetworksOrKeysDoNotMakeANetwork() {
    assertThat(CommunityCheck.objections(new LibreMeshTarget(), KitOfFour.nodes())).singleElement().asString()
        .contains("different mesh keys");
    NodeConfig stranger = community("other", "quintana", "AR", "10.13.0.0/16", "fd0d:fe46:8ce8::/64");
    assertThat(CommunityCheck.objections(new LibreMeshTarget(), List.of(KitOfFour.nodes().get(1), stranger)))
        .containsExactly("Escuela and Radio-comunitaria belong to different networks");
  }

  private static NodeConfig community(String ssid, String meshId, String country, String ipv4, String ipv6) {
    return KitOfFour.withCommunity(new Community("Quintana", "libremesh", country, ssid, meshId, ipv4, ipv6));
  }
}
