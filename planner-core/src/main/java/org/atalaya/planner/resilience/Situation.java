package org.atalaya.planner.resilience;

import java.util.List;

/**
 * Who still reaches whom when some sites are off. All lists hold names in the plan's order.
 *
 * @param offSites sites that do not work
 * @param groups sites that still talk to each other, as sets that no link joins; alone or together
 * @param onlineHomes homes that reach the internet
 * @param lostHomes homes that had their connection before and have none now: to the internet, or where none is left to
 *     reach, to the part of the network that holds the most homes. Homes that were assumed to fail are not among them
 * @param onlineHouseholds households of all sites that reach the internet
 * @param lostHouseholds households of all sites that lost their connection, those that were assumed to fail aside
 */
public record Situation(List<String> offSites, List<List<String>> groups, List<String> onlineHomes,
    List<String> lostHomes, int onlineHouseholds, int lostHouseholds) {
  public Situation {
    offSites = List.copyOf(offSites);
    groups = groups.stream().map(List::copyOf).toList();
    onlineHomes = List.copyOf(onlineHomes);
    lostHomes = List.copyOf(lostHomes);
  }
}
