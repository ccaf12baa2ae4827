package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.maps.features.FeatureFile;
import org.atalaya.maps.features.MapFeature;
import org.atalaya.maps.features.Shape;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.features.SitesFile;
import org.atalaya.maps.tiles.MbtilesFile;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.MapLayer;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * What files brought into a project: points are sites, lines and areas are drawn on the map, a file with both does both;
 * pictures of the ground (.mbtiles) are drawn on the map.
 *
 * @param added new sites
 * @param changed sites that became others
 * @param drawn files that are now drawn on the map
 */
public record FileImport(int added, int changed, int drawn) {
  private static final String TILES = ".mbtiles";

  /** True where a file's name says that it can be taken. */
  public static boolean takes(Path file) {
    return FeatureFile.isOne(file) || isTiles(file) || name(file).endsWith(".csv");
  }

  /** True for pictures of the ground. */
  public static boolean isTiles(Path file) {
    return name(file).endsWith(TILES);
  }

  private static String name(Path file) {
    return file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Takes files in: the sites of all as one edit, the layers of all as another.
   *
   * @throws BadInputException if one of them is not what it should be, or holds nothing; nothing is changed then
   */
  public static FileImport take(Project project, List<Path> files) {
    List<Site> sites = new ArrayList<>();
    List<MapLayer> layers = new ArrayList<>(project.state().layers());
    int before = layers.size();
    Map<String, Site> present = project.state().sites().stream().collect(Collectors.toMap(Site::name, site -> site));
    for (Path file : files) {
      boolean draws = isTiles(file);
      if (draws) {
        MbtilesFile.open(file).close();
      } else if (FeatureFile.isOne(file)) {
        List<MapFeature> features = FeatureFile.read(file);
        if (features.isEmpty()) {
          throw new BadInputException(file.toString(), "nothing", "at least one place, line or area");
        }
        ProjectCreation.checked(project.file(), file, SitesFile.of(file, features)).forEach(site -> sites.add(merged(present, site)));
        draws = features.stream().anyMatch(feature -> !(feature.shape() instanceof Shape.Point));
      } else {
        sites.addAll(ProjectCreation.readSites(project.file(), file));
      }
      String path = file.toAbsolutePath().normalize().toString();
      if (draws && layers.stream().noneMatch(layer -> layer.path().equals(path))) {
        layers.add(new MapLayer(path, true));
      }
    }
    SiteImport merged = SiteImport.take(project, sites);
    if (layers.size() > before) {
      project.apply(new Edit.SetMapLayers(layers));
    }
    return new FileImport(merged.added(), merged.changed(), layers.size() - before);
  }

  /** A place of a name that is there, of which the file tells no more than where it is, leaves all else of it as it was. */
  private static Site merged(Map<String, Site> present, Site read) {
    Site bare = new Site(read.name(), read.position(), SitesCsv.DEFAULT_HEIGHT_METERS, Role.CANDIDATE, new PowerSupply.Grid(), 0,
        Optional.empty(), 0, read.notes());
    Site old = present.get(read.name());
    return old != null && read.equals(bare) ? old.withPosition(read.position()) : read;
  }
}
