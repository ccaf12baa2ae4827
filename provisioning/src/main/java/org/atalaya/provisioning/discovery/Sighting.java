package org.atalaya.provisioning.discovery;

import java.util.Optional;
import java.util.SortedSet;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * What was seen at one address.
 *
 * @param neighbourMac the MAC to which this computer's system sends what is for the address
 */
record Sighting(RouterAddress address, Optional<MacAddress> neighbourMac, SortedSet<FoundBy> foundBy, String banner,
    Optional<HostKey> hostKey, Access access) {

  DiscoveredRouter alone() {
    return Merging.of(java.util.List.of(this)).getFirst();
  }
}
