package org.atalaya.provisioning.apply;

import java.time.Duration;
import org.atalaya.provisioning.ssh.SshSettings;

/**
 * How a batch is carried out.
 *
 * @param dryRun stop once the difference is known
 * @param jobs how many routers are worked on at once
 * @param confirmTimeout after which a router that was not confirmed restores itself; counted from its start
 * @param rebootPatience how long a router may take to come back
 * @param reconnectInterval between two looks for it
 * @param slowCommands patience for lime-config and the like
 * @param ssh of the sessions
 */
public record ProvisionOptions(boolean dryRun, int jobs, Duration confirmTimeout, Duration rebootPatience,
    Duration reconnectInterval, Duration slowCommands, SshSettings ssh) {

  public static final ProvisionOptions DEFAULT = new ProvisionOptions(false, 40, Duration.ofMinutes(10),
      Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofMinutes(2), SshSettings.DEFAULT);

  public ProvisionOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job");
    }
    if (confirmTimeout.toSeconds() < 1 || confirmTimeout.toSeconds() > 86_400) {
      throw new IllegalArgumentException("confirm timeout from one second to one day");
    }
  }

  public ProvisionOptions withDryRun(boolean dry) {
    return new ProvisionOptions(dry, jobs, confirmTimeout, rebootPatience, reconnectInterval, slowCommands, ssh);
  }

  public ProvisionOptions withJobs(int atOnce) {
    return new ProvisionOptions(dryRun, atOnce, confirmTimeout, rebootPatience, reconnectInterval, slowCommands, ssh);
  }

  public ProvisionOptions withConfirmTimeout(Duration timeout) {
    return new ProvisionOptions(dryRun, jobs, timeout, rebootPatience, reconnectInterval, slowCommands, ssh);
  }

  public ProvisionOptions withRebootPatience(Duration patience) {
    return new ProvisionOptions(dryRun, jobs, confirmTimeout, patience, reconnectInterval, slowCommands, ssh);
  }

  public ProvisionOptions withReconnectInterval(Duration interval) {
    return new ProvisionOptions(dryRun, jobs, confirmTimeout, rebootPatience, interval, slowCommands, ssh);
  }

  public ProvisionOptions withSsh(SshSettings settings) {
    return new ProvisionOptions(dryRun, jobs, confirmTimeout, rebootPatience, reconnectInterval, slowCommands,
        settings);
  }
}
