package org.atalaya.provisioning.ssh;

import java.time.Duration;
import java.util.List;

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
 * @param loginKeys of the user's own, offered where a router does not let everyone in
 */
public record SshSettings(Duration connectTimeout, Duration loginTimeout, Duration commandTimeout, int loginsAtOnce,
    int loginAttempts, Duration backOff, int maxOutputBytes, List<LoginKey> loginKeys) {
  public SshSettings {
    loginKeys = List.copyOf(loginKeys);
  }

  /** Without a key of the user's own. */
  public SshSettings(Duration connectTimeout, Duration loginTimeout, Duration commandTimeout, int loginsAtOnce,
      int loginAttempts, Duration backOff, int maxOutputBytes) {
    this(connectTimeout, loginTimeout, commandTimeout, loginsAtOnce, loginAttempts, backOff, maxOutputBytes, List.of());
  }

  /** The same with these keys. */
  public SshSettings withLoginKeys(List<LoginKey> keys) {
    return new SshSettings(connectTimeout, loginTimeout, commandTimeout, loginsAtOnce, loginAttempts, backOff,
        maxOutputBytes, keys);
  }

  public static final SshSettings DEFAULT = new SshSettings(Duration.ofSeconds(10), Duration.ofSeconds(20),
      Duration.ofSeconds(30), 3, 4, Duration.ofMillis(300), 1 << 20);
}
