package org.atalaya.firmware.raspberrypi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.node.AddressObjections;
import org.atalaya.firmware.node.ClientNetwork;
import org.atalaya.firmware.node.MeshEncryption;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.firmware.raspberrypi.DebianNode.Face;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * Debian or Raspberry Pi OS as a node that routes by Babel, with access points of its own: it joins other nodes of its
 * kind and those of {@code openwrt-babel}. The mesh key is in wpa_supplicant's files alone. What each file is for:
 * docs/firmware/raspberrypi.md.
 */
public final class RaspberryPiTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "raspberrypi";
  /** Networks that such a node finds its neighbours in: those that speak Babel on the links themselves. */
  private static final Set<String> JOINS = Set.of(ID, "openwrt-babel", "freedombox");

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
    if (!device.id().equals(node.router().deviceId())) {
      found.add("the plan has device " + node.router().deviceId() + " here, not " + device.id());
    }
    if (!JOINS.contains(community.firmware())) {
      found.add("the network runs " + community.firmware() + ", and this node would find no neighbour there: it joins "
          + "raspberrypi and openwrt-babel");
    }
    found.addAll(NetworkNames.objections("the access point's SSID", community.accessPointSsid()));
    found.addAll(NetworkNames.objections("the mesh id", community.meshId()));
    found.addAll(NetworkNames.countryObjections(community));
    found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
    found.addAll(NetworkNames.keyObjections(node));
    found.addAll(AddressObjections.of(community, node.router()));
    found.addAll(RadioObjections.of(device, node.router().radios()));
    found.addAll(RadioObjections.ofMesh(device, node.router().radios()));
    found.addAll(RegulationObjections.of(community, device, node.router().radios()));
    found.addAll(MeshEncryption.objections(node));
    found.addAll(ClientNetwork.objections(node));
    for (PlannedRadio radio : node.router().radios()) {
      if (!radio.uciName().matches("radio[0-9]{1,2}")) {
        found.add(radio.uciName() + " is no name that an interface could be found by, such as radio0");
      }
      if (radio.mesh() && radio.accessPoint()) {
        found.add(radio.uciName() + " is planned for the mesh and for people at once, and each needs a radio here");
      }
      if (radio.mesh() && radio.widthMhz() > 40) {
        found.add(radio.uciName() + ": a mesh of " + radio.widthMhz() + " MHz is planned, and 20 or 40 can be written");
      }
    }
    return List.copyOf(found);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    DebianNode debian = new DebianNode(node);
    RadioFiles radios = new RadioFiles(debian);
    ServiceFiles services = new ServiceFiles(debian);
    SortedMap<String, String> files = new TreeMap<>(new NetworkdFiles(debian).files());
    files.put("/etc/hostname", debian.host() + "\n");
    files.put("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 " + debian.host() + "\n::1 localhost\n");
    // before the drivers load, or 5 GHz stays passive until a neighbour is heard
    files.put("/etc/modprobe.d/regulatory.conf",
        "options cfg80211 ieee80211_regdom=" + node.community().country() + "\n");
    files.put("/etc/sysctl.d/90-mesh.conf", """
        net.ipv4.ip_forward = 1
        net.ipv6.conf.all.forwarding = 1
        net.ipv4.conf.all.rp_filter = 2
        """);
    files.put("/etc/dnsmasq.d/mesh.conf", services.dnsmasq());
    files.put("/etc/nftables.conf", services.nftables());
    files.put("/etc/babeld.conf", services.babeld());
    files.put("/etc/systemd/system-preset/50-mesh.preset", services.preset());
    for (Face face : debian.accessPoints()) {
      files.put("/etc/hostapd/" + face.name() + ".conf", radios.accessPoint(face));
      files.put("/etc/systemd/system/radio-" + face.name() + ".service", radios.service(face));
    }
    for (Face face : debian.meshes()) {
      files.put("/etc/wpa_supplicant/wpa_supplicant-" + face.name() + ".conf", radios.mesh(face));
      files.put("/etc/systemd/system/radio-" + face.name() + ".service", radios.service(face));
    }
    return files;
  }
}
