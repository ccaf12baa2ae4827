package org.atalaya.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atalaya.planner.plan.PlanNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence is there in every language, with the same arguments. */
class TextsTest {
  private static final Path FOLDER = Path.of(System.getProperty("atalaya.root", ".."), "app", "src", "main", "resources",
      "org", "atalaya", "app", "texts");

  static Stream<Path> translations() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.getFileName().toString().contains("_")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void saysEverySentenceWithTheSameArguments(Path translation) throws Exception {
    Properties original = read(FOLDER.resolve(translation.getFileName().toString().replaceFirst("_[a-z]+\\.", ".")));
    Properties translated = read(translation);

    assertThat(new TreeSet<>(translated.stringPropertyNames())).isEqualTo(new TreeSet<>(original.stringPropertyNames()));
    for (String key : original.stringPropertyNames()) {
      assertThat(arguments(translated.getProperty(key))).as("%s, %s", translation.getFileName(), key)
          .isEqualTo(arguments(original.getProperty(key)));
      assertThat(translated.getProperty(key)).as(key).isNotBlank();
    }
  }

  @Test
  void eachNoteOfThePlannerHasItsSentence() {
    Texts texts = Texts.of("messages", Locale.ENGLISH);
    assertThat(PlanNotes.keys()).isNotEmpty().allMatch(texts::has);
  }

  @Test
  void aLanguageWithoutABundleGetsEnglish() {
    assertThat(Texts.of("cli", Locale.forLanguageTag("fi")).get("cancelled")).isEqualTo("stopped");
    assertThat(Texts.of("cli", Locale.forLanguageTag("es-AR")).get("cancelled")).isEqualTo("detenido");
  }

  private static TreeSet<Integer> arguments(String sentence) {
    TreeSet<Integer> arguments = new TreeSet<>();
    for (int i = 0; i < new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex().length; i++) {
      if (sentence.contains("{" + i + "}") || sentence.contains("{" + i + ",")) {
        arguments.add(i);
      }
    }
    return arguments;
  }

  private static Properties read(Path file) throws Exception {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
