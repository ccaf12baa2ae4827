package org.atalaya.planner.clutter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static final List<String> PARTS = List.of("llave en lo de Ana", "surroundings_m: 8", "surroundings_m:12,5", "losa floja", "cost_x: 3", "",
      "no_surroundings_m: 4");

  @Test
  void whatIsNotedIsFoundAgainAndTheRestOfTheNoteStays() {
    Random random = new Random(41);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(4); part > 0; part--) {
        text.append(PARTS.get(random.nextInt(PARTS.size()))).append(List.of("; ", " ", "\n", ", ").get(random.nextInt(4)));
      }
      String notes = text.toString().strip();
      double meters = random.nextInt(10_001) / 100.0;
      String noted = Surroundings.noted(notes, Optional.of(meters));
      assertThat(Surroundings.find(site(noted)).map(Surroundings::heightMeters)).as("%s, then %s", notes, noted).contains(meters);
      String without = Surroundings.noted(noted, Optional.empty());
      assertThat(Surroundings.find(site(without))).as("%s, then %s", noted, without).isEmpty();
      for (String word : List.of("llave en lo de Ana", "losa floja", "cost_x: 3", "no_surroundings_m: 4")) {
        assertThat(without.contains(word)).as("%s in %s, then %s", word, notes, without).isEqualTo(notes.contains(word));
      }
      assertThat(Surroundings.noted(without, Optional.empty())).as("once is enough").isEqualTo(without);
    }
  }

  @Test
  void theSignsBetweenGoWithIt() {
    assertThat(Surroundings.noted("llave; surroundings_m: 8; losa", Optional.empty())).isEqualTo("llave; losa");
    assertThat(Surroundings.noted("llave", Optional.of(8.5))).isEqualTo("llave; surroundings_m: 8.5");
    assertThat(Surroundings.noted("llave; surroundings_m: 8.5", Optional.empty())).isEqualTo("llave");
    assertThat(Surroundings.noted("", Optional.of(0.0))).isEqualTo("surroundings_m: 0");
  }

  private static Site site(String notes) {
    return new Site("A", new GeoPoint(0, 0), 6, Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 0, notes);
  }
}
