package org.atalaya.provisioning.discovery;

import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.RouterInventory;

/** How far a router let us in. */
public sealed interface Access {

  /**
   * Root got in.
   *
   * @param withoutPassword true where anyone would have
   */
  record Open(RouterFacts facts, RouterInventory inventory, boolean withoutPassword) implements Access {}

  /** It wants a password or a key, and was sent none: nobody has said that it is ours. */
  record Closed() implements Access {}

  /**
   * Nothing came of it.
   *
   * @param why one plain line
   */
  record Unclear(String why) implements Access {}
}
