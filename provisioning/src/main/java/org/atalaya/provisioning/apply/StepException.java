package org.atalaya.provisioning.apply;

/** A step did not end well. */
final class StepException extends Exception {
  private final Step step;
  private final boolean refused;

  /**
   * @param reason one plain line
   * @param refused true where going on would be wrong, not just impossible
   */
  StepException(Step step, String reason, boolean refused) {
    super(reason);
    this.step = step;
    this.refused = refused;
  }

  Step step() {
    return step;
  }

  boolean refused() {
    return refused;
  }
}
