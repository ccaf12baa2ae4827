package org.atalaya.app;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Numbers for machines: the shortest text that reads back equal, whatever the language. */
public final class Numbers {
  private Numbers() {}

  /** Shortest decimal text of a finite number, without exponent: {@code 12}, {@code -0.25}. */
  public static String shortest(double value) {
    return exact(value).toPlainString();
  }

  /** The text, or an empty one where nothing was computed. */
  public static String shortest(OptionalDouble value) {
    return value.isPresent() ? shortest(value.getAsDouble()) : "";
  }

  /** The same as a decimal number, for JSON. */
  public static BigDecimal exact(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
