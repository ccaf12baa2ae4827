package org.atalaya.firmware.guifi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.Channels;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.firmware.uci.UciWriter;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * qMp in its community mode: {@code /etc/config/qmp} for each node, out of which qMp makes its network, wireless and
 * BMX6 files, and CNML for the map of all. qMp's mesh is open: the mesh key is in no file.
 */
public final class GuifiTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "guifi";
  /** Folder of the network's description. */
  static final String MAP = "cnml";
  /** The port of the outdoor radios that qMp is for. */
  private static final String PORT = "eth0";
  /** qMp fills its templates by {@code sed -e s/…/NAME/}. */
  private static final Pattern SED = Pattern.compile("[/&\\\\\"'`$]");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    if (!node.device().firmwares().contains(ID)) {
      found.add(node.device().name() + " is not known to run " + ID);
    }
    if (node.router().hostName().equalsIgnoreCase(MAP)) {
      found.add("the router is called " + MAP + ", as is the folder of the map");
    }
    if (node.place().isEmpty()) {
      found.add("the place of the node is not known, and CNML has one for each");
    }
    if (node.router().site().codePoints().anyMatch(point -> Character.isISOControl(point) || point > 0xFFFD && point < 0x10000)) {
      found.add("the site's name has a control character, which XML can't hold");
    }
    found.addAll(NetworkNames.objections("the access point's SSID", node.community().accessPointSsid()));
    found.addAll(NetworkNames.objections("the mesh id", node.community().meshId()));
    for (String name : List.of(node.community().accessPointSsid(), node.community().meshId())) {
      if (SED.matcher(name).find()) {
        found.add("the network's name or mesh id has one of / & \\ \" ' ` $, which qMp would hand to sed in a shell");
      }
    }
    found.addAll(NetworkNames.countryObjections(node.community()));
    found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
    found.addAll(RadioObjections.of(node.device(), node.router().radios()));
    found.addAll(RadioObjections.ofMesh(node.device(), node.router().radios()));
    found.addAll(RegulationObjections.of(node.community(), node.device(), node.router().radios()));
    found.addAll(NodeBlock.objections(node));
    for (PlannedRadio task : node.router().radios()) {
      if (task.widthMhz() > 40) {
        found.add(task.uciName() + ": a width of " + task.widthMhz() + " MHz is planned, and qMp's 802.11n has 20 and 40");
      }
      if (!task.uciName().matches("radio[0-9]{1,2}")) {
        found.add(task.uciName() + " is no name that qMp's interface could be found by, such as radio0");
      }
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
    files.put("/etc/config/qmp", UciWriter.write(qmp(node)));
    return files;
  }

  @Override
  public List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/network.cnml", new Cnml(nodes).text());
    return List.of(new RenderedNode(MAP, files));
  }

  private static UciPackage qmp(NodeConfig node) {
    NodeBlock block = NodeBlock.of(node);
    List<UciSection> sections = new ArrayList<>();
    sections.add(new UciSectionEdit("qmp", "node").set("community_id", node.router().hostName())
        .set("primary_device", PORT).done());
    sections.add(new UciSectionEdit("qmp", "roaming").set("ignore", "1").done());
    sections.add(new UciSectionEdit("qmp", "networks")
        .set("publish_lan", "1")
        .set("lan_address", block.router().dotted())
        .set("lan_netmask", block.router().dottedMask())
        .set("bmx6_ipv4_address", block.text())
        .set("mesh_protocol_vids", "bmx6:12")
        .set("mesh_vid_offset", "0").done());
    List<String> mesh = node.device().radios().stream().filter(radio -> task(node, radio)
        .filter(PlannedRadio::mesh).isPresent()).map(GuifiTarget::device).toList();
    boolean cabled = node.neighbours().stream().anyMatch(neighbour -> neighbour.radio().isEmpty());
    UciSectionEdit interfaces = new UciSectionEdit("qmp", "interfaces");
    if (node.gateway()) {
      interfaces.set("wan_devices", PORT);
    } else if (node.router().index() == 1) {
      // of the routers on one cable the first gives people their addresses
      interfaces.set("lan_devices", PORT);
    }
    // a port for people carries links too, in a VLAN of BMX6's own
    String links = Stream.concat(cabled ? Stream.of(PORT) : Stream.empty(), mesh.stream())
        .collect(Collectors.joining(" "));
    if (!links.isEmpty()) {
      interfaces.set("mesh_devices", links);
    }
    sections.add(interfaces.done());
    sections.add(new UciSectionEdit("qmp", "wireless").set("driver", "mac80211")
        .set("country", node.community().country()).done());
    for (Radio radio : node.device().radios()) {
      sections.add(wireless(node, radio));
    }
    return new UciPackage("qmp", sections);
  }

  private static UciSection wireless(NodeConfig node, Radio radio) {
    UciSectionEdit edit = new UciSectionEdit("wireless", device(radio)).set("device", device(radio));
    Optional<PlannedRadio> task = task(node, radio);
    if (task.isEmpty()) {
      return edit.set("mode", "none").done();
    }
    PlannedRadio planned = task.get();
    String mode = planned.mesh() ? planned.accessPoint() ? "80211s_aplan" : "80211s" : "aplan";
    edit.set("mode", mode).set("channel", planned.channel() + switch (Channels.htmode(radio.band(), planned.channel(),
        planned.widthMhz())) {
      case "HT40+" -> "+";
      case "HT40-" -> "-";
      default -> "";
    }).set("txpower", planned.transmitPowerDbm());
    if (planned.mesh()) {
      edit.set("mesh80211s", node.community().meshId());
    }
    if (planned.accessPoint()) {
      // the first where the radio serves people alone, the second where it carries links too
      edit.set("name", node.community().accessPointSsid()).set("essidap", node.community().accessPointSsid());
    }
    return edit.done();
  }

  private static Optional<PlannedRadio> task(NodeConfig node, Radio radio) {
    return node.router().radios().stream().filter(task -> task.uciName().equals(radio.uciName()))
        .filter(task -> task.mesh() || task.accessPoint()).findFirst();
  }

  /** {@code wlan0} of {@code radio0}: the kernel counts them alike. */
  private static String device(Radio radio) {
    return "wlan" + radio.uciName().substring("radio".length());
  }
}
