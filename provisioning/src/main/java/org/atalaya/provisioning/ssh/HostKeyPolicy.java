package org.atalaya.provisioning.ssh;

import java.util.function.Predicate;

/** Which host key is let through. It is asked before any password leaves this machine. */
public sealed interface HostKeyPolicy {

  /**
   * The first meeting: the key is handed over to be shown and kept.
   *
   * @param accept says whether to go on with this key
   */
  record FirstUse(Predicate<HostKey> accept) implements HostKeyPolicy {}

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
  }
}
