package org.atalaya.planner.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the routers of a routed backbone know of one another beside their links.
 *
 * @param asNumbers host name → its autonomous system; none for a router that no number is left for
 * @param ownLines host name of a gateway → what is the community's own on its lines to the internet, each AS number once
 */
public record Backbone(SortedMap<String, Long> asNumbers, SortedMap<String, List<OwnLine>> ownLines) {
  /** A router looked at by itself. */
  public static final Backbone NONE = new Backbone(Collections.emptySortedMap(), Collections.emptySortedMap());

  public Backbone {
    asNumbers = Collections.unmodifiableSortedMap(new TreeMap<>(asNumbers));
    SortedMap<String, List<OwnLine>> copied = new TreeMap<>();
    ownLines.forEach((host, lines) -> copied.put(host, List.copyOf(lines)));
    ownLines = Collections.unmodifiableSortedMap(copied);
  }

  /**
   * Lines of one gateway that carry addresses of the community's own under one number.
   *
   * @param asNumber that the internet knows the community by, where it has one
   * @param networks with their lengths, of IPv4 and IPv6
   */
  public record OwnLine(Optional<Long> asNumber, List<String> networks) {
    public OwnLine {
      networks = List.copyOf(networks);
    }
  }

  /** All networks of the community's own, each once. */
  public List<String> allOwnNetworks() {
    return ownLines.values().stream().flatMap(List::stream).flatMap(line -> line.networks().stream()).distinct().sorted().toList();
  }
}
