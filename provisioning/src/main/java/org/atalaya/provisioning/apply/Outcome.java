package org.atalaya.provisioning.apply;

import java.util.Optional;
import org.atalaya.provisioning.change.ChangeSet;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.verify.VerificationReport;

/** How it ended with one router. */
public sealed interface Outcome {

  /**
   * Everything was read again over a new session and is as it should be.
   *
   * @param report of the reading
   * @param changed false where nothing had to be written
   */
  record Verified(VerificationReport report, boolean changed) implements Outcome {}

  /**
   * Reading again found differences.
   *
   * @param report names them
   * @param changed false where nothing had been written
   */
  record Different(VerificationReport report, boolean changed) implements Outcome {}

  /** Nothing was written: it was only asked what would be, or nobody agreed. */
  record NotWritten(ChangeSet changes, Reason reason) implements Outcome {
    /** Why nothing was written. */
    public enum Reason { DRY_RUN, DECLINED }
  }

  /**
   * Nothing was written, because it must not be: another board, another host key, another password.
   *
   * @param offeredKey the host key that is another than the pinned one, where that is why
   */
  record Refused(Step step, String reason, Optional<HostKey> offeredKey) implements Outcome {
    public Refused(Step step, String reason) {
      this(step, reason, Optional.empty());
    }
  }

  /** The router is as it was. */
  record RolledBack(Step step, String reason) implements Outcome {}

  /** It stopped on the way. */
  record Failed(Step step, String reason, RouterState state) implements Outcome {}
}
