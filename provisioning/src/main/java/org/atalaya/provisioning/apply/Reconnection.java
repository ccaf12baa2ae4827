package org.atalaya.provisioning.apply;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterConnection;
import org.atalaya.provisioning.ssh.RouterSsh;

/**
 * Finds a router again after a restart. Whoever answers must prove itself by the same host key, before a password
 * is sent, and have the same MAC: at a factory address another router of the kit may answer by now.
 */
final class Reconnection {

  /** The router, found again. */
  record Found(Router router, RouterFacts facts, SwitchState state) {}

  /** Which states of the switch the search ends with. */
  interface Wanted {
    boolean is(RouterFacts facts, SwitchState state);
  }

  private static final int KNOCK_MILLIS = 2000;
  /** Where OpenWrt and LibreMesh answer that nobody has configured. */
  private static final List<RouterAddress> UNCONFIGURED =
      List.of(RouterAddress.parse("192.168.1.1"), RouterAddress.parse("10.13.0.1"));

  private final RouterTask task;
  private final RouterSsh ssh;
  private final ProvisionOptions options;
  private final StepRecorder steps;
  private final Survey.Seen seen;
  private final boolean unconfigured;
  private final boolean lettingIn;

  Reconnection(RouterTask task, RouterSsh ssh, ProvisionOptions options, StepRecorder steps, Survey.Seen seen) {
    this(task, ssh, options, steps, seen, false, false);
  }

  private Reconnection(RouterTask task, RouterSsh ssh, ProvisionOptions options, StepRecorder steps, Survey.Seen seen,
      boolean unconfigured,
      boolean lettingIn) {
    this.task = task;
    this.ssh = ssh;
    this.options = options;
    this.steps = steps;
    this.seen = seen;
    this.unconfigured = unconfigured;
    this.lettingIn = lettingIn;
  }

  /**
   * After a flash that takes the configuration.
   *
   * @param lettingIn true where it takes all: another host key may answer, if it asks for no password, and none is sent
   */
  Reconnection afterFlash(boolean lettingIn) {
    return new Reconnection(task, ssh, options, steps, seen, true, lettingIn);
  }

  /**
   * Looks until it is found in a wanted state, or the time is up.
   *
   * @return empty when the time is up
   */
  Optional<Found> find(Step step, Duration patience, Wanted wanted) throws StepException, InterruptedException {
    long start = System.nanoTime();
    String last = "no answer";
    Duration pause = options.reconnectInterval();
    do {
      for (RouterAddress address : candidates()) {
        try {
          Optional<Found> found = knock(address) ? look(address, wanted) : Optional.empty();
          if (found.isPresent()) {
            return found;
          }
        } catch (ConnectionException e) {
          last = e.getMessage();
          pause = switch (e.failure()) {
            // it answers, and will hardly change its mind soon: logging in costs a small router a second of its time
            case ConnectionFailure.HostKeyChanged _, ConnectionFailure.HostKeyDeclined _, ConnectionFailure.PasswordRefused _,
                ConnectionFailure.PasswordWithheld _ ->
                pause.compareTo(options.reconnectInterval().multipliedBy(8)) < 0 ? pause.multipliedBy(2) : pause;
            case ConnectionFailure.Unreachable _, ConnectionFailure.HandshakeFailed _ -> options.reconnectInterval();
          };
        } catch (RouterException e) {
          last = e.getMessage();
        }
      }
      steps.waiting(step, last, start);
      Thread.sleep(pause);
    } while (System.nanoTime() - start < patience.toNanos());
    return Optional.empty();
  }

  /**
   * Whether anything listens there. An address of a network that this computer is not in swallows what is sent to it:
   * the look at the others must not wait for SSH to give up.
   */
  private static boolean knock(RouterAddress address) {
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), KNOCK_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<RouterAddress> candidates() {
    List<RouterAddress> all = new ArrayList<>(List.of(task.address()));
    task.laterAddresses().stream().filter(address -> !all.contains(address)).forEach(all::add);
    if (unconfigured && !task.address().isLoopback() && !task.address().host().startsWith("fe80")) {
      UNCONFIGURED.stream().filter(address -> !all.contains(address)).forEach(all::add);
    }
    return all;
  }

  private Optional<Found> look(RouterAddress address, Wanted wanted)
      throws ConnectionException, RouterException, InterruptedException {
    Router router = new Router(open(address), options.ssh().commandTimeout(), options.slowCommands());
    boolean kept = false;
    try {
      RouterFacts facts = router.readFacts();
      if (!facts.primaryMac().equals(seen.facts().primaryMac())) {
        throw new RouterException("another router answers at " + address, true);
      }
      SwitchState state = SwitchState.read(router);
      kept = wanted.is(facts, state);
      return kept ? Optional.of(new Found(router, facts, state)) : Optional.empty();
    } finally {
      if (!kept) {
        router.close();
      }
    }
  }

  private RouterConnection open(RouterAddress address) throws ConnectionException, InterruptedException {
    if (lettingIn) {
      try {
        return ssh.connect(address, new HostKeyPolicy.FirstUse(key -> true), Optional.empty());
      } catch (ConnectionException e) {
        if (!(e.failure() instanceof ConnectionFailure.PasswordRefused)
            && !(e.failure() instanceof ConnectionFailure.PasswordWithheld)) {
          throw e;
        }
        // it still has its password: it is not flashed yet, or was not flashed at all
      }
    }
    return ssh.connect(address, new HostKeyPolicy.Pinned(seen.hostKey()), Optional.of(task.rootPassword()));
  }
}
