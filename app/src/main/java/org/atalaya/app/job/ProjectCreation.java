package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.features.SitesCsv;
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
  private static final String CURRENCY = "USD";

  private ProjectCreation() {}

  /**
   * @param terrain elevation files and folders, which are looked at but not copied
   * @throws BadInputException if a file, the country, the firmware or a site's device is not what it should be
   */
  public static Project create(Path file, String name, List<Path> terrain, Path sitesFile, String country,
      String firmware) {
    List<Site> sites = SitesCsv.read(sitesFile);
    ElevationFiles.list(terrain).forEach(ElevationFiles::info);
    String code = country.toUpperCase(Locale.ROOT);
    if (RegulatoryDatabase.builtIn().find(code).isEmpty()) {
      throw new BadInputException("--country", "\"" + country + "\"",
          "the two letters of a country of regulatory.db, such as AR");
    }
    if (FirmwareTargets.find(firmware).isEmpty()) {
      throw new BadInputException("--firmware", "\"" + firmware + "\"", "one of "
          + FirmwareTargets.all().stream().map(FirmwareTarget::id).collect(Collectors.joining(", ")));
    }
    NetworkName.require("--name", name, firmware);
    DeviceCatalogue catalogue = DeviceCatalogue.beside(file);
    for (Site site : sites) {
      site.device().filter(device -> catalogue.find(device).isEmpty()).ifPresent(device -> {
        throw new BadInputException(sitesFile + ", site " + site.name() + ", device", "\"" + device + "\"", "one of "
            + catalogue.devices().stream().map(known -> known.name()).collect(Collectors.joining(", ")));
      });
    }
    ProjectSettings settings = new ProjectSettings(name, code, firmware,
        terrain.stream().map(path -> path.toAbsolutePath().normalize().toString()).toList(), PathSettings.DEFAULT,
        DEFAULT_RANGE_METERS, DEFAULT_FADE_MARGIN_DB, CURRENCY);
    return Project.create(file, new ProjectState(settings, sites));
  }
}
