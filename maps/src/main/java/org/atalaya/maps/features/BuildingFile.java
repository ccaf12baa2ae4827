package org.atalaya.maps.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.clutter.Building;
import org.atalaya.planner.terrain.Area;

/**
 * Footprints of buildings with their heights, as GeoJSON: {@code height_m} or {@code height} (metres; OpenStreetMap writes
 * {@code "12 m"}), else {@code building:levels} at 3 m each and 2 m for a roof.
 */
public final class BuildingFile {
  private static final List<String> HEIGHTS = List.of("height_m", "height", "building:height");
  private static final String LEVELS = "building:levels";
  private static final double LEVEL_METERS = 3;
  private static final double ROOF_METERS = 2;
  private static final Pattern METERS = Pattern.compile("\\s*(-?[0-9]{1,9}(?:\\.[0-9]{1,20})?)\\s*m?\\s*");

  private BuildingFile() {}

  /**
   * @param otherwiseMeters the height of what has none; empty where each must have one
   * @throws BadInputException if the file is no GeoJSON, holds no polygon, or a height is missing or out of its range
   */
  public static List<Building> read(Path file, OptionalDouble otherwiseMeters) {
    List<Building> buildings = new ArrayList<>();
    for (MapFeature feature : GeoJsonFile.read(file)) {
      if (feature.shape() instanceof Shape.Surface(Area.Polygon area)) {
        buildings.add(building(feature, area, otherwiseMeters));
      }
    }
    if (buildings.isEmpty()) {
      throw new BadInputException(file.toString(), "no polygon", "footprints of buildings");
    }
    return List.copyOf(buildings);
  }

  /** True where each area among the features says how high it stands, and there is one: such a file may be one of buildings. */
  public static boolean tellsHeights(List<MapFeature> features) {
    List<MapFeature> areas = features.stream().filter(feature -> feature.shape() instanceof Shape.Surface).toList();
    return !areas.isEmpty() && areas.stream().allMatch(area -> HEIGHTS.stream().anyMatch(name -> area.find(name).isPresent())
        || area.find(LEVELS).isPresent());
  }

  private static Building building(MapFeature feature, Area.Polygon area, OptionalDouble otherwiseMeters) {
    double height = HEIGHTS.stream().flatMap(name -> feature.find(name).stream()).findFirst().map(value -> meters(feature, value))
        .orElseGet(() -> feature.find(LEVELS).map(levels -> meters(feature, levels) * LEVEL_METERS + ROOF_METERS)
            .orElseGet(() -> otherwiseMeters.orElseThrow(() ->
                new BadInputException(feature.where(), "no height", "height_m, height or building:levels"))));
    try {
      return new Building(area, height);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(feature.where() + ", height", String.valueOf(height), "above 0, at most 1000 m", e);
    }
  }

  private static double meters(MapFeature feature, String value) {
    Matcher meters = METERS.matcher(value);
    if (!meters.matches()) {
      throw new BadInputException(feature.where() + ", height", "\"" + value + "\"", "a number of metres");
    }
    return Double.parseDouble(meters.group(1));
  }
}
