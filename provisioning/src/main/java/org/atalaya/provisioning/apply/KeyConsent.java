package org.atalaya.provisioning.apply;

import org.atalaya.provisioning.ssh.HostKey;

/** Whether a person has said of a router, naming the key, that its host key has changed and may. */
@FunctionalInterface
public interface KeyConsent {
  /** No key may change. */
  KeyConsent NONE = (task, key) -> false;

  boolean agrees(RouterTask task, HostKey key);
}
