package org.atalaya.maps.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.terrain.GeoPoint;

/** GPX 1.0 and 1.1: way points are places, routes and pieces of tracks are lines. */
final class GpxReader extends XmlWalk {
  private final Map<String, String> said = new LinkedHashMap<>();
  private final List<GeoPoint> line = new ArrayList<>();
  private Optional<GeoPoint> wayPoint = Optional.empty();
  private boolean inPoint;

  private GpxReader(String file) {
    super(file, "a GPX file");
  }

  static List<MapFeature> read(String file, byte[] bytes) {
    return new GpxReader(file).walk(bytes, "gpx");
  }

  @Override
  void begin(String name, Map<String, String> attributes) {
    switch (name) {
      case "wpt" -> {
        said.clear();
        wayPoint = Optional.of(at(attributes));
      }
      case "rtept", "trkpt" -> {
        inPoint = true;
        line.add(at(attributes));
      }
      case "rte", "trk" -> said.clear();
      case "trkseg" -> line.clear();
      default -> { }
    }
  }

  private GeoPoint at(Map<String, String> attributes) {
    return point(Optional.ofNullable(attributes.get("lat")), Optional.ofNullable(attributes.get("lon")));
  }

  @Override
  void end(String name, String text) {
    switch (name) {
      case "name", "desc", "cmt" -> {
        // a point of a route may have a name, which is not the route's
        if (!inPoint && !text.isEmpty()) {
          said.put(name.equals("name") ? name : "notes", plain(text));
        }
      }
      case "wpt" -> {
        wayPoint.ifPresent(point -> add(said, new Shape.Point(point)));
        wayPoint = Optional.empty();
      }
      case "rtept", "trkpt" -> inPoint = false;
      case "rte", "trkseg" -> {
        if (line.size() >= 2) {
          add(said, new Shape.Line(line));
        }
        line.clear();
      }
      default -> { }
    }
  }
}
