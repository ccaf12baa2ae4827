package org.atalaya.provisioning.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.atalaya.planner.BadInputException;

/**
 * The public key by which a router is known again.
 *
 * @param algorithm as SSH names it: {@code ssh-ed25519}
 * @param base64 of the key's blob (RFC 4253, section 6.6)
 */
public record HostKey(String algorithm, String base64) {
  private static final Pattern ALGORITHM = Pattern.compile("[a-z0-9@.-]{3,64}");

  public HostKey {
    if (!ALGORITHM.matcher(algorithm).matches() || base64.isEmpty() || base64.length() > 4096) {
      throw notAKey(algorithm + " " + base64);
    }
    try {
      Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw notAKey(algorithm + " " + base64);
    }
  }

  static HostKey of(PublicKey key) {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putRawPublicKey(key);
    return new HostKey(KeyUtils.getKeyType(key), Base64.getEncoder().encodeToString(buffer.getCompactData()));
  }

  /**
   * The two words that {@link #toString()} writes, as in a known_hosts file.
   *
   * @throws BadInputException if it is not that
   */
  public static HostKey parse(String text) {
    String[] words = text.strip().split(" ");
    if (words.length != 2) {
      throw notAKey(text);
    }
    return new HostKey(words[0], words[1]);
  }

  /** As {@code ssh-keygen -l} shows it: {@code SHA256:…}. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + base64;
  }

  private static BadInputException notAKey(String text) {
    return new BadInputException("host key", "'" + PlainText.of(text, 80) + "'", "algorithm and base64");
  }
}
