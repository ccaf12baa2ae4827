package org.atalaya.provisioning.apply;

import java.util.Optional;
import org.atalaya.provisioning.ssh.HostKey;

/** The host keys met so far, by MAC: many routers share one address, none a MAC. Called from many threads. */
public interface PinnedKeys {
  /** Remembers nothing: every meeting is the first. */
  PinnedKeys NONE = new PinnedKeys() {
    @Override
    public Optional<HostKey> find(String mac) {
      return Optional.empty();
    }

    @Override
    public void pin(RouterTask task, String mac, HostKey key) {
      // nothing is kept
    }
  };

  Optional<HostKey> find(String mac);

  /** Keeps the key of a router that was met for the first time. */
  void pin(RouterTask task, String mac, HostKey key);
}
