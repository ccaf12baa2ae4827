package org.atalaya.firmware.openwrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.addressing.NodeNumbers;
import org.atalaya.planner.plan.Backbone;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's BIRD 2 as the reader of the rendered bird.conf, alone and with its neighbours. */
class BirdExchangeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String ID = "awmn-bird";
  private static final String CONF = "/etc/bird.conf";

  @TempDir
  Path folder;

  @Test
  void birdReadsEveryRenderedFileAndNoBrokenOne() throws Exception {
    assumeTrue(Programs.find("bird").isPresent(), "bird is missing");
    for (RenderedNode node : OpenWrtTargetTest.rendered(ID, Optional.of(RoutedKit.KEY))) {
      Programs.Answer answer = parse(node.files().get(CONF));
      assertThat(answer.status()).as(node.hostName() + ": " + answer.text()).isZero();
    }
    String broken = OpenWrtTargetTest.rendered(ID, Optional.empty()).getFirst().files().get(CONF)
        .replaceFirst("local as \\d+", "local as x");
    assertThat(parse(broken).status()).isNotZero();
  }

  /** A gateway whose line carries the community's own addresses under its own number. */
  @Test
  void ownNumbersAndOwnAddressesAreInTheFiles() throws Exception {
    SortedMap<String, Long> numbers = new TreeMap<>();
    RoutedKit.nodes(ID, Optional.empty()).forEach(node -> numbers.put(node.router().hostName(), 4_242_420_100L + numbers.size()));
    Backbone backbone = new Backbone(numbers, new TreeMap<>(Map.of("Radio", List.of(
        new Backbone.OwnLine(Optional.of(64_500L), List.of("203.0.113.0/24", "2001:db8::/32"))))));
    for (NodeConfig node : RoutedKit.nodes(ID, Optional.empty())) {
      assertThat(OpenWrtTargetTest.target(ID).objections(node.in(backbone))).isEmpty();
      String conf = OpenWrtTargetTest.target(ID).render(node.in(backbone)).files().get(CONF);
      assertThat(conf).contains("203.0.113.0/24{24,32}").doesNotContain("2001:db8").doesNotContain("6451", "6452", "6453")
          .contains("local as " + numbers.get(node.router().hostName()) + ";");
      node.neighbours().forEach(neighbour -> assertThat(conf).contains(" as " + numbers.get(neighbour.hostName()) + ";"));
      boolean gateway = node.router().hostName().equals("Radio");
      assertThat(conf.contains("route 203.0.113.0/24 unreachable;")).isEqualTo(gateway);
      assertThat(conf.contains("local as 64500;")).isEqualTo(gateway);
      if (Programs.find("bird").isPresent()) {
        Programs.Answer answer = parse(conf);
        assertThat(answer.status()).as(node.router().hostName() + ": " + answer.text()).isZero();
      }
    }
  }

  @Test
  void eachNumberOffersItsProviderTheNetworksOfItsOwnLinesAlone() throws Exception {
    NodeConfig radio = RoutedKit.nodes(ID, Optional.empty()).stream().filter(node -> node.router().hostName().equals("Radio"))
        .findFirst().orElseThrow();
    Backbone backbone = new Backbone(radio.backbone().asNumbers(), new TreeMap<>(Map.of("Radio", List.of(
        new Backbone.OwnLine(Optional.of(64_500L), List.of("203.0.113.0/24")),
        new Backbone.OwnLine(Optional.of(64_501L), List.of("198.51.100.0/24")),
        new Backbone.OwnLine(Optional.empty(), List.of("192.0.2.0/24"))))));
    String conf = OpenWrtTargetTest.target(ID).render(radio.in(backbone)).files().get(CONF);
    assertThat(template(conf, "provider_64500")).contains("local as 64500;", "net ~ [ 203.0.113.0/24 ];");
    assertThat(template(conf, "provider_64501")).contains("local as 64501;", "net ~ [ 198.51.100.0/24 ];");
    assertThat(conf).contains("route 192.0.2.0/24 unreachable;").doesNotContain("template bgp provider {");
    if (Programs.find("bird").isPresent()) {
      Programs.Answer answer = parse(conf);
      assertThat(answer.status()).as(answer.text()).isZero();
    }
  }

  private static String template(String conf, String name) {
    String from = conf.substring(conf.indexOf("template bgp " + name + " {"));
    return from.substring(0, from.indexOf("\n}"));
  }

  private Programs.Answer parse(String text) throws Exception {
    Path conf = Files.writeString(folder.resolve("bird.conf"), text);
    return Programs.run(folder, "bird", "-p", "-c", conf.toString());
  }

  @Test
  void theRenderedRoutersTellEachOtherTheirNetworksOverBgp() throws Exception {
    assumeTrue(Namespaces.possible("bird", "sysctl"), "no network namespaces (root?), or bird is missing");
    try (KitInNamespaces kit = new KitInNamespaces(ID, folder)) {
      for (String host : kit.nodes.keySet()) {
        Path conf = Files.writeString(folder.resolve(host + ".conf"), kit.nodes.get(host).files().get(CONF));
        kit.network.start(host, List.of("bird", "-f", "-c", conf.toString(), "-s",
            folder.resolve(host + ".ctl").toString(), "-P", folder.resolve(host + ".pid").toString()));
      }
      // a way is known before the best one is: the session of the longer path may come up first
      Namespaces.until(PATIENCE,
          () -> missing(kit).isEmpty() && kit.way("Radio", kit.lan("Escuela")).contains("dev mesh1"),
          () -> missing(kit) + kit.network.logOf("Radio") + kit.network.ask("Radio", "ip", "route"));
      assertThat(kit.way("Puesto", "198.51.100.7")).contains("dev mesh0");
      assertThat(kit.way("Radio", "198.51.100.7")).contains("dev wan");
      assertThat(kit.network.ask("Puesto", "ip", "route")).doesNotContain("192.0.2.");

      kit.network.must("Radio", List.of("ip", "link", "set", "mesh1", "down"));
      Namespaces.until(PATIENCE, () -> kit.way("Radio", kit.lan("Escuela")).contains("dev mesh2"),
          () -> kit.way("Radio", kit.lan("Escuela")));
    }
  }

  /** Pairs of routers of which one does not know the other's network and address, or the way to the internet. */
  private static List<String> missing(KitInNamespaces kit) throws Exception {
    List<String> missing = new ArrayList<>();
    for (String from : kit.nodes.keySet()) {
      String routes = kit.network.ask(from, "ip", "route");
      for (String to : kit.nodes.keySet()) {
        if (!to.equals(from) && !(routes.contains(kit.lan(to).replaceFirst("1$", "0/24") + " ")
            && routes.contains(kit.address(to) + " "))) {
          missing.add(from + " to " + to);
        }
      }
      if (!routes.contains("default ")) {
        missing.add(from + " to the internet");
      }
    }
    return missing;
  }

  @Test
  void bothEndsOfALinkAreInOneNetworkOfFour() {
    List<NodeConfig> nodes = RoutedKit.nodes(ID, Optional.empty());
    for (NodeConfig node : nodes) {
      String own = OpenWrtTargetTest.target(ID).render(node).files().get(CONF);
      for (Neighbour neighbour : node.neighbours()) {
        NodeConfig other = nodes.stream().filter(n -> n.router().hostName().equals(neighbour.hostName())).findFirst()
            .orElseThrow();
        String theirs = OpenWrtTargetTest.target(ID).render(other).files().get(CONF);
        String block = block(own, neighbour.number());
        String mirror = block(theirs, node.number());
        assertThat(after(block, "source address ")).isEqualTo(after(mirror, "neighbor "));
        assertThat(after(block, "neighbor ")).isEqualTo(after(mirror, "source address "));
      }
    }
  }

  private static String block(String conf, int number) {
    String from = conf.substring(conf.indexOf("protocol bgp node_" + number + " "));
    return from.substring(0, from.indexOf('}'));
  }

  private static String after(String block, String word) {
    return block.substring(block.indexOf(word) + word.length()).split("[ ;]")[0];
  }

  @Test
  void aNetworkWithMoreNodesThanNumbersIsRefused() {
    NodeConfig node = RoutedKit.node(ID, 4);
    NodeConfig late = new NodeConfig(node.community(), node.router(), node.device(), false, Optional.empty(),
        NodeNumbers.SMALL + 1, List.of(new Neighbour("Next", NodeNumbers.SMALL + 2, Optional.of("radio3"), 32)));
    assertThat(OpenWrtTargetTest.target(ID).objections(late)).containsExactly(
        "no AS number is left for the router",
        "there is no AS number for Next",
        "the link to Next is one above 32, which a /24 has room for",
        "the link to Next goes by radio3, which has no task in the mesh");
  }
}
