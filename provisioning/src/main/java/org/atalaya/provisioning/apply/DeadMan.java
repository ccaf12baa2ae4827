package org.atalaya.provisioning.apply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The dead man's switch that is put on a router before it is changed: see {@code dead-man.sh} for how it works. */
public final class DeadMan {
  private static final int TOKEN_BYTES = 8;

  private DeadMan() {}

  /** The script as it is uploaded. */
  public static byte[] script() {
    try (InputStream in = DeadMan.class.getResourceAsStream("dead-man.sh")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name for one change, so that nobody confirms another's. */
  static String newToken() {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
