package org.atalaya.maps.features;

import java.util.List;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;

/** What a feature of a map is on the ground. */
public sealed interface Shape {

  /** A place. */
  record Point(GeoPoint at) implements Shape {}

  /** @param points in order, at least two */
  record Line(List<GeoPoint> points) implements Shape {
    /** @throws IllegalArgumentException if there are fewer than two points */
    public Line {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException("a line of " + points.size() + " points, expected at least 2");
      }
    }
  }

  /** A piece of land with an outline. */
  record Surface(Area.Polygon area) implements Shape {}
}
