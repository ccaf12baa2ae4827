package org.atalaya.provisioning.apply;

import java.util.Optional;

/** Keeps what was about to be done and what came of it, durably, before the call returns. Called from many threads. */
public interface StepJournal {
  /** Keeps nothing. */
  StepJournal NONE = new StepJournal() {
    @Override
    public void before(RouterTask task, Step step, String detail) {
      // nothing is kept
    }

    @Override
    public void after(RouterTask task, Step step, Result result, String detail) {
      // nothing is kept
    }
  };

  /** How a step ended. */
  enum Result { DONE, FAILED }

  /**
   * @param step that is about to be taken
   * @param detail what a later look needs, such as the token of the dead man's switch; never a secret
   */
  void before(RouterTask task, Step step, String detail);

  /**
   * @param detail one plain line; never a secret
   */
  void after(RouterTask task, Step step, Result result, String detail);

  /**
   * Whether a run of ours armed a dead man's switch with this token, and is no more: it was killed, or its computer
   * lost power. Where that is not known the run may be another's, or alive, and what it does is left alone.
   */
  default boolean isAbandoned(String token) {
    return false;
  }

  /** The last flash of this router that was begun, where nobody has seen its end yet. */
  default Optional<Flashing> findUnfinishedFlash(RouterTask task) {
    return Optional.empty();
  }
}
