package org.atalaya.firmware.openwrt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.node.AddressObjections;
import org.atalaya.firmware.node.MeshEncryption;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciWriter;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;

/**
 * OpenWrt with one routing protocol: whole files for {@code system}, {@code network}, {@code wireless}, {@code dhcp}
 * and {@code firewall}, and the daemon's. The mesh key is in {@code wireless} alone. What each option is for:
 * docs/firmware/openwrt.md and a page for each protocol.
 */
public final class OpenWrtTarget implements FirmwareTarget {
  private final MeshProtocol protocol;

  private OpenWrtTarget(MeshProtocol protocol) {
    this.protocol = protocol;
  }

  /** One target for each protocol, in the order in which a person is offered them. */
  public static List<FirmwareTarget> all() {
    return Stream.of(new BatmanMesh(), new BabelMesh(), new Olsrd2Mesh(), new Bmx7Mesh(), new BgpMesh())
        .<FirmwareTarget>map(OpenWrtTarget::new).toList();
  }

  @Override
  public String id() {
    return protocol.id();
  }

  @Override
  public List<String> objections(NodeConfig node) {
    Device device = node.device();
    PlannedRouter router = node.router();
    Community community = node.community();
    List<String> found = new ArrayList<>();
    if (!device.firmwares().contains(id())) {
      found.add(device.name() + " is not known to run " + id());
    }
    if (!device.id().equals(router.deviceId())) {
      found.add("the plan has device " + router.deviceId() + " here, not " + device.id());
    }
    if (device.hardware().ports().isEmpty()) {
      found.add("the Ethernet ports of " + device.name() + " are not known");
    }
    found.addAll(NetworkNames.objections("the access point's SSID", community.accessPointSsid()));
    found.addAll(NetworkNames.objections("the mesh id", community.meshId()));
    found.addAll(NetworkNames.countryObjections(community));
    found.addAll(NetworkNames.hostNameObjections(router.hostName()));
    found.addAll(NetworkNames.keyObjections(node));
    found.addAll(AddressObjections.of(community, router));
    found.addAll(RadioObjections.of(device, router.radios()));
    found.addAll(RadioObjections.ofMesh(device, router.radios()));
    found.addAll(RegulationObjections.of(community, device, router.radios()));
    found.addAll(MeshEncryption.objections(node));
    found.addAll(protocol.objections(node));
    return List.copyOf(found);
  }

  @Override
  public List<RenderNote> notes(NodeConfig node) {
    return RenderNote.ofImage(node);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    NodeSetup setup = new NodeSetup(node, node.device().hardware().ports().orElseThrow());
    ServiceFiles services = new ServiceFiles(setup, protocol.routed());
    SortedMap<String, String> files = new TreeMap<>(protocol.files(setup));
    for (UciPackage uci : List.of(services.system(), services.dhcp(), new NetworkFile(setup, protocol).uci(),
        new WirelessFile(setup, protocol.routed()).uci(), new FirewallFile(setup, protocol).uci())) {
      files.put("/etc/config/" + uci.name(), UciWriter.write(uci));
    }
    return files;
  }
}
