package org.atalaya.maps.projection;

import org.atalaya.planner.terrain.GeoPoint;

/** A way to draw the earth flat: places to metres and back. Implementations are safe for use by many threads. */
public interface MapProjection {

  /**
   * Writes easting to {@code out[0]} and northing to {@code out[1]}, in the projection's metres. Any point of the earth
   * is allowed: where the projection ends, the answer is finite and far away.
   */
  void toProjected(double latitudeDegrees, double longitudeDegrees, double[] out);

  /** The place at an easting and northing, metres. */
  GeoPoint toGeographic(double eastMeters, double northMeters);
}
