package org.atalaya.planner.reach;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/**
 * Whom a plan serves. A node is a site with routers.
 *
 * @param nodes in the plan's order
 * @param peoplePerHousehold assumed
 * @param cost of building all of it
 * @param monthlyCost of all lines to the internet at its nodes
 * @param currency of the cost
 */
public record Reach(List<Node> nodes, double peoplePerHousehold, double cost, double monthlyCost, String currency) {
  /** Assumed: between the world's cities, with three to four, and its countryside, with five. */
  public static final double PEOPLE_PER_HOUSEHOLD = 4;
  /** What the kit's workshops expect of a node. */
  public static final double EXPECTED_LEAST = 3;
  public static final double EXPECTED_MOST = 4;

  public Reach {
    nodes = List.copyOf(nodes);
    if (!(peoplePerHousehold > 0)) {
      throw new IllegalArgumentException("people " + peoplePerHousehold + ", expected above 0");
    }
  }

  /**
   * @param site name
   * @param home true where the plan had to connect it
   * @param routers there
   * @param households served from here; 0 also where nobody has written it down
   */
  public record Node(String site, boolean home, int routers, int households) {}

  /** How the families a node compare with what the workshops expect. */
  public enum Verdict { UNKNOWN, FEWER, EXPECTED, MORE }

  /** @param sites that the plan was made from */
  public static Reach of(NetworkPlan plan, List<Site> sites, double peoplePerHousehold) {
    Map<String, Site> byName = new TreeMap<>();
    sites.forEach(site -> byName.put(site.name(), site));
    List<Site> built = plan.sites().stream().map(byName::get).toList();
    return new Reach(built.stream().map(site -> new Node(site.name(), site.role() == Role.REQUIRED,
            (int) plan.routers().stream().filter(router -> router.site().equals(site.name())).count(), site.households())).toList(),
        peoplePerHousehold, plan.bill().total(),
        built.stream().flatMap(site -> site.uplinks().stream()).mapToDouble(Uplink::monthlyCost).sum(), plan.bill().currency());
  }

  public int households() {
    return nodes.stream().mapToInt(Node::households).sum();
  }

  public double people() {
    return peoplePerHousehold * households();
  }

  public OptionalDouble familiesPerNode() {
    return nodes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) households() / nodes.size());
  }

  public OptionalDouble costPerHousehold() {
    return each(cost);
  }

  public OptionalDouble monthlyCostPerHousehold() {
    return each(monthlyCost);
  }

  public Verdict verdict() {
    if (households() == 0) {
      return Verdict.UNKNOWN;
    }
    double families = familiesPerNode().orElseThrow();
    return families < EXPECTED_LEAST ? Verdict.FEWER : families > EXPECTED_MOST ? Verdict.MORE : Verdict.EXPECTED;
  }

  private OptionalDouble each(double money) {
    return households() == 0 ? OptionalDouble.empty() : OptionalDouble.of(money / households());
  }
}
