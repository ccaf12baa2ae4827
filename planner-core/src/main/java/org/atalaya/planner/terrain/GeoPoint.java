package org.atalaya.planner.terrain;

/**
 * A place on the WGS 84 ellipsoid.
 *
 * @param latitudeDegrees −90 to 90, north positive
 * @param longitudeDegrees −180 to 180, east positive
 */
public record GeoPoint(double latitudeDegrees, double longitudeDegrees) {

  /** @throws IllegalArgumentException if a coordinate is not a number or out of its range */
  public GeoPoint {
    if (!(Math.abs(latitudeDegrees) <= 90)) {
      throw new IllegalArgumentException("latitude " + latitudeDegrees + ", expected -90 to 90");
    }
    if (!(Math.abs(longitudeDegrees) <= 180)) {
      throw new IllegalArgumentException("longitude " + longitudeDegrees + ", expected -180 to 180");
    }
  }
}
