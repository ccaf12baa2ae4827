package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.app.ui.map.MeasureViewModel.Tape;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tape, and going to a place that is typed, without a screen. */
class MeasureViewModelTest {
  @TempDir Path folder;
  private ModelAtHand hand;
  private MeasureViewModel measure;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    measure = hand.model.map().measure();
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private Tape tape() {
    return measure.tapeProperty().get().orElseThrow();
  }

  @Test
  void betweenTwoSitesItSaysWhatTheLinkSays() throws Exception {
    Site radio = hand.site("Radio comunitaria");
    Site unicam = hand.site("UNICAM");
    measure.arm();
    assertThat(measure.armedProperty().get()).isTrue();
    measure.begin(new GeoPoint(0, 0), Optional.of("Radio comunitaria"));
    assertThat(measure.armedProperty().get()).isFalse();
    measure.follow(new GeoPoint(-31.31, -64.61), Optional.empty());
    measure.follow(new GeoPoint(0, 0), Optional.of("UNICAM"));
    measure.fix();
    measure.follow(new GeoPoint(-31.31, -64.61), Optional.empty());
    var ground = hand.model.desk().groundProperty().get().orElseThrow();
    Verdict verdict = new PathAnalyzer(ground.terrain(), hand.state().settings().paths()).analyze(radio.position(),
        radio.heightMeters(), unicam.position(), unicam.heightMeters()).sight().verdict();
    hand.until(() -> tape().verdict().equals(Optional.of(verdict)));
    GeodesicPath path = GeodesicPath.of(radio.position(), unicam.position());
    assertThat(tape().distanceMeters()).isEqualTo(path.distanceMeters());
    assertThat(tape().azimuthDegrees()).isEqualTo(path.azimuthFromDegrees());
    assertThat(tape().climbMeters().orElseThrow()).isEqualTo(ground.terrain().elevationAt(unicam.position()).find().orElseThrow()
        - ground.terrain().elevationAt(radio.position()).find().orElseThrow());
    assertThat(MeasureViewModel.sentence(tape(), Wording.of(Locale.ENGLISH)).replace('\u00a0', ' '))
        .contains("km · ", "° · ").endsWith("(antennas at 12 m and 10 m)");
    measure.clear();
    assertThat(measure.tapeProperty().get()).isEmpty();
  }

  @Test
  void whereTerrainIsMissingTheHeightIsNotInvented() throws Exception {
    measure.begin(hand.site("Escuela").position(), Optional.empty());
    measure.follow(new GeoPoint(-33.5, -64.6), Optional.empty());
    hand.until(() -> tape().verdict().isPresent());
    assertThat(tape().verdict()).contains(Verdict.UNKNOWN);
    assertThat(tape().climbMeters()).isEmpty();
  }

  @Test
  void anEditPutsTheTapeAway() throws Exception {
    measure.begin(hand.site("Escuela").position(), Optional.empty());
    measure.follow(hand.site("Tanque").position(), Optional.empty());
    measure.fix();
    hand.model.desk().apply(List.of(new Edit.RemoveSite("Tanque")));
    hand.until(() -> hand.undo().isPresent());
    assertThat(measure.tapeProperty().get()).isEmpty();
  }

  @Test
  void aTypedPlaceIsGoneToInAStepThatHasAMap() {
    MapModel map = hand.model.map();
    assertThat(map.findTyped("Escuela")).isEmpty();
    GeoPoint place = map.findTyped("31°18'S 64°36'W").orElseThrow();
    hand.model.desk().stepProperty().set(Step.HANDOVER);
    map.goTo(place);
    assertThat(map.aimProperty().get()).contains(new GeoPoint(-31.3, -64.6));
    assertThat(hand.model.desk().stepProperty().get()).isEqualTo(Step.SITES);
    map.aimed();
    assertThat(map.aimProperty().get()).isEmpty();
    assertThat(map.findTyped("M9W8+X6").orElseThrow().latitudeDegrees()).as("a short plus code near the sites").isBetween(-32.5, -30.5);
  }
}
