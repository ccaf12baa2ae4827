package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.ssh.LoginKey;

/** {@code --key FILE}: private keys of the user's own. A passphrase comes from a prompt or a file, never from an option. */
final class LoginKeys {
  static final String VARIABLE = "ATALAYA_KEY_PASSPHRASE_FILE";

  private LoginKeys() {}

  static List<LoginKey> read(Console console, List<Path> files) throws IOException {
    List<LoginKey> keys = new ArrayList<>();
    for (Path file : files) {
      keys.add(LoginKey.read(file, () -> passphrase(console, file)));
    }
    return keys;
  }

  private static Optional<Secret> passphrase(Console console, Path file) {
    String from = console.environment().getOrDefault(VARIABLE, "");
    if (!from.isBlank()) {
      try {
        return Optional.of(new Secret(Files.readString(Path.of(from), StandardCharsets.UTF_8).stripTrailing()));
      } catch (IOException e) {
        throw new UsageException(VARIABLE, "\"" + from + "\"", "a file that can be read");
      }
    }
    char[] typed = console.interactive()
        ? console.readPassword(console.texts().get("key.prompt", file.toString())) : null;
    if (typed == null) {
      throw new UsageException(console.texts().get("key.missing", VARIABLE));
    }
    try {
      return Optional.of(new Secret(new String(typed)));
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
