package org.atalaya.planner.resilience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * A planned network as a graph of sites. Two sites may have several links; each fails on its own.
 *
 * @param nodes the plan's sites, in its order
 * @param links radio links between different sites, in the plan's order
 */
public record SiteNetwork(List<Node> nodes, List<Link> links) {

  /**
   * A site with routers.
   *
   * @param name unique
   * @param home true where the plan had to connect it
   * @param gateway true where a line to the internet comes in
   * @param households that get service from here, 0 or more
   */
  public record Node(String name, boolean home, boolean gateway, int households) {}

  /**
   * A radio link.
   *
   * @param a index of the node at one end
   * @param b index of the node at the other, not {@code a}
   * @param hostA router at {@code a}
   * @param hostB router at {@code b}
   */
  public record Link(int a, int b, String hostA, String hostB) {
    int otherEnd(int node) {
      return node == a ? b : a;
    }
  }

  /** @throws IllegalArgumentException if a link's end is not a node, or both are the same */
  public SiteNetwork {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    for (Link link : links) {
      if (link.a == link.b || Math.min(link.a, link.b) < 0 || Math.max(link.a, link.b) >= nodes.size()) {
        throw new IllegalArgumentException("link " + link.a + " to " + link.b + ", expected two of " + nodes.size() + " sites");
      }
    }
  }

  /**
   * The sites and links of a plan. Links between routers of one site are no links here: a cable joins them anyway.
   *
   * @param planned the sites that the plan was made from
   * @throws IllegalArgumentException if the plan names a site or a host that is not there
   */
  public static SiteNetwork of(NetworkPlan plan, List<Site> planned) {
    Map<String, Site> byName = planned.stream().collect(Collectors.toMap(Site::name, Function.identity()));
    Map<String, Integer> indexBySite = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (String name : plan.sites()) {
      Site site = known(byName, name);
      indexBySite.put(name, nodes.size());
      nodes.add(new Node(name, site.role() == Role.REQUIRED, site.role() == Role.GATEWAY, site.households()));
    }
    Map<String, Integer> indexByHost = new HashMap<>();
    for (PlannedRouter router : plan.routers()) {
      indexByHost.put(router.hostName(), known(indexBySite, router.site()));
    }
    List<Link> links = new ArrayList<>();
    for (PlannedLink link : plan.links()) {
      int a = known(indexByHost, link.hostA());
      int b = known(indexByHost, link.hostB());
      if (a != b) {
        links.add(new Link(a, b, link.hostA(), link.hostB()));
      }
    }
    return new SiteNetwork(nodes, links);
  }

  private static <T> T known(Map<String, T> map, String name) {
    return Optional.ofNullable(map.get(name)).orElseThrow(() -> new IllegalArgumentException("the plan has no " + name));
  }

  /** The same network with the internet coming in at these sites, and nowhere else. */
  public SiteNetwork withInternetAt(Set<String> sites) {
    return new SiteNetwork(nodes.stream().map(node -> new Node(node.name, node.home, sites.contains(node.name), node.households))
        .toList(), links);
  }

  /** The node of that name. */
  public Optional<Integer> findNode(String name) {
    return IntStream.range(0, nodes.size()).boxed().filter(i -> nodes.get(i).name.equals(name)).findFirst();
  }

  /** True where a line to the internet comes in somewhere. */
  public boolean hasGateway() {
    return nodes.stream().anyMatch(Node::gateway);
  }

  /** Indices of the homes, ascending. */
  public List<Integer> homes() {
    return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).home).boxed().toList();
  }

  /** For each node the indices of its links, ascending. */
  int[][] incidentLinks() {
    List<List<Integer>> incident = new ArrayList<>();
    nodes.forEach(node -> incident.add(new ArrayList<>()));
    for (int i = 0; i < links.size(); i++) {
      incident.get(links.get(i).a).add(i);
      incident.get(links.get(i).b).add(i);
    }
    return incident.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
  }

  List<String> names(IntStream indices) {
    return indices.mapToObj(i -> nodes.get(i).name).toList();
  }
}
