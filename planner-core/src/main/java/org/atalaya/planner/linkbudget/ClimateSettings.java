package org.atalaya.planner.linkbudget;

import java.util.Objects;
import java.util.Optional;
import org.atalaya.planner.propagation.RadioClimate;

/**
 * The climate in which a project's links stand.
 *
 * @param weather what fading is computed from; empty until the user has typed it
 * @param itm climate of the irregular terrain model
 * @param reliabilityPercent share of the time in which that model's loss is not exceeded, above 0, below 100
 */
public record ClimateSettings(Optional<Climate> weather, RadioClimate itm, double reliabilityPercent) {
  public static final ClimateSettings DEFAULT = new ClimateSettings(Optional.empty(), RadioClimate.CONTINENTAL_TEMPERATE, 90);

  /** @throws IllegalArgumentException if the reliability is out of its range */
  public ClimateSettings {
    Objects.requireNonNull(weather);
    Objects.requireNonNull(itm);
    if (!(reliabilityPercent > 0 && reliabilityPercent < 100)) {
      throw new IllegalArgumentException("reliability " + reliabilityPercent + " %, expected above 0, below 100");
    }
  }

  /** The same with another weather. */
  public ClimateSettings withWeather(Optional<Climate> other) {
    return new ClimateSettings(other, itm, reliabilityPercent);
  }
}
