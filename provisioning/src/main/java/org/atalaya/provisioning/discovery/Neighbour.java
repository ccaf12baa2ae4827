package org.atalaya.provisioning.discovery;

import java.util.Optional;
import org.atalaya.provisioning.router.MacAddress;

/**
 * Another device on the same cable.
 *
 * @param address IPv4, or IPv6 as written in tables; a link-local one without its interface
 * @param mac where the system knows it
 */
record Neighbour(String address, Optional<MacAddress> mac) {
  boolean isLinkLocal() {
    return address.startsWith("fe80:");
  }
}
