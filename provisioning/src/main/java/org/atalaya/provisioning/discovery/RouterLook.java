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
    HostKeyPolicy anyone = new HostKeyPolicy.FirstUse(key -> {
      met.set(key);
      return true;
    });
    Access access = open(address, anyone, Optional.empty());
    Optional<HostKey> key = Optional.ofNullable(met.get());
    if (access instanceof Access.Closed && password.isPresent() && key.filter(known).isPresent()) {
      access = open(address, new HostKeyPolicy.Pinned(key.get()), password);
    }
    return new Seen(key, access);
  }

  private Access open(RouterAddress address, HostKeyPolicy policy, Optional<Secret> secret) throws InterruptedException {
    try (RouterConnection connection = ssh.connect(address, policy, secret);
        Router router = new Router(connection, ssh.settings().commandTimeout(), ssh.settings().commandTimeout())) {
      RouterFacts facts = router.readFacts();
      return new Access.Open(facts, router.readInventory(facts), connection.withoutPassword());
    } catch (ConnectionException e) {
      return e.failure() instanceof ConnectionFailure.PasswordRefused ? new Access.Closed()
          : new Access.Unclear(e.getMessage());
    } catch (RouterException e) {
      return new Access.Unclear(e.getMessage());
    }
  }
}
