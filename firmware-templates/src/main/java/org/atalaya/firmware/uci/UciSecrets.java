package org.atalaya.firmware.uci;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which options hold a secret, judged by their names. */
public final class UciSecrets {
  /** What stands in place of a secret. */
  public static final String MASK = "••••";

  // wifi key, key1 to key4, ieee80211s_key, sae_password, auth_secret, private_key, root_password_secret, psk …
  private static final Pattern SECRET =
      Pattern.compile("(.*_)?(key[1-4]?|psk|pass|passwd|passphrase|password|secret|pin|token)|.*(password|secret).*");

  // root_password_policy says what to do about a password, not what it is
  private static final Pattern HARMLESS = Pattern.compile("(.*_)?public_key|.*_policy");

  private UciSecrets() {}

  /** True where the value of this option must not be shown. */
  public static boolean isSecret(String optionName) {
    String name = optionName.toLowerCase(Locale.ROOT);
    return SECRET.matcher(name).matches() && !HARMLESS.matcher(name).matches();
  }
}
