package org.atalaya.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values worked out by hand from the formulas in docs/methods/capacity.md. */
class RoutingMetricsTest {

  @Test
  void babelCountsExpectedTransmissionsIn256ths() {
    assertThat(BabelMetric.cost(1, 1)).isEqualTo(256);
    assertThat(BabelMetric.cost(0.5, 1)).isEqualTo(512);
    assertThat(BabelMetric.cost(0.5, 0.5)).isEqualTo(1024);
    assertThat(BabelMetric.cost(0.9, 0.8)).as("256 / 0.72 = 355.6").isEqualTo(355);
    assertThat(BabelMetric.cost(0, 1)).isEqualTo(BabelMetric.INFINITY);
    assertThat(BabelMetric.extend(BabelMetric.extend(0, 256), 512)).isEqualTo(768);
    assertThat(BabelMetric.extend(BabelMetric.INFINITY, 256)).isEqualTo(BabelMetric.INFINITY);
    assertThatThrownBy(() -> BabelMetric.cost(1.1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void batmanIvLosesTheHopPenaltyWithEachHopAndTwiceOnOneRadio() {
    assertThat(BatmanIvMetric.received(255, 64, 64, false, 30)).as("a perfect first hop").isEqualTo(255);
    assertThat(BatmanIvMetric.forwarded(255, 30)).isEqualTo(225);
    assertThat(BatmanIvMetric.received(225, 64, 64, true, 30)).as("225 · 225 / 255").isEqualTo(198);
    assertThat(BatmanIvMetric.received(225, 64, 64, false, 30)).isEqualTo(225);
  }

  @Test
  void batmanIvPunishesLinksThatReceiveBadly() {
    // own: 255 · 32 / 32; asymmetry: 255 − 255 · 32³ / 64³ = 224
    assertThat(BatmanIvMetric.received(255, 32, 32, false, 30)).isEqualTo(224);
    // own: 255 · 16 / 64 = 63; no asymmetry penalty, for all of the neighbour's arrive
    assertThat(BatmanIvMetric.received(255, 16, 64, false, 30)).isEqualTo(63);
    assertThat(BatmanIvMetric.received(255, 0, 64, false, 30)).isZero();
    assertThat(BatmanIvMetric.received(255, 64, 0, false, 30)).isZero();
  }

  @Test
  void batmanVHalvesOnOneRadioAndTakesTheHopPenaltyElsewhere() {
    assertThat(BatmanVMetric.received(BatmanVMetric.MAX, 650)).isEqualTo(650);
    assertThat(BatmanVMetric.forwarded(650, true, 30)).isEqualTo(325);
    assertThat(BatmanVMetric.forwarded(650, false, 30)).as("650 · 225 / 255").isEqualTo(573);
    assertThat(BatmanVMetric.forwarded(10, true, 30)).as("1 Mbit/s is not halved").isEqualTo(8);
    assertThat(BatmanVMetric.received(325, 1300)).isEqualTo(325);
  }

  @Test
  void airtimeIsMicrosecondsForATestFrame() {
    assertThat(AirtimeMetric.cost(65, 0)).as("1 + 8192 / 65 = 127.03").isEqualTo(127);
    assertThat(AirtimeMetric.cost(6.5, 0)).as("1 + 8192 / 6.5 = 1261.3").isEqualTo(1261);
    assertThat(AirtimeMetric.cost(65, 50)).as("twice as long").isEqualTo(254);
    assertThat(AirtimeMetric.cost(0, 0)).isEqualTo(AirtimeMetric.INFINITY);
    assertThat(AirtimeMetric.cost(65, 100)).isEqualTo(AirtimeMetric.INFINITY);
  }

  /** Two radio links over one radio of a relay, and two over a relay with a cable between its routers. */
  @Test
  void eachProtocolValuesAWholeRoute() {
    RouteMetrics.Hop fast = new RouteMetrics.Hop(OptionalDouble.of(65), true);
    assertThat(RouteMetrics.of(List.of(fast, fast))).isEqualTo(new RouteMetrics(512, 198, 32.5, 254));
    RouteMetrics.Hop apart = new RouteMetrics.Hop(OptionalDouble.of(65), false);
    RouteMetrics.Hop cable = new RouteMetrics.Hop(OptionalDouble.empty(), false);
    assertThat(RouteMetrics.of(List.of(apart, cable, apart))).as("two hop penalties: 225, then 198; 57.3, then 50.5 Mbit/s")
        .isEqualTo(new RouteMetrics(608, 198, 50.5, 254));
    assertThat(RouteMetrics.of(List.of(fast)).batmanIv()).as("nobody passes it on").isEqualTo(255);
  }

  @Test
  void noMetricEverImprovesWithAWorseLinkOrAnotherHop() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      double better = random.nextDouble();
      double worse = better * random.nextDouble();
      double back = random.nextDouble();
      assertThat(BabelMetric.cost(worse, back)).as("seed %d", seed).isGreaterThanOrEqualTo(BabelMetric.cost(better, back));
      int quality = random.nextInt(256);
      int received = random.nextInt(65);
      int echoed = random.nextInt(65);
      assertThat(BatmanIvMetric.received(quality, echoed, received, random.nextBoolean(), 30)).as("seed %d", seed)
          .isBetween(0, quality);
      long throughput = random.nextInt(10_000);
      assertThat(BatmanVMetric.forwarded(throughput, true, 30)).as("seed %d", seed)
          .isLessThanOrEqualTo(BatmanVMetric.forwarded(throughput, false, 30)).isLessThanOrEqualTo(throughput);
      int failed = random.nextInt(99);
      assertThat(AirtimeMetric.cost(65, failed + 1)).as("seed %d", seed).isGreaterThanOrEqualTo(AirtimeMetric.cost(65, failed));
    }
  }
}
