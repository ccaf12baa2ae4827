package org.atalaya.planner.linkbudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.AntennaType;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Polarization;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkBudgetTest {
  private static final Provenance TEST = new Provenance(Provenance.Kind.ASSUMPTION, "a test");
  private static final Provenance SHEET = new Provenance(Provenance.Kind.DATA_SHEET, "a sheet");
  private static final LinkBudget BUDGET = new LinkBudget(10);
  private static final Radio LIBRE = DeviceCatalogue.builtIn().get("librerouter-v1").getRadio("radio1");
  private static final Radio DISH = DeviceCatalogue.builtIn().get("mikrotik-lhg-xl-hp5").getRadio("radio0");

  /** Two rates: 6.5 Mbit/s at 20 dBm and −90 dBm, 65 Mbit/s at 15 dBm and −70 dBm; 10 dBi, 1 dB of cable. */
  private static final Radio PLAIN = radio(10, 60, 20, 1, List.of(new Rate(0, 20, 6.5, 20, -90), new Rate(7, 20, 65, 15, -70)));

  static Radio radio(double gain, double beamwidth, double frontToBack, double cable, List<Rate> rates) {
    return new Radio("radio0", Band.GHZ_5, 0, 5180, 5825, List.of(20), rates, SHEET,
        new Antenna("test", gain, beamwidth, 30, frontToBack, TEST), cable);
  }

  static double freeSpaceDb(double kilometres, double megahertz) {
    return 32.45 + 20 * Math.log10(kilometres) + 20 * Math.log10(megahertz);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  /** 15 − 1 + 10 − 90 + 10 − 1 = −57; −57 − (−70) = 13 dB, so 65 Mbit/s keeps the margin of 10. */
  @Test
  void aShortLinkRunsAtTheFastRateWithTheLowerPowerOfThatRate() {
    Direction way = BUDGET.forecast(90, new End(PLAIN, 0), new End(PLAIN, 0), 36, 20).forward();
    assertThat(way.transmitPowerDbm()).isEqualTo(15);
    assertThat(way.eirpDbm()).isEqualTo(24);
    assertThat(way.signalDbm()).isCloseTo(-57, within(1e-9));
    assertThat(way.fadeMarginDb()).isCloseTo(13, within(1e-9));
    assertThat(way.rate()).contains(new Rate(7, 20, 65, 15, -70));
  }

  /** At the slow rate: limit 21 − 10 + 1 = 12 dBm; 12 − 1 + 10 − 100 + 10 − 1 = −70; margin 20. */
  @Test
  void theLimitIsKeptWithTheFullGainLessTheCable() {
    Direction way = BUDGET.forecast(100, new End(PLAIN, 0), new End(PLAIN, 0), 21.9, 20).backward();
    assertThat(way.transmitPowerDbm()).isEqualTo(12);
    assertThat(way.eirpDbm()).isEqualTo(21);
    assertThat(way.signalDbm()).isCloseTo(-70, within(1e-9));
    assertThat(way.rate()).contains(new Rate(0, 20, 6.5, 20, -90));
  }

  @Test
  void theMarginIsReachedExactlyOrNot() {
    // 20 − 1 + 10 − 118 + 10 − 1 = −80, exactly 10 dB over −90
    assertThat(BUDGET.forecast(118, new End(PLAIN, 0), new End(PLAIN, 0), 36, 20).usable()).isTrue();
    LinkForecast beyond = BUDGET.forecast(118.001, new End(PLAIN, 0), new End(PLAIN, 0), 36, 20);
    assertThat(beyond.usable()).isFalse();
    assertThat(beyond.slowestMbps()).isZero();
    assertThat(beyond.forward().fadeMarginDb()).isCloseTo(9.999, within(1e-9));
  }

  @Test
  void aPathOffTheAxisLosesWhatThePatternSaysAtBothEnds() {
    double straight = BUDGET.forecast(100, new End(PLAIN, 0), new End(PLAIN, 0), 36, 20).forward().signalDbm();
    Direction aside = BUDGET.forecast(100, new End(PLAIN, 30), new End(PLAIN, -15), 36, 20).forward();
    assertThat(aside.signalDbm()).isCloseTo(straight - 3 - 0.75, within(1e-9));
    assertThat(aside.eirpDbm()).as("the law counts the main beam").isEqualTo(29);
  }

  @Test
  void crossedAntennasLoseThePolarisationsMismatch() {
    Radio dual = DeviceCatalogue.builtIn().get("ubiquiti-nanostation-m5-xw").getRadio("radio0");
    Antenna upright = new Antenna("upright", true, AntennaType.PANEL, Polarization.VERTICAL, 10, 60, 30, 20, TEST, Optional.empty());
    Radio single = new Radio("radio0", Band.GHZ_5, 0, 5180, 5825, List.of(20), dual.rates(), SHEET, upright, 0);
    Radio unknown = new Radio("radio0", Band.GHZ_5, 0, 5180, 5825, List.of(20), dual.rates(), SHEET,
        new Antenna("unknown", 10, 60, 30, 20, TEST), 0);
    double there = BUDGET.forecast(110, new End(dual, 0), new End(single, 0), 30, 20).forward().signalDbm();
    double whole = BUDGET.forecast(110, new End(dual, 0), new End(unknown, 0), 30, 20).forward().signalDbm();
    assertThat(whole - there).isCloseTo(3.0103, within(1e-4));
  }

  @Test
  void oneNumberIsRenderedTheHighestOfAnyRateWithinTheLimit() {
    assertThat(LinkBudget.renderedPowerDbm(PLAIN, 36, 20)).isEqualTo(20);
    assertThat(LinkBudget.renderedPowerDbm(PLAIN, 21.9, 20)).isEqualTo(12);
    assertThat(LinkBudget.renderedPowerDbm(LIBRE, 30, 20)).isEqualTo(18);
    assertThat(LinkBudget.renderedPowerDbm(LIBRE, 17, 20)).isEqualTo(5);
    assertThat(LinkBudget.renderedPowerDbm(DISH, 30, 20)).isEqualTo(3);
    assertThat(LinkBudget.renderedPowerDbm(radio(12.3, 60, 15, 0.3, PLAIN.rates()), 30, 20)).isEqualTo(18);
  }

  @Test
  void aDishThatCannotBeTurnedDownToTheLimitIsNotUsable() {
    assertThat(LinkBudget.lawful(DISH, 13.97, 20)).isFalse();
    assertThat(LinkBudget.lawful(DISH, 30, 20)).isTrue();
    assertThat(BUDGET.forecast(80, new End(DISH, 0), new End(DISH, 0), 13.97, 20).usable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 39", "2, 19.5", "3, 6.5", "4, 6.5"})
  void theKitsLinksAreUsableInArgentinaAt20Mhz(double kilometres, double atLeastMbps) {
    LinkForecast forecast = BUDGET.forecast(freeSpaceDb(kilometres, 5825), new End(LIBRE, 0), new End(LIBRE, 0), 30, 20);
    assertThat(forecast.slowestMbps()).isGreaterThanOrEqualTo(atLeastMbps);
  }

  @ParameterizedTest
  @CsvSource({"5, 39", "10, 26", "22, 6.5", "25, 6.5"})
  void theDishsLinksAreUsableInArgentinaAt20Mhz(double kilometres, double atLeastMbps) {
    LinkForecast forecast = BUDGET.forecast(freeSpaceDb(kilometres, 5825), new End(DISH, 0), new End(DISH, 0), 30, 20);
    assertThat(forecast.slowestMbps()).isGreaterThanOrEqualTo(atLeastMbps);
  }

  @Test
  void theKitsOwnAntennasDoNotReach22Km() {
    assertThat(BUDGET.forecast(freeSpaceDb(22, 5745), new End(LIBRE, 0), new End(LIBRE, 0), 30, 20).usable()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aForecastEqualsThePlainTrialOfEveryRate(long seed) {
    Random random = new Random(seed);
    Radio a = randomRadio(random);
    Radio b = randomRadio(random);
    End from = new End(a, random.nextDouble() * 360 - 180);
    End to = new End(b, random.nextDouble() * 360 - 180);
    double loss = 60 + random.nextDouble() * 90;
    double limit = 5 + random.nextDouble() * 35;
    double best = 0;
    for (Rate rate : a.rates()) {
      double power = Math.floor(Math.min(rate.transmitPowerDbm(), limit - a.antenna().gainDbi() + a.cableLossDb()));
      double signal = power - a.cableLossDb() + a.antenna().gainDbi() + a.antenna().pattern().relativeGainDb(from.offAxis())
          - loss + b.antenna().gainDbi() + b.antenna().pattern().relativeGainDb(to.offAxis()) - b.cableLossDb();
      double sensitivity = b.rates().stream().filter(other -> other.mcs() == rate.mcs()).findFirst().orElseThrow().sensitivityDbm();
      if (power >= 0 && signal - sensitivity >= 10) {
        best = Math.max(best, rate.mbps());
      }
    }
    LinkForecast forecast = BUDGET.forecast(loss, from, to, limit, 20);
    assertThat(forecast.forward().rate().map(Rate::mbps).orElse(0.0)).as("seed %d", seed).isEqualTo(best);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLimitIsNeverExceededMoreLossIsNeverFasterAndAHigherLimitNeverSlower(long seed) {
    Random random = new Random(seed);
    End a = new End(randomRadio(random), random.nextDouble() * 90);
    End b = new End(randomRadio(random), random.nextDouble() * 90);
    double limit = 10 + random.nextDouble() * 30;
    double last = Double.POSITIVE_INFINITY;
    for (double loss = 60; loss <= 150; loss += 1.5) {
      LinkForecast forecast = BUDGET.forecast(loss, a, b, limit, 20);
      for (Direction way : List.of(forecast.forward(), forecast.backward())) {
        assertThat(way.eirpDbm()).as("seed %d, loss %f", seed, loss).isLessThanOrEqualTo(limit + 1e-6);
        assertThat(way.transmitPowerDbm()).isEqualTo(Math.rint(way.transmitPowerDbm()));
        way.rate().ifPresent(rate -> assertThat(way.fadeMarginDb()).as("seed %d", seed).isGreaterThanOrEqualTo(10));
      }
      assertThat(forecast.slowestMbps()).as("seed %d, loss %f", seed, loss).isLessThanOrEqualTo(last);
      assertThat(BUDGET.forecast(loss, a, b, limit + 3, 20).slowestMbps()).as("seed %d, loss %f", seed, loss)
          .isGreaterThanOrEqualTo(forecast.slowestMbps());
      last = forecast.slowestMbps();
    }
    for (Radio radio : List.of(a.radio(), b.radio())) {
      assertThat(LinkBudget.renderedPowerDbm(radio, limit, 20) + radio.antenna().gainDbi() - radio.cableLossDb())
          .as("seed %d", seed).isLessThanOrEqualTo(limit + 1e-6);
    }
  }

  @Test
  void theWeakestSourceIsNamed() {
    assertThat(LinkBudget.weakestSource(PLAIN, PLAIN)).isEqualTo(TEST);
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    End end = new End(PLAIN, 0);
    assertThatThrownBy(() -> new LinkBudget(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BUDGET.forecast(Double.NaN, end, end, 30, 20)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BUDGET.forecast(100, end, end, Double.POSITIVE_INFINITY, 20)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BUDGET.forecast(100, end, end, 30, 40)).hasMessageContaining("40 MHz");
    assertThatThrownBy(() -> LinkBudget.renderedPowerDbm(PLAIN, 30, 40)).hasMessageContaining("40 MHz");
  }

  private static Radio randomRadio(Random random) {
    List<Rate> rates = new ArrayList<>();
    double power = 30 - random.nextInt(10) + random.nextInt(2) * 0.5;
    double sensitivity = -96 + random.nextInt(8);
    double mbps = 6.5;
    for (int mcs = 0; mcs < 8; mcs++) {
      rates.add(new Rate(mcs, 20, mbps, power, sensitivity));
      power -= random.nextInt(3);
      sensitivity += 1 + random.nextInt(4);
      mbps += 6.5;
    }
    return radio(random.nextInt(31), 5 + random.nextInt(356), random.nextInt(30), random.nextInt(5) * 0.5, rates);
  }
}
