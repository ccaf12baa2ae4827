package org.atalaya.planner.plan;

import java.util.List;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Survival;

/**
 * Another network that could be built instead, with what it gains and gives up.
 *
 * @param kind what it is better at
 * @param survive which single loss it was made to survive
 * @param sites names of the chosen sites, in the project's order
 * @param routers how many
 * @param links pairs of sites that are joined by radio
 * @param unreached homes that it leaves out
 * @param total of its bill
 * @param optimality how good it is known to be at what it was made for
 * @param tradeOffs what it gains, then what it gives up
 */
public record Alternative(Kind kind, Survival survive, List<String> sites, int routers, List<Pair> links,
    List<String> unreached, double total, Optimality optimality, List<NetworkPlan.Note> tradeOffs) {
  public Alternative {
    sites = List.copyOf(sites);
    links = List.copyOf(links);
    unreached = List.copyOf(unreached);
    tradeOffs = List.copyOf(tradeOffs);
  }

  /** What an alternative is better at than the plan. */
  public enum Kind {
    /** It costs less. */
    CHEAPER,
    /** It survives what the plan does not. */
    SAFER,
    /** Its routes are shorter in time. */
    FASTER
  }

  /**
   * Two sites with a radio link.
   *
   * @param slowestMbps rate of its slower direction
   */
  public record Pair(String a, String b, double slowestMbps) {}
}
