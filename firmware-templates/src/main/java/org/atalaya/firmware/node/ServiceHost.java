package org.atalaya.firmware.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.plan.NodeConfig;

/**
 * A machine with services that stands beside a node, on the network of the node's people. It asks for an address like
 * everybody, and has one more that never changes: by that it is found.
 *
 * @param fixed the address that never changes, with its network's length
 */
public record ServiceHost(IpPrefix fixed) {
  /** Kinds of such machines; each node has room for one of each. */
  public enum Kind { CONTENT, FREEDOMBOX }

  /** Firmwares that give each node's people a network of their own, and the least length of its prefix. */
  private static final Map<String, Integer> ROUTED = Map.of("openwrt-babel", 24, "openwrt-olsrd2", 24,
      "openwrt-bmx7", 24, "awmn-bird", 25, "raspberrypi", 24);
  /** Firmwares that make one network of all. */
  private static final Set<String> BRIDGED = Set.of("libremesh", "openwrt-batman");
  /** Behind the network's own address and the first host, which the routers share. */
  private static final int FIRST = 2;

  /** Why no such machine can be given an address at this node. */
  public static List<String> objections(NodeConfig node, Kind kind) {
    List<String> found = new ArrayList<>(AddressObjections.of(node.community(), node.router()));
    String firmware = node.community().firmware();
    if (ROUTED.containsKey(firmware)) {
      found.addAll(ClientNetwork.objections(node));
    } else if (BRIDGED.contains(firmware)) {
      if (!node.community().ipv4Network().endsWith("/16")) {
        found.add("the IPv4 network is no /16, and only there are the addresses below the clients' free");
      }
      if (node.number() < 1 || offset(node, kind) >= LibreMeshAddresses.DHCP_START) {
        found.add("the router's number is " + node.number() + ", and there are addresses for machines beside 1 to "
            + (LibreMeshAddresses.DHCP_START - FIRST) / Kind.values().length);
      }
    } else {
      found.add("in a network of " + firmware + " the plan does not know which addresses are free for machines beside "
          + "routers");
    }
    return List.copyOf(found);
  }

  /** Only for a node without {@link #objections}. */
  public static ServiceHost of(NodeConfig node, Kind kind) {
    Optional<Integer> length = Optional.ofNullable(ROUTED.get(node.community().firmware()));
    return new ServiceHost(length
        .map(bits -> beside(ClientNetwork.of(node).ipv4(), bits, kind))
        .orElseGet(() -> IpPrefix.ipv4(node.community().ipv4Network()).orElseThrow().plus(offset(node, kind))));
  }

  /** In the part of a node's network that is its people's. */
  private static IpPrefix beside(IpPrefix network, int shortest, Kind kind) {
    return new IpPrefix(network.plus(FIRST + kind.ordinal()).address(), Math.max(shortest, network.length()), 32);
  }

  private static long offset(NodeConfig node, Kind kind) {
    return FIRST + (long) Kind.values().length * (node.number() - 1) + kind.ordinal();
  }

  /** {@code 10.13.0.6/16}. */
  public String text() {
    return fixed.dotted() + "/" + fixed.length();
  }
}
