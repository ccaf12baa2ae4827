package org.atalaya.firmware;

import java.util.List;
import org.atalaya.planner.plan.NodeConfig;

/** A firmware family whose configuration the program can write. */
public interface FirmwareTarget {

  /** As in {@code --firmware}: {@code libremesh}. */
  String id();

  /** Why this configuration can't be expressed for this device, one plain line each; empty when it can. */
  List<String> objections(NodeConfig node);

  /** Why a network can't have this name on its access points; a name that is only too long is cut, and no reason. */
  default List<NameObjection> objectionsToName(String networkName) {
    return NameObjection.ofAnyFirmware(networkName);
  }

  /**
   * The files of one router; equal input, equal bytes.
   *
   * @throws IllegalArgumentException if there are {@link #objections}
   */
  RenderedNode render(NodeConfig node);

  /**
   * Files that belong to the network and to no single router, each lot under a folder whose name no router has; empty
   * where there are none.
   *
   * @param nodes all that are rendered, without {@link #objections}, in the plan's order
   */
  default List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    return List.of();
  }
}
