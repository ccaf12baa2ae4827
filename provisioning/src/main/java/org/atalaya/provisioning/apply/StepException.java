package org.atalaya.provisioning.apply;

import java.util.Optional;
import org.atalaya.provisioning.ssh.HostKey;

/** A step did not end well. */
final class StepException extends Exception {
  private final Step step;
  private final boolean refused;
  private final transient Optional<HostKey> offeredKey;

  /**
   * @param reason one plain line
   * @param refused true where going on would be wrong, not just impossible
   */
  StepException(Step step, String reason, boolean refused) {
    this(step, reason, refused, Optional.empty());
  }

  /** @param offeredKey another host key than the pinned one, where that is why */
  StepException(Step step, String reason, boolean refused, Optional<HostKey> offeredKey) {
    super(reason);
    this.step = step;
    this.refused = refused;
    this.offeredKey = offeredKey;
  }

  Optional<HostKey> offeredKey() {
    return offeredKey;
  }

  Step step() {
    return step;
  }

  boolean refused() {
    return refused;
  }
}
