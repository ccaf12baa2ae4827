package org.atalaya.planner.propagation;

/**
 * Where a model may be trusted in one quantity, both ends included.
 *
 * @param quantity its name, with the unit: {@code frequencyGhz}
 */
public record ValidRange(String quantity, double least, double most) {

  public ValidRange {
    if (!(least <= most)) {
      throw new IllegalArgumentException(quantity + ": " + least + " to " + most + " is no range");
    }
  }

  /** False for NaN. */
  public boolean contains(double value) {
    return value >= least && value <= most;
  }

  /** @throws IllegalArgumentException if the value lies outside, with the range */
  double check(double value) {
    if (!contains(value)) {
      throw new IllegalArgumentException(quantity + ": found " + value + ", expected " + least + " to " + most);
    }
    return value;
  }
}
