package org.atalaya.maps.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;

/** KML 2: place marks with points, lines, polygons and groups of them; styles, pictures and links elsewhere are passed over. */
final class KmlReader extends XmlWalk {
  private final Map<String, String> said = new LinkedHashMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final List<List<GeoPoint>> rings = new ArrayList<>();
  private final List<GeoPoint> points = new ArrayList<>();
  private Optional<String> data = Optional.empty();
  private boolean inPlacemark;

  private KmlReader(String file) {
    super(file, "a KML file");
  }

  static List<MapFeature> read(String file, byte[] bytes) {
    return new KmlReader(file).walk(bytes, "kml");
  }

  @Override
  void begin(String name, Map<String, String> attributes) {
    switch (name) {
      case "Placemark" -> {
        inPlacemark = true;
        said.clear();
        shapes.clear();
      }
      case "Point", "LineString", "LinearRing" -> points.clear();
      case "Polygon" -> rings.clear();
      case "Data", "SimpleData" -> data = Optional.ofNullable(attributes.get("name"));
      default -> { }
    }
  }

  @Override
  void end(String name, String text) {
    if (!inPlacemark) {
      return;
    }
    switch (name) {
      case "name" -> say("name", text);
      case "description" -> say("notes", text);
      case "value", "SimpleData" -> data.ifPresent(each -> say(each, text));
      case "coordinates" -> coordinates(text);
      case "Point" -> points.stream().findFirst().ifPresent(at -> shapes.add(new Shape.Point(at)));
      case "LineString" -> {
        if (points.size() >= 2) {
          shapes.add(new Shape.Line(points));
        }
      }
      case "LinearRing" -> ring();
      case "Polygon" -> polygon();
      case "Placemark" -> {
        inPlacemark = false;
        shapes.forEach(shape -> add(said, shape));
      }
      default -> { }
    }
  }

  private void say(String property, String text) {
    String plain = plain(text);
    if (!plain.isEmpty()) {
      said.put(property, plain);
    }
  }

  /** Triples of longitude, latitude and a height that is not wanted, with white space between. */
  private void coordinates(String text) {
    for (String triple : text.split("\\s+")) {
      if (!triple.isEmpty()) {
        String[] parts = triple.split(",", 3);
        points.add(point(parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(), Optional.of(parts[0])));
      }
    }
  }

  private void ring() {
    if (!points.isEmpty() && !points.getFirst().equals(points.getLast())) {
      points.add(points.getFirst());
    }
    rings.add(List.copyOf(points));
  }

  private void polygon() {
    try {
      shapes.add(new Shape.Surface(new Area.Polygon(rings)));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(where(), e.getMessage(), "rings of at least 3 points", e);
    }
  }
}
