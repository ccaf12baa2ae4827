package org.atalaya.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.addressing.RouterAddresses;
import org.atalaya.planner.device.DeviceCatalogue;
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
 * A ring of three LibreRouters, each link on a channel of its own, and a far house reached by two dishes; one of them
 * stands beside the club's router, on the same cable.
 *
 * <pre>
 *   internet
 *      |
 *    Radio ── 157 ── Escuela
 *       \             /
 *        36         48
 *         \         /
 *          Club-social ══ Club-social-2 ── 149 ── Puesto
 * </pre>
 */
public final class RoutedKit {
  public static final Secret KEY = new Secret("golden key, not a secret");
  private static final List<String> SITES = List.of("Radio", "Escuela", "Club social", "Puesto");
  private static final String LIBREROUTER = "librerouter-v1";
  private static final String DISH = "mikrotik-lhg-xl-hp5";

  private RoutedKit() {}

  /** In the order Radio (the gateway), Escuela, Club-social, Club-social-2, Puesto. */
  public static List<NodeConfig> nodes(String firmware, Optional<Secret> meshKey) {
    return nodes(firmware, meshKey, AddressHabit.LIBREMESH);
  }

  /** The same in a community of this habit. */
  public static List<NodeConfig> nodes(String firmware, Optional<Secret> meshKey, AddressHabit habit) {
    return plan(firmware, habit).nodeConfigs(DeviceCatalogue.builtIn(), SITES.stream().map(RoutedKit::site).toList(), meshKey);
  }

  public static NodeConfig node(String firmware, int index) {
    return nodes(firmware, Optional.of(KEY)).get(index);
  }

  /** The same node with another router. */
  public static NodeConfig with(NodeConfig node, PlannedRouter router) {
    return new NodeConfig(node.community(), router, node.device(), node.gateway(), node.meshKey(), node.number(),
        node.neighbours()).in(node.backbone());
  }

  /** The same node in another community. */
  public static NodeConfig with(NodeConfig node, Community community) {
    return new NodeConfig(community, node.router(), node.device(), node.gateway(), node.meshKey(), node.number(),
        node.neighbours()).in(node.backbone());
  }

  private static Site site(String name) {
    return new Site(name, new GeoPoint(-31, -64), 6, name.equals("Radio") ? Role.GATEWAY : Role.REQUIRED,
        new PowerSupply.Grid(), 1, Optional.empty(), 0, "");
  }

  private static NetworkPlan plan(String firmware, AddressHabit habit) {
    RouterAddresses network = RouterAddresses.of(LibreMeshAddresses.of("Quintana"), AddressBlocks.NONE.orHabit(habit));
    HostNames names = HostNames.of(SITES, List.of(1, 1, 2, 1));
    List<String> hosts = List.of(names.name(0, 1), names.name(1, 1), names.name(2, 1), names.name(2, 2),
        names.name(3, 1));
    List<RouterAddress> addresses = network.allocate(hosts);
    PlannedRadio access = new PlannedRadio("radio0", false, true, 6, 20, 15, 300);
    List<PlannedRouter> routers = new ArrayList<>();
    routers.add(router("Radio", 1, hosts.get(0), LIBREROUTER, addresses.get(0), access,
        mesh("radio1", 157, 40, 2800), mesh("radio2", 36, 20, 3100)));
    routers.add(router("Escuela", 1, hosts.get(1), LIBREROUTER, addresses.get(1), access,
        mesh("radio1", 157, 40, 2800), mesh("radio2", 48, 20, 1900)));
    routers.add(router("Club social", 1, hosts.get(2), LIBREROUTER, addresses.get(2), access,
        mesh("radio1", 36, 20, 3100), mesh("radio2", 48, 20, 1900)));
    routers.add(router("Club social", 2, hosts.get(3), DISH, addresses.get(3), mesh("radio0", 149, 20, 14_200)));
    routers.add(router("Puesto", 1, hosts.get(4), DISH, addresses.get(4), mesh("radio0", 149, 20, 14_200)));
    List<PlannedLink> links = List.of(
        link(hosts.get(0), "radio1", hosts.get(1), "radio1", 2800), link(hosts.get(1), "radio2", hosts.get(2), "radio2", 1900),
        link(hosts.get(0), "radio2", hosts.get(2), "radio1", 3100), link(hosts.get(3), "radio0", hosts.get(4), "radio0", 14_200));
    Community community = new Community("Quintana", firmware, "AR", "Quintana", "quintana-mesh",
        network.ipv4Network(), network.ipv6Network(), habit);
    return new NetworkPlan(community, SITES, routers, links, List.of(), new Optimality.Heuristic("by hand"),
        new BillOfMaterials(List.of(), 0, "USD"), List.of());
  }

  private static PlannedRouter router(String site, int index, String host, String device, RouterAddress address,
      PlannedRadio... radios) {
    return new PlannedRouter(site, index, host, device, Optional.empty(), address.ipv4(), address.ipv6(),
        List.of(radios));
  }

  private static PlannedRadio mesh(String name, int channel, int width, int distance) {
    // as Argentina allows with a panel of 12 dBi: 17 dBm up to channel 48, 30 above; the dish has 27 dBi
    int power = channel == 149 ? 3 : channel < 149 ? 5 : 18;
    return new PlannedRadio(name, true, false, channel, width, power, distance);
  }

  private static PlannedLink link(String hostA, String radioA, String hostB, String radioB,
      double meters) {
    LinkForecast.Direction direction = new LinkForecast.Direction(17, 29, -60, Optional.empty(), 20);
    return new PlannedLink(hostA, radioA, hostB, radioB, meters, new LinkForecast(direction, direction));
  }
}
