package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.map.SiteMoveViewModel.Held;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.HighPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites moved by hand, one and several, without a screen. */
class SiteMoveViewModelTest {
  @TempDir Path folder;
  private ModelAtHand hand;
  private SiteMoveViewModel moves;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    moves = hand.model.map().moves();
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private Held held() {
    return moves.heldProperty().get().orElseThrow();
  }

  private static GeoPoint beside(Site site, double north, double east) {
    return new GeoPoint(site.position().latitudeDegrees() + north, site.position().longitudeDegrees() + east);
  }

  /** The verdicts of a site's pairs as the plain computation of all links finds them. */
  private Map<String, Verdict> plain(Site moved) {
    ProjectState state = hand.state();
    List<Site> sites = new ArrayList<>(state.sites());
    sites.replaceAll(site -> site.name().equals(moved.name()) ? moved : site);
    ProjectSettings settings = state.settings();
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (LinkRow row : LinksJob.compute(hand.model.desk().groundProperty().get().orElseThrow().terrain(), sites,
        settings.paths(), settings.maxRangeMeters(), Progress.NONE).rows()) {
      if (row.a().equals(moved.name()) || row.b().equals(moved.name())) {
        verdicts.put(row.a() + "—" + row.b(), row.verdict());
      }
    }
    return verdicts;
  }

  private static Map<String, Verdict> judged(Held held) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    held.pairs().forEach(pair -> verdicts.put(pair.a().name() + "—" + pair.b().name(), pair.verdict()));
    return verdicts;
  }

  @Test
  void aSiteInTheHandIsJudgedWhereItIsAsTheLinksWouldBe() throws Exception {
    Site tank = hand.site("Tanque");
    assertThat(moves.take("Tanque")).isTrue();
    hand.until(() -> held().judged());
    assertThat(judged(held())).isEqualTo(plain(tank));
    for (int step = 1; step <= 40; step++) {
      moves.moveTo(beside(tank, 0.0005 * step, -0.0004 * step), false);
    }
    assertThat(held().site().position()).as("follows at once").isEqualTo(beside(tank, 0.02, -0.016));
    hand.until(() -> held().judged());
    assertThat(judged(held())).isEqualTo(plain(held().site())).isNotEqualTo(plain(tank));
    assertThat(hand.site("Tanque")).as("nothing is written yet").isEqualTo(tank);
    assertThat(hand.undo()).isEmpty();
  }

  @Test
  void putDownItIsOneEditThatCanBeUndone() throws Exception {
    Site tank = hand.site("Tanque");
    moves.take("Tanque");
    moves.moveTo(beside(tank, 0.003, 0), false);
    moves.moveTo(beside(tank, 0.006, 0), false);
    moves.putDown();
    hand.until(() -> moves.heldProperty().get().isEmpty());
    assertThat(hand.site("Tanque")).isEqualTo(tank.withPosition(beside(tank, 0.006, 0)));
    assertThat(hand.undo()).contains("edit.move-site");
    Site school = hand.site("Escuela");
    assertThat(moves.findFresh(hand.state(), school, hand.site("Tanque"))).as("the verdict goes with it")
        .contains(plain(hand.site("Tanque")).get("Escuela—Tanque"));
    assertThat(moves.fresh(hand.state())).as("a pair that had none before too").hasSameSizeAs(plain(hand.site("Tanque")).keySet());
    hand.model.desk().undo();
    hand.until(() -> hand.undo().isEmpty());
    assertThat(hand.site("Tanque")).isEqualTo(tank);
    assertThat(moves.findFresh(hand.state(), school, tank)).as("not for where it stands now").isEmpty();
  }

  @Test
  void oneThatWasJustPutDownIsNotLostWhenAnotherIsGrasped() throws Exception {
    Site tank = hand.site("Tanque");
    moves.take("Tanque");
    moves.moveTo(beside(tank, 0.006, 0), false);
    moves.putDown();
    assertThat(moves.take("Molino")).isTrue();
    hand.until(() -> hand.undo().isPresent());
    assertThat(hand.site("Tanque").position()).isEqualTo(beside(tank, 0.006, 0));
    assertThat(held().site()).as("still in the hand").isEqualTo(hand.site("Molino"));
    hand.until(() -> held().judged());
    assertThat(judged(held())).as("among the sites as they are now").isEqualTo(plain(hand.site("Molino")));
  }

  @Test
  void itIsGivenBackWhenAnotherThingOrStepIsChosenOrItIsChanged() throws Exception {
    Site tank = hand.site("Tanque");
    moves.take("Tanque");
    hand.model.desk().selectionProperty().set(new Selection.OfSite("Tanque"));
    assertThat(held().site()).isEqualTo(tank);
    hand.model.desk().selectionProperty().set(new Selection.OfSite("Molino"));
    assertThat(moves.heldProperty().get()).isEmpty();
    moves.take("Tanque");
    hand.model.desk().stepProperty().set(Step.NETWORK);
    assertThat(moves.heldProperty().get()).isEmpty();
    moves.take("Tanque");
    hand.model.desk().apply(List.of(new Edit.RemoveSite("Tanque")));
    hand.until(() -> moves.heldProperty().get().isEmpty());
    moves.putDown();
    assertThat(hand.state().findSite("Tanque")).isEmpty();
  }

  @Test
  void givenBackItWasNeverMoved() throws Exception {
    Site tank = hand.site("Tanque");
    moves.take("Tanque");
    moves.moveTo(beside(tank, 0.003, 0), false);
    moves.giveBack();
    assertThat(moves.heldProperty().get()).isEmpty();
    moves.take("Tanque");
    moves.putDown();
    hand.until(() -> moves.heldProperty().get().isEmpty());
    assertThat(hand.undo()).as("put down where it stood: no edit").isEmpty();
    assertThat(hand.site("Tanque")).isEqualTo(tank);
    assertThat(moves.take("Nadie")).isFalse();
  }

  @Test
  void withTheKeyHeldItSnapsToTheHighestGroundNearby() throws Exception {
    Site tank = hand.site("Tanque");
    moves.take("Tanque");
    moves.moveTo(tank.position(), true);
    moves.putDown();
    hand.until(() -> moves.heldProperty().get().isEmpty());
    GeoPoint high = HighPoint.near(hand.model.desk().groundProperty().get().orElseThrow().terrain(), tank.position(),
        SiteMoveViewModel.SNAP_METERS).orElseThrow().position();
    assertThat(hand.site("Tanque").position().latitudeDegrees()).isCloseTo(high.latitudeDegrees(), offset(1e-6));
    assertThat(hand.site("Tanque").position().longitudeDegrees()).isCloseTo(high.longitudeDegrees(), offset(1e-6));
    moves.snap(List.of(hand.site("Escuela")));
    hand.until(() -> hand.model.desk().noticeProperty().get().filter(each -> each.key().startsWith("notice.snapped")).isPresent());
  }

  @Test
  void severalSitesAreChangedByOneEdit() throws Exception {
    SiteGroupViewModel group = hand.model.map().group();
    group.hold(Set.of("Tanque", "Capilla", "Molino", "Nadie"));
    assertThat(group.namesProperty().get()).containsExactlyInAnyOrder("Tanque", "Capilla", "Molino");
    group.setRole(Role.EXCLUDED);
    hand.until(() -> hand.undo().isPresent());
    assertThat(hand.undo()).contains("edit.change-sites");
    assertThat(hand.state().sites()).filteredOn(site -> site.role() == Role.EXCLUDED).extracting(Site::name)
        .containsExactly("Tanque", "Capilla", "Molino");
    int before = hand.state().sites().size();
    group.remove();
    hand.until(() -> hand.state().sites().size() < before);
    assertThat(hand.state().sites()).hasSize(before - 3);
    assertThat(hand.undo()).contains("edit.remove-sites");
    assertThat(group.namesProperty().get()).as("what is gone is not held").isEmpty();
    hand.model.desk().undo();
    hand.until(() -> hand.state().sites().size() == before);
    group.hold(Set.of("Molino"));
    assertThat(hand.model.desk().selectionProperty().get()).as("one alone is selected as by a click")
        .isEqualTo(new Selection.OfSite("Molino"));
  }

  @Test
  void theLastSiteStays() throws Exception {
    SiteGroupViewModel group = hand.model.map().group();
    group.hold(Set.copyOf(hand.state().sites().stream().map(Site::name).toList()));
    group.remove();
    assertThat(hand.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.last-site");
    assertThat(hand.undo()).isEmpty();
  }
}
