package org.atalaya.planner.project;

import java.util.Objects;

/**
 * What a router's SSH server showed when it was met first.
 *
 * @param type {@code ssh-ed25519}
 * @param fingerprint {@code SHA256:…}
 */
public record HostKey(String type, String fingerprint) {
  public HostKey {
    Objects.requireNonNull(type);
    Objects.requireNonNull(fingerprint);
  }
}
