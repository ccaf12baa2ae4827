package org.atalaya.planner.terrain;

import java.util.OptionalDouble;

/** The height of the ground at a point, or what is missing there. */
public sealed interface Elevation {

  /** @param meters above mean sea level (the datum of the terrain file) */
  record Known(double meters) implements Elevation {}

  /** The ground is not known there. */
  record Missing(TerrainGap gap) implements Elevation {}

  /** The height in metres where it is known. */
  default OptionalDouble find() {
    return switch (this) {
      case Known known -> OptionalDouble.of(known.meters());
      case Missing missing -> OptionalDouble.empty();
    };
  }
}
