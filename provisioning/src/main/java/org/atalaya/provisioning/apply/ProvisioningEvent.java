package org.atalaya.provisioning.apply;

import java.time.Duration;

/**
 * Something happened to one router.
 *
 * @param site name
 * @param hostName in the network
 * @param step it happened in
 * @param phase of the step
 * @param detail one plain line in English, possibly empty; never a secret
 * @param duration since the step began
 */
public record ProvisioningEvent(String site, String hostName, Step step, Phase phase, String detail,
    Duration duration) {

  /** Where a step is. */
  public enum Phase { STARTED, WAITING, DONE, FAILED }
}
