package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.addressing.NodeNumbers;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * The Athens way: every node is an autonomous system with a /24, and speaks BGP with each neighbour over a /30 of the
 * link's own, by BIRD 2. The lower half of a node's /24 is for people, the upper half for its links.
 */
final class BgpMesh implements MeshProtocol {
  /** AS numbers for private use with 16 bits begin here (RFC 6996); node 1 has it. */
  private static final int FIRST_AS = 64_512;
  private static final int LINKS_FROM = 128;
  /** How many /30s there are in the upper half of a /24. */
  private static final int MOST_LINKS = 32;

  @Override
  public String id() {
    return "awmn-bird";
  }

  @Override
  public boolean routed() {
    return true;
  }

  @Override
  public int clientPrefixLength() {
    return 25;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>(ClientNetwork.objections(node));
    if (node.number() > NodeNumbers.SMALL) {
      found.add("the router's number is " + node.number() + ", and there are private AS numbers for 1 to "
          + NodeNumbers.SMALL);
    }
    for (Neighbour neighbour : node.neighbours()) {
      if (neighbour.number() < 1 || neighbour.number() > NodeNumbers.SMALL) {
        found.add("there is no private AS number for " + neighbour.hostName());
      }
      if (neighbour.linkNumber() < 0 || neighbour.linkNumber() >= MOST_LINKS) {
        found.add("the link to " + neighbour.hostName() + " is one above " + MOST_LINKS + ", which a /24 has room for");
      }
      neighbour.radio().filter(radio -> node.router().radios().stream()
          .noneMatch(planned -> planned.mesh() && planned.uciName().equals(radio)))
          .ifPresent(radio -> found.add("the link to " + neighbour.hostName() + " goes by " + radio
              + ", which has no task in the mesh"));
    }
    return List.copyOf(found);
  }

  @Override
  public UciSection link(NodeSetup setup, MeshInterface link) {
    List<String> addresses = setup.node().neighbours().stream().filter(neighbour -> on(neighbour, link))
        .map(neighbour -> ownEnd(setup.node(), neighbour).dotted() + "/30").toList();
    UciSectionEdit section = new UciSectionEdit("interface", link.name());
    link.device().ifPresent(device -> section.set("device", device));
    if (addresses.isEmpty()) {
      return section.set("proto", "none").done();
    }
    return section.set("proto", "static").list("ipaddr", addresses).done();
  }

  /** A cable's neighbours are on the first cable interface: which port they are plugged into nobody knows. */
  private static boolean on(Neighbour neighbour, MeshInterface link) {
    return neighbour.radio().map(radio -> link.radio().map(PlannedRadio::uciName).filter(radio::equals).isPresent())
        .orElse(link.name().equals("cable0"));
  }

  private static IpPrefix ownEnd(NodeConfig node, Neighbour neighbour) {
    return end(node, neighbour, node.number() < neighbour.number());
  }

  private static IpPrefix otherEnd(NodeConfig node, Neighbour neighbour) {
    return end(node, neighbour, node.number() > neighbour.number());
  }

  /** The lower number gives the link's network and has its first host. */
  private static IpPrefix end(NodeConfig node, Neighbour neighbour, boolean lower) {
    IpPrefix own = ClientNetwork.ofNumber(Math.min(node.number(), neighbour.number()));
    return own.plus(LINKS_FROM + 4L * neighbour.linkNumber() + (lower ? 1 : 2));
  }

  private static int as(int number) {
    return FIRST_AS - 1 + number;
  }

  @Override
  public SortedMap<String, String> files(NodeSetup setup) {
    NodeConfig node = setup.node();
    StringBuilder text = new StringBuilder("""
        # %s, AS %d
        log syslog { warning, error, fatal, bug };
        router id %s;

        # nodes' networks, routers' addresses, the way to the internet; nothing else goes from node to node
        filter of_this_network {
          if net ~ [ %s/%d{24,24}, %s/%d{32,32}, 0.0.0.0/0 ] then accept;
          reject;
        }

        protocol device {
        }

        protocol direct addresses {
          ipv4;
          interface "lo";
        }

        protocol static own_network {
          ipv4;
          route %s unreachable;
        }

        """.formatted(node.router().hostName(), as(node.number()), setup.ipv4(), ClientNetwork.SUPPLY.dotted(),
        ClientNetwork.SUPPLY.length(), setup.ipv4Network().dotted(), setup.ipv4Network().length(),
        ClientNetwork.of(node).ipv4Text()));
    text.append(node.gateway() ? """
        # the line's default route is taken from the kernel, and is better than any neighbour's
        protocol kernel {
          learn;
          ipv4 {
            preference 200;
            import where net = 0.0.0.0/0;
            export where source = RTS_BGP;
          };
        }
        """ : """
        protocol kernel {
          ipv4 {
            import none;
            export where source = RTS_BGP;
          };
        }
        """);
    text.append("""

        template bgp neighbour {
          local as %d;
          hold time 30;
          keepalive time 10;
          connect retry time 10;
          direct;
          ipv4 {
            import filter of_this_network;
            export filter of_this_network;
          };
        }
        """.formatted(as(node.number())));
    for (Neighbour neighbour : node.neighbours()) {
      text.append("""

          protocol bgp node_%d from neighbour {
            description "%s";
            source address %s;
            neighbor %s as %d;
          }
          """.formatted(neighbour.number(), neighbour.hostName(), ownEnd(node, neighbour).dotted(),
          otherEnd(node, neighbour).dotted(), as(neighbour.number())));
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/bird.conf", text.toString());
    return files;
  }
}
