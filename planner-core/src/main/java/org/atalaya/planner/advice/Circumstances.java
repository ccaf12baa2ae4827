package org.atalaya.planner.advice;

import java.util.List;

/** The six answers. */
public record Circumstances(Scale scale, Mobility mobility, Power power, Versatility versatility, Latency latency, Trust trust) {

  /** What a question may be answered with. */
  public sealed interface Answer {}

  /** How many nodes in the end. */
  public enum Scale implements Answer {
    /** Up to 30. */
    SMALL,
    /** Up to 150. */
    MEDIUM,
    LARGE;

    private static final int SMALL_NODES = 30;
    private static final int MEDIUM_NODES = 150;

    /** @param nodes above 0 */
    public static Scale of(int nodes) {
      return nodes <= SMALL_NODES ? SMALL : nodes <= MEDIUM_NODES ? MEDIUM : LARGE;
    }
  }

  /** What moves. */
  public enum Mobility implements Answer {
    /** People use it at home. */
    FIXED,
    /** People walk from node to node while they speak. */
    ROAMING,
    /** Nodes themselves move. */
    MOVING
  }

  /** What feeds the nodes. */
  public enum Power implements Answer { AMPLE, SCARCE }

  /** What the network is to be. */
  public enum Versatility implements Answer {
    /** One kind of router, nothing to set up by hand. */
    SIMPLE,
    /** Radio links, cables, several kinds of devices. */
    MIXED,
    /** Each node is a network of its own. */
    OWN
  }

  /** What it has to carry well. */
  public enum Latency implements Answer {
    /** Messages, pages, libraries. */
    RELAXED,
    /** Calls and video. */
    CALLS
  }

  /** Who runs the nodes. */
  public enum Trust implements Answer {
    /** People who know each other. */
    NEIGHBOURS,
    /** Anybody may join. */
    OPEN,
    /** Several groups, each minding its own. */
    FEDERATED
  }

  List<Answer> answers() {
    return List.of(scale, mobility, power, versatility, latency, trust);
  }
}
