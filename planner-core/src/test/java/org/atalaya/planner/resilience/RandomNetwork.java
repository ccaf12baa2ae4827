package org.atalaya.planner.resilience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Networks drawn for tests, and the plain way to look at them. */
final class RandomNetwork {
  private RandomNetwork() {}

  /** Up to this many sites and links, parallel ones and islands included. */
  static SiteNetwork draw(Random random, int maxSites, int maxLinks) {
    int sites = 1 + random.nextInt(maxSites);
    List<SiteNetwork.Node> nodes = new ArrayList<>();
    for (int i = 0; i < sites; i++) {
      nodes.add(new SiteNetwork.Node("s" + i, random.nextInt(2) == 0, random.nextInt(4) == 0, random.nextInt(5)));
    }
    List<SiteNetwork.Link> links = new ArrayList<>();
    int count = sites == 1 ? 0 : random.nextInt(maxLinks + 1);
    while (links.size() < count) {
      int a = random.nextInt(sites);
      int b = random.nextInt(sites);
      if (a != b) {
        links.add(link(a, b));
      }
    }
    return new SiteNetwork(nodes, links);
  }

  static SiteNetwork.Link link(int a, int b) {
    return new SiteNetwork.Link(a, b, "s" + a, "s" + b);
  }

  static SiteNetwork.Node gateway(String name) {
    return new SiteNetwork.Node(name, false, true, 0);
  }

  static SiteNetwork.Node home(String name, int households) {
    return new SiteNetwork.Node(name, true, false, households);
  }

  static SiteNetwork.Node relay(String name) {
    return new SiteNetwork.Node(name, false, false, 0);
  }

  /** What can be walked to over what works; a site that does not work reaches nothing. */
  static Set<Integer> reachable(SiteNetwork network, int from, Set<Integer> sitesOff, Set<Integer> linksOff) {
    Set<Integer> seen = new HashSet<>();
    if (!sitesOff.contains(from)) {
      seen.add(from);
    }
    for (boolean grown = true; grown; ) {
      grown = false;
      for (int i = 0; i < network.links().size(); i++) {
        SiteNetwork.Link link = network.links().get(i);
        if (!linksOff.contains(i) && !sitesOff.contains(link.a()) && !sitesOff.contains(link.b())
            && seen.contains(link.a()) != seen.contains(link.b())) {
          grown |= seen.add(link.a()) | seen.add(link.b());
        }
      }
    }
    return seen;
  }

  static boolean reachesGateway(SiteNetwork network, int from, Set<Integer> sitesOff, Set<Integer> linksOff) {
    return reachable(network, from, sitesOff, linksOff).stream().anyMatch(node -> network.nodes().get(node).gateway());
  }

  /** How many parts what works falls into. */
  static int parts(SiteNetwork network, Set<Integer> sitesOff, Set<Integer> linksOff) {
    Set<Set<Integer>> parts = new HashSet<>();
    for (int node = 0; node < network.nodes().size(); node++) {
      if (!sitesOff.contains(node)) {
        parts.add(reachable(network, node, sitesOff, linksOff));
      }
    }
    return parts.size();
  }
}
