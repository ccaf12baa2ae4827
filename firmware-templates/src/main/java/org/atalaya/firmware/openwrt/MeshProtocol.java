package org.atalaya.firmware.openwrt;

import java.util.List;
import java.util.SortedMap;
import org.atalaya.firmware.openwrt.NodeSetup.MeshInterface;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.planner.plan.NodeConfig;

/** What one routing protocol makes of an OpenWrt router. */
interface MeshProtocol {

  /** As in {@code --firmware}. */
  String id();

  /**
   * True where every node routes between the mesh and a clients' network of its own; false where the mesh is one
   * bridge from end to end.
   */
  boolean routed();

  /** Why this node can't be expressed, beyond what holds for all. */
  default List<String> objections(NodeConfig node) {
    return List.of();
  }

  /** The {@code interface} section of a link. */
  UciSection link(NodeSetup setup, MeshInterface link);

  /** Further sections of {@code network}, before the links. */
  default List<UciSection> network(NodeSetup setup) {
    return List.of();
  }

  /** Least length of the prefix of what people get of a node's network. */
  default int clientPrefixLength() {
    return 24;
  }

  /** Devices that are bridged with the ports for people. */
  default List<String> bridged() {
    return List.of();
  }

  /** Firewall's device pattern of tunnels that the daemon makes; empty where it makes none. */
  default List<String> tunnelDevices() {
    return List.of();
  }

  /** The daemon's own files, by path. */
  SortedMap<String, String> files(NodeSetup setup);
}
