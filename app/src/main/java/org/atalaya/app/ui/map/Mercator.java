package org.atalaya.app.ui.map;

import org.atalaya.maps.projection.WebMercator;

/** Web Mercator (EPSG:3857) on the unit square, north up: x and y are 0 to 1 from the north-west corner. */
final class Mercator {
  private static final double WORLD_METERS = 2 * WebMercator.HALF_WORLD_METERS;

  private Mercator() {}

  static double x(double longitudeDegrees) {
    return 0.5 + WebMercator.x(longitudeDegrees) / WORLD_METERS;
  }

  static double y(double latitudeDegrees) {
    return 0.5 - WebMercator.y(latitudeDegrees) / WORLD_METERS;
  }

  static double longitudeDegrees(double x) {
    return Math.clamp(WebMercator.longitude((x - 0.5) * WORLD_METERS), -180, 180);
  }

  static double latitudeDegrees(double y) {
    return WebMercator.latitude((0.5 - y) * WORLD_METERS);
  }

  static double metersPerPixel(double latitudeDegrees, double worldPixels) {
    return WORLD_METERS * WebMercator.groundScale(latitudeDegrees) / worldPixels;
  }
}
