package org.atalaya.firmware.guifi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.plan.NodeConfig;

/**
 * The addresses of a node as guifi.net hands them out: 27 bits of prefix, the one that the plan gave it where the
 * community has guifi.net's habit, else one cut from the network by the node's number; the first host is the router, the
 * others are for its people.
 *
 * @param router address of the router, with the block's length
 */
record NodeBlock(IpPrefix router) {
  static final int LENGTH = 27;
  private static final int SIZE = 32;

  static List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    Optional<IpPrefix> network = IpPrefix.ipv4(node.community().ipv4Network());
    if (network.filter(IpPrefix::isNetwork).filter(each -> each.length() >= 8 && each.length() <= 20).isEmpty()) {
      found.add("the IPv4 network is no network of prefix length 8 to 20, from which blocks for nodes are cut");
      return found;
    }
    if (planned(node).isPresent()) {
      found.addAll(ClientNetwork.blockObjections(node));
      return found;
    }
    int most = (1 << LENGTH - network.get().length()) - 1;
    if (node.number() < 1 || node.number() > most) {
      found.add("the router's number is " + node.number() + ", and there are blocks of addresses for 1 to " + most);
    }
    return found;
  }

  /** Only for a node without {@link #objections}. */
  static NodeBlock of(NodeConfig node) {
    Optional<IpPrefix> planned = planned(node);
    if (planned.isPresent()) {
      return new NodeBlock(planned.get().plus(1));
    }
    IpPrefix network = IpPrefix.ipv4(node.community().ipv4Network()).orElseThrow();
    return new NodeBlock(new IpPrefix(network.plus((long) SIZE * node.number() + 1).address(), LENGTH, 32));
  }

  private static Optional<IpPrefix> planned(NodeConfig node) {
    return ClientNetwork.block(node).filter(block -> block.length() == LENGTH);
  }

  String text() {
    return router.dotted() + "/" + LENGTH;
  }
}
