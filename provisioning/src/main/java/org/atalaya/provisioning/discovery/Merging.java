package org.atalaya.provisioning.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * Tells which sightings are of one router. What it says itself, over a session, comes before what this computer's
 * tables say: at an address that four routers share the table names one, and another may have answered.
 *
 * <pre>
 *   the MAC that it names itself
 *   else that of the router with the same host key
 *   else that of the router that has the MAC of the table among its own
 *   else the MAC of the table, else the host key, else the address
 * </pre>
 */
final class Merging {
  private static final Comparator<RouterAddress> SUREST_FIRST =
      Comparator.comparingInt(Merging::rank).thenComparing(Comparator.naturalOrder());

  private Merging() {}

  /** The routers, by MAC, those without one last; the same for the same sightings in any order. */
  static List<DiscoveredRouter> of(List<Sighting> sightings) {
    List<Sighting> sorted = sightings.stream().sorted(Comparator.comparing(Sighting::address, SUREST_FIRST)).toList();
    Map<HostKey, String> byKey = new HashMap<>();
    Map<String, String> byMac = new HashMap<>();
    for (Sighting sighting : sorted) {
      facts(sighting).flatMap(RouterFacts::primaryMac).ifPresent(primary -> {
        sighting.hostKey().ifPresent(key -> byKey.putIfAbsent(key, primary));
        facts(sighting).orElseThrow().macs().values().forEach(mac -> byMac.putIfAbsent(mac, primary));
      });
    }
    // without facts the one with a MAC in the table names the others with its key
    for (Sighting sighting : sorted) {
      sighting.neighbourMac().map(mac -> byMac.getOrDefault(mac.text(), mac.text()))
          .ifPresent(mac -> sighting.hostKey().ifPresent(key -> byKey.putIfAbsent(key, mac)));
    }
    SortedMap<String, List<Sighting>> groups = new TreeMap<>();
    for (Sighting sighting : sorted) {
      groups.computeIfAbsent(identity(sighting, byKey, byMac), id -> new ArrayList<>()).add(sighting);
    }
    return groups.values().stream().map(Merging::merged).toList();
  }

  private static String identity(Sighting sighting, Map<HostKey, String> byKey, Map<String, String> byMac) {
    return facts(sighting).flatMap(RouterFacts::primaryMac)
        .or(() -> sighting.hostKey().map(byKey::get))
        .or(() -> sighting.neighbourMac().map(mac -> byMac.getOrDefault(mac.text(), mac.text())))
        .map(mac -> "1 " + mac)
        .or(() -> sighting.hostKey().map(key -> "2 " + key))
        .orElseGet(() -> "3 " + sighting.address());
  }

  private static DiscoveredRouter merged(List<Sighting> group) {
    Sighting best = group.stream().min(Comparator.comparingInt((Sighting sighting) -> switch (sighting.access()) {
      case Access.Open _ -> 0;
      case Access.Closed _ -> 1;
      case Access.Unclear _ -> 2;
    })).orElseThrow();
    Set<MacAddress> macs = new LinkedHashSet<>();
    for (Sighting sighting : group) {
      facts(sighting).ifPresent(facts -> {
        facts.primaryMac().flatMap(Merging::mac).ifPresent(macs::add);
        facts.macs().values().forEach(mac -> mac(mac).ifPresent(macs::add));
      });
    }
    if (macs.isEmpty()) {
      group.forEach(sighting -> sighting.neighbourMac().ifPresent(macs::add));
    }
    SortedSet<FoundBy> foundBy = new TreeSet<>();
    group.forEach(sighting -> foundBy.addAll(sighting.foundBy()));
    return new DiscoveredRouter(group.stream().map(Sighting::address).distinct().toList(), List.copyOf(macs),
        best.banner(), best.hostKey(), best.access(), foundBy);
  }

  private static Optional<RouterFacts> facts(Sighting sighting) {
    return sighting.access() instanceof Access.Open open ? Optional.of(open.facts()) : Optional.empty();
  }

  private static Optional<MacAddress> mac(String text) {
    try {
      return Optional.of(new MacAddress(text));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** Nobody shares a link-local address; the other addresses a kit may. */
  private static int rank(RouterAddress address) {
    if (address.host().startsWith("fe80:")) {
      return 0;
    }
    return org.atalaya.provisioning.ssh.SharedAddresses.contains(address) ? 2 : 1;
  }
}
