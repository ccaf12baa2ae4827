package org.atalaya.provisioning.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

  @Test
  void noControlOrDirectionCharacterIsEverShown() {
    assertThat(PlainText.of("a\u001b[2Jb\u009bc\u202ed\u0007\r\ne", 100)).isEqualTo("a?[2Jb?c?d?  e");
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(80); j > 0; j--) {
        text.appendCodePoint(random.nextInt(0x3000));
      }
      String shown = PlainText.of(text.toString(), 40);
      assertThat(shown.codePointCount(0, shown.length())).as("seed 7, round %d", i).isLessThanOrEqualTo(40);
      assertThat(shown.codePoints().anyMatch(c -> Character.isISOControl(c)
          || Character.getType(c) == Character.FORMAT)).as("seed 7, round %d", i).isFalse();
    }
  }

  @Test
  void aQuotedWordReachesTheShellAsItIs() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 25; i++) {
      StringBuilder word = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        word.append((char) (' ' + random.nextInt(95)));
      }
      Process sh = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.quote(word.toString())).start();
      assertThat(new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .as("seed 11, round %d", i).isEqualTo(word.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/config", "/etc/../shadow", "/etc/config/a b", "/etc/config/a'b", "/etc/$(id)", "/", "",
      "/etc//config", "/etc/.hidden", "/etc/config/a\nb"})
  void aPathThatCouldMeanMoreIsRefused(String path) {
    assertThatThrownBy(() -> ShellWord.path(path)).isInstanceOf(BadInputException.class);
  }
}
