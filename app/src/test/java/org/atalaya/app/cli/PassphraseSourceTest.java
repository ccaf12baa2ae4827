package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The terminal is asked once for a passphrase that is known, and twice for one that locks something for the first time. */
class PassphraseSourceTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> prompts = new ArrayList<>();
  private final Deque<char[]> answers = new ArrayDeque<>();

  @Test
  void aKnownPassphraseIsAskedOnce() {
    answer("diez lirios azules");
    PassphraseSource.ask(console(), false, this::type).close();
    assertThat(prompts).containsExactly("Passphrase of the project:");
  }

  @Test
  void aNewPassphraseIsAskedTwice() {
    answer("diez lirios azules", "diez lirios azules");
    PassphraseSource.ask(console(), true, this::type).close();
    assertThat(prompts).containsExactly("Passphrase of the project:", "The same once more:");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aSlipOfTheFingerIsToldInOneLineAndBothAreAskedAgain() {
    answer("diez lirios azules", "diez lirios azulez", "nueve lirios", "nueve lirios");
    PassphraseSource.ask(console(), true, this::type).close();
    assertThat(prompts).hasSize(4);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("The two are not the same; once more from the start." + System.lineSeparator())
        .doesNotContain("lirios");
  }

  @Test
  void theEndOfTheInputEndsTheQuestion() {
    answer("diez lirios azules", "diez", "");
    assertThatThrownBy(() -> PassphraseSource.ask(console(), true, this::type)).isInstanceOf(UsageException.class);
  }

  private void answer(String... typed) {
    for (String each : typed) {
      answers.add(each.toCharArray());
    }
  }

  private char[] type(String prompt) {
    prompts.add(prompt);
    return answers.remove();
  }

  private Console console() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, Locale.ENGLISH, true, Map.of());
  }
}
