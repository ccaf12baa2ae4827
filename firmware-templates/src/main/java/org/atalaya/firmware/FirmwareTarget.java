package org.atalaya.firmware;

import java.util.List;
import java.util.SortedMap;
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

  /** What a person has to see to, because the rendered files can't; empty where nothing is left. */
  default List<RenderNote> notes(NodeConfig node) {
    return List.of();
  }

  /**
   * The files of one router; equal input, equal bytes.
   *
   * @throws IllegalArgumentException if there are {@link #objections}
   */
  default RenderedNode render(NodeConfig node) {
    List<String> objections = objections(node);
    if (!objections.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", objections));
    }
    return new RenderedNode(node.router().hostName(), files(node));
  }

  /** The files of a router without {@link #objections}, by their absolute paths: what {@link #render} asks for. */
  SortedMap<String, String> files(NodeConfig node);

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
