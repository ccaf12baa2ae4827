package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.BuildingFile;
import org.atalaya.maps.features.ClassHeights;
import org.atalaya.planner.clutter.Building;
import org.atalaya.planner.clutter.Buildings;
import org.atalaya.planner.clutter.Clutter;
import org.atalaya.planner.clutter.CoveredTerrain;
import org.atalaya.planner.clutter.LandCover;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Terrain;

/**
 * Where it is said what stands on the ground.
 *
 * @param surface elevation files of roofs and tree tops
 * @param landCover a raster of classes; with it {@code classHeights} is needed
 * @param classHeights how high each class stands
 * @param buildings GeoJSON files of footprints
 * @param buildingMeters height of a building that has none in its file
 */
public record ClutterFiles(List<Path> surface, Optional<Path> landCover, Optional<Path> classHeights, List<Path> buildings,
    OptionalDouble buildingMeters) {
  public static final ClutterFiles NONE = new ClutterFiles(List.of(), Optional.empty(), Optional.empty(), List.of(), OptionalDouble.empty());

  public ClutterFiles {
    surface = List.copyOf(surface);
    buildings = List.copyOf(buildings);
  }

  /**
   * The ground with all that is said to stand on it; the ground itself where nothing is.
   *
   * @param sites whose surroundings count, where their notes tell them
   * @param lowestMhz the lowest frequency at which paths will be judged
   * @throws org.atalaya.planner.BadInputException if a file is not what it should be
   */
  public Terrain cover(Terrain ground, List<Site> sites, double lowestMhz) {
    List<Building> houses = new ArrayList<>();
    buildings.forEach(file -> houses.addAll(BuildingFile.read(file, buildingMeters)));
    Clutter clutter = new Clutter(
        surface.isEmpty() ? Optional.empty() : Optional.of(ElevationFiles.open(surface)),
        landCover.map(raster -> new LandCover(ElevationFiles.raster(raster), ClassHeights.read(classHeights.orElseThrow()))),
        Buildings.of(houses, ground), Surroundings.of(sites));
    return clutter.isEmpty() ? ground : new CoveredTerrain(ground, clutter, lowestMhz);
  }
}
