package org.atalaya.firmware.gluon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.firmware.uci.UciCommand;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * Gluon: {@code site.conf}, {@code site.mk} and the domain for the whole network, from which images are built, and
 * for each node the commands of its set-up mode. Gluon's mesh is open: the mesh key is in no file.
 */
public final class GluonTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "gluon";
  /** Folder of the files that images are built from. */
  static final String SITE = "site";
  /** The commands of one node, for {@code uci batch}. */
  static final String SETUP = "/tmp/setup.uci";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    Device device = node.device();
    Community community = node.community();
    List<String> found = new ArrayList<>();
    if (!device.firmwares().contains(ID)) {
      found.add(device.name() + " is not known to run " + ID);
    }
    if (node.router().hostName().equalsIgnoreCase(SITE)) {
      found.add("the router is called " + SITE + ", as is the folder of the network's files");
    }
    found.addAll(NetworkNames.objections("the access point's SSID", community.accessPointSsid()));
    found.addAll(NetworkNames.objections("the mesh id", community.meshId()));
    found.addAll(NetworkNames.countryObjections(community));
    found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
    found.addAll(RadioObjections.of(device, node.router().radios()));
    found.addAll(RadioObjections.ofMesh(device, node.router().radios()));
    found.addAll(RegulationObjections.of(community, device, node.router().radios()));
    if (GluonSite.code(community).isEmpty()) {
      found.add("nothing is left of the network's name for Gluon's site code, which has letters and digits alone");
    }
    for (PlannedRadio task : node.router().radios()) {
      Optional<Radio> radio =
          device.radios().stream().filter(each -> each.uciName().equals(task.uciName())).findFirst();
      if (radio.filter(each -> each.band() == Band.GHZ_2 && task.widthMhz() != 20).isPresent()) {
        found.add(task.uciName() + ": a width of " + task.widthMhz() + " MHz is planned in 2.4 GHz, and Gluon has 20");
      }
    }
    if (found.isEmpty()) {
      GluonSite site = GluonSite.of(List.of(node));
      found.addAll(SiteRules.violations(site.site(), site.code(), site.domain()));
    }
    return List.copyOf(found);
  }

  @Override
  public List<RenderNote> notes(NodeConfig node) {
    return RenderNote.ofOpenMesh(node);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(SETUP, setup(node));
    return files;
  }

  @Override
  public List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    GluonSite site = GluonSite.of(nodes);
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/site.conf", Lua.file(site.site()));
    files.put("/domains/" + site.code() + ".conf", Lua.file(site.domain()));
    files.put("/site.mk", """
        GLUON_MULTIDOMAIN := 1
        GLUON_FEATURES := mesh-batman-adv-15 respondd status-page web-advanced web-wizard
        GLUON_RELEASE ?= 0.1
        GLUON_PRIORITY ?= 0
        GLUON_REGION ?= %s
        GLUON_LANGS ?= en
        """.formatted(nodes.getFirst().community().country().equals("US") ? "us" : "eu"));
    return List.of(new RenderedNode(SITE, files));
  }

  private static String setup(NodeConfig node) {
    List<UciCommand> commands = new ArrayList<>();
    commands.add(new UciCommand.Set("gluon", "core", "domain", GluonSite.code(node.community())));
    commands.add(new UciCommand.Set("system", "@system[0]", "hostname", node.router().hostName()));
    commands.add(new UciCommand.Set("system", "@system[0]", "pretty_hostname", node.router().site()
        + (node.router().index() == 1 ? "" : " " + node.router().index())));
    node.place().ifPresent(place -> {
      commands.add(new UciCommand.Set("gluon-node-info", "@location[0]", "latitude",
          degrees(place.position().latitudeDegrees())));
      commands.add(new UciCommand.Set("gluon-node-info", "@location[0]", "longitude",
          degrees(place.position().longitudeDegrees())));
      // on public maps only if the people who live there say so
      commands.add(new UciCommand.Set("gluon-node-info", "@location[0]", "share_location", "0"));
    });
    commands.add(new UciCommand.Set("gluon", "wireless", "preserve_channels", "1"));
    for (Radio radio : node.device().radios()) {
      radio(commands, radio, node.router().radios().stream()
          .filter(task -> task.uciName().equals(radio.uciName()) && (task.mesh() || task.accessPoint())).findFirst());
    }
    ports(commands, node);
    commands.add(new UciCommand.Set("gluon-setup-mode", "@setup_mode[0]", "configured", "1"));
    commands.add(new UciCommand.Set("gluon-setup-mode", "@setup_mode[0]", "enabled", "0"));
    // for uci batch, which is no shell; a site's name may hold quotes
    return commands.stream().map(command -> command.line() + "\n").collect(Collectors.joining());
  }

  /** What the ports are for: of a board with a single one Gluon knows it as {@code single}. */
  private static void ports(List<UciCommand> commands, NodeConfig node) {
    boolean cabled = node.neighbours().stream().anyMatch(neighbour -> neighbour.radio().isEmpty());
    boolean single = node.device().hardware().ports()
        .filter(ports -> ports.wan().isEmpty() && ports.lan().size() == 1 && ports.builtInSwitch().isEmpty()).isPresent();
    if (single) {
      // the line and the cable to the site's other routers may share the port; people would be on both
      roles(commands, "single", cabled ? node.gateway() ? List.of("uplink", "mesh") : List.of("mesh")
          : List.of(node.gateway() ? "uplink" : "client"));
    } else {
      roles(commands, "wan", List.of("uplink"));
      roles(commands, "lan", List.of(cabled ? "mesh" : "client"));
    }
  }

  private static void roles(List<UciCommand> commands, String port, List<String> roles) {
    String section = "iface_" + port;
    commands.add(new UciCommand.Delete("gluon", section, "role"));
    roles.forEach(role -> commands.add(new UciCommand.AddList("gluon", section, "role", role)));
  }

  /** Gluon puts people and links on every radio: what the plan does not want is switched off. */
  private static void radio(List<UciCommand> commands, Radio radio, Optional<PlannedRadio> task) {
    String name = radio.uciName();
    commands.add(new UciCommand.Set("wireless", name, "disabled", task.isPresent() ? "0" : "1"));
    task.ifPresent(planned -> {
      commands.add(new UciCommand.Set("wireless", name, "channel", Integer.toString(planned.channel())));
      commands.add(new UciCommand.Set("wireless", name, "txpower", Integer.toString(planned.transmitPowerDbm())));
      if (planned.distanceMeters() > 0) {
        commands.add(new UciCommand.Set("wireless", name, "distance", Integer.toString(planned.distanceMeters())));
      }
      commands.add(new UciCommand.Set("wireless", "client_" + name, "disabled", planned.accessPoint() ? "0" : "1"));
      commands.add(new UciCommand.Set("wireless", "mesh_" + name, "disabled", planned.mesh() ? "0" : "1"));
    });
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
