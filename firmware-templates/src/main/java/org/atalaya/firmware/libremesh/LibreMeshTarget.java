package org.atalaya.firmware.libremesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.NameObjection;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.node.Channels;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciWriter;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;

/**
 * LibreMesh: {@code /etc/config/lime-community}, byte for byte the same on all routers of a network, and
 * {@code /etc/config/lime-node} with what is this router's own. Addresses, channels and powers are written out, so
 * that none depends on a MAC address, a position in a list or the defaults of an older firmware. The mesh key is in
 * {@code lime-node} alone. What each option is for: docs/firmware/libremesh.md.
 */
public final class LibreMeshTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "libremesh";

  /** Path of the file that all routers share. */
  public static final String COMMUNITY_FILE = "/etc/config/lime-community";

  /** Path of the file with what is one router's own. */
  public static final String NODE_FILE = "/etc/config/lime-node";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    return LibreMeshObjections.of(node);
  }

  @Override
  public List<NameObjection> objectionsToName(String networkName) {
    return LibreMeshObjections.ofName(networkName);
  }

  @Override
  public List<RenderNote> notes(NodeConfig node) {
    return RenderNote.ofImage(node);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(COMMUNITY_FILE, UciWriter.write(community(node.community())));
    files.put(NODE_FILE, UciWriter.write(node(node)));
    return files;
  }

  private static UciPackage community(Community community) {
    return new UciPackage("lime-community", List.of(
        section("lime", "system", option("domain", "thisnode.info")),
        new UciSection("lime", Optional.of("network"), network(community)),
        section("lime", "wifi",
            option("country", community.country()),
            list("modes", "ap", "apname", "ieee80211s"),
            option("ap_ssid", community.accessPointSsid()),
            option("apname_ssid", community.accessPointSsid() + "/%H"),
            option("ieee80211s_mesh_id", community.meshId()),
            option("ieee80211s_mesh_fwding", "0")),
        section("lime-wifi-band", "2ghz", option("ieee80211s_mcast_rate", "24000")),
        section("lime-wifi-band", "5ghz", option("ieee80211s_mcast_rate", "6000"))));
  }

  private static List<UciOption> network(Community community) {
    List<UciOption> options = new ArrayList<>();
    options.add(option("primary_interface", "eth0"));
    options.add(option("main_ipv4_address", community.ipv4Network()));
    options.add(option("main_ipv6_address", community.ipv6Network()));
    options.add(list("protocols", "ieee80211s", "lan", "anygw", "batadv:%N1", "babeld:17"));
    options.add(option("anygw_mac", "aa:aa:aa:%N1:%N2:aa"));
    if (dividesAddresses(community.ipv4Network())) {
      options.add(option("anygw_dhcp_start", Integer.toString(LibreMeshAddresses.DHCP_START)));
      options.add(option("anygw_dhcp_limit", Integer.toString(LibreMeshAddresses.DHCP_LIMIT)));
    }
    return options;
  }

  /** True where the addresses for clients are kept apart from the routers', as {@link LibreMeshAddresses} does. */
  static boolean dividesAddresses(String ipv4Network) {
    return IpPrefix.ipv4(ipv4Network).filter(network -> network.length() == 16).isPresent();
  }

  private static UciPackage node(NodeConfig node) {
    PlannedRouter router = node.router();
    List<UciSection> sections = new ArrayList<>();
    sections.add(section("lime", "system",
        option("hostname", router.hostName()),
        option("firstbootwizard_configured", "true")));
    sections.add(section("lime", "network",
        option("main_ipv4_address", router.ipv4()),
        option("main_ipv6_address", router.ipv6())));
    // in the device's order; a radio without a task would otherwise send on a channel that nobody planned
    for (Radio radio : node.device().radios()) {
      Optional<PlannedRadio> task = router.radios().stream()
          .filter(planned -> planned.uciName().equals(radio.uciName()))
          .filter(planned -> planned.mesh() || planned.accessPoint()).findFirst();
      sections.add(task.map(planned -> radio(node, radio, planned))
          .orElseGet(() -> section("wifi", radio.uciName(), list("modes", "manual"))));
    }
    return new UciPackage("lime-node", sections);
  }

  private static UciSection radio(NodeConfig node, Radio radio, PlannedRadio planned) {
    Community community = node.community();
    List<String> modes = new ArrayList<>();
    if (planned.accessPoint()) {
      modes.add("ap");
      modes.add("apname");
    }
    if (planned.mesh()) {
      modes.add("ieee80211s");
    }
    List<UciOption> options = new ArrayList<>();
    options.add(new UciOption.Many("modes", modes));
    options.add(option("channel", Integer.toString(planned.channel())));
    options.add(option("htmode", Channels.htmode(radio.band(), planned.channel(), planned.widthMhz())));
    options.add(option("txpower", Integer.toString(planned.transmitPowerDbm())));
    options.add(option("country", community.country()));
    if (planned.distanceMeters() > 0) {
      options.add(option("distance", Integer.toString(planned.distanceMeters())));
    }
    // LibreMesh cuts an SSID at 32 bytes, which would take away what tells two nodes apart
    if (planned.accessPoint() && !NetworkNames.fits(community.accessPointSsid() + "/" + node.router().hostName())) {
      options.add(option("apname_ssid", "%H"));
    }
    if (planned.mesh()) {
      options.add(option("ieee80211s_mesh_id", community.meshId()));
      options.add(option("ieee80211s_encryption", node.meshKey().isPresent() ? "sae" : "none"));
      node.meshKey().map(Secret::reveal).ifPresent(key -> options.add(option("ieee80211s_key", key)));
    }
    return new UciSection("wifi", Optional.of(radio.uciName()), options);
  }

  private static UciSection section(String type, String name, UciOption... options) {
    return new UciSection(type, Optional.of(name), List.of(options));
  }

  private static UciOption option(String name, String value) {
    return new UciOption.Single(name, value);
  }

  private static UciOption list(String name, String... values) {
    return new UciOption.Many(name, List.of(values));
  }
}
