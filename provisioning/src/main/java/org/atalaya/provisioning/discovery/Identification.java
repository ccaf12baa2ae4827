package org.atalaya.provisioning.discovery;

import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.ssh.SshSettings;

/** Has a router blink its lights, so that a person sees which of the boxes on the table it is. */
public final class Identification {
  /** How long it may blink, seconds. */
  public static final int MOST_SECONDS = 120;

  private final SshSettings settings;
  private final Predicate<HostKey> known;
  private final Optional<Secret> password;

  /**
   * @param known whether a host key is pinned: only such a router is sent the password
   * @param password of the project's routers
   */
  public Identification(SshSettings settings, Predicate<HostKey> known, Optional<Secret> password) {
    this.settings = settings;
    this.known = known;
    this.password = password;
  }

  /**
   * Begins to blink; the router ends it by itself, also where the session breaks, and its lights are as before then.
   *
   * @param seconds 1 to {@link #MOST_SECONDS}
   * @return how many lights blink; none where it has none that a program may light
   */
  public int blink(RouterAddress address, int seconds) throws ConnectionException, RouterException, InterruptedException {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new BadInputException("seconds", String.valueOf(seconds), "1 to " + MOST_SECONDS);
    }
    try (RouterSsh ssh = new RouterSsh(settings);
        Router router = new Router(new RouterLook(ssh, known, password).connect(address), settings.commandTimeout(),
            settings.commandTimeout())) {
      return router.blink(seconds);
    }
  }
}
