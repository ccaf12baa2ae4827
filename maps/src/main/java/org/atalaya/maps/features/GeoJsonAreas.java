package org.atalaya.maps.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Polygons of a GeoJSON file (RFC 7946): longitude before latitude, WGS 84. Polygons, multi-polygons and collections are
 * taken; what is no area (points, lines) is passed over.
 */
public final class GeoJsonAreas {
  private static final long LARGEST_BYTES = 500_000_000;
  private static final int DEEPEST = 8;
  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).maxStringLength(1_000_000)
          .maxDocumentLength(LARGEST_BYTES).build()).build()).build();

  private final String file;
  private final List<Feature> features = new ArrayList<>();

  /**
   * @param where the file, and the feature's number in it, from 1
   * @param properties of the feature; an empty object where it has none
   */
  public record Feature(String where, Area.Polygon area, JsonNode properties) {}

  private GeoJsonAreas(String file) {
    this.file = file;
  }

  /** @throws BadInputException if the file is no GeoJSON, is too large, or a polygon in it is none */
  public static List<Feature> read(Path path) {
    GeoJsonAreas areas = new GeoJsonAreas(path.toString());
    try {
      if (!Files.isRegularFile(path)) {
        throw new BadInputException(path.toString(), "no such file", "a GeoJSON file");
      }
      if (Files.size(path) > LARGEST_BYTES) {
        throw new BadInputException(path.toString(), Files.size(path) + " bytes", "at most " + LARGEST_BYTES);
      }
      areas.collect(MAPPER.readTree(Files.readAllBytes(path)));
    } catch (JacksonException e) {
      throw new BadInputException(path.toString(), "no JSON (" + e.getOriginalMessage() + ")", "a GeoJSON file", e);
    } catch (IOException e) {
      throw new BadInputException(path.toString(), "it can't be read (" + e.getMessage() + ")", "a readable file", e);
    }
    return List.copyOf(areas.features);
  }

  private void collect(JsonNode root) {
    switch (root.path("type").asString("")) {
      case "FeatureCollection" -> {
        int number = 0;
        for (JsonNode feature : root.path("features")) {
          number++;
          geometry(file + ", feature " + number, feature.path("geometry"), feature.path("properties"), 0);
        }
      }
      case "Feature" -> geometry(file + ", feature 1", root.path("geometry"), root.path("properties"), 0);
      case "Polygon", "MultiPolygon", "GeometryCollection" -> geometry(file + ", feature 1", root, MAPPER.createObjectNode(), 0);
      default -> throw new BadInputException(file, "no GeoJSON", "a FeatureCollection, a Feature or a Polygon");
    }
  }

  private void geometry(String where, JsonNode geometry, JsonNode properties, int depth) {
    if (depth > DEEPEST) {
      throw new BadInputException(where, "collections within collections", "at most " + DEEPEST);
    }
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> features.add(new Feature(where, polygon(where, geometry.path("coordinates")), properties));
      case "MultiPolygon" -> geometry.path("coordinates").forEach(polygon ->
          features.add(new Feature(where, polygon(where, polygon), properties)));
      case "GeometryCollection" -> geometry.path("geometries").forEach(part -> geometry(where, part, properties, depth + 1));
      default -> { }
    }
  }

  private static Area.Polygon polygon(String where, JsonNode coordinates) {
    List<List<GeoPoint>> rings = new ArrayList<>();
    for (JsonNode ring : coordinates) {
      List<GeoPoint> points = new ArrayList<>();
      for (JsonNode position : ring) {
        points.add(point(where, position));
      }
      rings.add(points);
    }
    try {
      return new Area.Polygon(rings);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(where, e.getMessage(), "closed rings of at least 4 points", e);
    }
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
