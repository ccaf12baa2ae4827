package org.atalaya.app.ui.map;

import java.util.Comparator;
import java.util.List;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.app.ui.shell.Selection;

/**
 * The 3-D view as it was painted, and what can be clicked in it.
 *
 * @param width of the view, pixels
 * @param height of the view
 * @param columns device pixels
 * @param rows device pixels
 * @param argb premultiplied, row by row
 * @param sites where their antennas are, those that the ground hides left out
 * @param links that are drawn, as lines through the picture
 * @param whole false where less was drawn because the view was moving
 */
@SuppressWarnings("ArrayRecordComponent")
record BlockPicture(double width, double height, int columns, int rows, int[] argb, List<SiteSpot> sites, List<LinkLine> links,
    boolean whole) {
  private static final double SITE_PIXELS = 14;
  private static final double LINK_PIXELS = 7;

  /** Where a site's antenna is; it can be clicked all along the mast. */
  record SiteSpot(String name, Spot top, Spot foot) {}

  /** A link's line. */
  record LinkLine(String a, String b, List<Spot> points) {}

  /** What lies under a pixel of the view: sites before links, nearer before farther. */
  Selection pick(double x, double y) {
    Spot at = new Spot(x, y);
    return sites.stream().filter(site -> apart(site.top(), site.foot(), at) <= SITE_PIXELS)
        .min(Comparator.comparingDouble(site -> apart(site.top(), site.foot(), at)))
        .map(site -> (Selection) new Selection.OfSite(site.name()))
        .or(() -> links.stream().filter(link -> apart(link, at) <= LINK_PIXELS).min(Comparator.comparingDouble(link -> apart(link, at)))
            .map(link -> new Selection.OfLink(link.a(), link.b())))
        .orElse(new Selection.None());
  }

  private static double apart(LinkLine link, Spot at) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < link.points().size(); i++) {
      least = Math.min(least, apart(link.points().get(i - 1), link.points().get(i), at));
    }
    return least;
  }

  private static double apart(Spot from, Spot to, Spot at) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((at.x() - from.x()) * dx + (at.y() - from.y()) * dy) / length, 0, 1);
    return at.distanceTo(new Spot(from.x() + along * dx, from.y() + along * dy));
  }
}
