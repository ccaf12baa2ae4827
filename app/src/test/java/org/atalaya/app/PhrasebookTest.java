package org.atalaya.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;

/** What the core says in English comes out in the language of the program, and nothing else is touched. */
class PhrasebookTest {
  private static final Phrasebook SPANISH = Phrasebook.of(Locale.of("es", "AR"));
  private static final Phrasebook PORTUGUESE = Phrasebook.of(Locale.of("pt", "BR"));
  private static final Phrasebook ALBANIAN = Phrasebook.of(Locale.of("sq", "AL"));

  @Test
  void saysWhereWhatWasFoundAndWhatWasExpected() {
    BadInputException failure = new BadInputException("sites.csv, line 2, lat", "'91'", "degrees from -90 to 90");

    assertThat(SPANISH.sentence(failure)).isEqualTo("sites.csv, línea 2, lat: '91'; se esperaba: grados de -90 a 90");
    assertThat(PORTUGUESE.sentence(failure)).isEqualTo("sites.csv, linha 2, lat: '91'; esperava-se: graus de -90 a 90");
    assertThat(ALBANIAN.sentence(failure)).isEqualTo("sites.csv, rreshti 2, lat: '91'; pritej: gradë nga -90 deri në 90");
    assertThat(Phrasebook.of(Locale.ENGLISH).sentence(failure)).isEqualTo(failure.getMessage());
  }

  @Test
  void aPluralFitsItsNumber() {
    assertThat(SPANISH.say("1 fields")).isEqualTo("1 campo");
    assertThat(SPANISH.say("3 fields")).isEqualTo("3 campos");
    assertThat(SPANISH.say("1 lines")).isEqualTo("1 línea");
  }

  @Test
  void keepsWhatIsNoPhrase() {
    for (String own : List.of("", "'Escuela'", "Escuela", "no such", "no such file!", "none of it", "12 fields more", "-3.5 fields",
        "{0}", "'no site'", "the board is 'a'", "\u0000", "x, line y")) {
      assertThat(SPANISH.say(own)).isEqualTo(own);
    }
  }

  @Test
  void aNameInAPhraseComesThroughWhole() {
    long seed = 20260;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String name = random.ints(1 + random.nextInt(12), 0, 6).mapToObj(c -> List.of("'", "{", "}", "ñ", " ", "a").get(c))
          .collect(Collectors.joining());
      assertThat(SPANISH.say("no column " + name)).as("seed %d, '%s'", seed, name).isEqualTo("ninguna columna " + name);
    }
  }

  /** The English pattern is what the sources say, to the letter: a phrase that nobody says any more has no place here. */
  @Test
  void everyEnglishPhraseIsSaidInTheSources() throws Exception {
    String said = sources();
    Texts english = Texts.of("phrases", Locale.ENGLISH);
    for (String key : english.bundle().keySet()) {
      if (!key.equals("bad-input")) {
        String phrase = english.bundle().getString(key).replace("''", "'").replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(Arrays.stream(phrase.split("\\{[^}]*}|[^A-Za-z' .-]+")).map(String::strip).filter(part -> part.matches(".*[a-z]{2}.*")))
            .as("%s = %s", key, phrase).allMatch(said::contains);
      }
    }
  }

  /** All main sources, texts that are joined with + put together. */
  private static String sources() throws IOException {
    Path root = Path.of(System.getProperty("atalaya.root", ".."));
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("main"))
          .map(PhrasebookTest::text).collect(Collectors.joining()).replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a firmware can't have a plan, as it stands in the error: routers, their radios, two routers together. */
  @Test
  void objectionsAreSaidOneByOne() {
    BadInputException failure = new BadInputException("red.atalaya", "all routers: the mesh id is empty; Escuela, Posta: radio0: a width of 80 MHz "
        + "is planned, the radio can [20, 40] (802.11n); Posta: radio1: channel 36 with 20 MHz is not allowed in AR: indoors only; "
        + "Posta and Casa share the IPv4 address 10.13.128.7; the words of nobody: none; and 7 more", "a plan that libremesh can express");
    assertThat(SPANISH.sentence(failure)).isEqualTo("red.atalaya: todos los routers: el nombre de la malla está vacío; Escuela, Posta: radio0: está "
        + "planeado un ancho de 80 MHz, la radio puede [20, 40] (802.11n); Posta: radio1: el canal 36 con 20 MHz no está permitido en AR: solo "
        + "bajo techo; Posta y Casa tienen la misma dirección IPv4 10.13.128.7; the words of nobody: none; y 7 más; se esperaba: "
        + SPANISH.say("a plan that libremesh can express"));
    assertThat(Phrasebook.of(Locale.ENGLISH).sentence(failure)).isEqualTo(failure.getMessage());
    // elsewhere the same words are somebody's own
    assertThat(SPANISH.sentence("red.atalaya", "Posta is empty", "a number")).contains("Posta is empty");
  }

  /** Each, with names for its arguments, behind a router and a radio, in each language. */
  @Test
  void everyObjectionIsRecognised() {
    Texts english = Texts.of("phrases", Locale.ENGLISH);
    for (Locale locale : List.of(Locale.of("es"), Locale.of("pt"), Locale.of("sq"))) {
      Texts texts = Texts.of("phrases", locale);
      english.bundle().keySet().stream().filter(key -> key.startsWith("objection.") && !key.equals("objection.and")).forEach(key -> {
        Object[] names = {"A1", "B2", "C3", "D4", "E5"};
        assertThat(Phrasebook.of(locale).objections("casa-1: radio1: " + english.get(key, names))).as("%s %s", locale, key)
            .isEqualTo("casa-1: radio1: " + texts.get(key, names)).isNotEqualTo("casa-1: radio1: " + english.get(key, names));
      });
    }
  }

  @Test
  void aRoutersOwnValueIsNoPhrase() {
    Phrasebook spanish = Phrasebook.of(Locale.of("es"));
    String where = "wireless.lm_wlan1_mesh_radio1.encryption";
    assertThat(spanish.value(where, "none")).isEqualTo("none");
    assertThat(spanish.difference(where, "none", "sae")).contains("none", "sae").doesNotContain("nada");
    // that there is no value is ours to say, and so is what stands in no option
    assertThat(spanish.value(where, "(none)")).isEqualTo(spanish.say("(none)"));
    assertThat(spanish.value("sites", "none")).isEqualTo("nada");
  }
}
