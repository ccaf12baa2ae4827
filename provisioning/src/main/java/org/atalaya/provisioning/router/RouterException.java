package org.atalaya.provisioning.router;

import java.io.IOException;

/** A router did not do what it was told, or did not say whether it did. */
public final class RouterException extends IOException {
  private final boolean answered;

  /**
   * @param message one plain line
   * @param answered false where the router did not say how it ended: it may have been done
   */
  public RouterException(String message, boolean answered) {
    super(message);
    this.answered = answered;
  }

  /** False where the command may have been done all the same. */
  public boolean answered() {
    return answered;
  }
}
