package org.atalaya.firmware.guifi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.NodePlace;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * CNML 0.1, the Community Network Markup Language: a zone with its nodes (places), their devices, radios, interfaces
 * and links. Ids are made of the routers' numbers and mean something within this file alone; dates are one constant,
 * so that a plan has one description.
 */
final class Cnml {
  /** Where CNML asks when something was entered, the plan does not know. */
  private static final String DATE = "20000101 0000";
  private static final String PLANNED = "Planned";

  private final Map<String, List<NodeConfig>> places;
  private final Map<String, NodeConfig> byHost;
  private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** @param nodes each with its place */
  Cnml(List<NodeConfig> nodes) {
    places = nodes.stream().collect(Collectors.groupingBy(node -> node.router().site(), LinkedHashMap::new,
        Collectors.toList()));
    byHost = nodes.stream().collect(Collectors.toMap(node -> node.router().hostName(), node -> node, (a, _) -> a,
        TreeMap::new));
  }

  String text() {
    int accessPoints = byHost.values().stream().mapToInt(Cnml::accessPoints).sum();
    int links = byHost.values().stream().mapToInt(node -> links(node, byHost).size()).sum() / 2;
    open("cnml", "version", "0.1", "server_id", "1", "server_url", "http://guifi.net", "generated", DATE);
    empty("class", "network_description", "Planned network", "mapping", "y");
    open("network", "nodes", places.size(), "devices", byHost.size(), "ap", accessPoints, "client", 0,
        "services", 0, "links", links);
    open("zone", "id", 1, "title", byHost.values().iterator().next().community().name(), "created", DATE,
        "zone_nodes", places.size(), "box", box(), "access_points", accessPoints, "clients", 0,
        "devices", byHost.size(), "services", 0, "links", links);
    places.forEach(this::place);
    close("zone");
    close("network");
    close("cnml");
    return out.toString();
  }

  private void place(String name, List<NodeConfig> routers) {
    NodePlace place = routers.getFirst().place().orElseThrow();
    open("node", "id", nodeId(name), "title", name, "lat", degrees(place.position().latitudeDegrees()),
        "lon", degrees(place.position().longitudeDegrees()),
        "antenna_elevation", Math.round(place.antennaHeightMeters()), "status", PLANNED, "created", DATE,
        "devices", routers.size(), "links", routers.stream().mapToInt(node -> links(node, byHost).size()).sum());
    routers.forEach(this::device);
    close("node");
  }

  private int nodeId(String site) {
    return places.get(site).stream().mapToInt(NodeConfig::number).min().orElseThrow();
  }

  private void device(NodeConfig node) {
    NodeBlock block = NodeBlock.of(node);
    open("device", "id", node.number(), "title", node.router().hostName(), "type", "radio", "name",
        node.device().name(), "firmware", "qMp", "status", PLANNED, "created", DATE, "mainipv4", block.router().dotted());
    List<Radio> radios = node.device().radios();
    for (int i = 0; i < radios.size(); i++) {
      Radio radio = radios.get(i);
      int id = i;
      node.router().radios().stream().filter(task -> task.uciName().equals(radio.uciName()))
          .filter(task -> task.mesh() || task.accessPoint()).findFirst()
          .ifPresent(task -> radio(node, id, radio, task, block));
    }
    close("device");
  }

  private void radio(NodeConfig node, int id, Radio radio, PlannedRadio task, NodeBlock block) {
    open("radio", "id", id, "device_id", node.number(), "mode", task.mesh() ? "mesh" : "ap", "protocol", "802.11n",
        "ssid", task.mesh() ? node.community().meshId() : node.community().accessPointSsid(),
        "channel", task.channel(), "antenna_gain", Math.round(radio.antenna().gainDbi()),
        "antenna_angle", Math.round(radio.antenna().horizontalBeamwidthDegrees()),
        "antenna_azimuth", task.aimDegrees().or(() -> node.router().aimDegrees()).map(Math::round).orElse(0L),
        "clients_accepted", task.accessPoint() ? "Yes" : "No");
    open("interface", "id", interfaceId(node, id), "ipv4", block.router().dotted(), "mask",
        block.router().dottedMask(), "type", task.mesh() ? "mesh" : "wLan");
    links(node, byHost).stream().filter(link -> link.radio().filter(radio.uciName()::equals).isPresent()).forEach(link -> {
      NodeConfig other = byHost.get(link.hostName());
      String otherRadio = link.path().orElseThrow().otherRadio();
      int otherId = other.device().radios().stream().map(Radio::uciName).toList().indexOf(otherRadio);
      empty("link", "id", Math.min(node.number(), other.number()) * 10_000 + Math.max(node.number(), other.number()),
          "linked_node_id", nodeId(other.router().site()), "linked_device_id", other.number(),
          "linked_interface_id", interfaceId(other, otherId), "link_type", "mesh", "link_status", PLANNED);
    });
    close("interface");
    close("radio");
  }

  private static int interfaceId(NodeConfig node, int radio) {
    return 10 * node.number() + radio;
  }

  /** Links over the air to nodes that are described here too. */
  private static List<Neighbour> links(NodeConfig node, Map<String, NodeConfig> byHost) {
    return node.neighbours().stream().filter(neighbour -> neighbour.radio().isPresent()
        && neighbour.path().isPresent() && byHost.containsKey(neighbour.hostName())).toList();
  }

  private static int accessPoints(NodeConfig node) {
    return (int) node.router().radios().stream().filter(PlannedRadio::accessPoint).count();
  }

  /** West, south, east, north of all nodes. */
  private String box() {
    List<GeoPoint> points = byHost.values().stream().map(node -> node.place().orElseThrow().position()).toList();
    return degrees(points.stream().mapToDouble(GeoPoint::longitudeDegrees).min().orElseThrow()) + ","
        + degrees(points.stream().mapToDouble(GeoPoint::latitudeDegrees).min().orElseThrow()) + ","
        + degrees(points.stream().mapToDouble(GeoPoint::longitudeDegrees).max().orElseThrow()) + ","
        + degrees(points.stream().mapToDouble(GeoPoint::latitudeDegrees).max().orElseThrow());
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private void open(String name, Object... attributes) {
    element(name, attributes).append(">\n");
    depth++;
  }

  private void empty(String name, Object... attributes) {
    element(name, attributes).append("/>\n");
  }

  private void close(String name) {
    depth--;
    out.append("  ".repeat(depth)).append("</").append(name).append(">\n");
  }

  private StringBuilder element(String name, Object... attributes) {
    out.append("  ".repeat(depth)).append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1].toString())).append('"');
    }
    return out;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
