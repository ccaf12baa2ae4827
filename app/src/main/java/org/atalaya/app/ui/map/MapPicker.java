package org.atalaya.app.ui.map;

import java.util.Comparator;
import java.util.Optional;
import org.atalaya.app.ui.shell.Selection;

/** Finds what lies under the pointer: sites before links, nearer before farther. */
final class MapPicker {
  private static final double SITE_PIXELS = 14;
  private static final double LINK_PIXELS = 7;

  private MapPicker() {}

  /** Time grows with the number of sites and links. */
  static Selection pick(MapViewport viewport, MapContent content, double x, double y) {
    MapViewport.Spot at = new MapViewport.Spot(x, y);
    Optional<Selection> site = content.sites().stream()
        .filter(each -> viewport.toScreen(each.position()).distanceTo(at) <= SITE_PIXELS)
        .min(Comparator.comparingDouble(each -> viewport.toScreen(each.position()).distanceTo(at)))
        .map(each -> new Selection.OfSite(each.name()));
    return site.or(() -> content.links().stream()
        .filter(each -> distance(viewport, each, at) <= LINK_PIXELS)
        .min(Comparator.comparingDouble(each -> distance(viewport, each, at)))
        .map(each -> (Selection) new Selection.OfLink(each.a(), each.b())))
        .orElse(new Selection.None());
  }

  private static double distance(MapViewport viewport, MapContent.MapLink link, MapViewport.Spot at) {
    MapViewport.Spot from = viewport.toScreen(link.from());
    MapViewport.Spot to = viewport.toScreen(link.to());
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((at.x() - from.x()) * dx + (at.y() - from.y()) * dy) / length, 0, 1);
    return at.distanceTo(new MapViewport.Spot(from.x() + along * dx, from.y() + along * dy));
  }
}
