package org.atalaya.maps.relief;

import java.util.List;

/**
 * How ground is painted: colours by height, light, and what unknown ground looks like.
 *
 * @param heights colours from the lowest to the highest ground that is shown
 * @param shade strength of light and shadow, 0 to 1
 * @param shadowArgb what shadows tend to
 * @param lightArgb what lit slopes tend to
 * @param unknownArgb where there is no ground
 * @param hatchArgb lines over it, so that it can't be taken for flat land
 * @param contourArgb lines of equal height
 * @param contours true where those are drawn
 */
public record ReliefStyle(List<Stop> heights, double shade, int shadowArgb, int lightArgb, int unknownArgb, int hatchArgb,
    int contourArgb, boolean contours) {

  /**
   * A colour of the ramp.
   *
   * @param share 0 for the lowest ground, 1 for the highest
   */
  public record Stop(double share, int argb) {}

  /** Greens in the valleys, sand and clay on the slopes, pale on the tops. */
  public static final ReliefStyle LIGHT = new ReliefStyle(List.of(
      new Stop(0.00, 0xffc3d3ac), new Stop(0.14, 0xffd9dfb8), new Stop(0.30, 0xffefe6c4), new Stop(0.50, 0xffdfc9a3),
      new Stop(0.70, 0xffcfb595), new Stop(0.86, 0xffd6c6b4), new Stop(1.00, 0xfff2ede7)),
      0.8, 0xff55505c, 0xfffffbea, 0xffe9ebee, 0xffc3c9d1, 0xff6a4526, false);

  /** The same ground by night: dim, so that links and names stand out. */
  public static final ReliefStyle DARK = new ReliefStyle(List.of(
      new Stop(0.00, 0xff2b3a34), new Stop(0.14, 0xff34423a), new Stop(0.30, 0xff45493d), new Stop(0.50, 0xff4e473d),
      new Stop(0.70, 0xff574d44), new Stop(0.86, 0xff635a53), new Stop(1.00, 0xff7c756f)),
      0.7, 0xff090c12, 0xffb9b4a6, 0xff1b2027, 0xff303842, 0xffd0b489, false);

  public ReliefStyle {
    heights = List.copyOf(heights);
    if (heights.size() < 2) {
      throw new IllegalArgumentException("a ramp of " + heights.size() + " colours, expected at least 2");
    }
  }

  /** The same with lines of equal height, or without. */
  public ReliefStyle withContours(boolean drawn) {
    return new ReliefStyle(heights, shade, shadowArgb, lightArgb, unknownArgb, hatchArgb, contourArgb, drawn);
  }
}
