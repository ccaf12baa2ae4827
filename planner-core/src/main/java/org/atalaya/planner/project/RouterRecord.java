package org.atalaya.planner.project;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a router that was met.
 *
 * @param hostName in the plan
 * @param address where it was reached last: {@code 10.13.1.1}, {@code [fe80::1%eth0]:22}
 * @param mac of its primary interface, lower case with colons
 * @param board its board_name
 * @param hostKey pinned at first use
 * @param state in the words of whoever provisions; empty text at first
 */
public record RouterRecord(String hostName, Optional<String> address, Optional<String> mac, Optional<String> board,
    Optional<HostKey> hostKey, String state) {
  public RouterRecord {
    Objects.requireNonNull(hostName);
    Objects.requireNonNull(address);
    Objects.requireNonNull(mac);
    Objects.requireNonNull(board);
    Objects.requireNonNull(hostKey);
    Objects.requireNonNull(state);
  }

  /** One of which nothing is known but its place in the plan. */
  public static RouterRecord of(String hostName) {
    return new RouterRecord(hostName, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
  }
}
