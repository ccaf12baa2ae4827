package org.atalaya.provisioning.ssh;

import java.util.function.Predicate;

/** Which host key is let through. It is asked before any password leaves this machine. */
public sealed interface HostKeyPolicy {

  /** True where whoever has this key may be sent the password. Asked of keys that were let through. */
  boolean trusts(HostKey key);

  /**
   * The first meeting: the key is handed over to be shown and kept. Such a router is logged into without a password, or
   * by a key of the user's own, which tells nobody a secret.
   *
   * @param accept says whether to go on with this key
   * @param trusted says whether someone answers for it, so that it may be sent the password
   */
  record FirstUse(Predicate<HostKey> accept, Predicate<HostKey> trusted) implements HostKeyPolicy {
    /** Whoever is let through may have the password. */
    public FirstUse(Predicate<HostKey> accept) {
      this(accept, key -> true);
    }

    @Override
    public boolean trusts(HostKey key) {
      return trusted.test(key);
    }
  }

  /**
   * A router that was met before: no other key will do, unless someone answers for it.
   *
   * @param key it had then
   * @param otherwise says whether to go on with another key
   */
  record Pinned(HostKey key, Predicate<HostKey> otherwise) implements HostKeyPolicy {
    /** No other key at all. */
    public Pinned(HostKey key) {
      this(key, other -> false);
    }

    @Override
    public boolean trusts(HostKey found) {
      return true;
    }
  }
}
