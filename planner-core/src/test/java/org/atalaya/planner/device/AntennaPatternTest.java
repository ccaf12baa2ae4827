package org.atalaya.planner.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AntennaPatternTest {
  private static final Antenna PANEL_ANTENNA = antenna(60, 15);
  private static final AntennaPattern PANEL = PANEL_ANTENNA.pattern();

  static AntennaPattern pattern(double beamwidth, double frontToBack) {
    return antenna(beamwidth, frontToBack).pattern();
  }

  static Antenna antenna(double beamwidth, double frontToBack) {
    return new Antenna("test", 12, beamwidth, 30, frontToBack, new Provenance(Provenance.Kind.ASSUMPTION, "a test"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "15, -0.75", "30, -3", "-30, -3", "60, -12", "67, -14.96", "68, -15", "180, -15", "330, -3", "390, -3"})
  void thePanelLosesHalfItsPowerAtTheEdgeOfItsBeamAndNeverMoreThanBehind(double offAxis, double gain) {
    assertThat(PANEL.relativeGainDb(offAxis)).isCloseTo(gain, within(0.005));
  }

  @Test
  void theBeamIncludesItsEdges() {
    assertThat(PANEL_ANTENNA.inBeam(30)).isTrue();
    assertThat(PANEL_ANTENNA.inBeam(-30)).isTrue();
    assertThat(PANEL_ANTENNA.inBeam(30.01)).isFalse();
    assertThat(PANEL_ANTENNA.inBeam(359)).isTrue();
  }

  @Test
  void anOmnidirectionalAntennaServesEveryDirectionAlike() {
    AntennaPattern omni = pattern(360, 0);
    for (int angle = -360; angle <= 360; angle += 15) {
      assertThat(omni.relativeGainDb(angle)).isZero();
      assertThat(antenna(360, 0).inBeam(angle)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noPatternRisesAwayFromItsAxisAndBothSidesAreAlike(long seed) {
    Random random = new Random(seed);
    AntennaPattern any = pattern(1 + random.nextDouble() * 300, random.nextDouble() * 40);
    double last = 0;
    for (double angle = 0; angle <= 180; angle += 0.5) {
      double gain = any.relativeGainDb(angle);
      assertThat(gain).as("seed %d, %s, %f degrees", seed, any, angle).isLessThanOrEqualTo(last).isEqualTo(any.relativeGainDb(-angle));
      last = gain;
    }
  }

  @ParameterizedTest
  @CsvSource({"350, 10, 20", "10, 350, 20", "90, 270, 180", "0, 0, 0", "45, 405, 0"})
  void anglesBetweenAzimuthsGoTheShortWayRound(double aim, double azimuth, double offAxis) {
    assertThat(AntennaPattern.offAxisDegrees(aim, azimuth)).isCloseTo(offAxis, within(1e-9));
  }

  @Test
  void anAngleThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> PANEL.relativeGainDb(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLossesOfBothPlanesAddUpToTheFrontToBackRatio() {
    assertThat(PANEL.relativeGainDb(new OffAxis(30, 0))).isCloseTo(-3, within(1e-9));
    assertThat(PANEL.relativeGainDb(new OffAxis(0, 15))).isCloseTo(-3, within(1e-9));
    assertThat(PANEL.relativeGainDb(new OffAxis(30, -15))).isCloseTo(-6, within(1e-9));
    assertThat(PANEL.relativeGainDb(new OffAxis(90, 60))).isEqualTo(-15);
    assertThat(PANEL.synthetic()).isTrue();
  }

  @Test
  void anOmnidirectionalAntennaIsWeakOverheadAndBelow() {
    AntennaPattern omni = pattern(360, 0);
    assertThat(omni.relativeGainDb(new OffAxis(77, 15))).isCloseTo(-3, within(1e-9));
    assertThat(omni.relativeGainDb(new OffAxis(0, -90))).isEqualTo(-20);
  }

  /** ITU-R F.699-8 for 27 dBi: D/λ = 9.2; 16.5 dBi to 100 λ/D = 10.8°, then 42.4 − 25 log φ, 0.3 dBi from 48°. */
  @Test
  void aDishHasTheSideLobesOfTheRecommendation() {
    Antenna dish = DeviceCatalogue.builtIn().get("mikrotik-lhg-xl-hp5").getRadio("radio0").antenna();
    AntennaPattern pattern = dish.pattern();
    assertThat(dish.type()).isEqualTo(AntennaType.DISH);
    assertThat(pattern.relativeGainDb(3.2)).isCloseTo(-3, within(1e-9));
    assertThat(pattern.relativeGainDb(10)).isCloseTo(16.475 - 27, within(0.01));
    assertThat(pattern.relativeGainDb(20)).isCloseTo(42.35 - 25 * Math.log10(20) - 27, within(0.01));
    assertThat(pattern.relativeGainDb(90)).as("its front-to-back ratio is 25").isEqualTo(-25);
    double last = 0;
    for (double angle = 0; angle <= 180; angle += 0.1) {
      assertThat(pattern.relativeGainDb(angle)).as("%f", angle).isLessThanOrEqualTo(last);
      last = pattern.relativeGainDb(angle);
    }
  }

  @Test
  void aTiltedAntennaSeesTheWorldTurnedAboutItsMount() {
    OffAxis ahead = OffAxis.of(350, 5, 350, 5);
    assertThat(ahead.totalDegrees()).isCloseTo(0, within(1e-6));
    OffAxis right = OffAxis.of(350, 0, 20, 0);
    assertThat(right.azimuthDegrees()).isCloseTo(30, within(1e-9));
    assertThat(right.elevationDegrees()).isCloseTo(0, within(1e-9));
    assertThat(OffAxis.of(90, 10, 90, 0).elevationDegrees()).isCloseTo(-10, within(1e-9));
    assertThat(OffAxis.of(90, 10, 270, 0).elevationDegrees()).as("the back of it looks down").isCloseTo(10, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {231, 232, 233})
  void turningAMountKeepsAnglesBetweenDirections(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      double[] a = {random.nextDouble() * 360, random.nextDouble() * 60 - 30};
      double[] b = {random.nextDouble() * 360, random.nextDouble() * 60 - 30};
      double cosine = Math.sin(Math.toRadians(a[1])) * Math.sin(Math.toRadians(b[1]))
          + Math.cos(Math.toRadians(a[1])) * Math.cos(Math.toRadians(b[1])) * Math.cos(Math.toRadians(a[0] - b[0]));
      assertThat(Math.cos(Math.toRadians(OffAxis.of(a[0], a[1], b[0], b[1]).totalDegrees()))).as("seed %d, %d", seed, i)
          .isCloseTo(cosine, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"VERTICAL, VERTICAL, 0", "VERTICAL, HORIZONTAL, 20", "VERTICAL, SLANT, 3.01", "DUAL, VERTICAL, 3.01", "DUAL, DUAL, 0",
      "UNKNOWN, VERTICAL, 0"})
  void crossedAntennasLoseWhatTheAngleBetweenThemSays(Polarization a, Polarization b, double db) {
    assertThat(a.mismatchDb(b)).isCloseTo(db, within(0.001)).isEqualTo(b.mismatchDb(a));
  }
}
