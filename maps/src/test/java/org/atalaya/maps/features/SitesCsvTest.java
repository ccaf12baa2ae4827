package org.atalaya.maps.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitesCsvTest {
  @TempDir Path folder;

  @Test
  void theWorkshopsListIsRead() {
    List<Site> sites = SitesCsv.read(real("kit-of-four"));
    assertThat(sites).hasSize(8);
    assertThat(sites.getFirst()).isEqualTo(new Site("Radio comunitaria", new GeoPoint(49.4073, 19.48), 12, Role.GATEWAY,
        new PowerSupply.Grid(), 12, Optional.of("LibreRouter v1"), 0, ""));
    assertThat(sites.get(6).role()).isEqualTo(Role.CANDIDATE);
  }

  @Test
  void theLargeListIsReadWithItsSolarPanelsAndNotes() {
    List<Site> sites = SitesCsv.read(real("orava"));
    assertThat(sites).hasSize(42);
    Site babiaGora = sites.get(9);
    assertThat(babiaGora.power()).isEqualTo(new PowerSupply.Solar(150, 1200));
    assertThat(babiaGora.notes()).isEqualTo("1725 m; no grid power");
    assertThat(babiaGora.device()).isEmpty();
    assertThat(sites.get(18).power()).isEqualTo(new PowerSupply.Battery(600));
  }

  @Test
  void threeColumnsAreEnoughInAnyOrder() {
    Site site = only("lon,NAME,Lat\n-64.5,Escuela,-31.25\n");
    assertThat(site).isEqualTo(new Site("Escuela", new GeoPoint(-31.25, -64.5), SitesCsv.DEFAULT_HEIGHT_METERS,
        Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 0, ""));
  }

  @Test
  void whatASpreadsheetInSpanishWritesIsUnderstood() {
    String table = "\uFEFFname;lat;lon;height_m;cost;power;Contacto\r\n"
        + "\"Ñandú; la \"\"vieja\"\"\";−31,4057;-64,5;7,5;1200,50;solar:150,1200;Marta\r\n\r\n";
    Site site = SitesCsv.read(write(table.getBytes(StandardCharsets.UTF_8))).getFirst();
    assertThat(site.name()).isEqualTo("Ñandú; la \"vieja\"");
    assertThat(site.position()).isEqualTo(new GeoPoint(-31.4057, -64.5));
    assertThat(site.heightMeters()).isEqualTo(7.5);
    assertThat(site.cost()).isEqualTo(1200.5);
    assertThat(site.power()).isEqualTo(new PowerSupply.Solar(150, 1200));
    assertThat(site.notes()).isEqualTo("Contacto: Marta");
  }

  @Test
  void tabsTheSeparatorLineAndOtherEncodingsAreUnderstood() {
    assertThat(only("sep=;\nname;lat;lon\nA;1,5;2\n").position()).isEqualTo(new GeoPoint(1.5, 2));
    String tabs = "name\tlat\tlon\nPeñón\t1,5\t2\n";
    for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      assertThat(SitesCsv.read(write(tabs.getBytes(charset))).getFirst().name()).as(charset.name()).isEqualTo("Peñón");
    }
  }

  @Test
  void unknownColumnsJoinTheNotes() {
    assertThat(only("name,lat,lon,notes,teléfono,x\nA,1,2,arriba,123,\n").notes()).isEqualTo("arriba; teléfono: 123");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      31°24'20.5"S   | -31.405694
      31 24 20 S     | -31.405556
      S 31° 24.34'   | -31.405667
      31º24'20,5'' s | -31.405694
      -31°24′20.5″   | -31.405694
      -31,4057       | -31.4057
      +31.4057       |  31.4057
      N31            |  31
      """)
  void latitudesAreReadAsPeopleWriteThem(String text, double degrees) {
    assertThat(Coordinates.parse(text, true).orElseThrow()).isCloseTo(degrees, within(1e-6));
  }

  @Test
  void westIsWrittenInEnglishAndInSpanish() {
    assertThat(Coordinates.parse("64°30'W", false)).hasValue(-64.5);
    assertThat(Coordinates.parse("64°30'O", false)).hasValue(-64.5);
    assertThat(Coordinates.parse("64°30'E", false)).hasValue(64.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "north", "31°61'S", "31.5°10'S", "-31 S", "S31N", "31°24'20.5\"W", "1e1", "NaN", "31.4.5", "1,234.5"})
  void whatIsNoLatitudeIsNotGuessed(String text) {
    assertThat(Coordinates.parse(text, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "500", "-3", "1e9", "8 m", "+8", ".5"})
  void surroundingsThatCantBeReadAreNotPassedOver(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("sites.csv"), "name,lat,lon,surroundings_m\nA,1,2," + text + "\n");
    assertThatThrownBy(() -> SitesCsv.read(file)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2, surroundings_m").hasMessageContaining("a number from 0 to 100");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      8    | 8
      8.25 | 8.25
      0    | 0
      100  | 100
      """)
  void surroundingsOfAListCount(String text, double meters) throws Exception {
    Path file = Files.writeString(folder.resolve("sites.csv"), "name,lat,lon,surroundings_m,seen\nA,1,2," + text + ",yes\n");
    Site site = SitesCsv.read(file).getFirst();
    assertThat(Surroundings.find(site)).map(Surroundings::heightMeters).contains(meters);
    assertThat(site.notes()).contains("seen: yes");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      A,91,2,,,,,,                 | sites.csv, line 2, lat: found 91, expected degrees from -90 to 90
      A,1,181,,,,,,                | sites.csv, line 2, lon: found 181, expected degrees from -180 to 180
      A,x,2,,,,,,                  | sites.csv, line 2, lat: found 'x', expected degrees from -90 to 90
      A,,2,,,,,,                   | sites.csv, line 2, lat: found nothing, expected degrees from -90 to 90
      ,1,2,,,,,,                   | sites.csv, line 2, name: found nothing, expected a text of at most 200 letters
      A,1,2,-1,,,,,                | sites.csv, line 2, height_m: found '-1', expected a number from 0 to 500
      A,1,2,tall,,,,,              | sites.csv, line 2, height_m: found 'tall', expected a number from 0 to 500
      A,1,2,,boss,,,,              | sites.csv, line 2, role: found 'boss', expected candidate, required, gateway, existing or excluded
      A,1,2,,,wind,,,              | sites.csv, line 2, power: found 'wind', expected grid, battery:WH or solar:WP,WH
      A,1,2,,,battery:-5,,,        | sites.csv, line 2, power: found 'battery:-5', expected grid, battery:WH or solar:WP,WH
      A,1,2,,,,-3,,                | sites.csv, line 2, households: found '-3', expected a number from 0 to 1000000
      A,1,2,,,,2.5,,               | sites.csv, line 2, households: found '2.5', expected a whole number
      A,1,2,,,,,,-7                | sites.csv, line 2, cost: found '-7', expected a number from 0 to 1000000000000
      A,1,2,,,,,,,,,more           | sites.csv, line 2: found 12 fields, expected 9 as in the header (a text with the delimiter in it needs quotes)
      """)
  void aBadValueIsNamedWithItsLineAndField(String row, String message) {
    assertThatThrownBy(() -> SitesCsv.read(write(("name,lat,lon,height_m,role,power,households,device,cost\n" + row + "\n").getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(BadInputException.class).hasMessage(folder + File.separator + message);
  }

  @Test
  void aBadTableSaysWhatItLacks() {
    assertRefused("", "sites.csv: found an empty file, expected a list of sites with the columns name, lat, lon");
    assertRefused("name,lat,lon\n\n", "sites.csv: found no site, expected at least one");
    assertRefused("name,lat\nA,1\n", "sites.csv, line 1: found no column lon, expected the columns name, lat, lon");
    assertRefused("name,lat,lon,lat\nA,1,2,3\n", "sites.csv, line 1: found two columns lat, expected one");
    assertRefused("name,lat,lon\nA,1,2\nB,1,2\n\nA,3,4\n",
        "sites.csv, line 5, name: found 'A', which line 2 has too, expected a name of its own");
    assertRefused("name,lat,lon\n\"A,1,2\n", "sites.csv, line 2: found a quote that is never closed, expected \" at the field's end");
    assertRefused("name,lat,lon\n\"A\"B,1,2\n", "sites.csv, line 2: found 'B' after a closing quote, expected the next field");
  }

  @Test
  void linesAreCountedThroughQuotedLineBreaks() {
    assertRefused("name,lat,lon,notes\r\nA,1,2,\"one\r\ntwo\"\r\nB,95,2,\r\n",
        "sites.csv, line 4, lat: found 95, expected degrees from -90 to 90");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("absent.csv");
    assertThatThrownBy(() -> SitesCsv.read(file)).isInstanceOf(BadInputException.class)
        .hasMessage(file + ": found no such file, expected a list of sites");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsWrittenIsReadBackEqual(long seed) throws IOException {
    Random random = new Random(seed);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      PowerSupply power = switch (random.nextInt(3)) {
        case 0 -> new PowerSupply.Grid();
        case 1 -> new PowerSupply.Battery(1 + random.nextInt(5000) / 4.0);
        default -> new PowerSupply.Solar(1 + random.nextDouble() * 300, 1 + random.nextDouble() * 3000);
      };
      sites.add(new Site(text(random) + i, new GeoPoint(random.nextDouble() * 180 - 90, (random.nextDouble() - 0.5) * 1e-4),
          random.nextDouble() * 500, Role.values()[random.nextInt(5)], power, random.nextInt(1000),
          random.nextBoolean() ? Optional.of("LibreRouter v1") : Optional.empty(), random.nextInt(3) * 1e10 + random.nextInt(100), text(random) + "."));
    }
    Path file = folder.resolve("copy.csv");
    SitesCsv.write(file, sites);
    assertThat(SitesCsv.read(file)).as("seed " + seed).isEqualTo(sites);
  }

  @Test
  void theTableHasAllItsColumnsAndPlainNumbers() {
    Site site = new Site("Club, social", new GeoPoint(-31.3, -64), 8, Role.REQUIRED, new PowerSupply.Solar(150, 1200), 3,
        Optional.empty(), 0, "");
    assertThat(SitesCsv.format(List.of(site))).isEqualTo("""
        name,lat,lon,height_m,role,power,households,device,cost,notes
        "Club, social",-31.3,-64,8,required,"solar:150,1200",3,,0,
        """);
  }

  private static String text(Random random) {
    String letters = "aé Ñ,;\"'\t#-";
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.append('z').toString().replaceAll("\\s+", " ");
  }

  private Site only(String table) {
    List<Site> sites = SitesCsv.parse("sites.csv", table);
    assertThat(sites).hasSize(1);
    return sites.getFirst();
  }

  private static void assertRefused(String table, String message) {
    assertThatThrownBy(() -> SitesCsv.parse("sites.csv", table)).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("sites.csv"), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path real(String network) {
    Path file = Path.of(System.getProperty("atalaya.shared", "missing"), "data", "networks", network, "sites.csv");
    Assumptions.assumeTrue(Files.exists(file), file + " missing");
    return file;
  }
}
