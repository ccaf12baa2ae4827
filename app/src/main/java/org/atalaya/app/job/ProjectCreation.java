package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.SitesFile;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Site;

/** Makes a project from files, and refuses what would fail later. */
public final class ProjectCreation {
  /** Longest link looked at unless the user says otherwise, metres. */
  public static final double DEFAULT_RANGE_METERS = 15_000;
  /** Kept between expected signal and sensitivity: rain, growth of trees, an antenna a few degrees off. */
  public static final double DEFAULT_FADE_MARGIN_DB = 10;
  /** What a new project's routers run unless another is chosen. */
  public static final String DEFAULT_FIRMWARE = "libremesh";
  private static final String CURRENCY = "USD";

  private ProjectCreation() {}

  /**
   * @param terrain elevation files and folders, which are looked at but not copied
   * @throws BadInputException if a file, the country, the firmware or a site's device is not what it should be
   */
  public static Project create(Path file, String name, List<Path> terrain, Path sitesFile, String country,
      String firmware) {
    List<Site> sites = readSites(file, sitesFile);
    ElevationFiles.list(terrain).forEach(ElevationFiles::info);
    ProjectSettings settings = settings("--", name, country, firmware, terrain);
    return Project.create(file, new ProjectState(settings, sites));
  }

  /**
   * The sites of a table, or the points of GeoJSON, KML or GPX.
   *
   * @param project beside whose file further devices may be described
   * @throws BadInputException if it is no such file, or names a device that nobody knows
   */
  public static List<Site> readSites(Path project, Path sitesFile) {
    return checked(project, sitesFile, SitesFile.read(sitesFile));
  }

  /** The same sites, each of whose devices is known. */
  static List<Site> checked(Path project, Path sitesFile, List<Site> sites) {
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project);
    for (Site site : sites) {
      site.device().filter(device -> catalogue.find(device).isEmpty()).ifPresent(device -> {
        throw new BadInputException(sitesFile + ", site " + site.name() + ", device", "\"" + device + "\"", "one of "
            + catalogue.devices().stream().map(known -> known.name()).collect(Collectors.joining(", ")));
      });
    }
    return sites;
  }

  /**
   * A project without terrain and without sites, to be filled in the window.
   *
   * @throws BadInputException if the file exists or can't be made, or the firmware can't carry the name
   */
  public static Project begin(Path file, String name, String country) {
    return Project.create(file, new ProjectState(settings("", name, country, DEFAULT_FIRMWARE, List.of()), List.of()));
  }

  /**
   * The sample valley as a project of its own: an invented valley near Quintana, Argentina.
   *
   * @param folder that is made, and afterwards holds terrain and project; a sample that is there already is opened
   */
  public static Project sample(Path folder, String name) throws IOException {
    Path file = folder.resolve("sample.atalaya");
    if (Files.exists(file)) {
      return Project.open(file);
    }
    Files.createDirectories(folder);
    Path terrain = SampleValley.writeTo(folder);
    return Project.create(file, new ProjectState(settings("", name, "AR", DEFAULT_FIRMWARE, List.of(terrain)),
        SampleValley.sites()));
  }

  private static ProjectSettings settings(String option, String name, String country, String firmware, List<Path> terrain) {
    String code = country.toUpperCase(Locale.ROOT);
    if (RegulatoryDatabase.builtIn().find(code).isEmpty()) {
      throw new BadInputException(option + "country", "\"" + country + "\"",
          "the two letters of a country of regulatory.db, such as AR");
    }
    if (FirmwareTargets.find(firmware).isEmpty()) {
      throw new BadInputException(option + "firmware", "\"" + firmware + "\"", "one of "
          + FirmwareTargets.all().stream().map(FirmwareTarget::id).collect(Collectors.joining(", ")));
    }
    NetworkName.require(option + "name", name, firmware);
    return new ProjectSettings(name, code, firmware,
        terrain.stream().map(path -> path.toAbsolutePath().normalize().toString()).toList(), PathSettings.DEFAULT,
        DEFAULT_RANGE_METERS, DEFAULT_FADE_MARGIN_DB, CURRENCY);
  }
}
