package org.atalaya.provisioning.ssh;

import java.io.IOException;

/** There is no session with the router, or no longer; {@link #failure()} says why. */
public final class ConnectionException extends IOException {
  private final transient ConnectionFailure failure;

  public ConnectionException(ConnectionFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public ConnectionFailure failure() {
    return failure;
  }
}
