package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue says that a device runs can be written for it. */
class CatalogueTargetsTest {

  @ParameterizedTest
  @ValueSource(strings = {"raspberrypi", "gluon", "guifi"})
  void everyDeviceThatIsSaidToRunItGetsItsFiles(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    List<Device> devices = DeviceCatalogue.builtIn().devices().stream()
        .filter(device -> device.firmwares().contains(id)).toList();
    assertThat(devices).isNotEmpty().allSatisfy(device -> {
      NodeConfig node = node(id, device, device.radios().stream().map(radio -> task(radio, radio.mesh())).toList());
      assertThat(target.objections(node)).isEmpty();
      assertThat(target.render(node).files()).isNotEmpty();
    });
  }

  @Test
  void linksOverARadioThatMakesNoMeshAreRefused() {
    Device board = DeviceCatalogue.builtIn().get("raspberry-pi-4");
    NodeConfig node = node("raspberrypi", board, List.of(task(board.getRadio("radio0"), true)));
    assertThat(FirmwareTargets.find("raspberrypi").orElseThrow().objections(node))
        .containsExactly("radio0: links are planned, and the radio's driver makes no mesh");
  }

  private static PlannedRadio task(Radio radio, boolean mesh) {
    // Argentina: 20 and 30 dBm, antenna included
    double most = (radio.band() == Band.GHZ_2 ? 20 : 30) - radio.antenna().gainDbi() + radio.cableLossDb()
        - radio.powerOffsetDb();
    return new PlannedRadio(radio.uciName(), mesh, !mesh, radio.band() == Band.GHZ_2 ? 6 : 157, 20,
        (int) Math.min(10, Math.floor(most)), 900);
  }

  private static NodeConfig node(String id, Device device, List<PlannedRadio> radios) {
    NodeConfig kit = PlannedKit.nodes(id, KitOfFour.LIBREROUTER, Optional.of(PlannedKit.KEY)).getFirst();
    PlannedRouter router = kit.router();
    Community community = kit.community();
    return new NodeConfig(community, new PlannedRouter(router.site(), 1, router.hostName(), device.id(),
        Optional.empty(), router.ipv4(), router.ipv6(), radios), device, false, kit.meshKey(), kit.number(), List.of(),
        kit.place());
  }
}
