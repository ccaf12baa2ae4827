package org.atalaya.firmware.libremesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;

class LibreMeshTargetTest {
  private final LibreMeshTarget target = new LibreMeshTarget();

  @Test
  void theKitOfFourIsWrittenAsTheGoldenFilesSay() throws IOException {
    GoldenTree.check("libremesh-kit", KitOfFour.nodes().stream().map(target::render).toList());
  }

  @Test
  void theCommunityFileIsTheSameOnAllRoutersAndHoldsNoSecret() {
    List<String> texts = KitOfFour.nodes().stream()
        .map(node -> target.render(node).files().get(LibreMeshTarget.COMMUNITY_FILE)).distinct().toList();
    assertThat(texts).hasSize(1);
    assertThat(texts.getFirst()).doesNotContain("key");
  }

  @Test
  void equalInputGivesEqualBytes() {
    for (NodeConfig node : KitOfFour.nodes()) {
      assertThat(new LibreMeshTarget().render(node)).isEqualTo(target.render(node));
    }
  }

  @Test
  void aRadioWithoutATaskIsSilentInsteadOfAtItsDefaults() {
    UciPackage node = nodeFile(KitOfFour.nodes().getFirst());
    assertThat(node.find("radio2")).contains(new UciSection("wifi", Optional.of("radio2"),
        List.of(new UciOption.Many("modes", List.of("manual")))));
    UciPackage idle = nodeFile(KitOfFour.withRadios(new PlannedRadio("radio1", true, false, 157, 20, 20, 900),
        new PlannedRadio("radio0", false, false, 1, 20, 0, 0)));
    assertThat(idle.find("radio0").orElseThrow().options())
        .containsExactly(new UciOption.Many("modes", List.of("manual")));
  }

  @Test
  void eachRadioCarriesItsOwnChannelWhateverItsPlaceInTheBand() {
    UciPackage escuela = nodeFile(KitOfFour.nodes().get(1));
    assertThat(value(escuela, "radio1", "channel")).contains("157");
    assertThat(value(escuela, "radio1", "htmode")).contains("HT40+");
    assertThat(value(escuela, "radio2", "channel")).contains("48");
    assertThat(value(escuela, "radio2", "htmode")).contains("HT20");
    assertThat(value(escuela, "radio2", "distance")).contains("1450");
  }

  @Test
  void theMeshKeyIsWrittenForTheMeshAlone() {
    UciPackage open = nodeFile(KitOfFour.nodes().getFirst());
    assertThat(value(open, "radio1", "ieee80211s_encryption")).contains("none");
    assertThat(value(open, "radio1", "ieee80211s_key")).isEmpty();
    UciPackage sealed = nodeFile(KitOfFour.withKey("it's # a; \"key\" \\"));
    assertThat(value(sealed, "radio1", "ieee80211s_encryption")).contains("sae");
    assertThat(value(sealed, "radio1", "ieee80211s_key")).contains("it's # a; \"key\" \\");
    assertThat(value(sealed, "radio0", "ieee80211s_key")).isEmpty();
  }

  @Test
  void aLongHostNameIsNotCutOffTheAccessPointsName() {
    // LibreMesh.org and a slash take 14 of 32 bytes
    UciPackage fits = nodeFile(KitOfFour.withHostName("a".repeat(18)));
    assertThat(value(fits, "radio0", "apname_ssid")).isEmpty();
    UciPackage longer = nodeFile(KitOfFour.withHostName("a".repeat(19)));
    assertThat(value(longer, "radio0", "apname_ssid")).contains("%H");
  }

  @Test
  void widerChannelsAreWrittenForRadiosThatCan() {
    var wide = KitOfFour.device(List.of(KitOfFour.radio("radio0", Band.GHZ_2, 0, List.of(20, 40)),
        KitOfFour.radio("radio1", Band.GHZ_5, 0, List.of(20, 40, 80, 160))));
    NodeConfig node = KitOfFour.withRadios(new PlannedRadio("radio1", true, true, 153, 80, 20, 900));
    UciPackage rendered = nodeFile(new NodeConfig(node.community(), node.router(), wide, false, Optional.empty()));
    assertThat(value(rendered, "radio1", "htmode")).contains("VHT80");
    assertThat(rendered.find("radio1").orElseThrow().find("modes"))
        .contains(new UciOption.Many("modes", List.of("ap", "apname", "ieee80211s")));
  }

  @Test
  void everyDeviceOfTheCatalogueThatRunsLibreMeshCanBeRendered() {
    List<Device> devices = DeviceCatalogue.builtIn().devices().stream()
        .filter(device -> device.firmwares().contains(LibreMeshTarget.ID)).toList();
    assertThat(devices).isNotEmpty().allSatisfy(device -> {
      List<PlannedRadio> radios = device.radios().stream().map(radio -> new PlannedRadio(radio.uciName(),
          radio.band() == Band.GHZ_5, radio.band() == Band.GHZ_2, radio.band() == Band.GHZ_2 ? 1 : 157,
          radio.widthsMhz().getLast(), 2, 5000)).toList();
      NodeConfig kit = KitOfFour.nodes().getFirst();
      PlannedRouter router = new PlannedRouter("site", 1, "site", device.id(), Optional.empty(), kit.router().ipv4(),
          kit.router().ipv6(), radios);
      NodeConfig node = new NodeConfig(kit.community(), router, device, false, Optional.empty());
      assertThat(target.objections(node)).isEmpty();
      assertThat(nodeFile(node).sections()).hasSize(2 + device.radios().size());
    });
  }

  @Test
  void whatHasObjectionsIsNotRendered() {
    NodeConfig bad = KitOfFour.withHostName("../escape");
    assertThatThrownBy(() -> target.render(bad)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host name");
  }

  @Test
  void renderingShowsNoSecretInItsText() {
    NodeConfig sealed = KitOfFour.withKey("very secret key");
    assertThat(target.render(sealed).toString()).contains("lime-node").doesNotContain("very secret key");
    PlannedRouter router = sealed.router();
    NodeConfig bad = new NodeConfig(sealed.community(), new PlannedRouter(router.site(), 1, "-", router.deviceId(),
        router.aimDegrees(), router.ipv4(), router.ipv6(), router.radios()), sealed.device(), false, sealed.meshKey());
    assertThatThrownBy(() -> target.render(bad)).message().doesNotContain("very secret key");
  }

  @Test
  void theTargetIsFoundByItsId() {
    assertThat(FirmwareTargets.find("libremesh").orElseThrow().id()).isEqualTo("libremesh");
    assertThat(FirmwareTargets.find("wishful")).isEmpty();
  }

  private UciPackage nodeFile(NodeConfig node) {
    return UciParser.parse("lime-node", target.render(node).files().get(LibreMeshTarget.NODE_FILE));
  }

  private static Optional<String> value(UciPackage uci, String section, String option) {
    return uci.find(section).orElseThrow().find(option).map(found -> found.values().getFirst());
  }
}
