package org.atalaya.planner.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.siteselection.Optimality;

/**
 * A network as it is to be built: which sites, which routers, what each radio does.
 *
 * @param community what all routers share
 * @param sites names of the chosen sites, in the project's order
 * @param routers in the order of their sites
 * @param links between radios
 * @param unreached required sites that no route reaches, in the project's order; empty for a feasible plan
 * @param optimality how good it is known to be
 * @param bill what has to be bought
 * @param notes what the planner wants a person to know, plain sentences as message keys with arguments
 * @param wishes what it was to survive and to cost
 * @param unprotected homes that it reaches but that some loss, of the kind it was to survive, cuts off, in the project's
 *     order
 * @param alternatives other networks, the most different kinds first
 */
public record NetworkPlan(Community community, List<String> sites, List<PlannedRouter> routers,
    List<PlannedLink> links, List<String> unreached, Optimality optimality, BillOfMaterials bill, List<Note> notes,
    Wishes wishes, List<String> unprotected, List<Alternative> alternatives) {
  public NetworkPlan {
    sites = List.copyOf(sites);
    routers = List.copyOf(routers);
    links = List.copyOf(links);
    unreached = List.copyOf(unreached);
    notes = List.copyOf(notes);
    unprotected = List.copyOf(unprotected);
    alternatives = List.copyOf(alternatives);
  }

  /** A plan that has nothing to survive and may cost what it will. */
  public NetworkPlan(Community community, List<String> sites, List<PlannedRouter> routers, List<PlannedLink> links,
      List<String> unreached, Optimality optimality, BillOfMaterials bill, List<Note> notes) {
    this(community, sites, routers, links, unreached, optimality, bill, notes, Wishes.NONE, List.of(), List.of());
  }

  /** The same sites with other routers or links between them. */
  public NetworkPlan with(List<PlannedRouter> newRouters, List<PlannedLink> newLinks) {
    return new NetworkPlan(community, sites, newRouters, newLinks, unreached, optimality, bill, notes, wishes, unprotected,
        alternatives);
  }

  /** All required sites are reached. */
  public boolean feasible() {
    return unreached.isEmpty();
  }

  /** All required sites are reached, survive what they should, and the bill is within the budget. */
  public boolean meetsWishes() {
    return feasible() && unprotected.isEmpty() && wishes.budget().filter(budget -> bill.total() > budget).isEmpty();
  }

  /**
   * What a firmware target needs of each router, in the order of {@link #routers}. The line to the internet of a
   * gateway with several routers is plugged into the first.
   *
   * @param catalogue that the plan was made with
   * @param planned the sites that the plan was made from
   * @param meshKey of the encrypted mesh; empty for an open one
   * @throws IllegalArgumentException if the catalogue lacks a device of the plan
   */
  public List<NodeConfig> nodeConfigs(DeviceCatalogue catalogue, List<Site> planned, Optional<Secret> meshKey) {
    return nodeConfigs(catalogue, planned, meshKey, RouterNumbers.of(hostNames()));
  }

  /** The router of this host name. */
  public Optional<PlannedRouter> findRouter(String hostName) {
    return routers.stream().filter(router -> router.hostName().equals(hostName)).findFirst();
  }

  /** Host names of all routers. */
  public List<String> hostNames() {
    return routers.stream().map(PlannedRouter::hostName).toList();
  }

  /**
   * The same with numbers that were given before.
   *
   * @param numbers of all routers
   */
  public List<NodeConfig> nodeConfigs(DeviceCatalogue catalogue, List<Site> planned, Optional<Secret> meshKey,
      RouterNumbers numbers) {
    Set<String> gateways = planned.stream().filter(site -> site.role() == Role.GATEWAY).map(Site::name)
        .collect(Collectors.toSet());
    Map<String, NodePlace> places = new HashMap<>();
    planned.forEach(site -> places.put(site.name(), new NodePlace(site.position(), site.heightMeters())));
    Neighbourhood neighbourhood = new Neighbourhood(this, numbers.nodes());
    Backbone backbone = backbone(planned, numbers.systems());
    return routers.stream().map(router -> new NodeConfig(community, router, catalogue.get(router.deviceId()),
        router.index() == 1 && gateways.contains(router.site()), meshKey, neighbourhood.number(router),
        neighbourhood.of(router), Optional.ofNullable(places.get(router.site()))).in(backbone)).toList();
  }

  /**
   * Lines are plugged into the first router of their site; one of last resort is nobody's own. Lines of different AS numbers
   * stay apart: to announce the networks of one under the other's number would be a route leak.
   */
  private Backbone backbone(List<Site> planned, SortedMap<String, Long> asNumbers) {
    SortedMap<String, List<Backbone.OwnLine>> lines = new TreeMap<>();
    for (PlannedRouter router : routers) {
      List<Uplink> own = router.index() > 1 ? List.of() : planned.stream().filter(site -> site.name().equals(router.site()))
          .flatMap(site -> site.uplinks().stream()).filter(line -> !line.lastResort() && !line.networks().isEmpty()).toList();
      if (!own.isEmpty()) {
        lines.put(router.hostName(), own.stream().map(Uplink::asNumber).distinct().map(number -> new Backbone.OwnLine(number,
            own.stream().filter(line -> line.asNumber().equals(number)).flatMap(line -> line.networks().stream()).distinct()
                .toList())).toList());
      }
    }
    return new Backbone(asNumbers, lines);
  }

  /**
   * @param key of the sentence in the resource bundles
   * @param arguments in the sentence's order
   */
  public record Note(String key, List<String> arguments) {
    public Note {
      arguments = List.copyOf(arguments);
    }
  }
}
