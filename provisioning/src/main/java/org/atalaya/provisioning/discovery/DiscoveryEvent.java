package org.atalaya.provisioning.discovery;

import org.atalaya.provisioning.ssh.RouterAddress;

/** How a search goes. */
public sealed interface DiscoveryEvent {

  /** An interface is being asked. */
  record Asking(String interfaceName) implements DiscoveryEvent {}

  /** An address became known. */
  record Heard(RouterAddress address, FoundBy by) implements DiscoveryEvent {}

  /** A router was looked at; several addresses may turn out to be one. */
  record Met(DiscoveredRouter router) implements DiscoveryEvent {}
}
