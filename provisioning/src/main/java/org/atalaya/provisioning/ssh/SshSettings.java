package org.atalaya.provisioning.ssh;

import java.time.Duration;

/**
 * Patience and bounds of the connections to routers.
 *
 * @param connectTimeout until the TCP connection stands
 * @param loginTimeout from there until the session is open
 * @param commandTimeout of a command that should be quick
 * @param loginsAtOnce how many may log in at the same time; dropbear's host resets more than about four
 * @param loginAttempts how often a login that was reset is tried
 * @param backOff before the second attempt; doubled before each further one
 * @param maxOutputBytes of one command
 */
public record SshSettings(Duration connectTimeout, Duration loginTimeout, Duration commandTimeout, int loginsAtOnce,
    int loginAttempts, Duration backOff, int maxOutputBytes) {

  public static final SshSettings DEFAULT = new SshSettings(Duration.ofSeconds(10), Duration.ofSeconds(20),
      Duration.ofSeconds(30), 3, 4, Duration.ofMillis(300), 1 << 20);
}
