package org.atalaya.planner.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
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
 */
public record NetworkPlan(Community community, List<String> sites, List<PlannedRouter> routers,
    List<PlannedLink> links, List<String> unreached, Optimality optimality, BillOfMaterials bill, List<Note> notes) {
  public NetworkPlan {
    sites = List.copyOf(sites);
    routers = List.copyOf(routers);
    links = List.copyOf(links);
    unreached = List.copyOf(unreached);
    notes = List.copyOf(notes);
  }

  /** All required sites are reached. */
  public boolean feasible() {
    return unreached.isEmpty();
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
    Set<String> gateways = planned.stream().filter(site -> site.role() == Role.GATEWAY).map(Site::name)
        .collect(Collectors.toSet());
    Map<String, NodePlace> places = new HashMap<>();
    planned.forEach(site -> places.put(site.name(), new NodePlace(site.position(), site.heightMeters())));
    Neighbourhood neighbourhood = new Neighbourhood(this);
    return routers.stream().map(router -> new NodeConfig(community, router, catalogue.get(router.deviceId()),
        router.index() == 1 && gateways.contains(router.site()), meshKey, neighbourhood.number(router),
        neighbourhood.of(router), Optional.ofNullable(places.get(router.site())))).toList();
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
