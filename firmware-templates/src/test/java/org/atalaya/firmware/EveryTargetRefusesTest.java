package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.firmware.image.ImageBuild;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no router can do, whichever firmware makes its mesh: each asked of each target that says what a radio does.
 * {@code content} and {@code yggdrasil} say nothing of radios: of them the names and addresses are asked.
 */
class EveryTargetRefusesTest {

  static Stream<String> targets() {
    return FirmwareTargets.all().stream().map(FirmwareTarget::id)
        .filter(id -> id.equals("libremesh") || id.startsWith("openwrt-") || id.equals("awmn-bird"));
  }

  static Stream<String> every() {
    return FirmwareTargets.all().stream().map(FirmwareTarget::id);
  }

  /** Those that write what a radio does, on a board of their own. */
  static Stream<String> ofRadios() {
    return every().filter(id -> !id.equals("content") && !id.equals("yggdrasil"));
  }

  /** Those whose mesh is encrypted by a program of the image. */
  static Stream<String> encrypted() {
    return Stream.concat(targets(), Stream.of("raspberrypi", "freedombox"));
  }

  /** The kit on a board of the target: radio0 for people, radio1 for links, which is 802.11n. */
  private static List<NodeConfig> kit(String id) {
    String board = id.equals("freedombox") ? "raspberrypi" : id;
    String network = switch (id) {
      case "bridge", "content", "yggdrasil" -> "libremesh";
      case "freedombox" -> "raspberrypi";
      default -> id;
    };
    return PlannedKit.nodes(network, PlannedKit.of80211n(board), Optional.of(new Secret("golden key, not a secret")));
  }

  private static List<String> without(String id, UnaryOperator<NodeConfig> change) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    List<String> found = new ArrayList<>(target.objections(change.apply(kit(id).get(1))));
    found.removeAll(target.objections(kit(id).get(1)));
    return found;
  }

  private static List<String> linkOn(String id, PlannedRadio task) {
    return without(id, node -> PlannedKit.withRadios(node, node.router().radios().getFirst(), task));
  }

  @ParameterizedTest
  @MethodSource("ofRadios")
  void noTargetPutsEightyMegahertzOnARadioOf80211n(String id) {
    assertThat(linkOn(id, new PlannedRadio("radio1", true, false, 157, 80, 10, 900)))
        .contains("radio1: a width of 80 MHz is planned, the radio can [20, 40] (802.11n)");
  }

  @ParameterizedTest
  @MethodSource("ofRadios")
  void noTargetSendsOnAChannelThatTheCountryDoesNotAllow(String id) {
    assertThat(without(id, node -> PlannedKit.with(PlannedKit.withRadios(node, node.router().radios().getFirst(),
            new PlannedRadio("radio1", true, false, 48, 20, 5, 900)), in(node.community(), "ES"))))
        .contains("radio1: channel 48 with 20 MHz is not allowed in ES: indoors only");
  }

  @ParameterizedTest
  @MethodSource("every")
  void noTargetGivesTwoNodesOneAddress(String id) {
    List<NodeConfig> nodes = new ArrayList<>(kit(id));
    PlannedRouter first = nodes.getFirst().router();
    PlannedRouter second = nodes.get(1).router();
    nodes.set(1, PlannedKit.with(nodes.get(1), new PlannedRouter(second.site(), 1, second.hostName(), second.deviceId(),
        second.aimDegrees(), first.ipv4(), second.ipv6(), second.radios())));
    assertThat(CommunityCheck.objections(FirmwareTargets.find(id).orElseThrow(), nodes))
        .contains(first.hostName() + " and " + second.hostName() + " share the IPv4 address "
            + first.ipv4().replaceFirst("/.*", ""));
  }

  @ParameterizedTest
  @MethodSource("every")
  void noTargetTakesANameThatVanishesWhenItIsTransliterated(String id) {
    assertThat(without(id, node -> PlannedKit.with(node, new PlannedRouter("学校", 1, "", node.router().deviceId(),
            node.router().aimDegrees(), node.router().ipv4(), node.router().ipv6(), node.router().radios()))))
        .contains("the host name must have 1 to 32 letters, digits and hyphens, no hyphen at an end");
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void aKeyIsRefusedWhereTheImageCanNotEncryptAMesh(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    NodeConfig node = kit(id).get(1);
    assertThat(target.objections(node)).isEmpty();
    NodeConfig basic = node.withImage(new TreeSet<>(List.of("base-files", "wpad-basic-mbedtls")));
    assertThat(target.objections(basic)).containsExactly("the mesh has a key, and the image has wpad-basic-mbedtls, "
        + "which can't do SAE on a mesh: it needs a wpad-mesh-…");
    assertThatThrownBy(() -> target.render(basic)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SAE").message().doesNotContain("golden key");
    for (String able : List.of("wpad-mesh-wolfssl", "wpad-openssl", "wpasupplicant")) {
      NodeConfig full = node.withImage(new TreeSet<>(List.of("base-files", able)));
      assertThat(target.objections(full)).as(able).isEmpty();
      assertThat(target.notes(full)).as(able).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whereTheImageIsNotKnownAPersonIsToldWhatItNeedsAndImageBuilderIsAskedForIt(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    NodeConfig sealed = RoutedKit.nodes(id, Optional.of(RoutedKit.KEY)).getFirst();
    assertThat(target.notes(sealed)).containsExactly(RenderNote.CAPABLE_WPAD);
    assertThat(target.notes(RoutedKit.nodes(id, Optional.empty()).getFirst())).isEmpty();
    assertThat(ImageBuild.of(sealed, id).orElseThrow().packages()).contains("wpad-mesh-mbedtls", "-wpad-basic-mbedtls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gluon", "guifi"})
  void anOpenMeshSaysThatTheKeyIsLeftOut(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    NodeConfig node = kit(id).get(1);
    assertThat(target.notes(node)).containsExactly(RenderNote.OPEN_MESH);
    target.render(node).files().forEach((path, text) -> assertThat(text).as(path).doesNotContain("golden key"));
  }

  private static Community in(Community community, String country) {
    return new Community(community.name(), community.firmware(), country, community.accessPointSsid(),
        community.meshId(), community.ipv4Network(), community.ipv6Network());
  }

  private static List<String> objections(String id, UnaryOperator<NodeConfig> change) {
    return FirmwareTargets.find(id).orElseThrow().objections(change.apply(RoutedKit.node(id, 0)));
  }

  private static NodeConfig radio(NodeConfig node, PlannedRadio radio) {
    PlannedRouter router = node.router();
    return RoutedKit.with(node, new PlannedRouter(router.site(), router.index(), router.hostName(), router.deviceId(),
        router.aimDegrees(), router.ipv4(), router.ipv6(), List.of(radio)));
  }

  private static NodeConfig country(NodeConfig node, String country) {
    Community community = node.community();
    return RoutedKit.with(node, new Community(community.name(), community.firmware(), country,
        community.accessPointSsid(), community.meshId(), community.ipv4Network(), community.ipv6Network()));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theKitItselfIsWelcome(String id) {
    assertThat(CommunityCheck.objections(FirmwareTargets.find(id).orElseThrow(),
        RoutedKit.nodes(id, Optional.of(RoutedKit.KEY)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void eightyMegahertzOnARadioOf80211n(String id) {
    assertThat(objections(id, node -> radio(node, new PlannedRadio("radio1", true, false, 157, 80, 10, 900))))
        .contains("radio1: a width of 80 MHz is planned, the radio can [20, 40] (802.11n)");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aChannelThatTheCountryDoesNotAllow(String id) {
    assertThat(objections(id, node -> country(radio(node, new PlannedRadio("radio1", true, false, 48, 20, 5, 900)), "ES")))
        .contains("radio1: channel 48 with 20 MHz is not allowed in ES: indoors only");
    assertThat(objections(id, node -> country(node, "QQ"))).contains("the regulatory database has no rules for the country QQ");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void morePowerThanTheCountryAllowsWithThisAntenna(String id) {
    // Argentina: 17 dBm up to 5250 MHz, 30 dBm from 5735; the panel adds 12 dBi, the cable takes 0.5 dB
    assertThat(objections(id, node -> radio(node, new PlannedRadio("radio1", true, false, 36, 20, 6, 900))))
        .contains("radio1: channel 36 with 20 MHz would radiate 17.5 dBm with its antenna, AR allows 17.0 dBm");
    assertThat(objections(id, node -> radio(node, new PlannedRadio("radio1", true, false, 36, 20, 5, 900))))
        .noneMatch(line -> line.contains("radiate"));
    assertThat(objections(id, node -> radio(node, new PlannedRadio("radio1", true, false, 157, 20, 18, 900))))
        .noneMatch(line -> line.contains("radiate"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void morePowerThanTheRadioHas(String id) {
    assertThat(objections(id, node -> radio(node, new PlannedRadio("radio1", true, false, 157, 20, 25, 900))))
        .contains("radio1: transmit power 25 dBm is planned, the radio's most is 19.0 dBm");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void twoNodesWithOneAddress(String id) {
    List<NodeConfig> nodes = new ArrayList<>(RoutedKit.nodes(id, Optional.empty()));
    PlannedRouter first = nodes.getFirst().router();
    PlannedRouter second = nodes.get(1).router();
    nodes.set(1, RoutedKit.with(nodes.get(1), new PlannedRouter(second.site(), 1, second.hostName(), second.deviceId(),
        second.aimDegrees(), first.ipv4(), second.ipv6(), second.radios())));
    assertThat(CommunityCheck.objections(FirmwareTargets.find(id).orElseThrow(), nodes))
        .containsExactly("Radio and Escuela share the IPv4 address " + first.ipv4().replaceFirst("/.*", ""));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aNameOfWhichNothingIsLeft(String id) {
    assertThat(objections(id, node -> RoutedKit.with(node, new PlannedRouter("学校", 1, "", node.router().deviceId(),
        node.router().aimDegrees(), node.router().ipv4(), node.router().ipv6(), node.router().radios()))))
        .contains("the host name must have 1 to 32 letters, digits and hyphens, no hyphen at an end");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aMeshOfARadioWhoseDriverHasNone(String id) {
    Device pi = DeviceCatalogue.builtIn().get("raspberry-pi-4");
    assertThat(FirmwareTargets.find(id).orElseThrow().objections(new NodeConfig(RoutedKit.node(id, 0).community(),
        RoutedKit.with(RoutedKit.node(id, 0), new PlannedRouter("Pi", 1, "Pi", pi.id(), Optional.empty(),
            RoutedKit.node(id, 0).router().ipv4(), RoutedKit.node(id, 0).router().ipv6(),
            List.of(new PlannedRadio("radio0", true, false, 6, 20, 10, 300)))).router(), pi, false, Optional.empty())))
        .contains("radio0: links are planned, and the radio's driver makes no mesh");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void renderingTwiceGivesEqualBytesAndTheKeyIsInOneFileOfEachRouter(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    String keyFile = id.equals("libremesh") ? "/etc/config/lime-node" : "/etc/config/wireless";
    for (NodeConfig node : RoutedKit.nodes(id, Optional.of(RoutedKit.KEY))) {
      RenderedNode once = target.render(node);
      assertThat(target.render(node)).isEqualTo(once);
      once.files().forEach((path, text) -> assertThat(text.contains(RoutedKit.KEY.reveal())).as(path)
          .isEqualTo(path.equals(keyFile)));
    }
  }
}
