package org.atalaya.provisioning.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.Secret;

/** A private key by which a user logs in. Its text shows the public half alone. */
public final class LoginKey {
  private static final int MAX_BYTES = 64 * 1024;
  private final KeyPair pair;

  private LoginKey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * Reads a private key file as OpenSSH writes it.
   *
   * @param passphrase asked once, and only where the key is encrypted; empty where there is none to be had
   * @throws BadInputException if it is no private key, or the passphrase is not the right one
   * @throws IOException if the file can't be read
   */
  public static LoginKey read(Path file, Supplier<Optional<Secret>> passphrase) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "a private key of OpenSSH");
    }
    boolean[] asked = {false};
    try {
      Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()),
          new ByteArrayInputStream(Files.readAllBytes(file)), (session, resource, attempt) -> {
            asked[0] = true;
            return attempt > 0 ? null : passphrase.get().map(Secret::reveal).orElse(null);
          });
      if (pairs != null && pairs.iterator().hasNext()) {
        return new LoginKey(pairs.iterator().next());
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // what the reader says may quote the file
    }
    throw asked[0] ? new BadInputException(file.toString(), "an encrypted key that this passphrase does not open",
        "a private key of OpenSSH and its passphrase")
        : new BadInputException(file.toString(), "no private key", "a private key of OpenSSH");
  }

  KeyPair pair() {
    return pair;
  }

  @Override
  public String toString() {
    return HostKey.of(pair.getPublic()).fingerprint();
  }
}
