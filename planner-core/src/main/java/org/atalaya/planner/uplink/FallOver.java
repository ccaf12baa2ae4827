package org.atalaya.planner.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.planner.capacity.ThroughputForecast.HomeThroughput;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/**
 * A home that goes out by another gateway than before.
 *
 * @param home site
 * @param from gateway before
 * @param to gateway now; empty where none is left
 * @param keepsAddresses true where both lines carry the network's own addresses under one AS number of its own, so that
 *     what is open stays open; elsewhere it has to connect anew, for the address it is seen by is another
 */
public record FallOver(String home, String from, Optional<String> to, boolean keepsAddresses) {

  /** What differs between two forecasts of one network, in the order of the first. */
  public static List<FallOver> between(List<HomeThroughput> before, List<HomeThroughput> now, List<Site> sites) {
    Map<String, String> gateways = new TreeMap<>();
    now.forEach(home -> gateways.put(home.site(), home.gateway()));
    List<FallOver> changed = new ArrayList<>();
    for (HomeThroughput home : before) {
      Optional<String> to = Optional.ofNullable(gateways.get(home.site()));
      if (to.filter(home.gateway()::equals).isEmpty()) {
        changed.add(new FallOver(home.site(), home.gateway(), to,
            to.isPresent() && keepsAddresses(sites, home.gateway(), to.get())));
      }
    }
    return changed;
  }

  private static boolean keepsAddresses(List<Site> sites, String from, String to) {
    List<Uplink> there = ownAddresses(sites, to);
    return ownAddresses(sites, from).stream().anyMatch(line -> there.stream().anyMatch(other ->
        other.asNumber().equals(line.asNumber()) && other.networks().equals(line.networks())));
  }

  private static List<Uplink> ownAddresses(List<Site> sites, String name) {
    return sites.stream().filter(site -> site.name().equals(name)).flatMap(site -> site.uplinks().stream())
        .filter(Uplink::keepsAddresses).toList();
  }
}
