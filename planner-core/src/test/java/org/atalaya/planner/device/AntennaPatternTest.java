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
  private static final AntennaPattern PANEL = pattern(60, 15);

  static AntennaPattern pattern(double beamwidth, double frontToBack) {
    return new AntennaPattern(new Antenna("test", 12, beamwidth, 30, frontToBack,
        new Provenance(Provenance.Kind.ASSUMPTION, "a test")));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "15, -0.75", "30, -3", "-30, -3", "60, -12", "67, -14.96", "68, -15", "180, -15", "330, -3", "390, -3"})
  void thePanelLosesHalfItsPowerAtTheEdgeOfItsBeamAndNeverMoreThanBehind(double offAxis, double gain) {
    assertThat(PANEL.relativeGainDb(offAxis)).isCloseTo(gain, within(0.005));
  }

  @Test
  void theBeamIncludesItsEdges() {
    assertThat(PANEL.inBeam(30)).isTrue();
    assertThat(PANEL.inBeam(-30)).isTrue();
    assertThat(PANEL.inBeam(30.01)).isFalse();
    assertThat(PANEL.inBeam(359)).isTrue();
  }

  @Test
  void anOmnidirectionalAntennaServesEveryDirectionAlike() {
    AntennaPattern omni = pattern(360, 0);
    for (int angle = -360; angle <= 360; angle += 15) {
      assertThat(omni.relativeGainDb(angle)).isZero();
      assertThat(omni.inBeam(angle)).isTrue();
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
}
