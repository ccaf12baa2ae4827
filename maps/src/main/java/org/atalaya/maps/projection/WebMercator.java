package org.atalaya.maps.projection;

import org.atalaya.planner.terrain.GeoPoint;

/**
 * The projection of web maps (EPSG:3857): Mercator's formulas for a sphere of 6,378,137 m, fed with WGS 84 latitudes.
 * Metres of the map are longer than metres on the ground by about 1 / cos(latitude). The map is a square that ends at
 * latitude ±85.0511°.
 */
public final class WebMercator implements MapProjection {
  public static final WebMercator INSTANCE = new WebMercator();
  public static final double RADIUS_METERS = 6_378_137;
  /** Half the side of the world's square: π · R. */
  public static final double HALF_WORLD_METERS = Math.PI * RADIUS_METERS;
  /** Where the square ends, degrees: atan(sinh π). */
  public static final double MAX_LATITUDE_DEGREES = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

  private WebMercator() {}

  /** Map metres east of Greenwich. */
  public static double x(double longitudeDegrees) {
    return RADIUS_METERS * Math.toRadians(longitudeDegrees);
  }

  /** Map metres north of the equator; latitudes beyond the square's edge are drawn on the edge. */
  public static double y(double latitudeDegrees) {
    double latitude = Math.clamp(latitudeDegrees, -MAX_LATITUDE_DEGREES, MAX_LATITUDE_DEGREES);
    double sine = Math.sin(Math.toRadians(latitude));
    return RADIUS_METERS * 0.5 * Math.log((1 + sine) / (1 - sine));
  }

  /** Degrees east at map metres. */
  public static double longitude(double x) {
    return Math.toDegrees(x / RADIUS_METERS);
  }

  /** Degrees north at map metres. */
  public static double latitude(double y) {
    return Math.toDegrees(Math.atan(Math.sinh(y / RADIUS_METERS)));
  }

  /**
   * Map metres per pixel where the world is {@code tileSize · 2^zoom} pixels wide.
   *
   * @param zoom 0 for the world in one tile; fractions are allowed
   * @param tileSize pixels, usually 256
   */
  public static double metersPerPixel(double zoom, int tileSize) {
    return 2 * HALF_WORLD_METERS / (tileSize * Math.pow(2, zoom));
  }

  /** Metres on the ground for one metre of the map at this latitude (spherical). */
  public static double groundScale(double latitudeDegrees) {
    return Math.cos(Math.toRadians(latitudeDegrees));
  }

  @Override
  public void toProjected(double latitudeDegrees, double longitudeDegrees, double[] out) {
    out[0] = x(longitudeDegrees);
    out[1] = y(latitudeDegrees);
  }

  @Override
  public GeoPoint toGeographic(double eastMeters, double northMeters) {
    return new GeoPoint(latitude(northMeters), longitude(eastMeters));
  }
}
