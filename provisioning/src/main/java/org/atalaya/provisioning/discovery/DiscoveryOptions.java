package org.atalaya.provisioning.discovery;

import java.time.Duration;
import org.atalaya.provisioning.ssh.SshSettings;

/**
 * Patience and bounds of a search.
 *
 * @param listening how long multicast DNS is listened to
 * @param knocking patience until an SSH server says its first line
 * @param atMost how long everything may take together; what has not answered by then is left out
 * @param maxAddresses how many addresses are looked at
 * @param ssh of the sessions
 */
public record DiscoveryOptions(Duration listening, Duration knocking, Duration atMost, int maxAddresses, SshSettings ssh) {
  public static final DiscoveryOptions DEFAULT = new DiscoveryOptions(Duration.ofMillis(2500), Duration.ofSeconds(3),
      Duration.ofSeconds(30), 512, new SshSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(8),
          6, 3, Duration.ofMillis(300), 1 << 16));
}
