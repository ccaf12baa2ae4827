package org.atalaya.firmware.yggdrasil;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.plan.Secret;

/**
 * A node's Ed25519 pair (RFC 8032), made of the project's mesh key and the node's host name: the same project has the
 * same node again, with the same address, and nobody without the key can tell another node's.
 *
 * @param seed the 32 secret bytes
 * @param publicKey 32 bytes
 */
record YggdrasilKey(byte[] seed, byte[] publicKey) {

  /** @param secret of the network, of which nothing can be learnt from what is made here */
  static YggdrasilKey of(Secret secret, String hostName) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return ofSeed(mac.doFinal(("atalaya yggdrasil 1\n" + hostName).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has HmacSHA256", absent);
    }
  }

  /** The pair whose secret half is these 32 bytes. */
  static YggdrasilKey ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      EdECPublicKey made = (EdECPublicKey) generator.generateKeyPair().getPublic();
      return new YggdrasilKey(seed, encoded(made));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has Ed25519", absent);
    }
  }

  /** Little endian, with the sign of x in the highest bit. */
  private static byte[] encoded(EdECPublicKey key) {
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] out = new byte[32];
    for (int i = 0; i < 32 && i < big.length; i++) {
      out[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      out[31] |= (byte) 0x80;
    }
    return out;
  }

  /** As Yggdrasil writes it: 64 hexadecimal digits. */
  String publicHex() {
    return HexFormat.of().formatHex(publicKey);
  }

  /** As Yggdrasil writes it: the secret bytes and the public ones. */
  Secret privateHex() {
    return new Secret(HexFormat.of().formatHex(seed) + publicHex());
  }

  /**
   * The address in 200::/7 that follows from the public key: its bits turned over, the number of leading ones, then
   * what comes after the first zero.
   */
  String address() {
    BigInteger inverted = new BigInteger(1, publicKey).xor(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
    int ones = 0;
    while (ones < 256 && inverted.testBit(255 - ones)) {
      ones++;
    }
    BigInteger rest = inverted.shiftLeft(ones + 1).mod(BigInteger.ONE.shiftLeft(256)).shiftRight(256 - 112);
    BigInteger address = BigInteger.valueOf(0x0200L | ones).shiftLeft(112).or(rest);
    return new IpPrefix(address, 128, 128).compressed();
  }

  @Override
  public String toString() {
    return "key of " + address();
  }

  /** The generator asks for its 32 bytes once, and these they are. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] out) {
      System.arraycopy(bytes, 0, out, 0, out.length);
    }
  }
}
