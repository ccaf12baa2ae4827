package org.atalaya.provisioning.discovery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterConnection;
import org.atalaya.provisioning.ssh.RouterSsh;

/** Looks at one address: which key its SSH server has, and, where it lets us in, what it is. Writes nothing. */
final class RouterLook {
  private final RouterSsh ssh;
  private final Predicate<HostKey> known;
  private final Optional<Secret> password;

  /** What came of it. */
  record Seen(Optional<HostKey> hostKey, Access access) {}

  /**
   * @param known whether a key is pinned: only such a router is sent the password
   * @param password of the project's routers
   */
  RouterLook(RouterSsh ssh, Predicate<HostKey> known, Optional<Secret> password) {
    this.ssh = ssh;
    this.known = known;
    this.password = password;
  }

  Seen at(RouterAddress address) throws InterruptedException {
    AtomicReference<HostKey> met = new AtomicReference<>();
    Access access;
    try (RouterConnection connection = connect(address, met);
        Router router = new Router(connection, ssh.settings().commandTimeout(), ssh.settings().commandTimeout())) {
      RouterFacts facts = router.readFacts();
      access = new Access.Open(facts, router.readInventory(facts), connection.withoutPassword());
    } catch (ConnectionException e) {
      access = e.failure() instanceof ConnectionFailure.PasswordRefused ? new Access.Closed()
          : new Access.Unclear(e.getMessage());
    } catch (RouterException e) {
      access = new Access.Unclear(e.getMessage());
    }
    return new Seen(Optional.ofNullable(met.get()), access);
  }

  /** Logs in: without a password, or, where it wants one and its key is known, with that. */
  RouterConnection connect(RouterAddress address) throws ConnectionException, InterruptedException {
    return connect(address, new AtomicReference<>());
  }

  private RouterConnection connect(RouterAddress address, AtomicReference<HostKey> met)
      throws ConnectionException, InterruptedException {
    HostKeyPolicy anyone = new HostKeyPolicy.FirstUse(key -> {
      met.set(key);
      return true;
    });
    try {
      return ssh.connect(address, anyone, Optional.empty());
    } catch (ConnectionException e) {
      boolean mayHaveIt = e.failure() instanceof ConnectionFailure.PasswordRefused && password.isPresent()
          && met.get() != null && known.test(met.get());
      if (!mayHaveIt) {
        throw e;
      }
    }
    return ssh.connect(address, new HostKeyPolicy.Pinned(met.get()), password);
  }
}
