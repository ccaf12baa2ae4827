package org.atalaya.app.figure;

import org.atalaya.planner.lineofsight.ProfileGeometry;

/**
 * Where metres fall on the profile's canvas.
 *
 * @param left edge of the drawing, pixels
 * @param top edge
 * @param width of the drawing
 * @param height of the drawing
 * @param lengthMeters along the whole width
 * @param lowMeters above sea level at the bottom
 * @param highMeters above sea level at the top
 */
public record ProfileFrame(double left, double top, double width, double height, double lengthMeters, double lowMeters,
    double highMeters) {
  private static final double LEFT_PIXELS = 58;
  private static final double RIGHT_PIXELS = 26;
  private static final double TOP_PIXELS = 10;
  private static final double BOTTOM_PIXELS = 26;
  /** Flat ground is not blown up to mountains. */
  private static final double LEAST_SPAN_METERS = 30;

  public static ProfileFrame of(ProfileGeometry geometry, double canvasWidth, double canvasHeight) {
    double low = geometry.lowestMeters();
    double high = Math.max(geometry.highestMeters(), low + LEAST_SPAN_METERS);
    double span = high - low;
    return new ProfileFrame(LEFT_PIXELS, TOP_PIXELS, Math.max(1, canvasWidth - LEFT_PIXELS - RIGHT_PIXELS),
        Math.max(1, canvasHeight - TOP_PIXELS - BOTTOM_PIXELS), geometry.lengthMeters(), low - span * 0.14,
        high + span * 0.06);
  }

  /** The same heights and lengths in another place. */
  public ProfileFrame placed(double newLeft, double newTop, double newWidth, double newHeight) {
    return new ProfileFrame(newLeft, newTop, newWidth, newHeight, lengthMeters, lowMeters, highMeters);
  }

  public double x(double distanceMeters) {
    return left + width * distanceMeters / lengthMeters;
  }

  public double y(double heightMeters) {
    return top + height * (highMeters - heightMeters) / (highMeters - lowMeters);
  }

  /** Metres from the start at a pixel, held to the path. */
  public double distanceAt(double x) {
    return Math.clamp((x - left) / width, 0, 1) * lengthMeters;
  }

  public double bottom() {
    return top + height;
  }
}
