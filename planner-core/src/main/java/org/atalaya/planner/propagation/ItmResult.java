package org.atalaya.planner.propagation;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the irregular terrain model answers.
 *
 * @param status success, or what was out of range
 * @param lossDb basic transmission loss, free space included; empty unless the status is a success
 * @param warnings what makes it doubtful
 * @param way how the signal travels, as the model sees it; {@link Way#NONE} where it was not reached
 */
public record ItmResult(ItmStatus status, OptionalDouble lossDb, Set<ItmWarning> warnings, Way way) {

  /** The mechanism that carries the signal. */
  public enum Way { NONE, LINE_OF_SIGHT, DIFFRACTION, TROPOSCATTER }

  public ItmResult {
    warnings = Set.copyOf(warnings);
  }

  /** The warnings in NTIA's bits. */
  public int warningBits() {
    return ItmWarning.bits(warnings);
  }
}
