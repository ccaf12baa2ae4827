package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.propagation.RadioClimate;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project against a plain list of states, over random edits, undos, redos and reopenings. */
class RandomEditsTest {
  private static final int STEPS = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aProjectGoesWhereAListOfStatesGoes(long seed) {
    Random random = new Random(seed);
    List<ProjectState> states = new ArrayList<>(List.of(Sample.state()));
    int cursor = 0;
    ProjectState linksFrom = Sample.state();
    ProjectState planFrom = Sample.state();
    Project project = Project.create(folder.resolve("p.atalaya"), Sample.state());
    try {
      project.storeLinks(Sample.links(), project.inputs(ResultKind.LINKS));
      project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
      for (int step = 0; step < STEPS; step++) {
        String where = "seed " + seed + ", step " + step;
        switch (random.nextInt(10)) {
          case 0, 1 -> {
            assertThat(project.undo().isPresent()).as(where).isEqualTo(cursor > 0);
            cursor = Math.max(0, cursor - 1);
          }
          case 2 -> {
            assertThat(project.redo().isPresent()).as(where).isEqualTo(cursor < states.size() - 1);
            cursor = Math.min(states.size() - 1, cursor + 1);
          }
          case 3 -> {
            project.close();
            project = Project.open(project.file());
            assertThat(project.journal().stream().filter(JournalEntry::applied)).as(where).hasSize(cursor);
          }
          case 4 -> {
            project.storeLinks(Sample.links(), project.inputs(ResultKind.LINKS));
            linksFrom = states.get(cursor);
          }
          case 5 -> {
            project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
            planFrom = states.get(cursor);
          }
          default -> {
            Edit edit = edit(random, states.get(cursor), step);
            ProjectState after = edit.applyTo(states.get(cursor));
            project.apply(edit);
            if (!after.equals(states.get(cursor))) {
              states.subList(cursor + 1, states.size()).clear();
              states.add(after);
              cursor++;
            }
          }
        }
        assertThat(project.state()).as(where).isEqualTo(states.get(cursor));
        assertThat(project.canRedo()).as(where).isEqualTo(cursor < states.size() - 1);
        assertNoneIsCurrentWrongly(project, linksFrom, planFrom, where);
      }
      while (project.undo().isPresent()) {
        cursor--;
      }
      assertThat(cursor).as("seed %d", seed).isZero();
      assertThat(project.state()).as("seed %d", seed).isEqualTo(Sample.state());
    } finally {
      project.close();
    }
  }

  /** A result may be called stale without need (there and back by two edits), but never current wrongly. */
  private static void assertNoneIsCurrentWrongly(Project project, ProjectState linksFrom, ProjectState planFrom,
      String where) {
    if (project.findLinks().orElseThrow().current()) {
      assertThat(linkInputs(project.state())).as("links, %s", where).isEqualTo(linkInputs(linksFrom));
    }
    if (project.findPlan().orElseThrow().current()) {
      assertThat(planInputs(project.state())).as("plan, %s", where).isEqualTo(planInputs(planFrom));
    }
  }

  private static Edit edit(Random random, ProjectState state, int step) {
    if (state.sites().isEmpty() || random.nextInt(4) == 0) {
      return new Edit.AddSite(site(random, "S" + step), random.nextInt(state.sites().size() + 1));
    }
    Site some = state.sites().get(random.nextInt(state.sites().size()));
    return switch (random.nextInt(16)) {
      case 0 -> new Edit.RemoveSite(some.name());
      case 1 -> new Edit.ReplaceSite(some.name(), site(random, "R" + step));
      case 2 -> new Edit.ReplaceSite(some.name(), some.withPosition(point(random)));
      case 3 -> new Edit.ReplaceSite(some.name(), some.withRole(Role.values()[random.nextInt(Role.values().length)]));
      case 4 -> new Edit.ReplaceSite(some.name(), new Site(some.name(), some.position(), some.heightMeters(),
          some.role(), some.power(), some.households(), some.device(), some.cost(), "note " + step));
      case 5 -> new Edit.ReplaceSites(state.sites().reversed());
      case 6 -> new Edit.ReplaceSites(List.of(site(random, "A" + step), some, site(random, "B" + step)));
      case 7 -> new Edit.ChangeSettings(new ProjectSettings("Valle " + random.nextInt(3), "AR", "libremesh",
          random.nextBoolean() ? List.of("/t/a.hgt") : List.of("/t/b.tif", "/t/a.hgt"),
          new PathSettings(random.nextBoolean() ? 5500 : 2437.5, 4.0 / 3, random.nextInt(2) * 12), 15_000, 10, "USD"));
      case 8 -> new Edit.SetPrices(new PriceList(new TreeMap<>(random.nextBoolean() ? Map.of("librerouter-v1", 1.0 * step) : Map.of()),
          new TreeMap<>(Map.of("librerouter-v1", 600.5)), random.nextInt(3) * 20));
      case 9 -> new Edit.SetAddressBlocks(new AddressBlocks(random.nextBoolean() ? Optional.of("10.45.0.0/16") : Optional.empty(),
          random.nextBoolean() ? Optional.of("fd12:3456:789a::/48") : Optional.empty()));
      case 10 -> new Edit.ReplaceSite(some.name(), some.withUplinks(List.of(uplink(random, "a"), uplink(random, "b")))
          .withServices(random.nextBoolean() ? List.of() : List.of("biblioteca " + step, "chat")));
      case 11 -> new Edit.SetCover(new CoverFiles(random.nextBoolean() ? List.of() : List.of("/t/dsm.tif"),
          random.nextBoolean() ? Optional.empty() : Optional.of(new CoverFiles.Classes("/t/classes.tif", "/t/heights " + step + ".csv")),
          random.nextBoolean() ? List.of() : List.of("/t/houses.geojson", "/t/a/ñ.geojson"),
          random.nextBoolean() ? Optional.empty() : Optional.of(6.5)));
      case 12 -> new Edit.SetClimate(new ClimateSettings(random.nextBoolean() ? Optional.empty()
          : Optional.of(new Climate(random.nextInt(1, 100), 1e-5, 300)), RadioClimate.values()[random.nextInt(7)], random.nextInt(1, 100)));
      case 13 -> new Edit.SetMapLayers(random.nextBoolean() ? List.of() : List.of(new MapLayer("/t/roads.kml", random.nextBoolean()),
          new MapLayer("/t/área.mbtiles", random.nextBoolean())));
      case 14 -> new Edit.SetOnlineMaps(random.nextBoolean() ? List.of() : List.of(
          new OnlineMap("https://a.example/{z}/{x}/{y}.png", "Mapa " + step, "© Ñ", List.of(), random.nextInt(5), 19, random.nextBoolean()),
          new OnlineMap("https://b.example/{z}/{x}/{y}", "Otro", "", List.of("L0", "L1", "L" + step), 1, 2, random.nextBoolean())));
      default -> new Edit.ReplaceSite(some.name(), some);
    };
  }

  private static Uplink uplink(Random random, String name) {
    return new Uplink(name, random.nextBoolean() ? "" : "Cooperativa", 1 + random.nextInt(100), 0.5, random.nextInt(3) * 10.5,
        Uplink.Sharing.values()[random.nextInt(3)], random.nextBoolean() ? Optional.empty() : Optional.of(30.5), random.nextBoolean(),
        random.nextBoolean() ? Optional.empty() : Optional.of(4_200_000_000L),
        random.nextBoolean() ? List.of() : List.of("203.0.113.0/24", "2001:db8::/32"));
  }

  private static Site site(Random random, String name) {
    PowerSupply power = switch (random.nextInt(3)) {
      case 0 -> new PowerSupply.Grid();
      case 1 -> new PowerSupply.Battery(random.nextDouble() * 1000);
      default -> new PowerSupply.Solar(random.nextDouble() * 100, random.nextDouble() * 1000);
    };
    return new Site(name, point(random), random.nextDouble() * 30, Role.values()[random.nextInt(Role.values().length)],
        power, random.nextInt(50), random.nextBoolean() ? Optional.of("librerouter-v1") : Optional.empty(),
        random.nextDouble() * 1e6, random.nextBoolean() ? "" : "línea 1\n\"línea\" 2 \\ 😀");
  }

  private static GeoPoint point(Random random) {
    return new GeoPoint(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
  }

  private static Object linkInputs(ProjectState state) {
    ProjectSettings settings = state.settings();
    return List.of(settings.terrain(), settings.paths(), settings.maxRangeMeters(), state.cover(),
        state.sites().stream().map(site -> List.of(site.name(), site.position(), site.heightMeters())).toList());
  }

  private static Object planInputs(ProjectState state) {
    return List.of(state.settings(), state.cover(), state.sites().stream().map(site -> List.of(site.name(), site.position(),
        site.heightMeters(), site.role(), site.power(), site.households(), site.device(), site.cost())).toList());
  }
}
