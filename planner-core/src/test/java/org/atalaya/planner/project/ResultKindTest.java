package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.propagation.RadioClimate;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One field of a project after the other: which results its change makes stale. */
class ResultKindTest {
  private static final Site SITE = Sample.LOMA;
  private static final GeoPoint HERE = SITE.position();
  private static final PowerSupply POWER = SITE.power();

  @ParameterizedTest(name = "{0}: links {2}, plan {3}")
  @MethodSource("changes")
  void aChangeTouchesWhatIsComputedFromIt(String what, Edit edit, boolean links, boolean plan) {
    ProjectState before = Sample.state();
    ProjectState after = edit.applyTo(before);
    assertThat(ResultKind.LINKS.touchedBy(before, after)).as("links").isEqualTo(links);
    assertThat(ResultKind.PLAN.touchedBy(before, after)).as("plan").isEqualTo(plan);
    assertThat(ResultKind.RENDERING.touchedBy(before, after)).as("rendering").isEqualTo(plan);
    assertThat(ResultKind.LINKS.touchedBy(after, before)).as("links, and back").isEqualTo(links);
    assertThat(edit.inverse(before).applyTo(after)).as("undone").isEqualTo(before);
  }

  /** The files carry them; the plan does not. */
  @Test
  void ownNetworksOfALineTouchTheRenderingAlone() {
    ProjectState plain = with(new Uplink("fibre", "", 50, 10, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(), List.of()));
    ProjectState dearer = with(new Uplink("fibre", "", 50, 10, 9, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(), List.of()));
    ProjectState own = with(line(64_500, false, "203.0.113.0/24"));
    assertThat(ResultKind.RENDERING.touchedBy(plain, dearer)).isFalse();
    for (ProjectState other : List.of(plain, with(line(64_501, false, "203.0.113.0/24")), with(line(64_500, true, "203.0.113.0/24")),
        with(line(64_500, false, "198.51.100.0/24")))) {
      assertThat(ResultKind.RENDERING.touchedBy(own, other)).isTrue();
      assertThat(ResultKind.RENDERING.touchedBy(other, own)).isTrue();
      assertThat(ResultKind.PLAN.touchedBy(own, other)).isFalse();
    }
  }

  private static Uplink line(long asNumber, boolean lastResort, String network) {
    return new Uplink("fibre", "", 50, 10, 0, Uplink.Sharing.ALLOWED, Optional.empty(), lastResort, Optional.of(asNumber), List.of(network));
  }

  private static ProjectState with(Uplink line) {
    return new Edit.ReplaceSite("Loma", new Site("Loma", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "",
        List.of(line), List.of(), Optional.empty())).applyTo(Sample.state());
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        site("name", "Cerro", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "", true, true),
        site("position", "Loma", new GeoPoint(49.27, 19.511), 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "", true, true),
        site("height", "Loma", HERE, 10.5, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "", true, true),
        site("role", "Loma", HERE, 10, Role.EXCLUDED, POWER, 0, Optional.empty(), 80, "", false, true),
        site("power", "Loma", HERE, 10, Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 80, "", false, true),
        site("households", "Loma", HERE, 10, Role.CANDIDATE, POWER, 1, Optional.empty(), 80, "", false, true),
        site("device", "Loma", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.of("librerouter-v1"), 80, "", false, true),
        site("cost", "Loma", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 81, "", false, true),
        site("notes", "Loma", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "a dog", false, false),
        site("surroundings", "Loma", HERE, 10, Role.CANDIDATE, POWER, 0, Optional.empty(), 80, "a dog; surroundings_m: 8", true, true),
        Arguments.of("a new site", new Edit.AddSite(new Site("Cerro", HERE, 10, Role.CANDIDATE, POWER, 0,
            Optional.empty(), 80, ""), 0), true, true),
        Arguments.of("a site less", new Edit.RemoveSite("Loma"), true, true),
        Arguments.of("order of sites", new Edit.ReplaceSites(Sample.state().sites().reversed()), true, true),
        settings("name", "Otro", "AR", "libremesh", 5500, 4.0 / 3, 0, 15_000, 10, "USD", false),
        settings("country", "Valle", "ES", "libremesh", 5500, 4.0 / 3, 0, 15_000, 10, "USD", false),
        settings("firmware", "Valle", "AR", "openwrt", 5500, 4.0 / 3, 0, 15_000, 10, "USD", false),
        settings("frequency", "Valle", "AR", "libremesh", 5600, 4.0 / 3, 0, 15_000, 10, "USD", true),
        settings("k", "Valle", "AR", "libremesh", 5500, 1, 0, 15_000, 10, "USD", true),
        settings("trees", "Valle", "AR", "libremesh", 5500, 4.0 / 3, 8, 15_000, 10, "USD", true),
        settings("range", "Valle", "AR", "libremesh", 5500, 4.0 / 3, 0, 25_000, 10, "USD", true),
        settings("fade margin", "Valle", "AR", "libremesh", 5500, 4.0 / 3, 0, 15_000, 12, "USD", false),
        settings("currency", "Valle", "AR", "libremesh", 5500, 4.0 / 3, 0, 15_000, 10, "ARS", false),
        Arguments.of("what stands on the ground", new Edit.SetCover(new CoverFiles(List.of(), Optional.empty(),
            List.of("/data/houses.geojson"), Optional.of(6.0))), true, true),
        Arguments.of("what is drawn on the map", new Edit.SetMapLayers(List.of(new MapLayer("/data/roads.kml", true))), false, false),
        Arguments.of("what is drawn from the net", new Edit.SetOnlineMaps(List.of(new OnlineMap("https://a.example/{z}/{x}/{y}.png",
            "Mapa", "", List.of(), 0, 19, true))), false, false),
        Arguments.of("the climate", new Edit.SetClimate(new ClimateSettings(Optional.of(new Climate(40, 1e-4, 300)),
            RadioClimate.DESERT, 99)), false, false),
        Arguments.of("terrain", new Edit.ChangeSettings(new ProjectSettings("Valle", "AR", "libremesh",
            List.of("/data/finer.tif"), PathSettings.DEFAULT, 15_000, 10, "USD")), true, true));
  }

  private static Arguments site(String what, String name, GeoPoint position, double heightMeters, Role role,
      PowerSupply power, int households, Optional<String> device, double cost, String notes, boolean links,
      boolean plan) {
    return Arguments.of(what, new Edit.ReplaceSite("Loma",
        new Site(name, position, heightMeters, role, power, households, device, cost, notes)), links, plan);
  }

  private static Arguments settings(String what, String name, String country, String firmware, double frequencyMhz,
      double k, double trees, double rangeMeters, double marginDb, String currency, boolean links) {
    return Arguments.of("the project's " + what, new Edit.ChangeSettings(new ProjectSettings(name, country, firmware,
        Sample.SETTINGS.terrain(), new PathSettings(frequencyMhz, k, trees), rangeMeters, marginDb, currency)),
        links, true);
  }
}
