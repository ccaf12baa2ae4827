package org.atalaya.provisioning.apply;

import java.util.List;

/** Whoever may say yes. */
@FunctionalInterface
public interface Consent {
  /** For those who agreed beforehand. */
  Consent YES = proposals -> proposals;

  /**
   * Asked once for a batch, after every difference is known and before anything is written. No session is open
   * meanwhile: the answer may take its time.
   *
   * @param proposals in the tasks' order, at least one
   * @return those to be carried out
   */
  List<Proposal> agreed(List<Proposal> proposals);
}
