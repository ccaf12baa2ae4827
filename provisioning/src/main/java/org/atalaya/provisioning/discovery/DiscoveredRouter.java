package org.atalaya.provisioning.discovery;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * A machine with an SSH server that answers on the cable.
 *
 * @param addresses at which it answers, the surest first: link-local, which no other has, before all others
 * @param macs that are known of it, the one by which it is known first
 * @param banner with which its SSH server begins
 * @param hostKey by which it proved itself
 * @param access how far it let us in
 * @param foundBy how it became known
 */
public record DiscoveredRouter(List<RouterAddress> addresses, List<MacAddress> macs, String banner,
    Optional<HostKey> hostKey, Access access, SortedSet<FoundBy> foundBy) {
  public DiscoveredRouter {
    addresses = List.copyOf(addresses);
    macs = List.copyOf(macs);
    foundBy = Collections.unmodifiableSortedSet(new TreeSet<>(foundBy));
  }

  /** Where to speak to it. */
  public RouterAddress address() {
    return addresses.getFirst();
  }

  /** The MAC by which it is known. */
  public Optional<MacAddress> mac() {
    return macs.isEmpty() ? Optional.empty() : Optional.of(macs.getFirst());
  }
}
