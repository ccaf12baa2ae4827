package org.atalaya.provisioning.verify;

import java.time.Duration;
import java.util.List;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * What was found when a router was read again over a new session.
 *
 * @param hostName as planned
 * @param address where it was found, which is where to look for it next time
 * @param differences empty where all is as it should be
 * @param facts of the router
 * @param hostKey it proved itself by
 * @param state of its dead man's switch
 * @param duration of the work on the router, logins included, without the wait for a person's yes: of this reading,
 *     and of the change before it where there was one
 */
public record VerificationReport(String hostName, RouterAddress address, List<Difference> differences,
    RouterFacts facts, HostKey hostKey, SwitchState state, Duration duration) {
  /** Where a difference is that says: what is on the router is not confirmed and will be undone. */
  public static final String CONFIRMATION = "confirmation";

  public VerificationReport {
    differences = List.copyOf(differences);
  }

  /** The same, found at the end of longer work. */
  public VerificationReport lasting(Duration all) {
    return new VerificationReport(hostName, address, differences, facts, hostKey, state, all);
  }

  public boolean isVerified() {
    return differences.isEmpty();
  }
}
