package org.atalaya.planner.propagation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A path that lies outside of what a model was made for: its number is then a guess.
 *
 * @param model as people call it
 * @param range what it was made for
 * @param value of this path
 */
public record OutsideRange(String model, ValidRange range, double value) {

  /** The model's name as texts in all languages are keyed: {@code p-530-multipath}. */
  public String key() {
    return model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Those of the values that lie outside, by the name of their quantity. */
  static List<OutsideRange> of(String model, Map<ValidRange, Double> values) {
    return values.entrySet().stream().filter(entry -> !entry.getKey().contains(entry.getValue()))
        .map(entry -> new OutsideRange(model, entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(outside -> outside.range().quantity())).toList();
  }
}
