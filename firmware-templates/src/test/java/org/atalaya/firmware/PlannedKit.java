package org.atalaya.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Hardware;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.device.Radio;
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

/**
 * The kit of four as a planned network of one kind of device: people on the first radio, links on the second, all on
 * one channel.
 *
 * <pre>
 *   internet ── Radio-comunitaria ── Escuela
 *                       |               |
 *               Nandu-Rosas ────── Club-social
 * </pre>
 */
public final class PlannedKit {
  public static final Secret KEY = new Secret("golden key, not a secret");
  public static final String ROSAS = "Nandu-Rosas";

  private static final List<Site> SITES = List.of(site("Radio comunitaria", -31.4012, -64.1820, Role.GATEWAY),
      site("Escuela", -31.4105, -64.1641, Role.REQUIRED), site("Club social", -31.4222, -64.1702, Role.REQUIRED),
      site("Ñandú & Rosa's", -31.4130, -64.1935, Role.REQUIRED));

  private PlannedKit() {}

  /** In the order of the drawing, from the gateway clockwise. */
  public static List<NodeConfig> nodes(String firmware, Device device, Optional<Secret> meshKey) {
    LibreMeshAddresses network = LibreMeshAddresses.of("Quintana");
    List<String> hosts = HostNames.of(SITES.stream().map(Site::name).toList()).all();
    List<RouterAddress> addresses = network.allocate(hosts);
    List<PlannedRouter> routers = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      routers.add(new PlannedRouter(SITES.get(i).name(), 1, hosts.get(i), device.id(), Optional.of(90.0 * i),
          addresses.get(i).ipv4(), addresses.get(i).ipv6(), List.of(
              new PlannedRadio("radio0", false, true, 6, 20, 15, 300),
              new PlannedRadio("radio1", true, false, 157, 40, 17, 2350, Optional.of(90.0 * i)))));
    }
    List<PlannedLink> links = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      links.add(link(hosts.get(i), hosts.get((i + 1) % hosts.size()), 1950 + 100 * i));
    }
    Community community = new Community("Quintana", firmware, "AR", "Quintana", "quintana-mesh",
        network.ipv4Network(), network.ipv6Network());
    return new NetworkPlan(community, SITES.stream().map(Site::name).toList(), routers, links, List.of(),
        new Optimality.Heuristic("by hand"), new BillOfMaterials(List.of(), 0, "USD"), List.of())
        .nodeConfigs(new DeviceCatalogue(List.of(device)), SITES, meshKey);
  }

  /** A node with something else in it. */
  public static NodeConfig with(NodeConfig node, PlannedRouter router) {
    return new NodeConfig(node.community(), router, node.device(), node.gateway(), node.meshKey(), node.number(),
        node.neighbours(), node.place());
  }

  /** The same node in another community. */
  public static NodeConfig with(NodeConfig node, Community community) {
    return new NodeConfig(community, node.router(), node.device(), node.gateway(), node.meshKey(), node.number(),
        node.neighbours(), node.place());
  }

  /** The same node with another router's radios. */
  public static NodeConfig withRadios(NodeConfig node, PlannedRadio... radios) {
    PlannedRouter router = node.router();
    return with(node, new PlannedRouter(router.site(), router.index(), router.hostName(), router.deviceId(),
        router.aimDegrees(), router.ipv4(), router.ipv6(), List.of(radios)));
  }

  /** A Raspberry Pi with a second, 5 GHz, radio on USB. */
  public static Device raspberryPi() {
    return like("raspberry-pi-4", "Raspberry Pi 4", "raspberrypi,4-model-b", "raspberrypi");
  }

  /** A device with the kit's radios that is known to run one firmware. */
  public static Device like(String id, String name, String boardName, String firmware) {
    List<Radio> radios = List.of(KitOfFour.radio("radio0", Band.GHZ_2, 0, List.of(20, 40)),
        KitOfFour.radio("radio1", Band.GHZ_5, 0, List.of(20, 40, 80)));
    Device kit = KitOfFour.LIBREROUTER;
    return new Device(id, name, boardName, radios, List.of(firmware),
        Optional.of(new Price(90, "USD", kit.price().orElseThrow().provenance())), Optional.of(6.0), Optional.empty(),
        Hardware.UNKNOWN);
  }

  /** A board of one firmware whose link radio is 802.11n. */
  public static Device of80211n(String firmware) {
    Device kit = KitOfFour.LIBREROUTER;
    List<Radio> radios = List.of(KitOfFour.radio("radio0", Band.GHZ_2, 0, List.of(20, 40)),
        KitOfFour.radio("radio1", Band.GHZ_5, 0, List.of(20, 40)));
    return new Device(kit.id(), kit.name(), kit.boardName(), radios, List.of(firmware), kit.price(), Optional.of(6.0),
        Optional.empty(), DeviceCatalogue.builtIn().get("librerouter-v1").hardware());
  }

  private static Site site(String name, double latitude, double longitude, Role role) {
    return new Site(name, new GeoPoint(latitude, longitude), 8, role, new PowerSupply.Grid(), 1, Optional.empty(), 0, "");
  }

  private static PlannedLink link(String hostA, String hostB, double meters) {
    LinkForecast.Direction forward = new LinkForecast.Direction(17, 29, -61.4, Optional.empty(), 20);
    LinkForecast.Direction backward = new LinkForecast.Direction(17, 29, -62.0, Optional.empty(), 20);
    return new PlannedLink(hostA, "radio1", hostB, "radio1", meters, new LinkForecast(forward, backward));
  }
}
