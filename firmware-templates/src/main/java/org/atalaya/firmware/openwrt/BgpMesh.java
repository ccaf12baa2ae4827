package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.planner.plan.Backbone;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * The Athens way: every node is an autonomous system with a /24, and speaks BGP with each neighbour over a /30 of the
 * link's own, by BIRD 2. The lower half of a node's /24 is for people, the upper half for its links.
 */
final class BgpMesh implements MeshProtocol {
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
    if (as(node, node.router().hostName()).isEmpty()) {
      found.add("no AS number is left for the router");
    }
    for (Neighbour neighbour : node.neighbours()) {
      if (as(node, neighbour.hostName()).isEmpty()) {
        found.add("there is no AS number for " + neighbour.hostName());
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

  private static Optional<Long> as(NodeConfig node, String hostName) {
    return Optional.ofNullable(node.backbone().asNumbers().get(hostName));
  }

  /** This is a network of IPv4. */
  private static List<String> ipv4(List<String> networks) {
    return networks.stream().filter(network -> !network.contains(":")).toList();
  }

  /**
   * The community's own addresses on its lines. Which router of a provider's is at the other end stands in no contract: a
   * person adds that, in a file that is not ours. Each number is offered the networks of its own lines alone.
   */
  private static String ownLines(List<Backbone.OwnLine> lines) {
    String routes = lines.stream().flatMap(line -> ipv4(line.networks()).stream()).distinct()
        .map(network -> "  route " + network + " unreachable;\n").collect(Collectors.joining());
    List<Backbone.OwnLine> numbered = lines.stream().filter(line -> line.asNumber().isPresent()).toList();
    String templates = numbered.stream().map(line ->
        provider(line, numbered.size() == 1 ? "provider" : "provider_" + line.asNumber().orElseThrow())).collect(Collectors.joining());
    return """
        # the community's own addresses on its lines; what nobody has goes nowhere, and not back to the line
        protocol static own_line {
          ipv4;
        %s}

        """.formatted(routes) + (templates.isEmpty() ? "" : templates + "include \"/etc/bird-line*.conf\";\n\n");
  }

  private static String provider(Backbone.OwnLine line, String template) {
    return """
        # towards the provider, in a file beside this one: protocol bgp line from %s { neighbor ADDRESS as NUMBER; }
        template bgp %s {
          local as %d;
          ipv4 {
            import where net = 0.0.0.0/0;
            export where proto = "own_line" && net ~ [ %s ];
          };
        }
        """.formatted(template, template, line.asNumber().orElseThrow(), String.join(", ", ipv4(line.networks())));
  }

  @Override
  public SortedMap<String, String> files(NodeSetup setup) {
    NodeConfig node = setup.node();
    long own = as(node, node.router().hostName()).orElseThrow();
    List<Backbone.OwnLine> lines = node.backbone().ownLines().getOrDefault(node.router().hostName(), List.of()).stream()
        .filter(each -> !ipv4(each.networks()).isEmpty()).toList();
    String accepted = ipv4(node.backbone().allOwnNetworks()).stream().map(network -> network + "{"
        + network.substring(network.indexOf('/') + 1) + ",32}, ").collect(Collectors.joining());
    StringBuilder text = new StringBuilder("""
        # %s, AS %d
        log syslog { warning, error, fatal, bug };
        router id %s;

        # nodes' networks, routers' addresses, the way to the internet; nothing else goes from node to node
        filter of_this_network {
          if net ~ [ %s/%d{24,24}, %s/%d{32,32}, %s0.0.0.0/0 ] then accept;
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

        """.formatted(node.router().hostName(), own, setup.ipv4(), ClientNetwork.SUPPLY.dotted(),
        ClientNetwork.SUPPLY.length(), setup.ipv4Network().dotted(), setup.ipv4Network().length(), accepted,
        ClientNetwork.of(node).ipv4Text()));
    if (!lines.isEmpty()) {
      text.append(ownLines(lines));
    }
    String exported = lines.isEmpty() ? "source = RTS_BGP" : "source = RTS_BGP || proto = \"own_line\"";
    text.append((node.gateway() ? """
        # the line's default route is taken from the kernel, and is better than any neighbour's
        protocol kernel {
          learn;
          ipv4 {
            preference 200;
            import where net = 0.0.0.0/0;
            export where %s;
          };
        }
        """ : """
        protocol kernel {
          ipv4 {
            import none;
            export where %s;
          };
        }
        """).formatted(exported));
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
        """.formatted(own));
    for (Neighbour neighbour : node.neighbours()) {
      text.append("""

          protocol bgp node_%d from neighbour {
            description "%s";
            source address %s;
            neighbor %s as %d;
          }
          """.formatted(neighbour.number(), neighbour.hostName(), ownEnd(node, neighbour).dotted(),
          otherEnd(node, neighbour).dotted(), as(node, neighbour.hostName()).orElseThrow()));
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/bird.conf", text.toString());
    return files;
  }
}
