package org.atalaya.provisioning.ssh;

/** Why there is no session with a router. */
public sealed interface ConnectionFailure {

  /** One plain line. */
  String message();

  /** Nothing answers there. */
  record Unreachable(RouterAddress address, String why) implements ConnectionFailure {
    @Override
    public String message() {
      return "no answer at " + address + ": " + why;
    }
  }

  /** Something answers, but no session came of it. */
  record HandshakeFailed(RouterAddress address, String why) implements ConnectionFailure {
    @Override
    public String message() {
      return "no SSH session with " + address + ": " + why;
    }
  }

  /** Another key than the one that was pinned: another router, or someone between. Nothing was sent to it. */
  record HostKeyChanged(RouterAddress address, HostKey pinned, HostKey found) implements ConnectionFailure {
    @Override
    public String message() {
      return "the host key of " + address + " is " + found.fingerprint() + ", pinned is " + pinned.fingerprint();
    }
  }

  /** The user, or a rule, did not want the key that was met first. */
  record HostKeyDeclined(RouterAddress address, HostKey found) implements ConnectionFailure {
    @Override
    public String message() {
      return "the host key " + found.fingerprint() + " of " + address + " was not accepted";
    }
  }

  /** The router wants a password, and another one than ours. */
  record PasswordRefused(RouterAddress address) implements ConnectionFailure {
    @Override
    public String message() {
      return address + " does not accept the root password";
    }
  }
}
