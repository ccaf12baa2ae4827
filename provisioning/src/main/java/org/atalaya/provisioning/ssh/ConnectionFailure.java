package org.atalaya.provisioning.ssh;

import java.util.Optional;

/** Why there is no session with a router. */
public sealed interface ConnectionFailure {

  /** One plain line. */
  String message();

  /** The key that a person would have to answer for; empty where that is not what is missing. */
  default Optional<HostKey> keyToAnswerFor() {
    return Optional.empty();
  }

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

    @Override
    public Optional<HostKey> keyToAnswerFor() {
      return Optional.of(found);
    }
  }

  /** The user, or a rule, did not want the key that was met first. */
  record HostKeyDeclined(RouterAddress address, HostKey found) implements ConnectionFailure {
    @Override
    public String message() {
      return "the host key " + found.fingerprint() + " of " + address + " was not accepted";
    }
  }

  /** It wants a password, and nobody has said that it is ours: none was sent to it. */
  record PasswordWithheld(RouterAddress address, HostKey found) implements ConnectionFailure {
    @Override
    public String message() {
      return address + " wants a password, and its host key " + found.fingerprint()
          + " was never met: the network's password is not sent to it";
    }

    @Override
    public Optional<HostKey> keyToAnswerFor() {
      return Optional.of(found);
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
