package org.atalaya.app.ui.map;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/** Finds what lies under the pointer: sites before links, nearer before farther. */
final class MapPicker {
  private static final double SITE_PIXELS = 14;
  private static final double LINK_PIXELS = 7;

  private MapPicker() {}

  /** @param around links that are drawn besides those of the index; they are few */
  static Selection pick(MapViewport viewport, MapIndex index, List<MapContent.MapLink> around, double x, double y) {
    MapViewport.Spot at = new MapViewport.Spot(x, y);
    GeoPoint place = viewport.toGeographic(x, y);
    double worldX = Mercator.x(place.longitudeDegrees());
    double worldY = Mercator.y(place.latitudeDegrees());
    double reach = SITE_PIXELS * 1.01 / viewport.worldPixels();
    Optional<Selection> site = Arrays.stream(index.sitesWithin(worldX - reach, worldY - reach, worldX + reach, worldY + reach))
        .mapToObj(index.base().sites()::get)
        .filter(each -> viewport.toScreen(each.position()).distanceTo(at) <= SITE_PIXELS)
        .min(Comparator.comparingDouble(each -> viewport.toScreen(each.position()).distanceTo(at)))
        .map(each -> new Selection.OfSite(each.name()));
    return site.or(() -> Stream.concat(
            Arrays.stream(index.linksWithin(worldX - reach, worldY - reach, worldX + reach, worldY + reach))
                .mapToObj(index.base().links()::get), around.stream())
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
