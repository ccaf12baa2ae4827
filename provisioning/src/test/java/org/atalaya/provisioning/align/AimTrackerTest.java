package org.atalaya.provisioning.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Random;
import org.atalaya.provisioning.align.AimReading.Standing;
import org.atalaya.provisioning.align.AimReading.Trend;
import org.junit.jupiter.api.Test;

class AimTrackerTest {
  private final AimTracker tracker = new AimTracker(OptionalDouble.of(-60));
  private double seconds;

  private AimReading hear(double dbm) {
    seconds += 0.1;
    return tracker.hear(new SignalSample(seconds, OptionalDouble.of(dbm), OptionalDouble.empty(), "02:00:00:00:00:01"));
  }

  private AimReading hearNothing() {
    seconds += 0.1;
    return tracker.hear(new SignalSample(seconds, OptionalDouble.empty(), OptionalDouble.empty(), ""));
  }

  @Test
  void theBestIsHeldUntilSomebodyLooksForItAnew() {
    hear(-70);
    hear(-58);
    assertThat(hear(-63).bestDbm()).hasValue(-58);
    assertThat(hear(-63).belowBestDb()).hasValue(5);
    assertThat(hearNothing().bestDbm()).as("what was found stays, though nothing is heard").hasValue(-58);
    tracker.forgetBest();
    assertThat(hear(-64).bestDbm()).hasValue(-64);
  }

  @Test
  void theTrendFollowsTheHandAndNotTheFlutterOfSingleFrames() {
    Random flutter = new Random(4);
    for (int i = 0; i < 200; i++) {
      AimReading steady = hear(-60 + Math.clamp(flutter.nextGaussian(), -1, 1) * 0.4);
      assertThat(steady.trend()).as("look %d", i).isEqualTo(Trend.STEADY);
    }
    AimReading last = hear(-60);
    for (int i = 0; i < 20; i++) {
      last = hear(-60 + 0.3 * i);
    }
    assertThat(last.trend()).isEqualTo(Trend.RISING);
    for (int i = 0; i < 20; i++) {
      last = hear(-54 - 0.3 * i);
    }
    assertThat(last.trend()).isEqualTo(Trend.FALLING);
    assertThat(hearNothing().trend()).isEqualTo(Trend.STEADY);
  }

  @Test
  void theSignalIsJudgedBesideThePlan() {
    assertThat(hear(-55).standing()).isEqualTo(Standing.REACHED);
    assertThat(hear(-63).standing()).isEqualTo(Standing.REACHED);
    assertThat(hear(-64).standing()).isEqualTo(Standing.NEAR);
    assertThat(hear(-70).standing()).isEqualTo(Standing.NEAR);
    assertThat(hear(-71).standing()).isEqualTo(Standing.FAR);
    assertThat(hearNothing().standing()).isEqualTo(Standing.NOT_HEARD);
    assertThat(new AimTracker(OptionalDouble.empty()).hear(new SignalSample(0, OptionalDouble.of(-68), OptionalDouble.empty(), ""))
        .standing()).as("without a plan −65 dBm is wanted").isEqualTo(Standing.REACHED);
  }

  @Test
  void anotherSessionBeginsTheTrendAnewAndKeepsTheBest() {
    hear(-50);
    hear(-50);
    AimReading again = tracker.hear(new SignalSample(0, OptionalDouble.of(-80), OptionalDouble.empty(), ""));
    assertThat(again.trend()).isEqualTo(Trend.STEADY);
    assertThat(again.bestDbm()).hasValue(-50);
  }
}
