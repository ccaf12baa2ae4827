package org.atalaya.provisioning.discovery;

import java.util.List;

/**
 * What was found.
 *
 * @param routers by MAC, then by address
 * @param silent addresses of neighbours at which no SSH server answers
 * @param notes what could not be asked, one plain line each
 */
public record DiscoveryReport(List<DiscoveredRouter> routers, List<String> silent, List<String> notes) {
  public DiscoveryReport {
    routers = List.copyOf(routers);
    silent = List.copyOf(silent);
    notes = List.copyOf(notes);
  }
}
