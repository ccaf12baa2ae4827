package org.atalaya.maps.features;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.clutter.Building;
import tools.jackson.databind.JsonNode;

/**
 * Footprints of buildings with their heights, as GeoJSON: {@code height_m} or {@code height} (metres; OpenStreetMap writes
 * {@code "12 m"}), else {@code building:levels} at 3 m each and 2 m for a roof.
 */
public final class BuildingFile {
  private static final double LEVEL_METERS = 3;
  private static final double ROOF_METERS = 2;
  private static final Pattern METERS = Pattern.compile("\\s*([0-9]{1,4}(?:\\.[0-9]{1,6})?)\\s*m?\\s*");

  private BuildingFile() {}

  /**
   * @param otherwiseMeters the height of what has none; empty where each must have one
   * @throws BadInputException if the file is no GeoJSON, holds no polygon, or a height is missing or out of its range
   */
  public static List<Building> read(Path file, OptionalDouble otherwiseMeters) {
    List<GeoJsonAreas.Feature> features = GeoJsonAreas.read(file);
    if (features.isEmpty()) {
      throw new BadInputException(file.toString(), "no polygon", "footprints of buildings");
    }
    return features.stream().map(feature -> building(feature, otherwiseMeters)).toList();
  }

  private static Building building(GeoJsonAreas.Feature feature, OptionalDouble otherwiseMeters) {
    double height = Stream.of("height_m", "height", "building:height").map(name -> feature.properties().path(name))
        .filter(value -> !value.isMissingNode() && !value.isNull()).findFirst().map(value -> meters(feature, value))
        .orElseGet(() -> levels(feature).orElseGet(() -> otherwiseMeters.orElseThrow(() ->
            new BadInputException(feature.where(), "no height", "height_m, height or building:levels"))));
    try {
      return new Building(feature.area(), height);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(feature.where() + ", height", String.valueOf(height), "above 0, at most 1000 m", e);
    }
  }

  private static OptionalDouble levels(GeoJsonAreas.Feature feature) {
    JsonNode levels = feature.properties().path("building:levels");
    return levels.isMissingNode() || levels.isNull() ? OptionalDouble.empty()
        : OptionalDouble.of(meters(feature, levels) * LEVEL_METERS + ROOF_METERS);
  }

  private static double meters(GeoJsonAreas.Feature feature, JsonNode value) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    Matcher meters = METERS.matcher(value.asString(""));
    if (!meters.matches()) {
      throw new BadInputException(feature.where() + ", height", "\"" + value.asString("") + "\"", "a number of metres");
    }
    return Double.parseDouble(meters.group(1));
  }
}
