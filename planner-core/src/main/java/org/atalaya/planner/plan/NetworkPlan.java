package org.atalaya.planner.plan;

import java.util.List;
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
   * @param key of the sentence in the resource bundles
   * @param arguments in the sentence's order
   */
  public record Note(String key, List<String> arguments) {
    public Note {
      arguments = List.copyOf(arguments);
    }
  }
}
