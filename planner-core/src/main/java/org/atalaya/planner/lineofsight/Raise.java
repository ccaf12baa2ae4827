package org.atalaya.planner.lineofsight;

import java.util.OptionalDouble;

/**
 * How much higher the antennas must be for the path to be clear, metres: 0 if it is clear already, empty where
 * more than {@link #LIMIT_METERS} would be needed.
 *
 * @param a the path's start alone
 * @param b the path's end alone
 * @param both each of the two by this much
 */
public record Raise(OptionalDouble a, OptionalDouble b, OptionalDouble both) {
  public static final double LIMIT_METERS = 50;

  /** As it is told to a person: up to the next tenth of a metre, for a mast rounded down clears nothing. */
  public static double shownMeters(double meters) {
    return Math.ceil(meters * 10 - 1e-9) / 10;
  }
}
