package org.atalaya.firmware.raspberrypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaspberryPiTargetTest {
  private static final RaspberryPiTarget TARGET = new RaspberryPiTarget();

  static List<NodeConfig> nodes(Optional<Secret> key) {
    return PlannedKit.nodes(RaspberryPiTarget.ID, PlannedKit.raspberryPi(), key);
  }

  static List<RenderedNode> rendered(Optional<Secret> key) {
    return nodes(key).stream().map(TARGET::render).toList();
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    GoldenTree.check("raspberrypi", rendered(Optional.of(PlannedKit.KEY)));
  }

  @Test
  void theKitIsWithoutObjectionsWithAKeyAndWithout() {
    assertThat(CommunityCheck.objections(TARGET, nodes(Optional.empty()))).isEmpty();
    assertThat(CommunityCheck.objections(TARGET, nodes(Optional.of(PlannedKit.KEY)))).isEmpty();
    assertThat(FirmwareTargets.find("raspberrypi")).isPresent();
  }

  @Test
  void equalInputGivesEqualBytes() {
    assertThat(rendered(Optional.of(PlannedKit.KEY))).isEqualTo(rendered(Optional.of(PlannedKit.KEY)));
  }

  @Test
  void theMeshKeyIsInTheFilesOfWpaSupplicantAlone() {
    for (RenderedNode node : rendered(Optional.of(PlannedKit.KEY))) {
      assertThat(node.files()).isNotEmpty().allSatisfy((path, text) ->
          assertThat(text.contains(PlannedKit.KEY.reveal())).as(path).isEqualTo(path.contains("wpa_supplicant-wlan")));
    }
  }

  @Test
  void anOpenMeshHasNoKey() {
    assertThat(rendered(Optional.empty()).getFirst().files().get("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf"))
        .contains("key_mgmt=NONE").doesNotContain("sae_password");
  }

  @Test
  void onlyTheGatewayMasqueradesAndOffersTheInternet() {
    List<RenderedNode> nodes = rendered(Optional.empty());
    assertThat(nodes.getFirst().files().get("/etc/nftables.conf")).contains("masquerade");
    assertThat(nodes.getFirst().files().get("/etc/babeld.conf")).contains("redistribute ip 0.0.0.0/0 eq 0 metric 128");
    for (RenderedNode node : nodes.subList(1, 4)) {
      assertThat(node.files().get("/etc/nftables.conf")).doesNotContain("masquerade");
      assertThat(node.files().get("/etc/babeld.conf")).doesNotContain("0.0.0.0/0");
      assertThat(node.files().get("/etc/dnsmasq.d/mesh.conf")).contains("no-resolv");
    }
  }

  @Test
  void nodesOfOneSiteAreJoinedByATaggedCableAndOneOfThemGivesAddresses() {
    NodeConfig node = nodes(Optional.empty()).get(1);
    NodeConfig cabled = new NodeConfig(node.community(), node.router(), node.device(), false, Optional.empty(),
        node.number(), List.of(new Neighbour("Escuela-2", 900, Optional.empty(), 0)));
    RenderedNode rendered = TARGET.render(cabled);
    assertThat(rendered.files().get("/etc/systemd/network/40-cable.netdev")).contains("Name=eth0.100", "Id=100");
    assertThat(rendered.files().get("/etc/systemd/network/40-ethernet.network")).contains("VLAN=eth0.100", "Bridge=br-lan");
    assertThat(rendered.files().get("/etc/babeld.conf")).contains("interface eth0.100 type wired");
    assertThat(rendered.files().get("/etc/nftables.conf")).contains("\"eth0.100\"");
  }

  @ParameterizedTest
  @CsvSource({"36, 40, +, ''", "40, 40, -, ''", "149, 80, +, 155", "157, 80, +, 155", "161, 80, -, 155"})
  void aWideAccessPointNamesItsBlock(int channel, int width, String side, String centre) {
    NodeConfig node = PlannedKit.withRadios(nodes(Optional.empty()).getFirst(),
        new PlannedRadio("radio1", false, true, channel, width, 12, 300));
    String conf = TARGET.render(node).files().get("/etc/hostapd/wlan1.conf");
    assertThat(conf).contains("ht_capab=[HT40" + side + "]", "hw_mode=a");
    if (!centre.isEmpty()) {
      assertThat(conf).contains("vht_oper_chwidth=1", "vht_oper_centr_freq_seg0_idx=" + centre);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "radio1, 157, 160, 'radio1: a width of 160 MHz is planned, the radio can [20, 40, 80] (802.11ac)'",
      "radio1, 149, 80, 'radio1: a mesh of 80 MHz is planned, and 20 or 40 can be written'",
      "radio1, 38, 20, 'radio1: there is no channel 38 in the band 5ghz'",
      "radio7, 44, 20, 'Raspberry Pi 4 has no radio of the name planned'"})
  void whatARadioCanNotDoIsRefused(String name, int channel, int width, String objection) {
    NodeConfig node = PlannedKit.withRadios(nodes(Optional.empty()).getFirst(),
        new PlannedRadio(name, true, false, channel, width, 17, 900));
    assertThat(TARGET.objections(node)).contains(objection);
    assertThatThrownBy(() -> TARGET.render(node)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRadioThatWouldCarryLinksAndPeopleAtOnceIsRefused() {
    NodeConfig node = PlannedKit.withRadios(nodes(Optional.empty()).getFirst(),
        new PlannedRadio("radio1", true, true, 157, 20, 17, 900));
    assertThat(TARGET.objections(node)).singleElement().asString().contains("each needs a radio");
  }

  @Test
  void aNetworkThatSpeaksSomethingElseIsRefused() {
    NodeConfig node = nodes(Optional.empty()).getFirst();
    Community community = node.community();
    NodeConfig lost = PlannedKit.with(node, new Community(community.name(), "libremesh", community.country(),
        community.accessPointSsid(), community.meshId(), community.ipv4Network(), community.ipv6Network()));
    assertThat(TARGET.objections(lost)).containsExactly("the network runs libremesh, and this node would find no "
        + "neighbour there: it joins raspberrypi and openwrt-babel");
    NodeConfig router = PlannedKit.nodes("raspberrypi", KitOfFour.LIBREROUTER, Optional.empty()).getFirst();
    assertThat(TARGET.objections(router)).containsExactly("LibreRouter v1 is not known to run raspberrypi");
  }
}
