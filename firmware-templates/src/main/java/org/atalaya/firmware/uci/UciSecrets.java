package org.atalaya.firmware.uci;

import java.util.Locale;
import java.util.Set;

/** Which options hold a secret, judged by their names. */
public final class UciSecrets {
  /** What stands in place of a secret. */
  public static final String MASK = "••••";

  // wifi key, key1 to key4, ieee80211s_key, sae_password, auth_secret, private_key, psk …: the last word of a name
  private static final Set<String> LAST_WORDS = Set.of("key", "key1", "key2", "key3", "key4", "psk", "pass", "passwd",
      "passphrase", "password", "secret", "pin", "token");

  private UciSecrets() {}

  /** True where the value of this option must not be shown. */
  public static boolean isSecret(String optionName) {
    String name = optionName.toLowerCase(Locale.ROOT);
    // root_password_policy says what to do about a password, not what it is
    boolean harmless = name.equals("public_key") || name.endsWith("_public_key") || name.endsWith("_policy");
    return !harmless && (LAST_WORDS.contains(name.substring(name.lastIndexOf('_') + 1)) || name.contains("password")
        || name.contains("secret"));
  }
}
