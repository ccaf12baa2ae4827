package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeoPoint;

/**
 * An antenna over a {@link SightGround}, with all that does not depend on where it looks. Immutable; made by
 * {@link SightGround#station}.
 */
public final class Station {
  private static final double EQUATOR_METERS = 6_378_137;
  private static final double FLATTENING = 1 / 298.257223563;
  static final double SQUARED_ECCENTRICITY = FLATTENING * (2 - FLATTENING);

  private final GeoPoint position;
  private final double heightMeters;
  final double latitude;
  final double longitude;
  final double sine;
  final double cosine;
  /** On the ellipsoid, metres. */
  final double x;
  final double y;
  final double z;
  /** On the unit sphere, by geodetic latitude. */
  final double sphereX;
  final double sphereY;
  /** How a geodesic bends here ({@link PathFit}): φ'' by φ'² and by λ'², λ'' by φ' λ'. */
  final double northBendsNorth;
  final double eastBendsNorth;
  final double bothBendEast;
  /** Antenna above sea level, metres; NaN where the ground is not known. */
  final double topMeters;
  /** The sheet that rules here, −1 where none does for certain. */
  final int sheet;
  final double column;
  final double row;
  /** True where the ground below and around is missing, so that each path from here is unknown. */
  final boolean nowhere;

  Station(GeoPoint position, double heightMeters, double topMeters, boolean nowhere, int sheet, double column, double row) {
    this.position = position;
    this.heightMeters = heightMeters;
    this.topMeters = topMeters;
    this.nowhere = nowhere;
    this.sheet = sheet;
    this.column = column;
    this.row = row;
    latitude = Math.toRadians(position.latitudeDegrees());
    longitude = Math.toRadians(position.longitudeDegrees());
    sine = Math.sin(latitude);
    cosine = Math.cos(latitude);
    sphereX = cosine * Math.cos(longitude);
    sphereY = cosine * Math.sin(longitude);
    double w = 1 - SQUARED_ECCENTRICITY * sine * sine;
    northBendsNorth = -3 * SQUARED_ECCENTRICITY * sine * cosine / w;
    eastBendsNorth = -sine * cosine * w / (1 - SQUARED_ECCENTRICITY);
    bothBendEast = 2 * (1 - SQUARED_ECCENTRICITY) / w * sine / cosine;
    double normal = EQUATOR_METERS / Math.sqrt(w);
    x = normal * sphereX;
    y = normal * sphereY;
    z = normal * (1 - SQUARED_ECCENTRICITY) * sine;
  }

  public GeoPoint position() {
    return position;
  }

  /** Above ground, metres. */
  public double heightMeters() {
    return heightMeters;
  }

  /** Square of the straight way through the earth, metres². */
  double squaredChord(Station other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }

  /** Square of the angle between the two directions on the unit sphere, within 1e-12 of itself below 100 km. */
  double squaredAngle(Station other) {
    double dx = sphereX - other.sphereX;
    double dy = sphereY - other.sphereY;
    double dz = sine - other.sine;
    double chord = dx * dx + dy * dy + dz * dz;
    return chord * (1 + chord / 12 + chord * chord / 90);
  }
}
