package org.atalaya.planner.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around an antenna: P.2108 against the values NTIA tests its own code with, P.833 against its table. */
class SurroundingsTest {
  /** NTIA gives these to 0.1 dB. */
  private static final double TOLERANCE_DB = 0.1;

  @ParameterizedTest
  @CsvSource({
      "1.5, 2, 27, 10, WATER, 16", "1.5, 2, 27, 6, WATER, 10.9", "1.5, 2, 27, 10, OPEN, 16", "1.5, 2, 27, 6, OPEN, 10.9",
      "1.5, 2, 27, 10, SUBURBAN, 20.5", "1.5, 2, 27, 6, SUBURBAN, 14.6", "1.5, 2, 27, 15, URBAN, 24.5",
      "1.5, 2, 27, 6, URBAN, 14.6", "1.5, 2, 27, 15, FOREST, 24.5", "1.5, 2, 27, 6, FOREST, 14.6",
      "1.5, 2, 27, 20, DENSE_URBAN, 27.1", "1.5, 2, 27, 6, DENSE_URBAN, 14.6", "3, 3, 15, 15, DENSE_URBAN, 29",
      "0.9, 2.3, 30, 10, OPEN, 13.7", "1.5, 2.5, 25, 10, SUBURBAN, 20.2", "0.03, 2.1, 24.5, 9.8, SUBURBAN, 5.7",
      "1.7, 30, 24.5, 9.8, SUBURBAN, 0", "1.7, 30, 24.5, 30, SUBURBAN, 0"})
  void heightGainIsAsPublished(double ghz, double antenna, double street, double clutter, ClutterLoss.Surroundings around, double db) {
    assertThat(ClutterLoss.heightGainDb(around, ghz, antenna, clutter, street)).isCloseTo(db, within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.25, 50, 17.4", "0.5, 0.25, 1, 3.9", "0.5, 0.25, 99, 30.9", "26.6, 15.8, 45, 32.5",
      "67, 5.4, 30.5, 30.9", "3.5, 1, 0.1, 16.8", "3.5, 1, 99.9, 42.8"})
  void statisticalClutterLossIsAsPublished(double ghz, double km, double percent, double db) {
    assertThat(ClutterLoss.statisticalDb(ghz, km, percent)).isCloseTo(db, within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @CsvSource({"0.24, 2, 50", "67.1, 5, 50", "10, 0.24, 50", "6, 3, 0", "6, 3, 100"})
  void whatLiesOutsideTheStatisticsIsRefused(double ghz, double km, double percent) {
    assertThatThrownBy(() -> ClutterLoss.statisticalDb(ghz, km, percent)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 2, 27, 10", "4, 2, 27, 10", "1, 0, 10, 9", "2, 1, 0, 9", "2, 1, 27, 0"})
  void whatLiesOutsideTheHeightGainIsRefused(double ghz, double antenna, double street, double clutter) {
    assertThatThrownBy(() -> ClutterLoss.heightGainDb(ClutterLoss.Surroundings.OPEN, ghz, antenna, clutter, street))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Table 1 of P.833: γ and Am of the mixed forest as measured; the curves through all measurements are near them. */
  @ParameterizedTest
  @CsvSource({"105.9, 0.04, 9.4", "466.475, 0.12, 18.0", "949.0, 0.17, 26.5", "1852.2, 0.30, 29.0", "2117.5, 0.34, 34.1"})
  void theMixedForestIsNearItsMeasurements(double mhz, double specific, double greatest) {
    Vegetation forest = Vegetation.mixedForest(mhz);

    assertThat(forest.specificDbPerMeter()).isCloseTo(specific, Percentage.withPercentage(25));
    assertThat(forest.greatestDb()).isCloseTo(greatest, Percentage.withPercentage(12));
  }

  @Test
  void aWoodCostsItsSpecificLossAtFirstAndNeverMoreThanItsGreatest() {
    Vegetation forest = new Vegetation(0.3, 29);

    assertThat(forest.lossDb(0)).isZero();
    assertThat(forest.lossDb(0.01)).isCloseTo(0.003, within(1e-5));
    assertThat(forest.lossDb(29 / 0.3)).as("one length of decay").isCloseTo(29 * (1 - 1 / Math.E), within(1e-9));
    assertThat(forest.lossDb(10_000)).isCloseTo(29, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {29, 30_001, Double.NaN})
  void aFrequencyOutsideTheFigureIsRefused(double mhz) {
    assertThatThrownBy(() -> Vegetation.mixedForest(mhz)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30.0 to 30000.0");
  }
}
