package org.atalaya.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.propagation.EvenProfile;

/** Profiles for validation, one a line: {@code n,step_m,height_0,…,height_n}. */
final class CaseProfiles {
  private static final long LARGEST_BYTES = 500_000_000;
  private static final int MOST_STEPS = 1_000_000;
  private static final double LONGEST_STEP_METERS = 1_000_000;
  private static final double HIGHEST_METERS = 100_000;
  private final String file;
  private final List<EvenProfile> profiles;

  private CaseProfiles(String file, List<EvenProfile> profiles) {
    this.file = file;
    this.profiles = profiles;
  }

  /** @throws BadInputException if a line is not of that form */
  static CaseProfiles read(Path path) throws IOException {
    String name = path.toString();
    if (Files.size(path) > LARGEST_BYTES) {
      throw new BadInputException(name, Files.size(path) + " bytes", "at most " + LARGEST_BYTES);
    }
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    List<EvenProfile> profiles = new ArrayList<>();
    for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).stripTrailing().split("\r?\n")) {
      profiles.add(profile(name + ", line " + (profiles.size() + 1), line));
    }
    return new CaseProfiles(name, profiles);
  }

  private static EvenProfile profile(String where, String line) {
    String[] fields = line.split(",", -1);
    if (fields.length < 4) {
      throw new BadInputException(where, fields.length + " fields", "n,step_m and n + 1 heights");
    }
    int steps = (int) number(where + ", n", fields[0], 1, MOST_STEPS);
    if (fields.length != steps + 3) {
      throw new BadInputException(where, (fields.length - 2) + " heights", (steps + 1) + ", one more than n");
    }
    double step = number(where + ", step_m", fields[1], 1e-3, LONGEST_STEP_METERS);
    double[] heights = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      heights[i] = number(where + ", height " + i, fields[i + 2], -HIGHEST_METERS, HIGHEST_METERS);
    }
    return new EvenProfile(step, heights);
  }

  private static double number(String where, String text, double least, double most) {
    double number;
    try {
      number = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInputException(where, "\"" + text.strip() + "\"", "a number");
    }
    if (!(number >= least && number <= most)) {
      throw new BadInputException(where, text.strip(), least + " to " + most);
    }
    return number;
  }

  /** The profile of a line, from 1. @throws BadInputException if the file has no such line; {@code asked} says who asked */
  EvenProfile get(String asked, int line) {
    if (line < 1 || line > profiles.size()) {
      throw new BadInputException(asked, "profile " + line, "1 to " + profiles.size() + ", the lines of " + file);
    }
    return profiles.get(line - 1);
  }

  /**
   * The bare ground under a profile, where the file holds the same path without what stands on it: as many steps of
   * the same length, the same heights at both ends and at half of the points at least, and nowhere a greater one. Of
   * several the lowest.
   */
  Optional<EvenProfile> findBareGround(EvenProfile surface) {
    return profiles.stream().filter(other -> bare(other.heightsMeters(), surface.heightsMeters()) && other.stepMeters() == surface.stepMeters())
        .min(Comparator.comparingDouble(other -> Arrays.stream(other.heightsMeters()).sum()));
  }

  private static boolean bare(double[] ground, double[] surface) {
    int last = surface.length - 1;
    if (ground.length != surface.length || ground[0] != surface[0] || ground[last] != surface[last]) {
      return false;
    }
    int equal = 0;
    for (int i = 0; i <= last; i++) {
      if (ground[i] > surface[i]) {
        return false;
      }
      equal += ground[i] == surface[i] ? 1 : 0;
    }
    return equal <= last && 2 * equal > last;
  }
}
