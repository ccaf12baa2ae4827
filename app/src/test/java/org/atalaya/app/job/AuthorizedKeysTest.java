package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeysTest {
  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0zG5vXUeUZjvJjJ8i5yJk2cQzqQ4Jm0tF1rT8Zb6mW";

  @TempDir
  private Path folder;

  @Test
  void theKeysBesideAProjectGoOnItsRoutersWithoutEmptyLines() throws Exception {
    Path project = folder.resolve("lago.atalaya");
    assertThat(AuthorizedKeys.find(project)).isEmpty();
    Files.writeString(folder.resolve("lago.authorized_keys"), "# nosotras\n\n " + KEY + "  ana de la radio\n" + KEY + "\n");
    assertThat(AuthorizedKeys.find(project)).hasValue(KEY + " ana de la radio\n" + KEY + "\n");
  }

  /** An option could run a program on every router; half a key would lock its owner out unseen. */
  @ParameterizedTest
  @ValueSource(strings = {"command=\"reboot\" " + KEY, "ssh-ed25519", "ssh-ed25519 no*base64", "ssh-dss AAAA", "-----BEGIN OPENSSH PRIVATE KEY-----"})
  void aLineThatIsNoPublicKeyIsRefusedByItsNumber(String line) throws Exception {
    Files.writeString(folder.resolve("lago.authorized_keys"), KEY + "\n" + line + "\n");
    assertThatThrownBy(() -> AuthorizedKeys.find(folder.resolve("lago.atalaya"))).isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2");
  }
}
