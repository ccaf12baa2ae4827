package org.atalaya.provisioning.align;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Holds the best signal and tells where the signal goes, from one look after another. For one thread. */
public final class AimTracker {
  private static final double WITHOUT_PLAN_DBM = -65;
  private static final double REACHED_DB = 3;
  private static final double NEAR_DB = 10;
  /** The last third of this is compared with the rest: a hand turns an antenna slowly, and single frames flutter. */
  private static final double TREND_SECONDS = 1.5;
  private static final double NEW_SECONDS = 0.5;
  private static final double TREND_DB = 1;

  private final double wantedDbm;
  private final Deque<SignalSample> recent = new ArrayDeque<>();
  private OptionalDouble best = OptionalDouble.empty();

  /** @param expectedDbm by the plan; empty where it has no such link */
  public AimTracker(OptionalDouble expectedDbm) {
    wantedDbm = expectedDbm.orElse(WITHOUT_PLAN_DBM);
  }

  /** The best is looked for anew. */
  public void forgetBest() {
    best = OptionalDouble.empty();
  }

  /** Takes in one look, later than the one before; one that is earlier belongs to another session and begins the trend anew. */
  public AimReading hear(SignalSample sample) {
    if (!recent.isEmpty() && sample.seconds() < recent.getLast().seconds()) {
      recent.clear();
    }
    recent.addLast(sample);
    while (sample.seconds() - recent.getFirst().seconds() > TREND_SECONDS) {
      recent.removeFirst();
    }
    sample.signalDbm().ifPresent(dbm -> best = OptionalDouble.of(Math.max(dbm, best.orElse(dbm))));
    return new AimReading(sample.signalDbm(), best, trend(sample), standing(sample.signalDbm()));
  }

  private AimReading.Trend trend(SignalSample now) {
    OptionalDouble fresh = mean(age -> age <= NEW_SECONDS, now);
    OptionalDouble old = mean(age -> age > NEW_SECONDS, now);
    if (now.signalDbm().isEmpty() || fresh.isEmpty() || old.isEmpty()) {
      return AimReading.Trend.STEADY;
    }
    double change = fresh.getAsDouble() - old.getAsDouble();
    return change >= TREND_DB ? AimReading.Trend.RISING : change <= -TREND_DB ? AimReading.Trend.FALLING : AimReading.Trend.STEADY;
  }

  private OptionalDouble mean(DoublePredicate ofAge, SignalSample now) {
    return recent.stream().filter(each -> each.signalDbm().isPresent() && ofAge.test(now.seconds() - each.seconds()))
        .mapToDouble(each -> each.signalDbm().getAsDouble()).average();
  }

  private AimReading.Standing standing(OptionalDouble dbm) {
    if (dbm.isEmpty()) {
      return AimReading.Standing.NOT_HEARD;
    }
    double lacking = wantedDbm - dbm.getAsDouble();
    return lacking <= REACHED_DB ? AimReading.Standing.REACHED : lacking <= NEAR_DB ? AimReading.Standing.NEAR : AimReading.Standing.FAR;
  }
}
