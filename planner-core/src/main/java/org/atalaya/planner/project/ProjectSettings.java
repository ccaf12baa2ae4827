package org.atalaya.planner.project;

import java.util.List;
import java.util.Objects;
import org.atalaya.planner.linkbudget.PathSettings;

/**
 * What holds for a whole project.
 *
 * @param name as people call the network
 * @param country ISO 3166 code, two capital letters
 * @param firmware id of the firmware target
 * @param terrain absolute paths of terrain files and folders, as text; {@link Project#resolveTerrain()} finds them
 *     again where the project was moved
 * @param paths how paths are judged
 * @param maxRangeMeters longest link that is looked at, above 0
 * @param fadeMarginDb kept between expected signal and sensitivity, 0 or more
 * @param currency of all costs, ISO 4217
 */
public record ProjectSettings(String name, String country, String firmware, List<String> terrain, PathSettings paths,
    double maxRangeMeters, double fadeMarginDb, String currency) {

  /** @throws IllegalArgumentException if a value is out of its range */
  public ProjectSettings {
    Objects.requireNonNull(paths);
    terrain = List.copyOf(terrain);
    if (name.isBlank()) {
      throw new IllegalArgumentException("the project's name is empty, expected a text");
    }
    if (!country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("country " + country + ", expected two capital letters (ISO 3166)");
    }
    if (firmware.isBlank()) {
      throw new IllegalArgumentException("firmware is empty, expected the id of a target");
    }
    if (!(maxRangeMeters > 0) || Double.isInfinite(maxRangeMeters)) {
      throw new IllegalArgumentException("range " + maxRangeMeters + " m, expected above 0");
    }
    if (!(fadeMarginDb >= 0) || Double.isInfinite(fadeMarginDb)) {
      throw new IllegalArgumentException("fade margin " + fadeMarginDb + " dB, expected 0 or more");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency " + currency + ", expected three capital letters (ISO 4217)");
    }
  }

  /** The same with another firmware. */
  public ProjectSettings withFirmware(String other) {
    return new ProjectSettings(name, country, other, terrain, paths, maxRangeMeters, fadeMarginDb, currency);
  }

  /** The same on other ground. */
  public ProjectSettings withTerrain(List<String> files) {
    return new ProjectSettings(name, country, firmware, files, paths, maxRangeMeters, fadeMarginDb, currency);
  }
}
