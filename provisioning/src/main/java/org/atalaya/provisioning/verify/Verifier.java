package org.atalaya.provisioning.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.measure.AirReading;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterConnection;
import org.atalaya.provisioning.ssh.RouterSsh;

/** Reads a router again, from nothing: a new session, every file, every value. Writes nothing. */
public final class Verifier {
  private final RouterSsh ssh;
  private final Duration slowCommands;

  /**
   * @param ssh opens the sessions
   * @param slowCommands patience for a command that computes
   */
  public Verifier(RouterSsh ssh, Duration slowCommands) {
    this.ssh = ssh;
    this.slowCommands = slowCommands;
  }

  /**
   * Verifies one router.
   *
   * @param address where it is now
   * @param policy of its host key
   * @param password root's
   * @param expectation how it should stand
   * @throws ConnectionException if there is no session
   * @throws RouterException if it does not answer as a router does
   */
  public VerificationReport verify(RouterAddress address, HostKeyPolicy policy, Optional<Secret> password,
      Expectation expectation) throws ConnectionException, RouterException, InterruptedException {
    return read(address, policy, password, expectation, false).report();
  }

  /**
   * A reading together with what was read.
   *
   * @param live as it stood when the report was made; it holds secrets
   * @param air what the radios hear
   */
  public record Reading(VerificationReport report, LiveConfiguration live, AirReading air) {}

  /** As {@link #verify}, keeps what was read, and asks the radios too. */
  public Reading read(RouterAddress address, HostKeyPolicy policy, Optional<Secret> password,
      Expectation expectation) throws ConnectionException, RouterException, InterruptedException {
    return read(address, policy, password, expectation, true);
  }

  private Reading read(RouterAddress address, HostKeyPolicy policy, Optional<Secret> password,
      Expectation expectation, boolean radios) throws ConnectionException, RouterException, InterruptedException {
    long start = System.nanoTime();
    try (RouterConnection connection = ssh.connect(address, policy, password);
        Router router = new Router(connection, ssh.settings().commandTimeout(), slowCommands)) {
      RouterFacts facts = router.readFacts();
      List<Difference> differences = new ArrayList<>();
      if (!expectation.isPlanned(facts)) {
        differences.add(new Difference("board", expectation.device().boardName(), facts.boardName()));
      }
      if (password.isPresent() && connection.withoutPassword()) {
        differences.add(new Difference("root password", "set", Difference.NONE));
      }
      SwitchState state = SwitchState.read(router);
      unconfirmed(state).ifPresent(differences::add);
      if (facts.waitsForSafeReboot(router)) {
        differences.add(new Difference(VerificationReport.CONFIRMATION, "confirmed",
            "not confirmed: safe-reboot will put all of /etc back"));
      }
      LiveConfiguration live = expectation.readFrom(router, facts);
      differences.addAll(expectation.differences(live, facts));
      return new Reading(new VerificationReport(expectation.node().hostName(), address, differences, facts,
          connection.hostKey(), state, Duration.ofNanos(System.nanoTime() - start)), live,
          radios ? AirReading.read(router) : AirReading.NOTHING);
    }
  }

  /** Where the router is about to become another than the one that is read now. */
  private static Optional<Difference> unconfirmed(SwitchState state) {
    return switch (state) {
      case SwitchState.Absent _, SwitchState.Restored _ -> Optional.empty();
      case SwitchState.Armed armed -> Optional.of(new Difference(VerificationReport.CONFIRMATION, "confirmed",
          "not confirmed: it restores itself within " + armed.seconds() + " s"));
      case SwitchState.Restoring _ -> Optional.of(new Difference(VerificationReport.CONFIRMATION, "confirmed",
          "not confirmed: it is restoring itself"));
    };
  }
}
