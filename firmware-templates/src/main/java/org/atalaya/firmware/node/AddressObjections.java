package org.atalaya.firmware.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.PlannedRouter;

/** Whether a router's addresses are hosts of its network's, and free. */
public final class AddressObjections {
  private final List<String> found = new ArrayList<>();

  private AddressObjections() {}

  /**
   * One plain line each: a network that is none, an address outside it, or one that is reserved: the network's own, the
   * broadcast address, the first host (where all routers, or the name servers, answer).
   */
  public static List<String> of(Community community, PlannedRouter router) {
    AddressObjections objections = new AddressObjections();
    objections.addresses("IPv4", IpPrefix.ipv4(community.ipv4Network()), IpPrefix.ipv4(router.ipv4()), 8, 29);
    objections.addresses("IPv6", IpPrefix.ipv6(community.ipv6Network()), IpPrefix.ipv6(router.ipv6()), 16, 64);
    return List.copyOf(objections.found);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
  }

  private void addresses(String family, Optional<IpPrefix> network, Optional<IpPrefix> router, int shortest,
      int longest) {
    require(network.isPresent(), "the " + family + " network is not an address with a prefix length");
    require(router.isPresent(), "the router's " + family + " address is not an address with a prefix length");
    if (network.isEmpty() || router.isEmpty()) {
      return;
    }
    IpPrefix net = network.get();
    IpPrefix own = router.get();
    require(net.isNetwork(),
        "the " + family + " base is not a network address");
    require(net.length() >= shortest && net.length() <= longest,
        "the " + family + " network has prefix length " + net.length() + ", expected " + shortest + " to " + longest);
    require(own.length() == net.length(),
        "the router's " + family + " prefix length differs from the network's");
    require(net.contains(own), "the router's " + family + " address is outside the network");
    IpPrefix alike = new IpPrefix(own.address(), net.length(), net.bits());
    require(!alike.equals(net.network()), "the router's " + family + " address is the network's own");
    require(!alike.equals(net.network().plus(1)),
        "the router's " + family + " address is the first host's, which is kept for anygw or the name servers");
    require(net.bits() != 32 || !alike.equals(net.last()),
        "the router's " + family + " address is the broadcast address");
  }
}
