package org.atalaya.app.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.app.Texts;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Path SOURCES = Path.of(System.getProperty("atalaya.root"), "app", "src", "main", "java", "org",
      "atalaya", "app", "ui");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  private static ResourceBundle bundle(Locale locale) {
    return Texts.of(Wording.BUNDLE, locale).bundle();
  }

  @Test
  void everyLanguageHasTheSameSentences() {
    Set<String> english = new TreeSet<>(bundle(Locale.ENGLISH).keySet());
    for (Locale language : Wording.LANGUAGES) {
      assertThat(bundle(language).getLocale().getLanguage()).as("bundle of %s", language)
          .isIn(language.getLanguage(), "");
      // a bundle answers for its parent's keys too: only its own count
      assertThat(ownKeys(language)).as("sentences in %s", language).isEqualTo(english);
    }
  }

  @Test
  void everySentenceHasTheSamePlaceholdersInEveryLanguage() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    for (Locale language : Wording.LANGUAGES) {
      ResourceBundle other = bundle(language);
      english.keySet().forEach(key -> assertThat(placeholders(other.getString(key))).as("%s in %s", key, language)
          .isEqualTo(placeholders(english.getString(key))));
    }
  }

  @Test
  void everySentenceCanBeFormatted() {
    for (Locale language : Wording.LANGUAGES) {
      Wording wording = Wording.of(language);
      for (String key : ownKeys(language)) {
        assertThat(bundle(language).getString(key)).as("%s in %s: straight apostrophes are quotes", key, language)
            .doesNotContain("'");
        assertThat(wording.get(key, 2, 2, 2, 2, 2, 2)).as("%s in %s", key, language).isNotBlank()
            .doesNotContain("{");
      }
    }
  }

  @Test
  void everySentenceThatTheWindowAsksForExists() throws IOException {
    Set<String> known = bundle(Locale.ENGLISH).keySet();
    Set<String> families = new TreeSet<>();
    known.forEach(key -> families.add(key.substring(0, key.indexOf('.'))));
    Pattern keys = Pattern.compile("\"((?:" + String.join("|", families) + ")\\.[a-z0-9.-]*[a-z0-9])\"");
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Matcher matcher = keys.matcher(Files.readString(file));
        while (matcher.find()) {
          asked.add(matcher.group(1));
        }
      }
    }
    assertThat(asked).as("keys in the sources").hasSizeGreaterThan(100);
    assertThat(known).containsAll(asked);
  }

  @Test
  void everySentenceThatTheCoreAsksForExists() {
    Set<String> known = bundle(Locale.ENGLISH).keySet();
    assertThat(known).containsAll(PlanNotes.keys());
    assertThat(known).containsAll(Stream.of(Step.values()).map(Step::key).toList());
    assertThat(known).containsAll(Stream.of(Role.values()).map(role -> "role." + role.name().toLowerCase(Locale.ROOT)).toList());
    assertThat(known).containsAll(List.of("edit.add-site", "edit.change-site", "edit.rename-site", "edit.remove-site",
        "edit.replace-sites", "edit.change-settings", "edit.move-site", "edit.raise-site", "edit.site-role"));
  }

  @Test
  void aLanguageIsFoundByItsNameAloneAndStrangeOnesGetEnglish() {
    assertThat(Wording.of(Locale.of("es", "UY")).get("step.links")).isEqualTo("Enlaces");
    assertThat(Wording.of(Locale.of("pt", "PT")).get("step.routers")).isEqualTo("Roteadores");
    assertThat(Wording.of(Locale.of("sq", "XK")).get("step.links")).isEqualTo("Lidhjet");
    assertThat(Wording.of(Locale.of("fi")).get("step.links")).isEqualTo("Links");
  }

  @Test
  void everyLanguageIsOfferedByItsOwnName() {
    assertThat(Wording.LANGUAGES.stream().map(Wording::of).map(Wording::ownName).toList())
        .containsExactly("Español", "English", "Português", "Shqip");
  }

  @Test
  void numbersInSentencesAreThoseOfTheLanguageAndItsPlurals() {
    Wording portuguese = Wording.of(Locale.of("pt"));
    Wording albanian = Wording.of(Locale.of("sq"));
    assertThat(portuguese.get("status.pairs", 0)).isEqualTo("nenhum par");
    assertThat(portuguese.get("status.pairs", 1)).isEqualTo("1 par");
    assertThat(portuguese.get("status.pairs", 1860)).isEqualTo("1.860 pares");
    assertThat(albanian.get("status.pairs", 1)).isEqualTo("1 çift");
    assertThat(albanian.get("status.pairs", 1860)).isEqualTo("1\u00a0860 çifte");
    assertThat(albanian.get("site.sees.explain", 1, 0, 4)).isEqualTo("Nga çiftet mjaft të afërta, 1 është pa pengesa, "
        + "0 përdoren por jo pa pengesa dhe 4 janë të bllokuara ose të panjohura.");
    assertThat(portuguese.get("notice.plan", 4, 1)).isEqualTo("Rede proposta: 4 roteadores, 1 enlace.");
  }

  @Test
  void adjectivesAndVerbsFitASingleOne() {
    Wording spanish = Wording.of(Locale.of("es"));
    assertThat(spanish.get("site.sees.explain", 1, 1, 1)).isEqualTo("De los pares al alcance, 1 está despejado, "
        + "1 sirve sin estar despejado y 1 está tapado o no se conoce.");
    assertThat(spanish.get("links.count", 1, 28)).isEqualTo("sirve 1 de 28 pares");
    assertThat(spanish.get("routers.foot", 1, 4)).startsWith("1 de 4 verificado.");
    Wording portuguese = Wording.of(Locale.of("pt"));
    assertThat(portuguese.get("site.sees.explain", 1, 1, 1)).isEqualTo("Dos pares ao alcance, 1 está desobstruído, "
        + "1 serve sem estar desobstruído e 1 está bloqueado ou não se conhece.");
    assertThat(portuguese.get("links.count", 1, 28)).isEqualTo("serve 1 de 28 pares");
    assertThat(portuguese.get("routers.foot", 1, 4)).startsWith("1 de 4 verificado.");
    Wording albanian = Wording.of(Locale.of("sq"));
    assertThat(albanian.get("site.sees.explain", 1, 1, 1)).isEqualTo("Nga çiftet mjaft të afërta, 1 është pa pengesa, "
        + "1 përdoret por jo pa pengesa dhe 1 është i bllokuar ose i panjohur.");
    assertThat(albanian.get("links.count", 1, 28)).isEqualTo("përdoret 1 nga 28 çifte");
  }

  @Test
  void whatTheCoreAndTheRoutersSayComesInTheLanguageOfTheWindow() {
    Wording spanish = Wording.of(Locale.of("es"));
    Notice notice = Notice.failed("notice.bad-input",
        new BadInputException("sites.csv, line 2, lat", "'91'", "degrees from -90 to 90"));
    assertThat(notice.text(spanish))
        .isEqualTo("Eso no se puede usar: sites.csv, línea 2, lat: '91'; se esperaba: grados de -90 a 90");
    assertThat(notice.text(Wording.of(Locale.ENGLISH)))
        .isEqualTo("That can’t be used: sites.csv, line 2, lat: found '91', expected degrees from -90 to 90");
    assertThat(Notice.failed("notice.failed", new NoSuchFileException("cerro.hgt")).text(spanish))
        .isEqualTo("No funcionó: cerro.hgt: no hay ningún archivo ni carpeta con ese nombre");
    assertThat(spanish.say("the router did not come back within 90 s")).isEqualTo("el router no volvió en 90 s");
    assertThat(spanish.sayDifference("lime-node.system.hostname: found otro, expected Escuela"))
        .isEqualTo("lime-node.system.hostname: otro; se esperaba: Escuela");
    assertThat(spanish.sayDifference("wireless.radio1: found (none), expected 157"))
        .isEqualTo("wireless.radio1: (nada); se esperaba: 157");
    assertThat(spanish.sayChange("+ root password")).isEqualTo("+ contraseña de root");
    assertThat(spanish.sayChange("- the file /etc/config/lime-node")).isEqualTo("- el archivo /etc/config/lime-node");
    assertThat(spanish.sayChange("~ lime-node.radio1.channel '48' becomes '157'"))
        .isEqualTo("~ lime-node.radio1.channel pasa de '48' a '157'");
    assertThat(spanish.sayChange("+ option hostname 'none'")).as("a file's own words").isEqualTo("+ option hostname 'none'");
  }

  @Test
  void numbersAreWrittenAsPeopleWriteThem() {
    Quantities english = new Quantities(Locale.ENGLISH);
    Quantities spanish = new Quantities(Locale.of("es", "AR"));
    assertThat(english.distance(6843)).isEqualTo("6.84\u00a0km");
    assertThat(spanish.distance(6843)).isEqualTo("6,84\u00a0km");
    assertThat(english.distance(640)).isEqualTo("640\u00a0m");
    assertThat(english.distance(15_000)).isEqualTo("15\u00a0km");
    assertThat(english.dbm(-70.6)).isEqualTo("\u221271\u00a0dBm");
    assertThat(english.azimuth(87.42)).isEqualTo("087.4°");
    assertThat(english.azimuth(359.97)).isEqualTo("000.0°");
    assertThat(english.tilt(0.31)).isEqualTo("+0.3°");
    assertThat(english.tilt(-0.02)).isEqualTo("0.0°");
    assertThat(english.metersAtLeast(4.01)).isEqualTo("4.1\u00a0m");
    assertThat(english.metersAtLeast(4)).isEqualTo("4.0\u00a0m");
    assertThat(english.percentAtMost(0.0312)).isEqualTo("4\u00a0%");
    assertThat(spanish.percentAtMost(0.0031)).as("a gap is never said to be nothing").isEqualTo("0,4\u00a0%");
    assertThat(english.money(1612, "USD")).isEqualTo("USD\u00a01,612");
    assertThat(spanish.money(1612.5, "USD")).isEqualTo("USD\u00a01.612,50");
    for (Locale comma : List.of(Locale.of("pt", "BR"), Locale.of("sq", "AL"))) {
      assertThat(new Quantities(comma).distance(6843)).as("%s", comma).isEqualTo("6,84\u00a0km");
      assertThat(new Quantities(comma).dbm(-70.6)).as("%s", comma).isEqualTo("\u221271\u00a0dBm");
    }
    assertThat(new Quantities(Locale.of("pt", "BR")).money(1612.5, "BRL")).isEqualTo("BRL\u00a01.612,50");
    assertThat(new Quantities(Locale.of("sq", "AL")).money(161200, "ALL")).isEqualTo("ALL\u00a0161\u00a0200");
    assertThat(spanish.coordinates(new GeoPoint(-31.30214, -64.52871))).isEqualTo("\u221231,3021; \u221264,5287");
  }

  private static Set<String> ownKeys(Locale language) {
    String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    Path file = SOURCES.resolve("../../../../../resources/org/atalaya/app/texts/messages" + suffix + ".properties");
    java.util.Properties properties = new java.util.Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static Set<String> placeholders(String sentence) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(sentence);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
