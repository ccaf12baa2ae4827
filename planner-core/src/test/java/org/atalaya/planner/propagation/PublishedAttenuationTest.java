package org.atalaya.planner.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rain, gases and multipath against published values. */
class PublishedAttenuationTest {

  @Test
  void specificRainAttenuationIsAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p838_gamma.csv")) {
      SpecificRainAttenuation specific =
          SpecificRainAttenuation.of(c.number("f_GHz"), c.number("elev_deg"), c.number("pol_tilt_deg"));
      assertThat(specific.k()).as(c.toString()).isCloseTo(c.number("k"), relative(c.number("k"), 1e-9));
      assertThat(specific.alpha()).as(c.toString()).isCloseTo(c.number("alpha"), relative(c.number("alpha"), 1e-9));
      double gamma = c.number("gamma_covlib_dBkm");
      assertThat(specific.dbPerKm(c.number("R_mmh"))).as(c.toString()).isCloseTo(gamma, relative(gamma, 1e-9));
    }
  }

  @Test
  void rainAttenuationIsAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p530_rain.csv")) {
      assertThat(RainAttenuation.exceededDb(c.number("p_percent"), c.number("d_km"), c.number("f_GHz"), c.number("elev_deg"),
          c.number("pol_tilt_deg"), c.number("R001_mmh"))).as(c.toString())
          .isCloseTo(c.number("A_expected_consensus_dB"), within(1e-6));
    }
  }

  /** Without the bound a path of 100 m would be counted as one of 400 m. */
  @Test
  void aShortPathCountsAtMostTwoAndAHalfTimes() {
    SpecificRainAttenuation specific = SpecificRainAttenuation.of(24, 0, 90);

    assertThat(RainAttenuation.atHundredthPercentDb(specific, 0.1, 24, 40)).isCloseTo(0.25 * specific.dbPerKm(40), within(1e-12));
  }

  @Test
  void multipathIsAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p530_multipath.csv")) {
      MultipathFading fading = new MultipathFading(c.number("d_km"), c.number("f_GHz"), c.number("he_m"), c.number("hr_m"),
          c.number("ht_m"), c.number("K"), c.number("dN75"));
      double month = c.number("p_single_worst_month");
      double year = c.number("p_single_year");
      assertThat(fading.worstMonthPercent(c.number("A_dB"))).as(c.toString()).isCloseTo(month, relative(month, 1e-6));
      assertThat(fading.yearPercent(c.number("A_dB"), c.number("lat"), MultipathFading.YearConversion.AS_CHECK_VALUES))
          .as(c.toString()).isCloseTo(year, relative(year, 1e-6));
      assertThat(fading.yearPercent(c.number("A_dB"), c.number("lat"), MultipathFading.YearConversion.AS_RECOMMENDED))
          .as("the recommendation's bound is the cautious one: " + c).isGreaterThanOrEqualTo(year * (1 - 1e-12));
    }
  }

  @Test
  void fadesOfAnyDepthAreAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p530_multipath.csv")) {
      MultipathFading fading = new MultipathFading(c.number("d_km"), c.number("f_GHz"), c.number("he_m"), c.number("hr_m"),
          c.number("ht_m"), c.number("K"), c.number("dN75"));
      double month = c.number("p_fading_worst_month");
      assertThat(fading.anyFadePercent(c.number("A_dB"))).as(c.toString()).isCloseTo(month, relative(month, 1e-6));
    }
  }

  @Test
  void theMultipathMethodSaysWhereItIsValid() {
    assertThat(new MultipathFading(30, 5.5, 400, 300, 200, 1e-4, 40).valid()).isTrue();
    assertThat(new MultipathFading(7, 5.5, 400, 300, 200, 1e-4, 40).valid()).as("too short").isFalse();
    assertThat(new MultipathFading(10, 0.868, 400, 300, 200, 1e-4, 40).valid()).as("below 15/d GHz").isFalse();
    assertThat(new MultipathFading(10, 60, 400, 300, 200, 1e-4, 40).valid()).as("above 45 GHz").isFalse();
  }

  @Test
  void approximateDiffractionIsAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p530_fresnel_diffraction.csv")) {
      double fresnel = ApproximateDiffraction.fresnelRadiusMeters(c.number("d1_km"), c.number("d_km") - c.number("d1_km"), c.number("f_GHz"));
      assertThat(fresnel).as(c.toString()).isCloseTo(c.number("F1_m"), relative(c.number("F1_m"), 1e-9));
      assertThat(ApproximateDiffraction.lossDb(c.number("h_clearance_m"), c.number("F1_m"))).as(c.toString())
          .isCloseTo(c.number("Ad_dB"), within(1e-9));
    }
  }

  /** The published pressure is that of the dry air: as the total pressure it would miss by up to 4 %. */
  @Test
  void gaseousAttenuationIsAsPublished() throws IOException {
    for (PublishedCases.Case c : PublishedCases.read("p676_gas.csv")) {
      GaseousAttenuation air = new GaseousAttenuation(c.number("P (hPa)"), c.number("rho (g/m3)"), c.number("T (k)"));
      double dry = c.number("gamma0 (dB/km)");
      double vapour = c.number("gammaw (dB/km)");
      assertThat(air.dryDbPerKm(c.number("f (GHz)"))).as(c.toString()).isCloseTo(dry, relative(dry, 1e-6));
      assertThat(air.vapourDbPerKm(c.number("f (GHz)"))).as(c.toString()).isCloseTo(vapour, relative(vapour, 1e-6));
    }
  }

  @Test
  void theBarometerShowsTheVapourToo() {
    GaseousAttenuation dry = new GaseousAttenuation(1003.2775, 7.5, 288.15);
    GaseousAttenuation total = GaseousAttenuation.ofTotalPressure(1003.2775 + 7.5 * 288.15 / 216.7, 7.5, 288.15);

    assertThat(total.dryPressureHpa()).isCloseTo(dry.dryPressureHpa(), within(1e-9));
    // Figure 1 of the recommendation: about 15 dB/km at the 60 GHz peak, 0.2 dB/km of vapour at 22.2 GHz.
    assertThat(total.dryDbPerKm(60)).isBetween(14.0, 16.0);
    assertThat(total.vapourDbPerKm(22.235)).isBetween(0.15, 0.22);
    assertThat(total.dryDbPerKm(5.5)).as("nothing to worry about at 5.5 GHz").isLessThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 1001, Double.NaN})
  void aFrequencyOutsideTheCurvesIsRefused(double frequencyGhz) {
    assertThatThrownBy(() -> SpecificRainAttenuation.of(frequencyGhz, 0, 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1.0 to 1000.0");
    assertThatThrownBy(() -> new GaseousAttenuation(1013, 7.5, 288).dryDbPerKm(frequencyGhz))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("frequencyGhz");
  }

  private static Offset<Double> relative(double expected, double part) {
    return within(Math.abs(expected) * part);
  }
}
