package org.atalaya.firmware.libremesh;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.atalaya.firmware.NameObjection;
import org.atalaya.firmware.node.AddressObjections;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.node.MeshEncryption;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;

/** The checks that {@code lime-config} does not make before it writes what a radio cannot do or a network cannot use. */
final class LibreMeshObjections {
  // LibreMesh puts ap_ssid between double quotes into a shell command to take its MD5
  private static final Pattern SHELL = Pattern.compile("[\"`$\\\\]");
  private static final Pattern ECHO_OPTION = Pattern.compile("-[neE]+");
  private static final Pattern TEMPLATE = Pattern.compile("%(H|[MmN][1-6])");

  private final List<String> found = new ArrayList<>();

  private LibreMeshObjections() {}

  static List<String> of(NodeConfig node) {
    LibreMeshObjections objections = new LibreMeshObjections();
    objections.device(node.device(), node.router());
    objections.community(node.community());
    objections.found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
    objections.addresses(node.community(), node.router());
    objections.found.addAll(NetworkNames.keyObjections(node));
    objections.found.addAll(RadioObjections.of(node.device(), node.router().radios()));
    objections.found.addAll(RadioObjections.ofMesh(node.device(), node.router().radios()));
    objections.found.addAll(RegulationObjections.of(node.community(), node.device(), node.router().radios()));
    objections.found.addAll(MeshEncryption.objections(node));
    return List.copyOf(objections.found);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
  }

  private void device(Device device, PlannedRouter router) {
    require(device.firmwares().contains(LibreMeshTarget.ID), device.name() + " does not run LibreMesh");
    require(device.id().equals(router.deviceId()),
        "the plan has device " + router.deviceId() + " here, not " + device.id());
  }

  private void community(Community community) {
    String ssid = community.accessPointSsid();
    found.addAll(NetworkNames.objections("the access point's SSID", ssid));
    misread(ssid).forEach(objection -> found.add("the access point's SSID has " + objection.text()));
    found.addAll(NetworkNames.objections("the mesh id", community.meshId()));
    found.addAll(NetworkNames.countryObjections(community));
  }

  /** What LibreMesh itself would misread, and then what no access point can carry. */
  static List<NameObjection> ofName(String name) {
    List<NameObjection> objections = new ArrayList<>(misread(name));
    objections.addAll(NameObjection.ofAnyFirmware(name));
    return List.copyOf(objections);
  }

  private static List<NameObjection> misread(String name) {
    List<NameObjection> objections = new ArrayList<>();
    if (SHELL.matcher(name).find()) {
      objections.add(NameObjection.SHELL_CHARACTER);
    }
    if (ECHO_OPTION.matcher(name).matches()) {
      objections.add(NameObjection.ECHO_OPTION);
    }
    if (TEMPLATE.matcher(name).find()) {
      objections.add(NameObjection.TEMPLATE);
    }
    return objections;
  }

  private void addresses(Community community, PlannedRouter router) {
    found.addAll(AddressObjections.of(community, router));
    IpPrefix.ipv4(router.ipv4()).filter(_ -> LibreMeshTarget.dividesAddresses(community.ipv4Network()))
        .ifPresent(own -> require(!leased(own), "the router's IPv4 address is among those that clients get"));
  }

  private static boolean leased(IpPrefix address) {
    long offset = address.address().subtract(address.network().address()).longValueExact();
    return offset >= LibreMeshAddresses.DHCP_START
        && offset < LibreMeshAddresses.DHCP_START + LibreMeshAddresses.DHCP_LIMIT;
  }
}
