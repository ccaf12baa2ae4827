package org.atalaya.planner.plan;

import java.util.Optional;

/**
 * The router at the other end of a link, as seen from one of its ends.
 *
 * @param hostName of the other router
 * @param number of the other router in its network, see {@link NodeConfig#number}
 * @param radio own radio that carries the link; empty for the cable between routers of one site
 * @param linkNumber counts, from 0, the links to higher numbers of that end which has the lower number: both ends
 *     know by it which of that end's link networks is theirs
 * @param path what is known of the link over the air; empty for a cable
 */
public record Neighbour(String hostName, int number, Optional<String> radio, int linkNumber, Optional<AirPath> path) {

  /** A neighbour of which no more is known than how it is reached. */
  public Neighbour(String hostName, int number, Optional<String> radio, int linkNumber) {
    this(hostName, number, radio, linkNumber, Optional.empty());
  }

  /**
   * A link over the air, from this end.
   *
   * @param otherRadio the radio at the other end
   * @param distanceMeters between the antennas
   * @param expectedSignalDbm at this end's connector
   */
  public record AirPath(String otherRadio, double distanceMeters, double expectedSignalDbm) {}
}
