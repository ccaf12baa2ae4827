package org.atalaya.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Hardware;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;

/** The workshop's kit: four routers with three radios each, and the pieces to make one that is wrong. */
public final class KitOfFour {
  public static final Community COMMUNITY = new Community("Quintana", "libremesh", "AR", "LibreMesh.org", "quintana",
      "10.13.0.0/16", "fd0d:fe46:8ce8::/64");
  public static final Device LIBREROUTER = device(List.of(radio("radio0", Band.GHZ_2, 0, List.of(20, 40)),
      radio("radio1", Band.GHZ_5, 0, List.of(20, 40)), radio("radio2", Band.GHZ_5, 1, List.of(20, 40))));

  private static final List<String> SITES = List.of("Radio comunitaria", "Escuela", "Club social", "Ñandú & Rosa's");

  private KitOfFour() {}

  /** Radio comunitaria has the line to the internet; the last one's mesh is encrypted. */
  public static List<NodeConfig> nodes() {
    List<String> hosts = HostNames.of(SITES).all();
    var addresses = LibreMeshAddresses.of(COMMUNITY.accessPointSsid()).allocate(hosts);
    List<NodeConfig> nodes = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      List<PlannedRadio> radios = new ArrayList<>(List.of(
          new PlannedRadio("radio0", false, true, 6, 20, 15, 300),
          new PlannedRadio("radio1", true, false, 157, 40, 20, 2800)));
      if (i == 1) {
        radios.add(new PlannedRadio("radio2", true, false, 48, 20, 12, 1450));
      }
      PlannedRouter router = new PlannedRouter(SITES.get(i), 1, hosts.get(i), LIBREROUTER.id(), Optional.of(120.0),
          addresses.get(i).ipv4(), addresses.get(i).ipv6(), radios);
      Optional<Secret> key = i == 3 ? Optional.of(new Secret("test key, not a secret")) : Optional.empty();
      nodes.add(new NodeConfig(COMMUNITY, router, LIBREROUTER, i == 0, key));
    }
    return nodes;
  }

  /** The first node with another host name. */
  public static NodeConfig withHostName(String hostName) {
    PlannedRouter router = router();
    return with(new PlannedRouter(router.site(), 1, hostName, router.deviceId(), router.aimDegrees(), router.ipv4(),
        router.ipv6(), router.radios()));
  }

  public static NodeConfig withAddresses(String ipv4, String ipv6) {
    PlannedRouter router = router();
    return with(new PlannedRouter(router.site(), 1, router.hostName(), router.deviceId(), router.aimDegrees(), ipv4,
        ipv6, router.radios()));
  }

  public static NodeConfig withRadios(PlannedRadio... radios) {
    PlannedRouter router = router();
    return with(new PlannedRouter(router.site(), 1, router.hostName(), router.deviceId(), router.aimDegrees(),
        router.ipv4(), router.ipv6(), List.of(radios)));
  }

  public static NodeConfig withRouter(PlannedRouter router) {
    return with(router);
  }

  public static NodeConfig withCommunity(Community community) {
    NodeConfig first = nodes().getFirst();
    return new NodeConfig(community, first.router(), first.device(), first.gateway(), first.meshKey());
  }

  public static NodeConfig withDevice(Device device) {
    NodeConfig first = nodes().getFirst();
    return new NodeConfig(first.community(), first.router(), device, first.gateway(), first.meshKey());
  }

  public static NodeConfig withKey(String key) {
    NodeConfig first = nodes().getFirst();
    return new NodeConfig(first.community(), first.router(), first.device(), first.gateway(),
        Optional.of(new Secret(key)));
  }

  private static PlannedRouter router() {
    return nodes().getFirst().router();
  }

  private static NodeConfig with(PlannedRouter router) {
    NodeConfig first = nodes().getFirst();
    return new NodeConfig(first.community(), router, first.device(), first.gateway(), first.meshKey());
  }

  public static Device device(List<Radio> radios) {
    return new Device("librerouter-v1", "LibreRouter v1", "librerouter,librerouter-v1", radios, List.of("libremesh"),
        Optional.of(new Price(180, "USD", provenance())), Optional.of(12.0), Optional.empty(), Hardware.UNKNOWN);
  }

  public static Radio radio(String name, Band band, int indexInBand, List<Integer> widths) {
    List<Rate> rates = widths.stream().map(width -> new Rate(0, width, width * 0.3, 22, -90)).toList();
    return new Radio(name, band, indexInBand, band == Band.GHZ_2 ? 2412 : 5180, band == Band.GHZ_2 ? 2472 : 5825,
        widths, rates, provenance(), new Antenna("test", 5, 360, 40, 0, provenance()), 0.5);
  }

  private static Provenance provenance() {
    return new Provenance(Provenance.Kind.ASSUMPTION, "test");
  }
}
