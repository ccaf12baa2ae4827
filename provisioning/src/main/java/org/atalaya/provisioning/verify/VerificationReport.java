package org.atalaya.provisioning.verify;

import java.time.Duration;
import java.util.List;
import org.atalaya.provisioning.router.RouterFacts;
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
 * @param duration of the reading, login included
 */
public record VerificationReport(String hostName, RouterAddress address, List<Difference> differences,
    RouterFacts facts, HostKey hostKey, Duration duration) {
  public VerificationReport {
    differences = List.copyOf(differences);
  }

  public boolean isVerified() {
    return differences.isEmpty();
  }
}
