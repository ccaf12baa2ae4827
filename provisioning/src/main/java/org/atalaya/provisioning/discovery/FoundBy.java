package org.atalaya.provisioning.discovery;

/** How an address became known. */
public enum FoundBy {
  /** It answered a ping of all nodes. */
  ALL_NODES,
  /** It stands in this computer's table of neighbours. */
  NEIGHBOURS,
  /** It answered, or was named, by multicast DNS. */
  MULTICAST_DNS,
  /** Routers answer there that nobody has configured yet. */
  USUAL_ADDRESS,
  /** The user named it. */
  GIVEN
}
