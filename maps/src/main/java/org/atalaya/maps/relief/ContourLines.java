package org.atalaya.maps.relief;

/**
 * Lines of equal height, pixel by pixel: how dark a pixel is follows from how far, along the slope, the nearest line is.
 *
 * @param intervalMeters between lines; every fifth is drawn stronger
 */
record ContourLines(double intervalMeters) {
  private static final double[] INTERVALS = {10, 20, 50, 100, 200, 500, 1000};
  /** Lines lie four pixels apart or more where the ground rises by a third. */
  private static final double STEEP = 4.0 / 3;
  private static final double INDEX = 5;
  private static final double FLAT = 1e-3;

  /** The lines for a map on which a pixel is so wide. Elevation files of the whole world are no better than 10 m. */
  static ContourLines at(double metersPerPixel) {
    for (double interval : INTERVALS) {
      if (interval >= metersPerPixel * STEEP) {
        return new ContourLines(interval);
      }
    }
    return new ContourLines(INTERVALS[INTERVALS.length - 1]);
  }

  /**
   * How strong the line is in a pixel, 0 for none to 1.
   *
   * @param meters height there
   * @param perColumn how much the ground rises to the next pixel eastwards, metres
   * @param perRow the same southwards
   */
  double strength(double meters, double perColumn, double perRow) {
    double slope = Math.hypot(perColumn, perRow);
    // flat ground at exactly a line's height, a lake, is no line
    if (!(slope > FLAT)) {
      return 0;
    }
    double index = intervalMeters * INDEX;
    double strong = 0.75 * line(meters, index, slope, 0.8);
    double plain = slope * 2.5 > intervalMeters ? 0 : 0.45 * line(meters, intervalMeters, slope, 0.5);
    return Math.max(strong, plain);
  }

  /** How much of a pixel a line covers that is so wide to either side. */
  private static double line(double meters, double interval, double slope, double halfWidth) {
    double pixels = Math.abs(meters - Math.rint(meters / interval) * interval) / slope;
    return Math.clamp(halfWidth + 0.5 - pixels, 0, 1);
  }
}
