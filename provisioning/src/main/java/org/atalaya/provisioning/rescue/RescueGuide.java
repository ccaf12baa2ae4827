package org.atalaya.provisioning.rescue;

import java.util.List;

/**
 * All known ways for one model, the easiest first.
 *
 * @param deviceId as in the catalogue
 * @param port what is written at the socket to use: {@code PoE}, {@code LAN}
 * @param poweredByCable true where power comes through the same cable
 */
public record RescueGuide(String deviceId, String port, boolean poweredByCable, List<RescueWay> ways) {
  public RescueGuide {
    ways = List.copyOf(ways);
  }

  /** The ways of one purpose, the easiest first. */
  public List<RescueWay> ways(RescueWay.Purpose purpose) {
    return ways.stream().filter(way -> way.purposes().contains(purpose)).toList();
  }
}
