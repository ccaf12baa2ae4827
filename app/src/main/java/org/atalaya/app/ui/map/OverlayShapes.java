package org.atalaya.app.ui.map;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.maps.features.MapFeature;
import org.atalaya.maps.features.Shape;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Lines and areas of a file, ready to be drawn at any zoom.
 *
 * @param all in the file's order
 */
record OverlayShapes(List<Drawn> all) {

  /**
   * One of them.
   *
   * @param outline on the unit square of {@link Mercator}
   * @param filled true for an area
   */
  record Drawn(Path2D outline, Rectangle2D bounds, boolean filled) {}

  /** Points are passed over: they are sites. */
  static OverlayShapes of(List<MapFeature> features) {
    List<Drawn> all = new ArrayList<>();
    for (MapFeature feature : features) {
      switch (feature.shape()) {
        case Shape.Point point -> { }
        case Shape.Line(List<GeoPoint> points) -> add(all, List.of(points), false);
        case Shape.Surface(var area) -> add(all, area.rings(), true);
      }
    }
    return new OverlayShapes(List.copyOf(all));
  }

  private static void add(List<Drawn> all, List<List<GeoPoint>> lines, boolean filled) {
    Path2D.Double outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (List<GeoPoint> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        double x = Mercator.x(line.get(i).longitudeDegrees());
        double y = Mercator.y(line.get(i).latitudeDegrees());
        if (i == 0) {
          outline.moveTo(x, y);
        } else {
          outline.lineTo(x, y);
        }
      }
      if (filled) {
        outline.closePath();
      }
    }
    all.add(new Drawn(outline, outline.getBounds2D(), filled));
  }
}
