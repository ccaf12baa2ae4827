package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource({
      "Ñandú escuela_1, Nandu-escuela1",
      "Radio comunitaria, Radio-comunitaria",
      "Größe Straße, Grosse-Strasse",
      "Shkolla Çlirimi e Tepelenës, Shkolla-Clirimi-e-Tepelenes",
      "Łódź Śródmieście, Lodz-Srodmiescie",
      "Rosa's café, Rosas-cafe",
      "  –Ørsted — Æble  , Orsted-Aeble",
      "1º de mayo, 1o-de-mayo",
      "São João d'El-Rei, Sao-Joao-dEl-Rei",
      "Centro de salud de la comunidad de arriba, Centro-de-salud-de-la-comunidad",
      "школа, ''",
      "---, ''"})
  void keepsWhatANameSaysInTheLettersThatDnsKnows(String site, String expected) {
    assertThat(HostNames.transliterate(site)).isEqualTo(expected);
  }

  @Test
  void namesThatWouldBeEqualAreToldApartInTheProjectsOrder() {
    HostNames names = HostNames.of(List.of("Escuela", "ESCUELA", "Escuéla!", "Escuela 2"));
    assertThat(names.all()).containsExactly("Escuela", "ESCUELA-2", "Escuela-3", "Escuela-2-2");
  }

  @Test
  void aSitesSecondRouterTakesTheNextFreeNumber() {
    HostNames names = HostNames.of(List.of("Cerro", "Cerro 2"), List.of(3, 2));
    assertThat(names.name(0, 1)).isEqualTo("Cerro");
    assertThat(names.name(0, 2)).isEqualTo("Cerro-3");
    assertThat(names.name(0, 3)).isEqualTo("Cerro-4");
    assertThat(names.name(1, 1)).isEqualTo("Cerro-2");
    assertThat(names.name(1, 2)).isEqualTo("Cerro-2-2");
  }

  @Test
  void aNameOfWhichNothingIsLeftIsCountedAndReported() {
    HostNames names = HostNames.of(List.of("Escuela", "学校", "node 2"));
    assertThat(names.all()).containsExactly("Escuela", "node-2", "node-2-2");
    assertThat(names.vanished()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void namesAreValidUniqueAndKeptWhenASiteIsAppended(long seed) {
    Random random = new Random(seed);
    String letters = "aÑéß -_łx1'字";
    List<String> sites = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(i % 7 == 0 ? 60 : 5); j >= 0; j--) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      sites.add(name.toString());
      counts.add(1 + random.nextInt(3));
    }
    List<String> all = HostNames.of(sites, counts).all();
    assertThat(all).as("seed %d", seed).allMatch(name -> name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?"));
    Set<String> lower = new HashSet<>();
    all.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    assertThat(lower).as("seed %d", seed).hasSameSizeAs(all);

    List<String> before = HostNames.of(sites).all();
    sites.add("Nueva");
    assertThat(HostNames.of(sites).all().subList(0, before.size())).as("seed %d", seed).isEqualTo(before);
  }
}
