package org.atalaya.planner.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.planner.device.Device;

/**
 * All that a firmware target needs to write one router's files.
 *
 * @param community what all routers share
 * @param router this one
 * @param device from the catalogue
 * @param gateway true where the line to the internet is plugged in
 * @param meshKey of the encrypted mesh; empty for an open one
 * @param number of the router in its network, from 1, each once: what is cut for every node from a common supply
 *     (clients' networks) goes by it; 0 where the network gives none
 * @param neighbours routers that this one has a planned link or its site's cable to, by host name; empty where the
 *     network is not known
 * @param place where it hangs; empty where only the router is known
 * @param backbone AS numbers and own networks, for firmwares that route between systems
 * @param imagePackages names of the packages in the router's image; empty where nobody knows them
 */
public record NodeConfig(Community community, PlannedRouter router, Device device, boolean gateway,
    Optional<Secret> meshKey, int number, List<Neighbour> neighbours, Optional<NodePlace> place,
    Backbone backbone, Optional<SortedSet<String>> imagePackages) {
  public NodeConfig {
    neighbours = List.copyOf(neighbours);
    imagePackages = imagePackages.map(names -> Collections.unmodifiableSortedSet(new TreeSet<>(names)));
  }

  /** A router whose image nobody has looked into. */
  public NodeConfig(Community community, PlannedRouter router, Device device, boolean gateway,
      Optional<Secret> meshKey, int number, List<Neighbour> neighbours, Optional<NodePlace> place) {
    this(community, router, device, gateway, meshKey, number, neighbours, place, Backbone.NONE, Optional.empty());
  }

  /** The same router with this image. */
  public NodeConfig withImage(SortedSet<String> packages) {
    return new NodeConfig(community, router, device, gateway, meshKey, number, neighbours, place, backbone,
        Optional.of(packages));
  }

  /** The same router in this backbone. */
  public NodeConfig in(Backbone other) {
    return new NodeConfig(community, router, device, gateway, meshKey, number, neighbours, place, other, imagePackages);
  }

  /** A router whose place on the map is not asked for. */
  public NodeConfig(Community community, PlannedRouter router, Device device, boolean gateway,
      Optional<Secret> meshKey, int number, List<Neighbour> neighbours) {
    this(community, router, device, gateway, meshKey, number, neighbours, Optional.empty());
  }

  /** A router looked at by itself, without its network. */
  public NodeConfig(Community community, PlannedRouter router, Device device, boolean gateway,
      Optional<Secret> meshKey) {
    this(community, router, device, gateway, meshKey, 0, List.of());
  }
}
