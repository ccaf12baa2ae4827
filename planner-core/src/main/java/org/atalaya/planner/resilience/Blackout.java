package org.atalaya.planner.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A failure of the grid over hours. Sites on the grid stop at once, the others when their battery is empty; a gateway's
 * line is taken to work as long as its router does.
 */
public final class Blackout {
  /** A week: beyond that what was assumed about the sun no longer means anything. */
  public static final double MAX_HOURS = 168;

  private Blackout() {}

  /**
   * How things stand at one moment.
   *
   * @param hours since the grid failed
   * @param situation then
   */
  public record Moment(double hours, Situation situation) {}

  /**
   * The network at once (0) and after each full hour, and at the end. A battery that is empty after exactly h hours
   * does not carry hour h.
   *
   * @param study with what else has failed
   * @param power of each node of the study's network, in its order
   * @param hours above 0, at most {@link #MAX_HOURS}
   * @throws IllegalArgumentException if the hours are out of range
   */
  public static List<Moment> run(FailureStudy study, List<SitePower> power, double hours) {
    if (!(hours > 0 && hours <= MAX_HOURS)) {
      throw new IllegalArgumentException("hours " + hours + ", expected more than 0 and at most " + MAX_HOURS);
    }
    List<Double> times = new ArrayList<>();
    for (int hour = 0; hour <= hours; hour++) {
      times.add((double) hour);
    }
    if (times.getLast() < hours) {
      times.add(hours);
    }
    return times.stream().map(time -> {
      Set<Integer> dark = IntStream.range(0, power.size()).filter(i -> power.get(i).runtimeHours() <= time).boxed()
          .collect(Collectors.toSet());
      return new Moment(time, study.situation(dark));
    }).toList();
  }
}
