package org.atalaya.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code --accept-key SITE=FINGERPRINT}, split at the last equals sign. */
final class AcceptedKeys {
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  private AcceptedKeys() {}

  /** @throws UsageException if an option is no such pair, or names a site twice */
  static Map<String, String> parse(List<String> options) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (String option : options) {
      int at = option.lastIndexOf('=');
      if (at < 1 || !FINGERPRINT.matcher(option.substring(at + 1)).matches()
          || fingerprints.put(option.substring(0, at), option.substring(at + 1)) != null) {
        throw new UsageException("--accept-key", "\"" + option + "\"", "SITE=SHA256:…, each site once");
      }
    }
    return fingerprints;
  }
}
