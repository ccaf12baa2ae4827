package org.atalaya.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.atalaya.planner.plan.NodeConfig;

/** What no router alone can show: a network whose nodes contradict each other. */
public final class CommunityCheck {
  private CommunityCheck() {}

  /**
   * Why these nodes can't be configured as one network: each node's own objections (once for all
   * the nodes that share one), then two nodes with one host
   * name or address, or with different ideas of what they share. One plain line each; empty when all is well.
   * Secrets are compared and not told.
   */
  public static List<String> objections(FirmwareTarget target, List<NodeConfig> nodes) {
    List<String> objections = new ArrayList<>();
    SortedMap<String, List<String>> raised = new TreeMap<>();
    List<String> inOrder = new ArrayList<>();
    for (NodeConfig node : nodes) {
      for (String objection : target.objections(node)) {
        raised.computeIfAbsent(objection, _ -> {
          inOrder.add(objection);
          return new ArrayList<>();
        }).add(node.router().hostName());
      }
    }
    // what holds for every router is the network's, and is said once
    inOrder.forEach(objection -> objections.add((nodes.size() > 1 && raised.get(objection).size() == nodes.size()
        ? "all routers" : String.join(", ", raised.get(objection))) + ": " + objection));
    // DNS takes capitals for small letters
    shared("share the host name", nodes, node -> node.router().hostName().toLowerCase(Locale.ROOT), objections);
    shared("share the IPv4 address", nodes, node -> address(node.router().ipv4()), objections);
    shared("share the IPv6 address", nodes, node -> address(node.router().ipv6()).toLowerCase(Locale.ROOT), objections);
    shared("share the number", nodes.stream().filter(node -> node.number() > 0).toList(),
        node -> Integer.toString(node.number()), objections);
    for (NodeConfig node : nodes) {
      NodeConfig first = nodes.getFirst();
      String both = first.router().hostName() + " and " + node.router().hostName();
      if (!node.community().equals(first.community())) {
        objections.add(both + " belong to different networks");
      }
      if (!node.meshKey().equals(first.meshKey())) {
        objections.add(both + " have different mesh keys and would not see each other");
      }
    }
    return List.copyOf(objections);
  }

  private static void shared(String what, List<NodeConfig> nodes, Function<NodeConfig, String> of,
      List<String> objections) {
    SortedMap<String, List<String>> owners = new TreeMap<>();
    for (NodeConfig node : nodes) {
      owners.computeIfAbsent(of.apply(node), _ -> new ArrayList<>()).add(node.router().hostName());
    }
    owners.forEach((value, hosts) -> {
      if (hosts.size() > 1) {
        objections.add(String.join(" and ", hosts) + " " + what + " " + value);
      }
    });
  }

  private static String address(String withPrefix) {
    return withPrefix.replaceFirst("/.*", "");
  }
}
