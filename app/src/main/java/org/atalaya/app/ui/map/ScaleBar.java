package org.atalaya.app.ui.map;

/**
 * A round length for the map's scale.
 *
 * @param meters 1, 2 or 5 times a power of ten
 * @param pixels it takes
 */
public record ScaleBar(double meters, double pixels) {

  /** The longest round length that takes at most so many pixels. */
  public static ScaleBar of(double metersPerPixel, double mostPixels) {
    double most = metersPerPixel * mostPixels;
    double decade = Math.pow(10, Math.floor(Math.log10(most)));
    double meters = most >= 5 * decade ? 5 * decade : most >= 2 * decade ? 2 * decade : decade;
    return new ScaleBar(meters, meters / metersPerPixel);
  }
}
