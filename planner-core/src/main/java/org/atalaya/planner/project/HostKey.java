package org.atalaya.planner.project;

import java.util.Objects;

/**
 * What a router's SSH server showed when it was met first.
 *
 * @param type {@code ssh-ed25519}
 * @param base64 of the public key, as in a known_hosts file: whole, since it is compared at each later meeting
 */
public record HostKey(String type, String base64) {
  public HostKey {
    Objects.requireNonNull(type);
    Objects.requireNonNull(base64);
  }
}
