package org.atalaya.firmware.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.plan.NodeConfig;

/**
 * The networks that are one node's own in a routed mesh, cut by its number n: 172.16.0.0 + n · 256 with prefix length
 * 24, and the n-th /64 after the routers' own IPv6 network. Different numbers, different networks: no two nodes can
 * clash, whatever their names.
 *
 * @param ipv4 the network's first address, /24
 * @param ipv6 the network's first address, /64
 */
public record ClientNetwork(IpPrefix ipv4, IpPrefix ipv6) {
  /** What all nodes' IPv4 networks are cut from (RFC 1918). */
  public static final IpPrefix SUPPLY = IpPrefix.ipv4("172.16.0.0/12").orElseThrow();
  /** How many /24s there are in it; the first is left out. */
  public static final int MOST = 4095;

  /** Of a node that has a number, in a network that {@link #objections} finds nothing against. */
  public static ClientNetwork of(NodeConfig node) {
    IpPrefix routers = IpPrefix.ipv6(node.community().ipv6Network()).orElseThrow();
    BigInteger sixth = routers.address().add(BigInteger.valueOf(node.number()).shiftLeft(64));
    return new ClientNetwork(ofNumber(node.number()), new IpPrefix(sixth, 64, 128));
  }

  /** The /24 of a node of this number. */
  public static IpPrefix ofNumber(int number) {
    return new IpPrefix(SUPPLY.address().add(BigInteger.valueOf(256L * number)), 24, 32);
  }

  /** Why no such networks can be cut for this node. */
  public static List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    if (node.number() < 1 || node.number() > MOST) {
      found.add("the router's number is " + node.number() + ", and a network of its own can be cut for 1 to " + MOST);
    }
    Optional<IpPrefix> four = IpPrefix.ipv4(node.community().ipv4Network());
    if (four.filter(network -> network.contains(SUPPLY) || SUPPLY.contains(network)).isPresent()) {
      found.add("the IPv4 network overlaps 172.16.0.0/12, from which clients' networks are cut");
    }
    Optional<IpPrefix> six = IpPrefix.ipv6(node.community().ipv6Network());
    if (six.filter(network -> network.length() != 64
        || network.address().shiftRight(64).intValue() % (1 << 16) != 0).isPresent()) {
      found.add("the IPv6 network is not the first /64 of a /48, whose others are the clients'");
    }
    return List.copyOf(found);
  }

  /** {@code 172.16.5.0/24}. */
  public String ipv4Text() {
    return ipv4.dotted() + "/24";
  }

  /** {@code fd0d:fe46:8ce8:5::/64}. */
  public String ipv6Text() {
    return ipv6.compressed() + "/64";
  }

  /** The router's own address in it: the first host. */
  public String routerIpv4() {
    return ipv4.plus(1).dotted();
  }

  /** As {@link #routerIpv4}. */
  public String routerIpv6() {
    return ipv6.plus(1).compressed();
  }
}
