package org.atalaya.maps.relief;

import org.atalaya.maps.projection.WebMercator;

/**
 * A rectangle of pixels on the Web Mercator plane.
 *
 * @param westMeters map metres of the left edge
 * @param northMeters map metres of the upper edge
 * @param metersPerPixel map metres, above 0
 * @param width pixels
 * @param height pixels
 */
public record MapWindow(double westMeters, double northMeters, double metersPerPixel, int width, int height) {

  public MapWindow {
    if (!(metersPerPixel > 0) || width < 1 || height < 1) {
      throw new IllegalArgumentException("a window of " + width + " x " + height + " pixels of " + metersPerPixel + " m");
    }
  }

  /**
   * A tile of the usual web map scheme: x from −180° eastwards, y from the north.
   *
   * @param size pixels of its side
   */
  public static MapWindow ofTile(int zoom, long x, long y, int size) {
    double metersPerPixel = WebMercator.metersPerPixel(zoom, size);
    return new MapWindow(x * size * metersPerPixel - WebMercator.HALF_WORLD_METERS,
        WebMercator.HALF_WORLD_METERS - y * size * metersPerPixel, metersPerPixel, size, size);
  }

  /** Map metres of a pixel's centre, eastwards. */
  public double x(double column) {
    return westMeters + (column + 0.5) * metersPerPixel;
  }

  /** Map metres of a pixel's centre, northwards. */
  public double y(double row) {
    return northMeters - (row + 0.5) * metersPerPixel;
  }
}
