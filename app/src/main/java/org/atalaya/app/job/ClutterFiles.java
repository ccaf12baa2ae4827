package org.atalaya.app.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.BuildingFile;
import org.atalaya.maps.features.ClassHeights;
import org.atalaya.planner.clutter.Building;
import org.atalaya.planner.clutter.Buildings;
import org.atalaya.planner.clutter.Clutter;
import org.atalaya.planner.clutter.CoveredTerrain;
import org.atalaya.planner.clutter.LandCover;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Project;
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

  /** What a project keeps, each file where it is found. */
  public static ClutterFiles of(Project project) {
    CoverFiles kept = project.resolveCover();
    return new ClutterFiles(kept.surface().stream().map(Path::of).toList(),
        kept.landCover().map(classes -> Path.of(classes.raster())), kept.landCover().map(classes -> Path.of(classes.heights())),
        kept.buildings().stream().map(Path::of).toList(),
        kept.buildingMeters().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  /** What is given takes the place of what is kept, kind by kind. */
  public ClutterFiles over(ClutterFiles kept) {
    return new ClutterFiles(surface.isEmpty() ? kept.surface : surface, landCover.isPresent() ? landCover : kept.landCover,
        landCover.isPresent() ? classHeights : kept.classHeights, buildings.isEmpty() ? kept.buildings : buildings,
        buildingMeters.isPresent() ? buildingMeters : kept.buildingMeters);
  }

  /** As a project keeps it: every path absolute. */
  public CoverFiles kept() {
    return new CoverFiles(surface.stream().map(ClutterFiles::absolute).toList(),
        landCover.map(raster -> new CoverFiles.Classes(absolute(raster), absolute(classHeights.orElseThrow()))),
        buildings.stream().map(ClutterFiles::absolute).toList(),
        buildingMeters.isPresent() ? Optional.of(buildingMeters.getAsDouble()) : Optional.empty());
  }

  /** Those that are not there. */
  List<Path> missing() {
    return Stream.of(surface.stream(), landCover.stream(), classHeights.stream(), buildings.stream()).flatMap(files -> files)
        .filter(Files::notExists).toList();
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /**
   * What the files say, without the surroundings of sites.
   *
   * @param ground that buildings stand on
   * @throws org.atalaya.planner.BadInputException if a file is not what it should be
   */
  public Clutter read(Terrain ground) {
    List<Building> houses = new ArrayList<>();
    buildings.forEach(file -> houses.addAll(BuildingFile.read(file, buildingMeters)));
    return new Clutter(surface.isEmpty() ? Optional.empty() : Optional.of(ElevationFiles.open(surface)),
        landCover.map(raster -> new LandCover(ElevationFiles.raster(raster), ClassHeights.read(classHeights.orElseThrow()))),
        Buildings.of(houses, ground), List.of());
  }

  /** As {@link #cover(Terrain, Clutter, List, double)}, with what the files say. */
  public Terrain cover(Terrain ground, List<Site> sites, double lowestMhz) {
    return cover(ground, read(ground), sites, lowestMhz);
  }

  /**
   * The ground with all that is said to stand on it; the ground itself where nothing is.
   *
   * @param stands what files say
   * @param sites whose surroundings count, where their notes tell them
   * @param lowestMhz the lowest frequency at which paths will be judged
   */
  public static Terrain cover(Terrain ground, Clutter stands, List<Site> sites, double lowestMhz) {
    Clutter clutter = new Clutter(stands.surface(), stands.landCover(), stands.buildings(), Surroundings.of(sites));
    return clutter.isEmpty() ? ground : new CoveredTerrain(ground, clutter, lowestMhz);
  }
}
