package org.atalaya.planner.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.site.PowerSupply;
import org.junit.jupiter.api.Test;

class SiteSizingTest {

  /** FAO-56, example 8: 20° S on 3 September. */
  @Test
  void theSunAboveTheAtmosphereIsThatOfFaosExample() {
    assertThat(ExtraterrestrialRadiation.ofDay(-20, 246)).isCloseTo(32.2, within(0.05));
  }

  /** FAO-56, annex 2, table 2.6: rows of the equator and of 40° N, January to December. */
  @Test
  void theYearIsThatOfFaosTable() {
    double[] equator = {36.2, 37.5, 37.9, 36.8, 34.8, 33.4, 33.9, 35.7, 37.2, 37.4, 36.3, 35.6};
    double[] north40 = {15.0, 20.4, 27.2, 34.7, 39.7, 41.9, 40.8, 36.7, 30.0, 22.5, 16.3, 13.6};
    for (int month = 1; month <= 12; month++) {
      int day = ExtraterrestrialRadiation.middleOf(month);
      assertThat(ExtraterrestrialRadiation.ofDay(0, day)).as("equator, month %d", month).isCloseTo(equator[month - 1], within(0.15));
      assertThat(ExtraterrestrialRadiation.ofDay(40, day)).as("40° N, month %d", month).isCloseTo(north40[month - 1], within(0.15));
    }
  }

  @Test
  void thePolarNightHasNoSun() {
    assertThat(ExtraterrestrialRadiation.ofDay(80, 355)).isZero();
    assertThat(ExtraterrestrialRadiation.ofDay(-80, 172)).isZero();
    PanelSun dark = PanelSun.of(80, 0.4);
    assertThat(dark.panelKwh()).isZero();
    assertThat(sizing(new PowerSupply.Solar(1000, 10_000), dark).neededWattPeak()).isEmpty();
    assertThat(sizing(new PowerSupply.Solar(1000, 10_000), dark).verdict()).isEqualTo(SiteSizing.Verdict.PANEL_SHORT);
  }

  /** A level panel gets what the ground gets, and no month of the year is worse than the one that is named. */
  @Test
  void aLevelPanelGetsWhatTheGroundGetsAndTheWorstMonthIsTheWorst() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      double latitude = -66 + 132 * random.nextDouble();
      double clearness = 0.1 + 0.7 * random.nextDouble();
      int month = 1 + random.nextInt(12);
      PanelSun level = PanelSun.inMonth(latitude, clearness, 0, month);
      assertThat(level.panelKwh()).as("seed %d", seed).isCloseTo(level.horizontalKwh(), within(1e-9));
      PanelSun best = PanelSun.of(latitude, clearness);
      for (int each = 1; each <= 12; each++) {
        assertThat(PanelSun.inMonth(latitude, clearness, best.tiltDegrees(), each).panelKwh()).as("seed %d, month %d", seed, each)
            .isGreaterThanOrEqualTo(best.panelKwh());
      }
    }
  }

  @Test
  void panelsLookToTheEquatorAndSteeperTowardsThePoles() {
    PanelSun orava = PanelSun.of(49.3, PanelSun.ASSUMED_CLEARNESS);
    assertThat(orava.month()).isEqualTo(12);
    assertThat(orava.southwards()).isTrue();
    assertThat(orava.tiltDegrees()).isBetween(55, 75);
    assertThat(orava.panelKwh()).isBetween(orava.horizontalKwh(), 2.5 * orava.horizontalKwh());
    PanelSun cordoba = PanelSun.of(-31, PanelSun.ASSUMED_CLEARNESS);
    assertThat(cordoba.month()).isEqualTo(6);
    assertThat(cordoba.southwards()).isFalse();
    assertThat(cordoba.panelKwh()).isGreaterThan(orava.panelKwh());
    assertThat(PanelSun.of(0, PanelSun.ASSUMED_CLEARNESS).tiltDegrees()).isLessThanOrEqualTo(20);
  }

  /** 12 W: 288 Wh a day, 864 Wh for three days; with 2 h of sun (288 + 86.4) ÷ (2 · 0.7) = 267.4 Wp. */
  @Test
  void batteryAndPanelFollowFromLoadDaysAndSun() {
    SiteSizing sizing = sizing(new PowerSupply.Grid(), PanelSun.given(2, 49));
    assertThat(sizing.dailyWattHours()).isEqualTo(288);
    assertThat(sizing.neededWattHours()).isEqualTo(864);
    assertThat(sizing.neededWattPeak().getAsDouble()).isCloseTo(267.43, within(0.01));
    assertThat(sizing.verdict()).isEqualTo(SiteSizing.Verdict.GRID_ALONE);
  }

  @Test
  void whatStandsThereIsHeldAgainstWhatIsNeeded() {
    PanelSun sun = PanelSun.given(2, 49);
    assertThat(sizing(new PowerSupply.Battery(864), sun).verdict()).isEqualTo(SiteSizing.Verdict.ENOUGH);
    assertThat(sizing(new PowerSupply.Battery(863), sun).verdict()).isEqualTo(SiteSizing.Verdict.BATTERY_SHORT);
    assertThat(sizing(new PowerSupply.Solar(268, 864), sun).verdict()).isEqualTo(SiteSizing.Verdict.ENOUGH);
    assertThat(sizing(new PowerSupply.Solar(267, 864), sun).verdict()).isEqualTo(SiteSizing.Verdict.PANEL_SHORT);
    assertThat(sizing(new PowerSupply.Solar(267, 863), sun).verdict()).isEqualTo(SiteSizing.Verdict.BOTH_SHORT);
    assertThat(sizing(new PowerSupply.Solar(268, 100), sun).verdict()).isEqualTo(SiteSizing.Verdict.BATTERY_SHORT);
  }

  @Test
  void daysAndClearnessOutOfRangeAreRefused() {
    for (double days : new double[] {0, -1, 31, Double.NaN}) {
      assertThatThrownBy(() -> new SiteSizing(new SitePower("A", new PowerSupply.Grid(), 12, 0), days, PanelSun.given(2, 0)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> PanelSun.of(0, 0.9)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SiteSizing sizing(PowerSupply supply, PanelSun sun) {
    return new SiteSizing(new SitePower("A", supply, 12, 0), SiteSizing.DEFAULT_AUTONOMY_DAYS, sun);
  }
}
