package org.atalaya.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;
import org.atalaya.firmware.bridge.BridgeTarget;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * How long it takes to check, render and write the files of a large network: a chain of boards with LibreRouter's
 * radios, which for this are taken to run whatever firmware is asked for.
 */
public final class RenderBenchmark {
  private static final int ROUNDS = 5;
  static final String DEVICE = "librerouter-v1";

  private RenderBenchmark() {}

  /**
   * @param files written
   * @param bytes in them
   * @param seconds median of five, after one for warming up
   */
  public record Result(int files, long bytes, double seconds) {}

  /**
   * @param routers how many, 2 to 4000
   * @throws BadInputException if the firmware can't express the network
   * @throws IOException if the temporary folder can't be written
   */
  public static Result run(int routers, FirmwareTarget target) throws IOException {
    List<NodeConfig> nodes = chain(routers, target.id());
    List<Double> seconds = new ArrayList<>();
    int files = 0;
    long bytes = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      Path folder = Files.createTempDirectory("atalaya-render");
      try {
        long start = System.nanoTime();
        List<String> objections = CommunityCheck.objections(target, nodes);
        if (!objections.isEmpty()) {
          throw new BadInputException("--firmware", objections.getFirst(), "a firmware that a chain of routers can run");
        }
        List<RenderedNode> rendered = new ArrayList<>(nodes.stream().map(target::render).toList());
        rendered.addAll(target.renderNetwork(nodes));
        RenderedTree.write(folder, rendered);
        double took = (System.nanoTime() - start) / 1e9;
        if (round > 0) {
          seconds.add(took);
        }
        files = rendered.stream().mapToInt(node -> node.files().size()).sum();
        bytes = rendered.stream().flatMap(node -> node.files().values().stream())
            .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
      } finally {
        delete(folder);
      }
    }
    return new Result(files, bytes, seconds.stream().sorted().toList().get(ROUNDS / 2));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static List<NodeConfig> chain(int routers, String firmware) {
    LibreMeshAddresses network = LibreMeshAddresses.of("Bench");
    List<String> names = IntStream.range(0, routers).mapToObj(i -> "Node " + (i + 1)).toList();
    List<String> hosts = HostNames.of(names).all();
    List<RouterAddress> addresses = network.allocate(hosts);
    LinkForecast.Direction way = new LinkForecast.Direction(18, 30, -60, Optional.empty(), 20);
    List<PlannedRouter> planned = new ArrayList<>();
    List<PlannedLink> links = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < routers; i++) {
      planned.add(new PlannedRouter(names.get(i), 1, hosts.get(i), DEVICE, Optional.empty(), addresses.get(i).ipv4(),
          addresses.get(i).ipv6(), radios(i, routers, firmware)));
      sites.add(new Site(names.get(i), new GeoPoint(-31, -64), 6, i == 0 ? Role.GATEWAY : Role.REQUIRED,
          new PowerSupply.Grid(), 1, Optional.empty(), 0, ""));
      if (i > 0) {
        String radio = linkRadio(i);
        links.add(new PlannedLink(hosts.get(i - 1), radio, hosts.get(i), radio, 1900, new LinkForecast(way, way)));
      }
    }
    Community community = new Community("Bench", networkOf(firmware), "AR", "Bench", "bench-mesh", network.ipv4Network(),
        network.ipv6Network());
    return new NetworkPlan(community, names, planned, links, List.of(), new Optimality.Heuristic("a chain"),
        new BillOfMaterials(List.of(), 0, "USD"), List.of())
        .nodeConfigs(board(firmware), sites, Optional.of(new Secret("a key for measuring alone")));
  }

  /** The radio of the link to the node before. */
  private static String linkRadio(int node) {
    return node % 2 == 0 ? "radio1" : "radio2";
  }

  /** A bridge has no radio for people, and none without a link. */
  private static List<PlannedRadio> radios(int node, int routers, String firmware) {
    boolean bridge = firmware.equals(BridgeTarget.ID);
    List<PlannedRadio> radios = new ArrayList<>();
    if (!bridge) {
      radios.add(new PlannedRadio("radio0", false, true, 1, 20, 15, 300));
    }
    for (String name : List.of("radio1", "radio2")) {
      boolean linked = node > 0 && linkRadio(node).equals(name) || node + 1 < routers && linkRadio(node + 1).equals(name);
      if (linked || !bridge) {
        radios.add(new PlannedRadio(name, true, false, name.equals("radio1") ? 149 : 157, 20, 18, 2000));
      }
    }
    return radios;
  }

  /** What the routers run, where the firmware asked for is one that stands beside them. */
  private static String networkOf(String firmware) {
    return switch (firmware) {
      case "content", "yggdrasil", "bridge" -> "libremesh";
      case "freedombox" -> "raspberrypi";
      default -> firmware;
    };
  }

  private static DeviceCatalogue board(String firmware) {
    Device known = DeviceCatalogue.builtIn().get(DEVICE);
    String runs = firmware.equals("freedombox") ? "raspberrypi" : firmware;
    return new DeviceCatalogue(List.of(known.withFirmwares(List.of(runs))));
  }
}
