package org.atalaya.planner.propagation;

import java.util.OptionalDouble;

/**
 * What the way takes from the signal, decibels; empty what is not computed, never 0 in its place.
 *
 * @param freeSpaceDb ITU-R P.525
 * @param diffractionDb beyond free space
 * @param gasDb beyond free space
 * @param vegetationDb beyond free space
 * @param totalDb of what is computed
 */
public record PathLoss(OptionalDouble freeSpaceDb, OptionalDouble diffractionDb, OptionalDouble gasDb,
    OptionalDouble vegetationDb, OptionalDouble totalDb) {

  /** Nothing is known of this path. */
  public static final PathLoss UNKNOWN = new PathLoss(
      OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
