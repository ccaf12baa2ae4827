package org.atalaya.provisioning.apply;

import java.util.Optional;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * The host keys met so far. A router is known by its MAC, by the planned host name that it was given, and by its
 * address where that is its own: {@link HostKeyGuard} decides by them. Called from many threads.
 */
public interface PinnedKeys {
  /** Remembers nothing: every meeting is the first. */
  PinnedKeys NONE = new PinnedKeys() {
    @Override
    public Optional<HostKey> ofName(String hostName) {
      return Optional.empty();
    }

    @Override
    public Optional<HostKey> ofMac(String mac) {
      return Optional.empty();
    }

    @Override
    public Optional<HostKey> ofAddress(RouterAddress address) {
      return Optional.empty();
    }

    @Override
    public boolean isKnown(HostKey key) {
      return false;
    }

    @Override
    public void pinName(String hostName, HostKey key) {
      // nothing is kept
    }

    @Override
    public void pin(String mac, RouterAddress address, HostKey key) {
      // nothing is kept
    }

    @Override
    public void replace(String hostName, String mac, RouterAddress address, HostKey key) {
      // nothing is kept
    }
  };

  Optional<HostKey> ofName(String hostName);

  Optional<HostKey> ofMac(String mac);

  /** Empty for an address that many routers have by turns. */
  Optional<HostKey> ofAddress(RouterAddress address);

  /** True where some router that was met has this key. */
  boolean isKnown(HostKey key);

  /** Keeps the key of the router that was given this host name; one that is pinned stays. */
  void pinName(String hostName, HostKey key);

  /** Keeps the key of a router that was met; one that is pinned to this MAC, or to this address, stays. */
  void pin(String mac, RouterAddress address, HostKey key);

  /** At a person's word another key takes the place of the one that is pinned. */
  void replace(String hostName, String mac, RouterAddress address, HostKey key);
}
