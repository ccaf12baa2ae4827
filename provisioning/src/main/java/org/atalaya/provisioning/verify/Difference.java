package org.atalaya.provisioning.verify;

import org.atalaya.firmware.uci.UciSecrets;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * Something on a router is not as it should be. Fit to be shown: secrets are masked, control characters gone.
 *
 * @param where package, section and option as {@code uci show} names them, {@code lime-node.radio1.channel}; or a
 *     file; or in plain words what else it is
 * @param expected value; {@code (none)} where there should be none
 * @param found value; {@code (none)} where there is none
 */
public record Difference(String where, String expected, String found) {
  /** Stands for a value that is not there. */
  public static final String NONE = "(none)";

  private static final int MAX_SHOWN = 120;

  /** A difference in an option: masked where the option's name says that it holds a secret. */
  static Difference ofOption(String where, String option, String expected, String found) {
    boolean secret = UciSecrets.isSecret(option);
    return new Difference(PlainText.of(where, MAX_SHOWN), shown(expected, secret), shown(found, secret));
  }

  private static String shown(String value, boolean secret) {
    return secret && !value.equals(NONE) ? UciSecrets.MASK : PlainText.of(value, MAX_SHOWN);
  }

  /** One line: where, what was found, what was expected. */
  @Override
  public String toString() {
    return where + ": found " + found + ", expected " + expected;
  }
}
