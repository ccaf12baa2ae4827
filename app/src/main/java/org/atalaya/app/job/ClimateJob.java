package org.atalaya.app.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.propagation.RadioClimate;

/** How a project's climate is read from what a person types. */
public final class ClimateJob {
  private ClimateJob() {}

  /**
   * The three numbers of a place's weather as far as they were typed.
   *
   * @param rainMmPerHour exceeded in 0.01 % of the year
   * @param geoclimaticFactor K
   * @param refractivityIncrease dN75
   */
  public record Weather(Optional<Double> rainMmPerHour, Optional<Double> geoclimaticFactor, Optional<Double> refractivityIncrease) {
    public boolean isNone() {
      return rainMmPerHour.isEmpty() && geoclimaticFactor.isEmpty() && refractivityIncrease.isEmpty();
    }

    /** True where none is missing: with one of them alone nothing can be computed. */
    public boolean isWhole() {
      return rainMmPerHour.isPresent() && geoclimaticFactor.isPresent() && refractivityIncrease.isPresent();
    }

    /**
     * The weather, of whole numbers; empty where none was typed.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Optional<Climate> find() {
      return isWhole() ? Optional.of(new Climate(rainMmPerHour.get(), geoclimaticFactor.get(), refractivityIncrease.get()))
          : Optional.empty();
    }
  }

  /**
   * The settings with what was given in place of what they had.
   *
   * @throws IllegalArgumentException if the reliability is out of its range
   */
  public static ClimateSettings changed(ClimateSettings before, Optional<Climate> weather, Optional<RadioClimate> itm,
      Optional<Double> reliabilityPercent) {
    return new ClimateSettings(weather.or(before::weather), itm.orElse(before.itm()),
        reliabilityPercent.orElse(before.reliabilityPercent()));
  }

  /** {@code maritime-temperate-over-land}. */
  public static String id(RadioClimate climate) {
    return climate.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The climate of this id. */
  public static Optional<RadioClimate> find(String id) {
    return Arrays.stream(RadioClimate.values()).filter(each -> id(each).equals(id.toLowerCase(Locale.ROOT))).findFirst();
  }
}
