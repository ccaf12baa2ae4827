package org.atalaya.planner.plan;

import org.atalaya.planner.addressing.AddressHabit;

/**
 * What all routers of one network share.
 *
 * @param name as people call the network
 * @param firmware target id
 * @param country ISO 3166 code that the radios are set to
 * @param accessPointSsid at most 32 bytes of UTF-8; LibreMesh derives addresses from it
 * @param meshId of the 802.11s mesh
 * @param ipv4Network true network address: {@code 10.13.0.0/16}
 * @param ipv6Network {@code fd0d:fe46:8ce8::/64}
 * @param habit how the IPv4 network is shared out
 */
public record Community(String name, String firmware, String country, String accessPointSsid, String meshId,
    String ipv4Network, String ipv6Network, AddressHabit habit) {

  /** One that shares its addresses out as LibreMesh does. */
  public Community(String name, String firmware, String country, String accessPointSsid, String meshId, String ipv4Network,
      String ipv6Network) {
    this(name, firmware, country, accessPointSsid, meshId, ipv4Network, ipv6Network, AddressHabit.LIBREMESH);
  }
}
