package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

/**
 * A ring of twelve, each on another board: swconfig and DSA, one radio and three, with and without a WAN port, 802.11n
 * and ac. All mesh radios share channel 149.
 */
class TwelveNodesTest {
  private static final List<String> DEVICES = List.of("librerouter-v1", "mikrotik-lhg-xl-hp5", "cudy-wr2100",
      "tp-link-cpe510-v3", "ubiquiti-nanostation-m5-xw", "tp-link-archer-c7-v5", "tp-link-eap225-outdoor-v1",
      "ubiquiti-unifi-ac-mesh", "xiaomi-mi-router-4a-gigabit", "tp-link-wdr4300-v1", "tp-link-wdr3500-v1",
      "tp-link-cpe510-v1");
  private static final List<String> SITES = List.of("Ayuntamiento", "Biblioteca", "Club", "Dispensario", "Escuela",
      "Fábrica", "Granja", "Hospital", "Iglesia", "Jardín", "Kiosco", "Lechería");
  private static final Secret KEY = new Secret("golden key, not a secret");
  private static final DeviceCatalogue CATALOGUE = DeviceCatalogue.builtIn();

  private static List<NodeConfig> nodes(String firmware, List<String> devices) {
    LibreMeshAddresses network = LibreMeshAddresses.of("Doce");
    List<String> hosts = HostNames.of(SITES).all();
    List<RouterAddress> addresses = network.allocate(hosts);
    List<PlannedRouter> routers = new ArrayList<>();
    List<PlannedLink> links = new ArrayList<>();
    LinkForecast.Direction way = new LinkForecast.Direction(10, 30, -60, Optional.empty(), 20);
    for (int i = 0; i < SITES.size(); i++) {
      int next = (i + 1) % SITES.size();
      routers.add(new PlannedRouter(SITES.get(i), 1, hosts.get(i), devices.get(i), Optional.empty(),
          addresses.get(i).ipv4(), addresses.get(i).ipv6(), radios(CATALOGUE.get(devices.get(i)))));
      links.add(new PlannedLink(hosts.get(i), mesh(CATALOGUE.get(devices.get(i))).uciName(), hosts.get(next),
          mesh(CATALOGUE.get(devices.get(next))).uciName(), 1900, new LinkForecast(way, way)));
    }
    Community community = new Community("Doce", firmware, "AR", "Doce", "doce-mesh", network.ipv4Network(),
        network.ipv6Network());
    List<Site> sites = SITES.stream().map(name -> new Site(name, new GeoPoint(-31, -64), 6,
        name.equals(SITES.getFirst()) ? Role.GATEWAY : Role.REQUIRED, new PowerSupply.Grid(), 1, Optional.empty(), 0, "")).toList();
    return new NetworkPlan(community, SITES, routers, links, List.of(), new Optimality.Heuristic("by hand"),
        new BillOfMaterials(List.of(), 0, "USD"), List.of()).nodeConfigs(CATALOGUE, sites, Optional.of(KEY));
  }

  private static Radio mesh(Device device) {
    return device.radios().stream().filter(radio -> radio.band() == Band.GHZ_5 && radio.mesh()).findFirst().orElseThrow();
  }

  private static List<PlannedRadio> radios(Device device) {
    List<PlannedRadio> radios = new ArrayList<>();
    for (Radio radio : device.radios()) {
      if (radio.equals(mesh(device))) {
        radios.add(new PlannedRadio(radio.uciName(), true, false, 149, 20, LinkBudget.renderedPowerDbm(radio, 30, 20), 2000));
      } else if (radio.band() == Band.GHZ_2) {
        radios.add(new PlannedRadio(radio.uciName(), false, true, 1, 20, LinkBudget.renderedPowerDbm(radio, 20, 20), 300));
      }
    }
    return radios;
  }

  @Test
  void aRoutedNetworkOfTwelveBoardsIsAsThePeopleLookedAtIt() throws IOException {
    FirmwareTarget babel = FirmwareTargets.find("openwrt-babel").orElseThrow();
    List<NodeConfig> nodes = nodes("openwrt-babel", DEVICES);
    assertThat(CommunityCheck.objections(babel, nodes)).isEmpty();
    GoldenTree.check("twelve-routed", nodes.stream().map(babel::render).toList());
  }

  /** One network of two kinds: eleven OpenWrt routers and a Raspberry Pi, whose daemon speaks the same protocol. */
  @Test
  void aRaspberryPiAmongOpenWrtRoutersIsANodeLikeAnyOther() throws IOException {
    List<String> devices = new ArrayList<>(DEVICES);
    devices.set(11, "raspberry-pi-4-mt7612u");
    List<NodeConfig> nodes = nodes("openwrt-babel", devices);
    FirmwareTarget babel = FirmwareTargets.find("openwrt-babel").orElseThrow();
    FirmwareTarget pi = FirmwareTargets.find("raspberrypi").orElseThrow();
    List<RenderedNode> rendered = IntStream.range(0, nodes.size())
        .mapToObj(i -> (i == 11 ? pi : babel).render(nodes.get(i))).toList();
    // the neighbours of the Pi, and the Pi itself
    GoldenTree.check("twelve-mixed", List.of(rendered.get(0), rendered.get(10), rendered.get(11)));
    assertThat(rendered.stream().map(RenderedNode::hostName)).doesNotHaveDuplicates();
  }
}
