package org.atalaya.planner.project;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.planner.plan.Secret;

/**
 * Secrets locked under a passphrase: AES-256-GCM (NIST SP 800-38D) under a key that PBKDF2-HMAC-SHA256 (RFC 8018)
 * derives from it. Each locking draws a new salt and nonce, so that no key and nonce ever meet twice. The project's
 * identity and the parameters are authenticated with it: a box can't be moved to another project, nor weakened.
 *
 * @param kdf always {@link #KDF} in this schema
 * @param iterations of PBKDF2, {@link #ITERATIONS} when locked by this version
 * @param salt 16 bytes
 * @param nonce 12 bytes
 * @param ciphertext with the tag of 16 bytes at its end
 */
@SuppressWarnings("ArrayRecordComponent")
record SecretBox(String kdf, int iterations, byte[] salt, byte[] nonce, byte[] ciphertext) {
  static final String KDF = "PBKDF2-HMAC-SHA256";

  /** OWASP's Password Storage Cheat Sheet, 2023: at least 600,000 for PBKDF2-HMAC-SHA256. */
  static final int ITERATIONS = 600_000;

  /** A file can't make this program derive for hours. */
  private static final int MOST_ITERATIONS = 10_000_000;

  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BITS = 256;
  private static final int MOST_CIPHERTEXT_BYTES = 65_536;

  /** @throws IllegalArgumentException if it is none that this version opens */
  SecretBox {
    if (!kdf.equals(KDF) || iterations < ITERATIONS || iterations > MOST_ITERATIONS || salt.length != SALT_BYTES
        || nonce.length != NONCE_BYTES || ciphertext.length > MOST_CIPHERTEXT_BYTES) {
      throw new IllegalArgumentException("locked secrets of an unknown kind");
    }
  }

  static SecretBox lock(Secrets secrets, Passphrase passphrase, String projectUuid, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] plain = encode(secrets);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, ITERATIONS, salt, nonce, projectUuid);
      return new SecretBox(KDF, ITERATIONS, salt, nonce, cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM and PBKDF2", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** @throws AEADBadTagException if the passphrase is not the one, or the box was tampered with: it can't be told which */
  Secrets unlock(Passphrase passphrase, String projectUuid) throws AEADBadTagException {
    byte[] plain = new byte[0];
    try {
      plain = cipher(Cipher.DECRYPT_MODE, passphrase, iterations, salt, nonce, projectUuid).doFinal(ciphertext);
      return decode(plain);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM and PBKDF2", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, Passphrase passphrase, int iterations, byte[] salt, byte[] nonce,
      String projectUuid) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase.characters(), salt, iterations, KEY_BITS);
    byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((projectUuid + "\n" + KDF + "\n" + iterations).getBytes(StandardCharsets.UTF_8));
      return cipher;
    } finally {
      spec.clearPassword();
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Root password, line feed, mesh key: neither has one. */
  private static byte[] encode(Secrets secrets) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(
        secrets.rootPassword().reveal() + "\n" + secrets.meshKey().reveal());
    byte[] exact = new byte[bytes.remaining()];
    bytes.get(exact);
    Arrays.fill(bytes.array(), (byte) 0);
    return exact;
  }

  private static Secrets decode(byte[] plain) {
    String text = new String(plain, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return new Secrets(new Secret(text.substring(0, end)), new Secret(text.substring(end + 1)));
  }
}
