package org.atalaya.maps.features;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Features of a GeoJSON file (RFC 7946): longitude before latitude, WGS 84. Multi-geometries and collections are taken
 * apart; of the properties, texts, numbers and truth values are kept.
 */
public final class GeoJsonFile {
  private static final long LARGEST_BYTES = 500_000_000;
  private static final int DEEPEST = 8;
  private static final int DEEPEST_JSON = 32;
  /** Features have three objects each: themselves, properties, geometry. */
  private static final int MOST_OBJECTS = 3_000_000;
  private static final int MOST_POINTS = 5_000_000;
  /** Names, values and brackets of all kinds. */
  private static final int MOST_TOKENS = 60_000_000;
  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST_JSON).maxStringLength(1_000_000)
          .maxDocumentLength(LARGEST_BYTES).build()).build()).build();

  private final String file;
  private final List<MapFeature> features = new ArrayList<>();

  private GeoJsonFile(String file) {
    this.file = file;
  }

  /** @throws BadInputException if the file is no GeoJSON, is too large, or a geometry in it is none */
  public static List<MapFeature> read(Path path) {
    return read(path, MOST_OBJECTS, MOST_POINTS);
  }

  /** The same with other bounds on what is in it. */
  static List<MapFeature> read(Path path, int mostObjects, int mostPoints) {
    GeoJsonFile features = new GeoJsonFile(path.toString());
    try {
      byte[] bytes = FeatureFile.bytes(path, LARGEST_BYTES, "a GeoJSON file");
      // counted first: what is read whole takes many times the file's bytes of memory
      count(path, bytes, mostObjects, mostPoints);
      features.collect(MAPPER.readTree(bytes));
    } catch (StreamConstraintsException e) {
      throw new BadInputException(path.toString(), "JSON that is too deep, or with texts or numbers that are too long",
          "a GeoJSON file, at most " + DEEPEST_JSON + " brackets within one another", e);
    } catch (JacksonException e) {
      // where it breaks off helps; the parser's own words are for programmers
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadInputException(line > 0 ? path + ", line " + line : path.toString(), "no JSON", "a GeoJSON file", e);
    }
    return List.copyOf(features.features);
  }

  private static void count(Path path, byte[] bytes, int mostObjects, int mostPoints) {
    int objects = 0;
    int points = 0;
    int tokens = 0;
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      JsonToken before = null;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        objects += token == JsonToken.START_OBJECT ? 1 : 0;
        points += before == JsonToken.START_ARRAY && token.isNumeric() ? 1 : 0;
        tokens++;
        if (objects > mostObjects || points > mostPoints || tokens > MOST_TOKENS) {
          throw new BadInputException(path + ", line " + parser.currentLocation().getLineNr(), "more than " + (objects > mostObjects
              ? mostObjects + " objects" : points > mostPoints ? mostPoints + " points" : MOST_TOKENS + " values"), "at most that in a file");
        }
        before = token;
      }
    }
  }

  private void collect(JsonNode root) {
    switch (root.path("type").asString("")) {
      case "FeatureCollection" -> {
        int number = 0;
        for (JsonNode feature : root.path("features")) {
          number++;
          geometry(file + ", feature " + number, feature.path("geometry"), properties(feature.path("properties")), 0);
        }
      }
      case "Feature" -> geometry(file + ", feature 1", root.path("geometry"), properties(root.path("properties")), 0);
      case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection" ->
          geometry(file + ", feature 1", root, Map.of(), 0);
      default -> throw new BadInputException(file, "no GeoJSON", "a FeatureCollection, a Feature or a geometry");
    }
  }

  private static Map<String, String> properties(JsonNode node) {
    Map<String, String> properties = new LinkedHashMap<>();
    node.properties().forEach(each -> {
      JsonNode value = each.getValue();
      String text = value.isNumber() && Double.isFinite(value.asDouble()) ? plain(value.asDouble())
          : value.isString() || value.isBoolean() ? value.asString().strip() : "";
      if (!text.isEmpty()) {
        properties.put(each.getKey(), text);
      }
    });
    return properties;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
        : new BigDecimal(Double.toString(value)).toPlainString();
  }

  private void geometry(String where, JsonNode geometry, Map<String, String> properties, int depth) {
    if (depth > DEEPEST) {
      throw new BadInputException(where, "collections within collections", "at most " + DEEPEST);
    }
    JsonNode at = geometry.path("coordinates");
    try {
      switch (geometry.path("type").asString("")) {
        case "Point" -> add(where, properties, new Shape.Point(point(where, at)));
        case "MultiPoint" -> at.forEach(each -> add(where, properties, new Shape.Point(point(where, each))));
        case "LineString" -> add(where, properties, new Shape.Line(points(where, at)));
        case "MultiLineString" -> at.forEach(each -> add(where, properties, new Shape.Line(points(where, each))));
        case "Polygon" -> add(where, properties, surface(where, at));
        case "MultiPolygon" -> at.forEach(each -> add(where, properties, surface(where, each)));
        case "GeometryCollection" -> geometry.path("geometries").forEach(part -> geometry(where, part, properties, depth + 1));
        default -> { }
      }
    } catch (IllegalArgumentException e) {
      // what was expected is said for all shapes at once
      throw new BadInputException(where, String.valueOf(e.getMessage()).replaceFirst(", expected .*", ""), "lines of at least 2 points, closed rings of at least 4", e);
    }
  }

  private void add(String where, Map<String, String> properties, Shape shape) {
    features.add(new MapFeature(where, properties, shape));
  }

  private static Shape surface(String where, JsonNode coordinates) {
    List<List<GeoPoint>> rings = new ArrayList<>();
    coordinates.forEach(ring -> rings.add(points(where, ring)));
    return new Shape.Surface(new Area.Polygon(rings));
  }

  private static List<GeoPoint> points(String where, JsonNode positions) {
    List<GeoPoint> points = new ArrayList<>();
    positions.forEach(position -> points.add(point(where, position)));
    return points;
  }

  private static GeoPoint point(String where, JsonNode position) {
    if (!position.isArray() || position.size() < 2 || !position.get(0).isNumber() || !position.get(1).isNumber()) {
      throw new BadInputException(where, "a position that is no pair of numbers", "longitude and latitude");
    }
    try {
      return new GeoPoint(position.get(1).asDouble(), position.get(0).asDouble());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(where, e.getMessage(), "longitude and latitude in degrees", e);
    }
  }
}
