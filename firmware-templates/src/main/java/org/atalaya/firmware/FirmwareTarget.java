package org.atalaya.firmware;

import java.util.List;
import org.atalaya.planner.plan.NodeConfig;

/** A firmware family whose configuration the program can write. */
public interface FirmwareTarget {

  /** As in {@code --firmware}: {@code libremesh}. */
  String id();

  /** Why this configuration can't be expressed for this device, one plain line each; empty when it can. */
  List<String> objections(NodeConfig node);

  /**
   * The files of one router; equal input, equal bytes.
   *
   * @throws IllegalArgumentException if there are {@link #objections}
   */
  RenderedNode render(NodeConfig node);
}
