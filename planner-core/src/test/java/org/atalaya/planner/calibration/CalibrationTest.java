package org.atalaya.planner.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final List<String> CLUTTER = List.of("fields", "forest", "town");

  /** A world whose ground takes more, or less, than the models say: a hidden offset for each class. */
  private record World(Map<String, Double> hidden, double scatterDb, double wrongShare, Random random) {
    static World of(long seed) {
      Random random = new Random(seed);
      Map<String, Double> hidden = new TreeMap<>();
      CLUTTER.forEach(clutter -> hidden.put(clutter, -4 + 6 * random.nextGaussian()));
      return new World(hidden, 3, 0.1, random);
    }

    SignalSample measure(boolean flawed) {
      String clutter = CLUTTER.get(random.nextInt(CLUTTER.size()));
      double predicted = -50 - 30 * random.nextDouble();
      double measured = predicted + hidden.get(clutter) + scatterDb * random.nextGaussian();
      // an antenna that aims beside its link
      return new SignalSample(clutter, predicted, flawed && random.nextDouble() < wrongShare ? measured - 25 : measured);
    }

    List<SignalSample> measure(int links, boolean flawed) {
      List<SignalSample> samples = new ArrayList<>();
      for (int i = 0; i < links; i++) {
        samples.add(measure(flawed));
      }
      return samples;
    }
  }

  private static double rootMeanSquare(List<SignalSample> links, Calibration calibration) {
    return Math.sqrt(links.stream().mapToDouble(link -> link.errorDb() - calibration.offsetDb(link.clutter()))
        .map(error -> error * error).average().orElseThrow());
  }

  @Test
  void theErrorOnLinksThatWereNotMeasuredShrinksInWorldsWithAHiddenBias() {
    int better = 0;
    double before = 0;
    double after = 0;
    int worlds = 300;
    for (long seed = 0; seed < worlds; seed++) {
      World world = World.of(seed);
      Calibration calibration = Calibration.of(world.measure(24, true));
      List<SignalSample> unseen = world.measure(200, false);
      double raw = rootMeanSquare(unseen, Calibration.NONE);
      double calibrated = rootMeanSquare(unseen, calibration);
      better += calibrated < raw ? 1 : 0;
      before += raw;
      after += calibrated;
    }
    // the others: the models happened to be right there, or two of three antennas of a class were misaimed
    assertThat(better).isGreaterThan(worlds * 94 / 100);
    // 3 dB of scatter can't be learned; what is left above it is small
    assertThat(after / worlds).as("%.2f dB before", before / worlds).isLessThan(before / worlds / 1.6).isLessThan(3.6);
  }

  @Test
  void theIntervalHoldsTheHiddenOffsetAboutAsOftenAsItSays() {
    int held = 0;
    int all = 0;
    for (long seed = 1000; seed < 1400; seed++) {
      World world = World.of(seed);
      Calibration calibration = Calibration.of(world.measure(45, false));
      for (String clutter : CLUTTER) {
        ClassOffset offset = calibration.find(clutter).orElseThrow();
        held += Math.abs(offset.offsetDb() - world.hidden().get(clutter)) <= offset.halfWidthDb() ? 1 : 0;
        all++;
      }
    }
    assertThat(held / (double) all).isBetween(0.90, 0.99);
  }

  @Test
  void oneMisaimedAntennaHardlyMovesIt() {
    List<SignalSample> samples = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      samples.add(new SignalSample("forest", -60, -65 + i % 3 - 1));
    }
    double clean = Calibration.of(samples).offsetDb("forest");
    samples.add(new SignalSample("forest", -60, -95));
    assertThat(Calibration.of(samples).offsetDb("forest")).isEqualTo(clean, within(1.0));
    // the mean would have moved by 3
    assertThat(clean).isEqualTo(-5, within(0.6));
  }

  @Test
  void fewLinksTeachALittleAndSayHowLittleTheyKnow() {
    Calibration one = Calibration.of(List.of(new SignalSample(Calibration.ALL, -60, -72)));
    assertThat(one.offsets()).singleElement().satisfies(offset -> {
      assertThat(offset.offsetDb()).isBetween(-10.0, -5.0);
      assertThat(offset.halfWidthDb()).isGreaterThan(8);
      assertThat(offset.links()).isEqualTo(1);
    });
    assertThat(Calibration.of(List.of())).isEqualTo(Calibration.NONE);
    assertThat(Calibration.NONE.offsetDb("forest")).isZero();
  }

  @Test
  void aClassThatNobodyMeasuredGetsWhatAllLinksTeach() {
    Calibration calibration = Calibration.of(World.of(7).measure(30, true));
    assertThat(calibration.offsetDb("lake")).isEqualTo(calibration.find(Calibration.ALL).orElseThrow().offsetDb());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfTheSamplesDoesNotMatter(long seed) {
    List<SignalSample> samples = World.of(seed).measure(20, true);
    Calibration first = Calibration.of(samples);
    Collections.shuffle(samples, new Random(seed));
    assertThat(Calibration.of(samples)).as("seed %d", seed).isEqualTo(first);
  }

  /** What defines it: the bounded residuals balance. Where several values do, any of them will. */
  @Test
  void theMiddleIsWhereHubersScoreVanishes() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(1 + random.nextInt(30)).map(u -> 40 * u - 20).toArray();
      HuberLocation found = HuberLocation.of(values, 2);
      double score = 0;
      for (double value : values) {
        score += Math.max(-1.345, Math.min(1.345, (value - found.middle()) / 2));
      }
      assertThat(score).as("seed %d", seed).isEqualTo(0, within(1e-4));
    }
  }
}
