package org.atalaya.app.ui.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.Test;

class LinkWordingTest {
  private static final Site RADIO = site("Radio", -31.30, 12);
  private static final Site SCHOOL = site("Escuela", -31.33, 6);
  private static final Wording ENGLISH = Wording.of(Locale.ENGLISH);

  @Test
  void aPartlyFilledZoneIsSaidInPlainWordsWithWhatWouldClearIt() {
    Sheet sheet = sheet(new Sight.Judged(Verdict.FRESNEL, 0.31, -0.35, new Clearance(1920, 0.41, -1.2), 2.0,
        new Raise(OptionalDouble.of(4.03), OptionalDouble.empty(), OptionalDouble.of(2.2))));
    assertThat(sheet.verdict()).isEqualTo("Usable, but not clear");
    assertThat(sheet.tone()).isEqualTo(Tone.FAIR);
    assertThat(sheet.explanation()).contains("1.92\u00a0km", "41\u00a0%");
    assertThat(sheet.remedies()).isPresent();
    assertThat(sheet.remedies().get().choices()).extracting(Sheet.Remedy::text)
        .containsExactly("Raise Radio by 4.1\u00a0m (to 16.1\u00a0m)", "Raise both ends by 2.3\u00a0m");
  }

  @Test
  void whatIsAppliedRaisesAtLeastAsMuchAsIsNeeded() {
    Sheet sheet = sheet(new Sight.Judged(Verdict.BLOCKED, 0, 0, new Clearance(900, -0.4, -9), -3.2,
        new Raise(OptionalDouble.of(4.0), OptionalDouble.of(5.55), OptionalDouble.of(2.2))));
    assertThat(sheet.verdict()).isEqualTo("Blocked");
    assertThat(sheet.remedies().orElseThrow().choices().get(0).edits()).singleElement()
        .isInstanceOfSatisfying(Edit.ReplaceSite.class, edit -> assertThat(edit.site().heightMeters()).isBetween(16.0, 16.2));
    assertThat(sheet.remedies().orElseThrow().choices().get(1).edits()).singleElement()
        .isInstanceOfSatisfying(Edit.ReplaceSite.class, edit -> assertThat(edit.site().heightMeters()).isBetween(11.55, 11.75));
    assertThat(sheet.remedies().orElseThrow().choices().get(2).edits()).hasSize(2);
  }

  @Test
  void aClearPathNeedsNothing() {
    Sheet sheet = sheet(new Sight.Judged(Verdict.CLEAR, 0, 0, new Clearance(900, 0.96, 3), 7,
        new Raise(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0))));
    assertThat(sheet.verdict()).isEqualTo("Clear");
    assertThat(sheet.remedies()).isEmpty();
  }

  @Test
  void missingGroundIsNamedAndNothingIsClaimed() {
    Sheet sheet = sheet(new Sight.Unknown(List.of(new TerrainGap.MissingTile("S32W064"))));
    assertThat(sheet.verdict()).isEqualTo("Not known");
    assertThat(sheet.explanation()).contains("S32W064");
    assertThat(sheet.remedies()).isEmpty();
    assertThat(sheet.facts()).noneMatch(fact -> fact.value().contains("dB"));
  }

  @Test
  void whereNoMastIsHighEnoughARelayIsNamed() {
    Sheet sheet = sheet(new Sight.Judged(Verdict.BLOCKED, 0, 0, new Clearance(900, -9, -90), -80,
        new Raise(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())));
    assertThat(sheet.remedies().orElseThrow().choices()).isEmpty();
    assertThat(sheet.remedies().orElseThrow().title()).contains("relay", "50\u00a0m");
  }

  @Test
  void aDeviceThatNobodyKnowsIsNamedBesideTheGround() {
    Sheet sheet = sheet(new Sight.Judged(Verdict.CLEAR, 0, 0, new Clearance(900, 0.96, 3), 7,
        new Raise(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0))),
        Optional.of(new BadInputException("site Radio, device", "X9", "a device of the catalogue")));
    assertThat(sheet.verdict()).isEqualTo("Clear");
    assertThat(sheet.remarks()).singleElement().asString().contains("X9");
  }

  private static Sheet sheet(Sight sight) {
    return sheet(sight, Optional.empty());
  }

  private static Sheet sheet(Sight sight, Optional<BadInputException> objection) {
    GeodesicPath path = GeodesicPath.of(RADIO.position(), SCHOOL.position());
    double length = path.distanceMeters();
    TerrainProfile profile = new TerrainProfile(path, new double[] {0, length}, new double[] {700}, new double[] {705},
        new double[] {710}, new double[] {0}, List.of());
    PathAnalysis analysis = new PathAnalysis(path, PathSettings.DEFAULT, sight, PathLoss.UNKNOWN);
    return new LinkWording(ENGLISH).sheet(new SelectedPath(RADIO, SCHOOL, profile, analysis, Optional.empty(), objection), Optional.empty(), false);
  }

  private static Site site(String name, double latitude, double height) {
    return new Site(name, new GeoPoint(latitude, -64.5), height, Role.REQUIRED, new PowerSupply.Grid(), 1,
        Optional.empty(), 0, "");
  }
}
