package org.atalaya.firmware.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;

/**
 * The networks that are one node's own in a routed mesh. Of IPv4 it is what the community's habit gives a node's people of the
 * node's block; where the habit gives no blocks it is cut by the node's number n: 172.16.0.0 + n · 256 with prefix length 24.
 * Of IPv6 it is the n-th /64 after the routers' own network. Different blocks and numbers, different networks: no two nodes can
 * clash, whatever their names.
 *
 * @param ipv4 the network's first address, with its length
 * @param ipv6 the network's first address, /64
 */
public record ClientNetwork(IpPrefix ipv4, IpPrefix ipv6) {
  /** What nodes' IPv4 networks are cut from by number (RFC 1918). */
  public static final IpPrefix SUPPLY = IpPrefix.ipv4("172.16.0.0/12").orElseThrow();
  /** How many /24s there are in it; the first is left out. */
  public static final int MOST = 4095;
  /** AWMN's nodes have a /24 with links in it, whatever else a community does. */
  private static final String BY_NUMBER_ALWAYS = "awmn-bird";
  /** Addresses before those that DHCP gives: the router's, and machines that stand beside it. */
  public static final int DHCP_START = 10;
  private static final int MOST_BY_DHCP = 110;

  /** Of a node that has a number, in a network that {@link #objections} finds nothing against. */
  public static ClientNetwork of(NodeConfig node) {
    IpPrefix routers = IpPrefix.ipv6(node.community().ipv6Network()).orElseThrow();
    BigInteger sixth = routers.address().add(BigInteger.valueOf(node.number()).shiftLeft(64));
    return new ClientNetwork(block(node).filter(_ -> blocks(node.community())).map(block -> people(node.community().habit(), block)).orElseGet(() -> ofNumber(node.number())),
        new IpPrefix(sixth, 64, 128));
  }

  /** The /24 of a node of this number. */
  public static IpPrefix ofNumber(int number) {
    return new IpPrefix(SUPPLY.address().add(BigInteger.valueOf(256L * number)), 24, 32);
  }

  /** What people's networks lie in. */
  public static IpPrefix supply(Community community) {
    return blocks(community) ? IpPrefix.ipv4(community.ipv4Network()).orElseThrow() : SUPPLY;
  }

  private static boolean blocks(Community community) {
    return community.habit().blockLength().isPresent() && !community.firmware().equals(BY_NUMBER_ALWAYS);
  }

  /** What the habit gives a node for itself; empty where it gives no blocks. */
  public static Optional<IpPrefix> block(NodeConfig node) {
    OptionalInt length = node.community().habit().blockLength();
    return length.isPresent() ? IpPrefix.ipv4(node.router().ipv4()).map(own -> new IpPrefix(own.address(), length.getAsInt(), 32).network())
        : Optional.empty();
  }

  private static IpPrefix people(AddressHabit habit, IpPrefix block) {
    return switch (habit) {
      case FREIFUNK -> new IpPrefix(block.plus(1L << 31 - block.length()).address(), block.length() + 1, 32);
      case GUIFI, LIBREMESH -> block;
    };
  }

  /** Why no such networks can be cut for this node. */
  public static List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    if (node.number() < 1 || node.number() > MOST) {
      found.add("the router's number is " + node.number() + ", and a network of its own can be cut for 1 to " + MOST);
    }
    if (blocks(node.community())) {
      found.addAll(blockObjections(node));
    }
    Optional<IpPrefix> four = IpPrefix.ipv4(node.community().ipv4Network());
    if (!blocks(node.community()) && four.filter(network -> network.contains(SUPPLY) || SUPPLY.contains(network)).isPresent()) {
      found.add("the IPv4 network overlaps 172.16.0.0/12, from which clients' networks are cut");
    }
    Optional<IpPrefix> six = IpPrefix.ipv6(node.community().ipv6Network());
    if (six.filter(network -> network.length() != 64
        || network.address().shiftRight(64).intValue() % (1 << 16) != 0).isPresent()) {
      found.add("the IPv6 network is not the first /64 of a /48, whose others are the clients'");
    }
    return List.copyOf(found);
  }

  /** Where the habit gives blocks: a router that is not the first host of one may be in somebody else's. */
  public static List<String> blockObjections(NodeConfig node) {
    return block(node).filter(block -> IpPrefix.ipv4(node.router().ipv4()).filter(own -> own.address().equals(block.plus(1).address())).isEmpty())
        .map(block -> "the router's IPv4 address is " + node.router().ipv4()
            + ", and a router has the first host of a block of prefix length " + block.length()).stream().toList();
  }

  /** How many addresses DHCP gives, from {@link #DHCP_START} on. */
  public int dhcpLimit() {
    return Math.min(MOST_BY_DHCP, (1 << 32 - ipv4.length()) - DHCP_START - 2);
  }

  /** {@code 172.16.5.0/24}. */
  public String ipv4Text() {
    return ipv4.dotted() + "/" + ipv4.length();
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
