package org.atalaya.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.PlanNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence is there in every language, with the same arguments. */
class TextsTest {
  private static final Path FOLDER = Path.of(System.getProperty("atalaya.root", ".."), "app", "src", "main", "resources",
      "org", "atalaya", "app", "texts");

  private static final Pattern KEPT = Pattern.compile("\\{\\d+,number[^}]*}|--[a-z][a-z-]*|\\.hgt|Ctrl-C|127\\.0\\.0\\.1|"
      + "\\b(?:HOST|GeoTIFF|ArcGrid|LibreMesh|SSH|MHz|GHz|dBm|dB|km|Mbit/s|Wh)\\b");

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
  void everyBundleIsThereInEveryLanguageOfTheWindow() throws Exception {
    assertThat(translations().map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
        Wording.LANGUAGES.stream().filter(language -> !language.equals(Locale.ENGLISH))
            .flatMap(language -> Stream.of("cli_", "help_", "messages_", "phrases_").map(name -> name + language.getLanguage() + ".properties"))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void leavesNumbersCommandsAndMachineWordsAsTheyAre(Path translation) throws Exception {
    Properties original = read(FOLDER.resolve(translation.getFileName().toString().replaceFirst("_[a-z]+\\.", ".")));
    Properties translated = read(translation);
    for (String key : original.stringPropertyNames()) {
      assertThat(kept(translated.getProperty(key))).as("%s, %s", translation.getFileName(), key)
          .isEqualTo(kept(original.getProperty(key)));
    }
    assertThat(translated.getProperty("demo.router", ": verified")).endsWith(": verified");
  }

  /** A plural with a number below its first limit takes the first form, so 0 and 1 and more must all have their own. */
  @ParameterizedTest
  @MethodSource("translations")
  void pluralsTellTheSameNumbersApart(Path translation) throws Exception {
    String language = translation.getFileName().toString().replaceFirst(".*_([a-z]+)\\..*", "$1");
    Properties original = read(FOLDER.resolve(translation.getFileName().toString().replaceFirst("_[a-z]+\\.", ".")));
    Properties translated = read(translation);
    int plurals = 0;
    for (String key : original.stringPropertyNames()) {
      if (original.getProperty(key).contains(",choice,")) {
        plurals++;
        MessageFormat sentence = new MessageFormat(translated.getProperty(key), Locale.of(language));
        List<String> said = Stream.of(1, 2, 5).map(number -> sentence.format(Collections.nCopies(20, number).toArray()))
            .toList();
        assertThat(said).as("%s, %s", language, key).doesNotHaveDuplicates().noneMatch(each -> each.contains("{")
            || each.contains("|") || each.contains("#"));
      }
    }
    // help has no numbers that vary, and the phrases of the core are as the core says them
    assertThat(plurals > 0).as("%s", translation).isEqualTo(!translation.getFileName().toString().matches("(help|phrases)_.*"));
  }

  @Test
  void eachNoteOfThePlannerHasItsSentence() {
    Texts texts = Texts.of("messages", Locale.ENGLISH);
    assertThat(PlanNotes.keys()).isNotEmpty().allMatch(texts::has);
  }

  /** Of two sentences under one key the later would silently stand for both. */
  @Test
  void noKeyStandsTwice() throws Exception {
    try (Stream<Path> bundles = Files.list(FOLDER)) {
      for (Path bundle : bundles.filter(file -> file.toString().endsWith(".properties")).sorted().toList()) {
        assertThat(Files.readAllLines(bundle).stream().filter(line -> line.contains(" = ") && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(" = ")))).as("%s", bundle).doesNotHaveDuplicates();
      }
    }
  }

  /**
   * Each thing has one word (docs/dictionary.md): not a password for what is a passphrase, not the word for a site for a country,
   * no forms of another way of speaking.
   */
  @ParameterizedTest
  @MethodSource("translations")
  void wordsThatWereGivenUpDoNotComeBack(Path translation) throws Exception {
    Pattern givenUp = Pattern.compile(switch (translation.getFileName().toString().replaceFirst(".*_([a-z]+)\\..*", "$1")) {
      case "es" -> "(?iU)\\b(sólo|usted|tienes|puedes|debes|quieres|seleccione|haga clic|frase de paso|clave de root|celdas?|provisiona\\w*)\\b|[«»]";
      case "pt" -> "(?iU)\\b(ficheiros?|chão|sítios?|telemóvel|ecrã|utilizador|backups?|células?|mosaicos?|PIRE|provisiona\\w*)\\b|[«»]";
      case "sq" -> "(?iU)\\b(ruterat?|ruterave|routerat?|routeri|ndërmjetës\\w*|rindez\\w*|shërbyes|i koduar|e shumta|pllaka (SRTM|njëgradëshe))\\b|[«»]";
      default -> throw new IllegalStateException("no list for " + translation);
    });
    read(translation).forEach((key, sentence) -> assertThat(sentence.toString()).as("%s, %s", translation.getFileName(), key)
        .doesNotContainPattern(givenUp));
  }

  @Test
  void aLanguageWithoutABundleGetsEnglish() {
    assertThat(Texts.of("cli", Locale.forLanguageTag("fi")).get("cancelled")).isEqualTo("stopped");
    assertThat(Texts.of("cli", Locale.forLanguageTag("pt-BR")).get("cancelled")).isEqualTo("interrompido");
    assertThat(Texts.of("cli", Locale.forLanguageTag("sq-XK")).get("cancelled")).isEqualTo("u ndal");
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

  /** Number formats, long options, file endings, key names and units: what no language changes. */
  private static List<String> kept(String sentence) {
    return KEPT.matcher(sentence).results().map(MatchResult::group).distinct().sorted().toList();
  }

  private static Properties read(Path file) throws Exception {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** The core writes numbers with a point; a sentence that has a number there says it in its own language, and a name stays. */
  @Test
  void aNumberOfTheCoreIsSaidInTheLanguageOfTheSentence() {
    Object[] arguments = {"Chacra 1.5", "Escuela", "2.5", "7.9"};
    assertThat(Texts.of("messages", Locale.of("es")).get("plan.note.unreached-blocked", arguments)).contains("Chacra 1.5", "2.5", "7,9 m");
    assertThat(Texts.of("messages", Locale.ENGLISH).get("plan.note.unreached-blocked", arguments)).contains("Chacra 1.5", "7.9 m");
    assertThat(Texts.of("messages", Locale.of("pt")).get("plan.alternative.saves", "1234.50", "BRL")).contains("BRL 1.234,5");
  }
}
