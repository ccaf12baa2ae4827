package org.atalaya.planner.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every path, published or not: limits, and which way each quantity goes. */
class AttenuationLimitsTest {
  private static final int CASES = 100;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rainTakesMoreOfLongerPathsHarderRainAndRarerTimes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      double ghz = 1 + random.nextDouble() * 99;
      double km = 0.05 + random.nextDouble() * 40;
      double rain = 1 + random.nextDouble() * 150;
      double percent = Math.pow(10, -3 + 3 * random.nextDouble());
      double db = RainAttenuation.exceededDb(percent, km, ghz, 0, 45, rain);
      String what = "seed " + seed + ": " + ghz + " GHz, " + km + " km, " + rain + " mm/h, " + percent + " %";
      assertThat(db).as(what).isPositive();
      assertThat(RainAttenuation.exceededDb(percent / 1.1, km, ghz, 0, 45, rain)).as(what).isGreaterThan(db);
      assertThat(RainAttenuation.exceededDb(percent, km, ghz, 0, 45, rain * 1.1)).as(what).isGreaterThan(db);
      if (ghz > 10) {
        assertThat(RainAttenuation.exceededDb(percent, km, ghz, 0, 0, rain)).as("falling drops are flat: " + what)
            .isGreaterThan(0.98 * RainAttenuation.exceededDb(percent, km, ghz, 0, 90, rain));
      }
      assertThat(RainAttenuation.exceededPercent(db, km, ghz, 0, 45, rain)).as(what).isCloseTo(percent, within(percent * 1e-6));
      assertThat(RainAttenuation.exceededPercent(db * 0.9, km, ghz, 0, 45, rain)).as(what).isGreaterThan(percent);
      assertThat(RainAttenuation.exceededPercent(1e9, km, ghz, 0, 45, rain)).as("never never").isCloseTo(0.001, within(1e-12));
      assertThat(RainAttenuation.worstMonthPercent(percent)).as(what).isBetween(percent, 12 * percent);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void deeperFadesAreRarerAndStaysOfAllDepthsAreShares(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      MultipathFading path = new MultipathFading(0.2 + random.nextDouble() * 180, 1 + random.nextDouble() * 40,
          random.nextDouble() * 2000, random.nextDouble() * 2000, random.nextDouble() * 500,
          Math.pow(10, -8 + 7 * random.nextDouble()), random.nextDouble() * 500);
      double latitude = random.nextDouble() * 180 - 90;
      double last = 100;
      for (double fade = 0; fade <= 80; fade += 0.5) {
        double percent = path.anyFadePercent(fade);
        assertThat(percent).as("seed %d, %s, %f dB", seed, path, fade).isBetween(0.0, 100.0);
        if (fade > 25 + 0.5) {
          assertThat(percent).as("deep fades: seed %d, %s, %f dB", seed, path, fade).isLessThanOrEqualTo(last * (1 + 1e-6));
        }
        assertThat(path.anyFadeYearPercent(fade, latitude)).as("seed %d, %s", seed, path).isBetween(percent / 12.1, percent * (1 + 1e-12));
        last = percent;
      }
      assertThat(path.anyFadePercent(0)).as("Rayleigh's 1 - 1/e: seed %d, %s", seed, path).isGreaterThan(63);
      assertThat(path.worstMonthPercent(40)).as("ten decibels are a tenth").isCloseTo(path.worstMonthPercent(30) / 10,
          within(path.worstMonthPercent(40) * 1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void airTakesMoreTheDenserAndTheWetterItIs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      double ghz = 1 + random.nextDouble() * 349;
      double hpa = 500 + random.nextDouble() * 550;
      double vapour = random.nextDouble() * 25;
      double kelvin = 240 + random.nextDouble() * 75;
      GaseousAttenuation air = new GaseousAttenuation(hpa, vapour, kelvin);
      String what = "seed " + seed + ": " + ghz + " GHz in " + air;
      assertThat(air.dryDbPerKm(ghz)).as(what).isPositive();
      assertThat(air.vapourDbPerKm(ghz)).as(what).isNotNegative();
      assertThat(new GaseousAttenuation(hpa, 0, kelvin).vapourDbPerKm(ghz)).as(what).isZero();
      assertThat(new GaseousAttenuation(hpa, vapour * 1.05 + 0.01, kelvin).vapourDbPerKm(ghz)).as(what).isGreaterThan(air.vapourDbPerKm(ghz) * 0.9999);
    }
  }
}
